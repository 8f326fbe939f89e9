"""What a sentence of a notice seems to ask, in numbers: proposals, each to be looked at by somebody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple
from unicodedata import normalize

from bot.authoring.clauses import expression, found, seen, usual
from dialogs.language.text.numerals import plain_number, read_number, read_year


class StatedRead(NamedTuple):
    """What a person states, in a sentence or a part of one: a number as `usual.yaml` lists it, or else yes or no."""

    quote: str
    number: dict[str, str] | None = None
    limit: float = 0


class RouteRead(NamedTuple):
    """Of a way to a level: the degree, the years of work, or the title and the years since; None where not said.

    ``education_years``: since the degree; ``stated``: what else one states; ``is_all``: nothing is said beside.
    """

    education: str | None
    experience_years: float | None
    title: str | None
    title_years: float | None
    other_speciality: bool
    education_years: float | None
    full_time: bool
    stated: tuple[StatedRead, ...]
    is_all: bool

    @property
    def is_whole(self) -> bool:
        """Whether years, of work or since a title, were found, or what stands for them."""
        return (self.experience_years, self.title_years) != (None, None) or bool(
            self.education and (self.stated or self.is_all)
        )


class OutcomeRead(NamedTuple):
    """Of an item of outcomes: its kind, as `usual.yaml` lists it, how many make one, and what is asked of attributes:
    by attribute the form and the value. ``is_all``: nothing is said beside.
    """

    kind: dict[str, str] | None
    every: int
    asked: dict[str, tuple[str, Any]]
    is_all: bool


def number(text: str) -> float:
    """A number in digits or in Chinese; 0 for what is none."""
    return plain_number(read_number(normalize("NFKC", text)) or 0.0)


def day(name: str, text: str) -> date | None:
    """A day that is named, if there is such a day."""
    said = seen(name, text)
    year = read_year(normalize("NFKC", said["y"]), date.max.year) if said else None
    try:
        return date(year, int(number(said["m"])), int(number(said["d"]))) if said and year else None
    except ValueError:
        return None


def last_day(first: date | None, text: str) -> date | None:
    """The last day of as many years from ``first`` as ``text`` says that it is in force."""
    said = seen("valid_for", text)
    if first is None or said is None:
        return None
    return date(first.year + int(number(said["n"])), first.month, 1) + timedelta(days=first.day - 2)


def educations(text: str) -> Iterator[str]:
    """The degrees that a text names, the lowest first."""
    for one in reversed(usual()["education"]):
        if expression(one["words"]).search(text):
            yield one["education"]


def stated(sentence: str) -> StatedRead:
    """What one states to meet ``sentence``: a number, where it names just one and denies nothing."""
    for one in usual()["stated"]:
        said = expression(one["words"]).findall(sentence)
        if len(said) == 1 and not seen("denies", sentence):
            return StatedRead(sentence, one, number(said[0]))
    return StatedRead(sentence)


def route(text: str, titles: Mapping[str, str]) -> RouteRead:
    """What ``text`` asks of degree, title and years; ``titles``: the ids of titles and certificates by name.

    Years are those of what stands before them: of work, since a title or since a degree.
    """
    examined = [StatedRead(one[0]) for one in expression(usual()["examined"]).finditer(text)]
    parts = map(stated, expression(usual()["ends_of_parts"]).split(text))
    also = (*examined, *(one for one in parts if one.number))
    rest = text
    for one in also:
        rest = rest.replace(one.quote, "")
    years: dict[str, float] = {}
    title, other, since = None, False, ""
    names = tuple(titles)
    for step in expression(usual()["steps"], names).finditer(rest):
        if step["title"] and title and title != titles[step["named"]]:
            since = "other"
        elif step["title"]:
            title, since = titles[step["named"]], "title"
            other = seen("other_series", step["title"]) is not None
        elif (step["work"] and since != "title") or (step["total"] and "title" in years):
            since = "work"
        elif step["degree"] and since != "title":
            since = "degree"
        elif step["half"] or step["n"]:
            counted = 0.5 if step["half"] else number(step["n"]) + (0.5 if step["and_half"] else 0)
            years.setdefault(since or "work", counted)
            since = "" if since == "title" else since
    if "work" not in years and title is None and seen("at_work", rest):
        years["work"] = 0
    return RouteRead(
        next(educations(rest), None),
        years.get("work"),
        title,
        years.get("title"),
        other,
        years.get("degree"),
        seen("full_time", rest) is not None,
        also,
        not expression(usual()["read_of_route"], names).sub("", rest),
    )


def outcomes(text: str) -> list[OutcomeRead]:
    """What ``text`` seems to count: one, or several alternatives of which each has a number of its own."""
    parts = expression(usual()["alternative"]).split(text)
    read = [outcome(part) for part in parts]
    if len(parts) == 1 or not all(_is_counted(*one) for one in zip(parts, read, strict=True)):
        return [outcome(text)]
    return [
        one._replace(kind=read[0].kind, asked={**read[0].asked, **one.asked}, is_all=False)
        if _names_nothing(part) or one.kind == read[0].kind
        else one
        for part, one in zip(parts, read, strict=True)
    ]


def _is_counted(text: str, read: OutcomeRead) -> bool:
    """Whether it has a number of its own."""
    return any(form == "total" for form, _ in read.asked.values()) or seen("pieces", text) is not None


def _names_nothing(text: str) -> bool:
    return not expression(usual()["no_thing"].replace("<PIECES>", usual()["pieces"])).sub("", text)


def outcome(text: str) -> OutcomeRead:
    """What ``text`` seems to count."""
    kind = next((one for one in usual()["kinds"] if expression(one["words"]).search(text)), None)
    asked = dict(_asked(text))
    first = text.partition(usual()["among"])[0]
    pieces = {one for one in map(number, expression(usual()["pieces"]).findall(first)) if one > 1}
    every = seen("every", text)
    if every:
        pieces = {number(every["n"])}
    elif any(form == "total" for form, _ in asked.values()):
        pieces = set()
    counted = int(next(iter(pieces))) if len(pieces) == 1 else 1
    is_counted = len(pieces) < 2 and counted <= usual()["most_pieces"]  # noqa: PLR2004 - or it is one of several
    is_all = kind is not None and is_counted and _says_no_more(text, kind)
    return OutcomeRead(kind, counted if is_counted else 1, asked, is_all)


def _says_no_more(text: str, kind: Mapping[str, str]) -> bool:
    """Whether nothing is left of ``text`` without what is read of it; of two values on one scale, one is left."""
    scales = (value["words"] for scale in usual()["scales"] for value in scale["values"])
    if any(
        len([v for v in scale["values"] if expression(v["words"]).search(text)]) > 1
        for scale in usual()["scales"]
    ):
        return False
    for words in (
        *(usual()[name] for name in ("rank", "every", "recent")),
        *(amount["words"] for amount in usual()["amounts"]),
        *scales,
        usual()["pieces"],
        kind["words"],
        usual()["read_of_outcome"],
    ):
        text = expression(words).sub("", text)
    return not text


def _asked(text: str) -> Iterator[tuple[str, tuple[str, Any]]]:
    """By attribute, what is asked of it."""
    place = seen("rank", text)
    if place:
        told = place["named"] or place["top"] or place["first"]
        yield "place", ("at_most", int(number(told)) if told else 1)
    for scale in usual()["scales"]:
        named = [one["value"] for one in scale["values"] if expression(one["words"]).search(text)]
        if named:
            yield scale["attribute"], ("at_least", named[0])
    for amount in usual()["amounts"]:
        said = expression(amount["words"]).search(text)
        if said:
            form = "total" if seen("in_all", text[: said.start()]) else "at_least"
            yield amount["attribute"], (form, number(said["n"]))
    recent = seen("recent", text)
    if recent:
        yield usual()["date"]["attribute"], ("within_years", int(number(recent["n"])))


def lists(text: str) -> list[tuple[int, int, int]]:
    """Of several lists: from which item to which, and how many of them."""
    read = [
        (int(number(one["from"])), int(number(one["to"])), int(number(one["n"])))
        for one in expression(usual()["of_a_list"]).finditer(text)
    ]
    return read if len(read) > 1 else []


def required(text: str) -> int | None:
    """How many outcomes are asked for."""
    said = (expression(words).search(text) for words in usual()["required"])
    return next((int(number(one["n"])) for one in said if one), None)


def at_most_each(text: str) -> int | None:
    """How often each item may count."""
    said = found("at_most_each", text)
    return int(number(said)) if said else None
