"""Things named by their numbers: 2、4; 2至4; 第2条不符合，3不清楚; 前两条符合; 除了第二条都符合; 1用过."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from dialogs.engine.commands import bare
from dialogs.language.text.expressions import ready_pattern
from dialogs.language.text.numerals import read_whole
from dialogs.language.text.phrases import content, phrase
from dialogs.language.vocabulary.expressions import any_of
from dialogs.rendering.wording import listed

_NAMED: Final = (
    "marked",
    "yes",
    "no",
    "doubted",
    "met",
    "except",
    "outside",
    "only",
    "others",
    "last_one",
    "first",
    "last",
    "through",
    "between",
)


@dataclass(slots=True)
class NumberedAnswer:
    """What is said of things by their numbers: False for what is marked (不符合), null where it is in doubt.

    ``alone``: numbers of which nothing is said. ``others``: what is said of all that is not named, if anything is.
    """

    said: dict[int, bool | None] = field(default_factory=dict)
    alone: tuple[int, ...] = ()
    others: tuple[bool | None, ...] = ()

    def values(self, last: int, *, alone: bool | None, otherwise: bool | None) -> dict[int, bool | None]:
        """One for each number to ``last``; ``alone``: of a number by itself, ``otherwise``: of what is not named."""
        rest = self.others[-1] if self.others else otherwise
        return {**dict.fromkeys(range(1, last + 1), rest), **dict.fromkeys(self.alone, alone), **self.said}


def read_numbered(
    text: str, last: int, *, yes: bool | None = None, no: bool | None = False
) -> NumberedAnswer | None:
    """What ``text`` says of things with the numbers from 1 to ``last``; None when it says anything else.

    ``yes``, ``no``: what a mere 是 or 否 behind a number says of it; None where that may be taken either way, and so
    for nothing.
    """
    reading = _Reading(last, {"yes": yes, "no": no})
    rest = bare(text)
    if phrase("answers", "so_many").match(rest):
        return None  # how many, which says not which
    while rest:
        match = _pattern().match(rest)
        if match is None or not reading.takes(match):
            return None
        rest = rest[match.end() :]
    return reading.done()


def is_of_all(text: str, last: int) -> bool:
    """Whether ``text`` names all of ``last`` things and says no more: 全部, 两条都是."""
    match = phrase("answers", "all_of_them").fullmatch(bare(text))
    return match is not None and (match["so_many"] is None or read_whole(match["so_many"]) == last)


class _Reading:
    """An answer read word by word: what is said of numbers follows them, or else stands before them."""

    def __init__(self, last: int, short: Mapping[str, bool | None]) -> None:
        self._last = last
        self._short = short
        self._found = NumberedAnswer()
        self._waiting: list[int] = []
        self._excepted: list[int] = []
        self._lead: tuple[bool | None, ...] = ()
        self._of_others = self._excepting = self._only = self._only_lead = False

    def takes(self, match: re.Match[str]) -> bool:
        """Whether the next word can be taken."""
        name = match.lastgroup or ""
        if name == "number":
            return self._takes_numbers(*_ends(match, self._last))
        if name in self._short:
            return self._takes_short(name)
        if name in {"marked", "met", "doubted"}:
            self._takes_status(None if name == "doubted" else name == "met")
        elif name in {"except", "only"}:
            self._excepting, self._only = name == "except", name == "only"
        elif name in {"others", "outside"}:
            self._take_lead()
            self._of_others = self._of_others or not self._waiting or self._excepting
        return True

    def _takes_short(self, name: str) -> bool:
        """是 behind numbers says what they are; before them (不符合的是1和4) it says nothing."""
        spoken_of = self._waiting or self._of_others
        if name == "yes" and (not spoken_of or (self._lead and not self._excepting)):
            return True
        said = self._short[name]
        if said is not None:
            self._takes_status(said)
        return said is not None

    def _takes_numbers(self, first: int | None, through: int | None) -> bool:
        if first is None or through is None or not 1 <= first <= through <= self._last:
            return False
        self._waiting += range(first, through + 1)
        return True

    def _takes_status(self, said: bool | None) -> None:  # noqa: FBT001 - it is what is said
        """Of the numbers before it; of all others, where those or an exception are spoken of; else of what follows."""
        if self._of_others:
            self._excepted += self._waiting
            self._found.others = (*self._found.others, said)
        elif self._waiting:
            self._found.said.update(dict.fromkeys(self._waiting, said))
            if self._only and said is not None:
                self._found.others = (not said,)
        else:
            self._lead = (said,)
            self._only_lead = self._only
        self._waiting, self._of_others, self._excepting, self._only = [], False, False, False

    def _take_lead(self) -> None:
        """不符合的是4，其他…: what was said before the numbers is said of them."""
        if self._lead and not self._excepting:
            self._found.said.update(dict.fromkeys(self._waiting, self._lead[0]))
            if self._only_lead and self._waiting:
                self._found.others = (not self._lead[0],)
            self._waiting = []

    def done(self) -> NumberedAnswer | None:
        """All of it; None where nothing is named."""
        found = self._found
        if self._excepting and found.others:
            self._excepted += self._waiting
        self._take_lead()
        found.alone = () if self._excepting else tuple(self._waiting)
        for said in found.others[:1]:
            found.said.update(dict.fromkeys(self._excepted, not said))
        return found if found.said or found.alone else None


def _ends(match: re.Match[str], last: int) -> tuple[int | None, int | None]:
    """Of 2至4, 第2到第4, 前两条, 最后一条; one number is both."""
    numbers = [
        read_whole(match[name]) for name in ("first_n", "last_n", "from", "to", "alone") if match[name]
    ]
    if match["last_one"]:
        return last, last
    if match["first_n"]:
        return 1, numbers[0]
    if match["last_n"]:
        return last + 1 - (numbers[0] or 0), last
    return numbers[0], numbers[-1]


def _any(key: str) -> str:
    return any_of(map(bare, listed(key)))


@cache
def _pattern() -> re.Pattern[str]:
    """One word of such an answer; the longer ones first."""
    number = content("answers")["one_number"]
    doubted = _any("understood.commands.unknown")
    said = {name: _any(f"understood.numbered.{name}") for name in _NAMED if name != "doubted"}
    return ready_pattern(
        rf"(?P<met>{said['met']})"
        rf"|(?P<marked>{said['marked']})"
        rf"|(?P<doubted>{doubted})"
        rf"|(?P<no>{said['no']})"
        rf"|(?P<yes>{said['yes']})(?!(?:{said['between']})?(?:{said['met']}|{said['marked']}|{said['no']}|{doubted}))"
        rf"|(?P<between>{said['between']}|\W)"
        rf"|(?P<number>(?P<last_one>{said['last_one']})"
        rf"|(?:{said['first']})(?P<first_n>{number})|(?:{said['last']})(?P<last_n>{number})"
        rf"|(?P<from>{number})(?:[-~—]|{said['through']})(?P<to>{number})|(?P<alone>{number}))"
        rf"|(?P<except>{said['except']})|(?P<outside>{said['outside']})"
        rf"|(?P<only>{said['only']})|(?P<others>{said['others']})"
    )
