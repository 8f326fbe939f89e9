"""The grounds for 破格 that a message surely gives (附件2 三（四）)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.language.message.attributes import read_attributes, read_rank
from dialogs.language.message.extraction import NOT_SAID, Slot, Understood
from dialogs.language.text.lexicon import phrase, vocabulary

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from pydantic import JsonValue

    from dialogs.language.message.document import MessageText

FIELD = "exceptional"
Ground = dict[str, "JsonValue"]


def _pattern(key: str) -> re.Pattern[str]:
    return phrase("grounds", key)


def _stated(message: MessageText, key: str) -> Iterator[tuple[re.Match[str], str]]:
    """Where the words under ``key`` are said of the applicant as a fact, each with what is said around it."""
    for match in _pattern(key).finditer(message.text):
        lacking = _pattern("lacking_before").search(message.before(match.start()))
        lacking = lacking or _pattern("lacking_after").search(message.after(match.end()))
        around = _around(message, match)
        if message.is_fact(match.start()) and not lacking and not _pattern("not_his").search(around):
            yield match, around


def _around(message: MessageText, match: re.Match[str]) -> str:
    """The sentence, from the clause of the words on; with its beginning when they stand in it."""
    start, end = message.sentence_bounds(match.start())
    return message.text[start:end]


def _science_award(message: MessageText) -> Iterator[tuple[re.Match[str], Ground]]:
    for match, around in _stated(message, "science_award"):
        graded = _pattern("science_graded").search(message.after(match.start()))
        graded = graded or _pattern("science_graded").search(around)
        grade = vocabulary("grounds")["science_grade"].get(graded["grade"]) if graded else None
        giver = message.text[max(message.clause(match.start()).start, match.start() - 16) : match.end()]
        if grade is None or _pattern("science_other_field").search(giver):
            continue
        if _pattern("science_national").search(giver):
            level = "national"
        elif _pattern("science_provincial").search(giver) and not _pattern("science_other_giver").search(
            giver
        ):
            level = "provincial"
        else:
            continue
        yield match, {"kind": "science_award", "level": level, "grade": grade, **_rank(around)}


def _patent_award(message: MessageText) -> Iterator[tuple[re.Match[str], Ground]]:
    for match, around in _stated(message, "patent_award"):
        grade = "gold" if match["grade"] == "金" else "silver"
        yield match, {"kind": "patent_award", "grade": grade, **_rank(around)}


def _major_project(message: MessageText) -> Iterator[tuple[re.Match[str], Ground]]:
    for match, around in _stated(message, "major_project"):
        if _pattern("major_project_field").search(around) and _pattern("major_project_level").search(around):
            yield match, {"kind": "major_project", **_rank(around)}


def _technical_head(message: MessageText) -> Iterator[tuple[re.Match[str], Ground]]:
    for match, around in _stated(message, "technical_head"):
        if _pattern("technical_head_role").search(around):
            yield match, {"kind": "technical_head"}


def _event_protection(message: MessageText) -> Iterator[tuple[re.Match[str], Ground]]:
    for match, around in _stated(message, "event"):
        if _pattern("event_praise").search(around) and not _pattern("event_no_praise").search(around):
            yield match, {"kind": "event_protection"}


def _vulnerability(message: MessageText) -> Iterator[tuple[re.Match[str], Ground]]:
    for match, around in _stated(message, "vulnerability"):
        known = _pattern("vulnerability_known").search(around)
        if known and not _pattern("vulnerability_unknown").search(around):
            yield match, {"kind": "vulnerability", **read_attributes(around, ("role",))}


def _rank(text: str) -> Ground:
    rank = read_rank(text)
    return {} if rank is None else {"rank": rank}


_READERS: tuple[Callable[[MessageText], Iterator[tuple[re.Match[str], Ground]]], ...] = (
    _science_award,
    _patent_award,
    _major_project,
    _technical_head,
    _event_protection,
    _vulnerability,
)


def read_exceptional(message: MessageText) -> Slot:
    """``exceptional``: every ground stated with what it needs; ``[]`` where there is said to be none."""
    grounds: list[JsonValue] = []
    understood: list[Understood] = []
    for read in _READERS:
        for match, ground in read(message):
            if ground not in grounds:
                grounds.append(ground)
                understood.append(Understood(FIELD, message.excerpt(*match.span())))
    if grounds:
        return Slot(grounds, tuple(understood))
    none = _pattern("none").search(message.text)
    if none and message.is_fact(none.start()):
        return Slot([], (Understood(FIELD, none[0]),))
    return NOT_SAID
