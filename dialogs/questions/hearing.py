"""What is typed as an answer, held against what takes an answer back: the same at every question."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from dialogs.engine.ask import Misread
from dialogs.engine.proposal import Unheard
from dialogs.engine.talk import Talk
from dialogs.interview import volunteered_facts
from dialogs.language.message.taken_back import taken_back, without
from dialogs.questions.frame import short

_OTHERS: Final = "someone_else"
_EDGES: Final = " ,。;"
Read = TypeVar("Read")


def held_against(
    talk: Talk, text: str, read: Callable[[str], Read | Misread], heeds: frozenset[str]
) -> tuple[list[Unheard], Read | Misread]:
    """What ``read`` makes of ``text``, and what of it is no answer.

    A clause that is denied, planned, about or somebody else's answers nothing, unless the question ``heeds`` that; what
    stands beside it does.
    """
    message = volunteered_facts.message_of(talk, text)
    taken = list(taken_back(message))
    refused = [part for part in taken if part.standing not in heeds]
    left = without(message, refused) if refused else ""
    if left and not isinstance(again := read(left), Misread):
        return [
            Unheard(text=message.text[part.start : part.end].strip(_EDGES), why=part.standing)
            for part in refused
        ], again
    found = read(text)
    if taken and volunteered_facts.is_of_others(talk, text):
        return [], misread(_OTHERS, text) if not isinstance(found, Misread) else found.taken_back(_OTHERS)
    if isinstance(found, Misread):
        return [], found.taken_back(taken[0].standing) if taken and (refused or found.is_blank) else found
    return [], misread(refused[0].standing, text) if refused else found


def misread(standing: str, text: str) -> Misread:
    """An answer that could be taken but for what takes it back."""
    return Misread("misread.refused", unread=short(text)).taken_back(standing)
