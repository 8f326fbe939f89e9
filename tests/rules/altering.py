"""Alterations of a person's facts: unknowns that are filled, and facts that get better."""

from __future__ import annotations

import copy
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.luck import Temper, random_tenure
from tests.people import ACHIEVEMENTS, DIRECTIONS, EDUCATIONS, GROUNDS, NO_YES, TARGETS, TITLES, random_person

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

Person = dict[str, Any]
Path = tuple[str | int, ...]
AGES = ("years", "since", "obtained_on")
DECLARATIONS: list[Path] = [
    ("employer_in_beijing",),
    *[("basic", name) for name in ("general", *TARGETS)],
    *[("performance", name) for name in TARGETS[1:]],
]
BY_LIST: dict[str, Mapping[str, Mapping[str, Sequence[Any]]]] = {
    "achievements": ACHIEVEMENTS,
    "exceptional": GROUNDS,
}


class Alteration(NamedTuple):
    """One fact, found by its path, that takes another value."""

    path: Path
    value: Any

    def of(self, person: Person) -> Person:
        """The person with this fact altered; the one that was given is left alone."""
        altered = copy.deepcopy(person)
        owner: Any = altered
        for part in self.path[:-1]:
            if isinstance(owner, dict) and owner.get(part) is None:
                owner[part] = {}
            owner = owner[part]
        owner[self.path[-1]] = self.value
        return altered


def value_at(person: Person, path: Path) -> Any:
    """The value at a path; ``None`` where there is none."""
    value: Any = person
    for part in path:
        if value is None:
            return None
        value = value.get(part) if isinstance(value, dict) else value[part]
    return value


def fillings(person: Person, rng: random.Random, as_of: date) -> list[Alteration]:
    """For every unknown of a person one value, drawn at random, that it may turn out to have."""
    plain = [*_plain_values(person, rng), *_list_values(person, rng)]
    unknown = [filling for filling in plain if value_at(person, filling.path) is None]
    return [*unknown, *_ages(person, rng, as_of)]


def _plain_values(person: Person, rng: random.Random) -> Iterator[Alteration]:
    other = random_person(rng)
    for path in DECLARATIONS:
        yield Alteration(path, rng.choice(NO_YES))
    yield Alteration(("direction",), rng.choice(DIRECTIONS))
    yield Alteration(("education",), rng.choice(EDUCATIONS))
    yield Alteration(("titles",), [_dateless(title, rng) for title in entries_of(other, "titles")])
    for name in BY_LIST:
        yield Alteration((name,), entries_of(other, name))
    for n, _ in enumerate(entries_of(person, "titles")):
        yield Alteration(("titles", n, "same_speciality"), rng.choice(NO_YES))


def _list_values(person: Person, rng: random.Random) -> Iterator[Alteration]:
    for name, kinds in BY_LIST.items():
        for n, entry in enumerate(entries_of(person, name)):
            for attribute, values in kinds[entry["kind"]].items():
                yield Alteration((name, n, attribute), rng.choice(values))
            if "used_before" in entry:  # absent means no, null means unknown
                yield Alteration((name, n, "used_before"), rng.choice(NO_YES))


def _ages(person: Person, rng: random.Random, as_of: date) -> Iterator[Alteration]:
    sure = Temper(rng, strength=0.5, doubt=0, as_of=as_of)
    if not _dated(person.get("experience")):
        yield Alteration(("experience",), random_tenure(sure, "since"))
    for n, title in enumerate(entries_of(person, "titles")):
        if not _dated(title):
            yield Alteration(("titles", n), title | random_tenure(sure, "obtained_on"))


def entries_of(person: Person, name: str) -> list[Any]:
    """A list of facts; empty where it is unknown."""
    return person.get(name) or []


def _dated(value: Any) -> bool:
    return any((value or {}).get(name) is not None for name in AGES)


def _dateless(title: Person, rng: random.Random) -> Person:
    """Another person's title with its age in years: their dates may be after this one's day."""
    kept = {name: value for name, value in title.items() if name not in AGES}
    return {**kept, "years": rng.choice([0, 2.9, 3, 4, 4.99, 5, 8])}


def betterments(person: Person, rng: random.Random) -> list[Alteration]:
    """Ways in which a person can be better off in one fact, everything else being the same."""
    return [
        *_better_declarations(person),
        *_better_ages(person),
        *_better_titles(person, rng),
        *_better_entries(person, rng),
    ]


def _better_declarations(person: Person) -> Iterator[Alteration]:
    for path in DECLARATIONS:
        if value_at(person, path) is False:
            yield Alteration(path, value=True)
    for worse, better in pairwise(EDUCATIONS):
        if person.get("education") == worse:
            yield Alteration(("education",), better)


def _better_ages(person: Person) -> Iterator[Alteration]:
    places: list[Path] = [
        ("experience",),
        *[("titles", n) for n, _ in enumerate(entries_of(person, "titles"))],
    ]
    for path in places:
        years = value_at(person, (*path, "years"))
        for more in (0.01, 1 / 12, 1, 5):
            if years is not None:
                yield Alteration((*path, "years"), min(years + more, 100))
        for name in ("since", "obtained_on"):
            day = value_at(person, (*path, name))
            if day is not None:
                earlier = "02-28" if day[5:] == "02-29" else day[5:]
                yield Alteration((*path, name), f"{int(day[:4]) - 1}-{earlier}")
                yield Alteration((*path, name), day[:7])  # the first of that month


def _better_titles(person: Person, rng: random.Random) -> Iterator[Alteration]:
    titles = person.get("titles")
    if titles is None:
        return
    for level in TITLES:
        new = {"level": level, "same_speciality": rng.choice([True, False]), "years": rng.choice([0, 3, 9])}
        yield Alteration(("titles",), [*titles, new])
        yield Alteration(("titles",), [{"level": level}, *titles])
    for n, title in enumerate(titles):
        for better in TITLES[TITLES.index(title["level"]) + 1 :]:
            yield Alteration(("titles", n, "level"), better)


def _better_entries(person: Person, rng: random.Random) -> Iterator[Alteration]:
    for name, kinds in BY_LIST.items():
        if person.get(name) is None:
            continue
        entries = entries_of(person, name)
        kind = rng.choice(list(kinds))
        new = {attribute: rng.choice(values) for attribute, values in kinds[kind].items()}
        yield Alteration((name,), [*entries, {"kind": kind, **new}])
        yield Alteration((name,), [{"kind": kind}, *entries])
        for n, entry in enumerate(entries):
            for attribute, values in kinds[entry["kind"]].items():
                better = [after for before, after in pairwise(values) if before == entry.get(attribute)]
                yield from (Alteration((name, n, attribute), value) for value in better)
    for n, entry in enumerate(entries_of(person, "achievements")):
        yield Alteration(("achievements", n, "count"), entry.get("count", 1) + 1)
        if entry.get("used_before") is True:
            yield Alteration(("achievements", n, "used_before"), value=False)
