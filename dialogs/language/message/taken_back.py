"""How what an answer says stands: as a fact of the person who answers, or denied, planned, somebody else's, about.

One question reads numbers, another names; what takes an answer back is said of all of them in the same words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

from dialogs.language.message.attribution import ASKED, OTHER, QUOTED, SUPPOSED
from dialogs.language.message.document import MessageText
from dialogs.language.message.schooling import schooling_standing
from dialogs.language.message.title_standing import standing_of
from dialogs.language.text.numerals import read_year
from dialogs.language.text.phrases import expressions, phrase
from dialogs.language.text.times import YEAR, Time

_FILE: Final = "heard"
_OF: Final = {OTHER: "someone_else", SUPPOSED: "hypothesis", QUOTED: "question", ASKED: "question"}


_OF_TITLE: Final = dict.fromkeys(("denied", "wanted", "doubtful"), "no_title")
_OF_DEGREE: Final = {"unfinished": "unfinished", "doubtful": "hedged"}
_APART: Final = frozenset(
    {"someone_else", "hypothesis", "denied", "pending", "former", "no_title", "unfinished"}
)


class TakenBack(NamedTuple):
    """A clause of an answer that ``standing`` takes back; ``said``: the words that do."""

    start: int
    end: int
    standing: str
    said: str


def taken_back(message: MessageText) -> Iterator[TakenBack]:
    """Every clause of an answer that tells no plain fact, in order, with its stop."""
    to_come = [time.start for time in message.times if _is_to_come(message, time)]
    again = phrase(_FILE, "corrected").search(message.text)
    ends = [*(clause.start for clause in message.clauses[1:]), len(message.text)]
    for clause, end in zip(message.clauses, ends, strict=True):
        said = message.text[clause.start : end].strip()
        if again is not None and clause.start < again.start():
            yield TakenBack(clause.start, end, "corrected", said)
            continue
        whose = _OF.get(message.subjects[max(clause.start, clause.end - 1)])
        if whose is None and any(clause.start <= at < clause.end for at in to_come):
            whose = "hypothesis"
        if whose is not None:
            yield TakenBack(clause.start, end, whose, said)
            continue
        things = _standing_of_things(message, clause.start, end)
        found = ((one.entry["is"], one.pattern.search(said)) for one in expressions(_FILE, "standings"))
        standing, match = next(((name, match) for name, match in found if match), ("", None))
        if match is not None or things is not None:
            yield TakenBack(clause.start, end, things or standing, match[0] if match else said)


def _standing_of_things(message: MessageText, start: int, end: int) -> str | None:
    """How a title or a degree stands that the clause names; None where one is held, or none is named."""
    titles = {_OF_TITLE.get(standing_of(message, one)) for one in message.titles if start <= one.start < end}
    named = message.things["education"]
    degrees = {
        _OF_DEGREE.get(schooling_standing(message, one, following))
        for one, following in zip_longest(named, named[1:])
        if start <= one.start < end
    }
    standings = titles | degrees
    return None if None in standings else next(iter(sorted(filter(None, standings))), None)


def without(message: MessageText, parts: Sequence[TakenBack]) -> str:
    """What is left of the answer beside ``parts``; nothing where one of them takes back what stands beside it.

    1篇在投 tells of another one; 还没发表 and 不太确定 say something of the one before.
    """
    if not all(part.standing in _APART and _names(message, part) for part in parts):
        return ""
    left = list(message.text)
    for part in parts:
        left[part.start : part.end] = " " * (part.end - part.start)
    return phrase("answers", "around").sub("", "".join(left))


def _names(message: MessageText, part: TakenBack) -> bool:
    """Whether it names something by itself."""
    named = [one.start for things in message.things.values() for one in things]
    named += [*(saying.start for saying in message.said), *(time.start for time in message.times)]
    said = message.text[part.start : part.end]
    return (
        any(part.start <= at < part.end for at in named) or phrase(_FILE, "number").search(said) is not None
    )


def _is_to_come(message: MessageText, time: Time) -> bool:
    year = YEAR.fullmatch(message.text[time.start : time.end])
    on = time.on or str(
        read_year(year[1], message.as_of.year) if year and time.kind == "vague_moment" else ""
    )
    return on[:4] > message.as_of.isoformat()[:4] or (time.on is not None and on > message.as_of.isoformat())
