"""The achievements that a message surely gives the applicant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.language.message.achievement_parts import entries_of
from dialogs.language.message.achievement_scope import find_scopes
from dialogs.language.message.extraction import NOT_SAID, Slot, Understood, Unsure

if TYPE_CHECKING:
    from pydantic import JsonValue

    from dialogs.language.message.document import MessageText

FIELD = "achievements"


def read_achievements(message: MessageText) -> Slot:
    """``achievements``: every achievement stated, alike ones in one entry; ``[]`` where there is said to be none.

    A word of which it is not said whether it counts (专利) is unsure; so is nothing else here: what is
    planned, in preparation, lacking or a firm's is left alone.
    """
    entries: list[JsonValue] = []
    understood: list[Understood] = []
    unsure: list[Unsure] = []
    for scope in find_scopes(message):
        words = message.excerpt(scope.word_start, scope.word_end)
        if scope.options:
            unsure.append(Unsure(FIELD, words, scope.options))
            continue
        entries += entries_of(message, scope)
        understood.append(Understood(FIELD, words))
    if entries or unsure:
        return Slot(entries or None, tuple(understood), tuple(unsure[:1]))
    none = _none(message)
    return Slot([], (Understood(FIELD, none),)) if none else NOT_SAID


def _none(message: MessageText) -> str | None:
    for match in message.phrase("achievements", "none_at_all").finditer(message.text):
        before = message.before(match.start())
        other = message.phrase("achievements", "none_at_all_not")
        if message.is_fact(match.start()) and not other.search(before) and not other.search(match[0]):
            return message.excerpt(*match.span())
    return None
