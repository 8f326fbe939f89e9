"""The grounds for 破格 that a message surely gives, as the notice's vocabulary says how they are stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.language.message.attributes import read_ground_attributes
from dialogs.language.message.extraction import NOT_SAID, Slot, Understood

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from pydantic import JsonValue

    from dialogs.language.message.document import MessageText
    from dialogs.language.vocabulary.statements import GroundStatement, ValuesStated

FIELD = "exceptional"
_FILE = "grounds"
_NEAR = 16
"""Characters before the words for a ground that may tell of which level it is."""
Ground = dict[str, "JsonValue"]


def read_exceptional(message: MessageText) -> Slot:
    """``exceptional``: every ground stated with what it needs; ``[]`` where there is said to be none."""
    grounds: list[JsonValue] = []
    understood: list[Understood] = []
    for statement in message.words.statements:
        for match, ground in _grounds(message, statement):
            if ground not in grounds:
                grounds.append(ground)
                understood.append(Understood(FIELD, message.excerpt(*match.span())))
    if grounds:
        return Slot(grounds, tuple(understood))
    none = message.phrase(_FILE, "none").search(message.text)
    if none and message.is_fact(none.start()):
        return Slot([], (Understood(FIELD, none[0]),))
    return NOT_SAID


def _grounds(message: MessageText, statement: GroundStatement) -> Iterator[tuple[re.Match[str], Ground]]:
    for match in statement.words.finditer(message.text):
        sentence = message.sentence(match.start())
        if not (_is_his(message, match, sentence) and statement.is_said_in(sentence)):
            continue
        needed = {name: _needed(message, match, values) for name, values in statement.attributes.items()}
        if None in needed.values():
            continue
        others = {name: data for name, data in statement.all_attributes.items() if name not in needed}
        said = read_ground_attributes(message.words, sentence, others)
        yield match, {"kind": statement.kind, **needed, **said}


def _is_his(message: MessageText, match: re.Match[str], sentence: str) -> bool:
    """Whether it is said of the applicant as a fact: not lacking, aimed at or somebody else's."""
    return message.is_fact(match.start()) and not (
        message.phrase(_FILE, "lacking_before").search(message.before(match.start()))
        or message.phrase(_FILE, "lacking_after").search(message.after(match.end()))
        or message.phrase(_FILE, "not_his").search(sentence)
    )


def _needed(message: MessageText, match: re.Match[str], stated: ValuesStated) -> JsonValue:
    """The value that is said where it is looked for first; None where none is, or one that is no such ground's."""
    for where in stated.where:
        text = _window(message, match, where)
        for pattern, value in stated.values:
            if pattern.search(text):
                return value
    return None


def _window(message: MessageText, match: re.Match[str], where: str) -> str:
    if where == "words":
        return match[0]
    if where == "before":
        start = max(message.clause(match.start()).start, match.start() - _NEAR)
        return message.text[start : match.end()]
    return message.after(match.start()) if where == "after" else message.sentence(match.start())
