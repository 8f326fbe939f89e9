"""What a sentence of a notice seems to ask, in numbers: proposals, each to be looked at by somebody."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

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
    """Of an item of outcomes: its kind, as `usual.yaml` lists it, how many make one, and what is asked of attributes:
    by attribute the form and the value.
    """

    kind: dict[str, str] | None
    every: int
    asked: dict[str, tuple[str, Any]]


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


def last_day(first: date | None, text: str) -> date | None:
    """The last day of as many years from ``first`` as ``text`` says that it is in force."""
    seen = re.search(usual()["valid_for"], text)
    if first is None or seen is None:
        return None
    return date(first.year + number(seen["n"]), first.month, 1) + timedelta(days=first.day - 2)


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
    worked = _years(text[whole.end() :]) if whole else None
    return RouteRead(education, worked, title, _years(text[seen.start() :]), other, is_all)


def outcomes(text: str) -> list[OutcomeRead]:
    """What ``text`` seems to count: one, or several alternatives of which each has a number of its own."""
    parts = re.split(usual()["alternative"], text)
    read = [outcome(part) for part in parts]
    if len(parts) == 1 or not all(_is_counted(*one) for one in zip(parts, read, strict=True)):
        return [outcome(text)]
    return [
        one._replace(kind=read[0].kind, asked={**read[0].asked, **one.asked})
        if one.kind in (None, read[0].kind)
        else one
        for one in read
    ]


def _is_counted(text: str, read: OutcomeRead) -> bool:
    """Whether it has a number of its own."""
    has_amount = any(form == "total" for form, _ in read.asked.values())
    return has_amount or re.search(usual()["pieces"], text) is not None


def outcome(text: str) -> OutcomeRead:
    """What ``text`` seems to count."""
    kind = next((one for one in usual()["kinds"] if re.search(one["words"], text)), None)
    every, pieces = re.search(usual()["every"], text), re.findall(usual()["pieces"], text)
    several = [number(one) for one in pieces if number(one) > 1] if len(pieces) == 1 else []
    asked = dict(_asked(text))
    in_all = any(form == "total" for form, _ in asked.values())
    counted = number(every["n"]) if every else several[0] if several and not in_all else 1
    return OutcomeRead(kind, counted, asked)


def _asked(text: str) -> Iterator[tuple[str, tuple[str, Any]]]:
    """By attribute, what is asked of it."""
    seen = re.search(usual()["rank"], text)
    if seen:
        yield (
            "place",
            ("at_most", 1 if seen["one"] else number(seen["named"] or seen["top"] or seen["first"])),
        )
    for scale in usual()["scales"]:
        named = [value["value"] for value in scale["values"] if re.search(value["words"], text)]
        if named:
            yield (
                scale["attribute"],
                ("at_least", named[0] if scale["attribute"] == "authority" else named[-1]),
            )
    for amount in usual()["amounts"]:
        said = re.search(amount["words"], text)
        if said:
            in_all = re.search(usual()["in_all"], text[: said.start()])
            value = float(said["n"])
            yield (
                amount["attribute"],
                ("total" if in_all else "at_least", int(value) if value % 1 == 0 else value),
            )
    recent = re.search(usual()["recent"], text)
    if recent:
        yield usual()["date"]["attribute"], ("within_years", number(recent["n"]))


def lists(text: str) -> list[tuple[int, int, int]]:
    """Of several lists: from which item to which, and how many of them."""
    found = [
        (number(one["from"]), number(one["to"]), number(one["n"]))
        for one in re.finditer(usual()["of_a_list"], text)
    ]
    return found if len(found) > 1 else []


def required(text: str) -> int | None:
    """How many outcomes are asked for."""
    said = found("required", text) or found("required_of_all", text)
    return number(said) if said else None
