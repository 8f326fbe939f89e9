"""What a sentence of a notice seems to ask, in numbers: proposals, each to be looked at by somebody."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from bot.authoring.clauses import usual
from dialogs.language.text.numerals import read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator


class RouteRead(NamedTuple):
    """Of a way to a level: the degree, the years of work, or the title and the years since; None where not said.

    ``is_all``: nothing is said beside.
    """

    education: str | None
    experience_years: float | None
    title: str | None
    title_years: float | None
    other_speciality: bool
    is_all: bool = True

    @property
    def is_whole(self) -> bool:
        """Whether years, of work or since a title, were found."""
        return self.experience_years is not None or self.title_years is not None


class OutcomeRead(NamedTuple):
    """Of an item of outcomes: its kind, as `usual.yaml` lists it, the place asked for, and how many make one."""

    kind: dict[str, str] | None
    place: int | None
    every: int


def found(name: str, text: str) -> str | None:
    """What the usual expression ``name`` finds in ``text``: the first of its groups that holds something."""
    seen = re.search(usual()[name], text)
    if seen is None:
        return None
    return next((group for group in seen.groupdict().values() if group), seen[0])


def number(text: str) -> int:
    """A number in digits or in Chinese."""
    return int(text) if text.isdigit() else int(read_whole(text) or 0)


def day(name: str, text: str) -> date | None:
    """A day that is named, if there is such a day."""
    seen = re.search(usual()[name], text)
    try:
        return date(int(seen["y"]), int(seen["m"]), int(seen["d"])) if seen else None
    except ValueError:
        return None


def educations(text: str) -> Iterator[str]:
    """The degrees that a text names, the lowest first."""
    for one in reversed(usual()["education"]):
        if re.search(one["words"], text):
            yield one["education"]


def _years(text: str) -> float | None:
    """The first number of years that must be full."""
    seen = re.search(usual()["years"], text)
    if seen is None:
        return None
    if seen["half"]:
        return 0.5
    counted = float(seen["n"]) if seen["n"].replace(".", "").isdecimal() else number(seen["n"])
    counted += 0.5 if seen["and_half"] else 0
    return int(counted) if counted % 1 == 0 else counted


def route(text: str, titles: dict[str, str]) -> RouteRead:
    """What ``text`` asks of degree, title and years; ``titles``: the ids of titles by name."""
    education, work = next(educations(text), None), re.search(usual()["at_work"], text)
    worked = _years(text[work.start() :]) if work else _years(text)
    if worked is None and work:
        worked = 0
    is_all = not re.sub(usual()["read_of_route"], "", text)
    seen = re.search(usual()["after_title"], text)
    names = sorted(titles, key=len, reverse=True)
    title = next((titles[n] for n in names if seen and n.removesuffix(usual()["of_title"]) in seen[0]), None)
    if seen is None or title is None:
        return RouteRead(
            education, worked, None, None, other_speciality=False, is_all=is_all and seen is None
        )
    other = re.search(usual()["other_series"], seen[0]) is not None
    whole = re.search(usual()["whole_years"], text)
    return RouteRead(education, worked if whole else None, title, _years(text[seen.start() :]), other, is_all)


def outcome(text: str) -> OutcomeRead:
    """What ``text`` seems to count."""
    kind = next((one for one in usual()["kinds"] if re.search(one["words"], text)), None)
    seen = re.search(usual()["rank"], text)
    place = None
    if seen:
        place = 1 if seen["one"] else number(seen["top"] or seen["first"])
    every = re.search(usual()["every"], text)
    return OutcomeRead(kind, place, number(every["n"]) if every else 1)


def required(text: str) -> int | None:
    """How many outcomes are asked for."""
    said = found("required", text) or found("required_of_all", text)
    return number(said) if said else None
