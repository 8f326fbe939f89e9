"""In which order things are listed, and how often, says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from tests.people import people
from tests.rules.altering import Person, entries_of
from tests.rules.verdicts import levels

if TYPE_CHECKING:
    import random

    from rules.verdict.assessment_forms import LevelJson

LISTS = ("titles", "achievements", "exceptional")


def decided(person: Person) -> dict[str, Any]:
    """Everything that is said but wording and places in the lists."""
    return {name: _decided(level) for name, level in levels(person).items()}


def _decided(level: LevelJson) -> dict[str, Any]:
    missing = [
        {
            key: value
            for key, value in entry.items()
            if key not in {"text", "field", "fields", "upgrades", "not_counted"}
        }
        | {"routes": [_without_places(route) for route in entry.get("routes", [])]}
        for entry in level["missing"]
    ]
    caveats = [(caveat["code"], caveat["clause"]) for caveat in level["caveats"]]
    return {**level, "missing": missing, "caveats": caveats}


def _without_places(route: Any) -> dict[str, Any]:
    """A route whose unknown facts are those of the titles at some place."""
    items = [{**item, "field": _name(item.get("field", ""))} for item in route["items"]]
    return {**route, "items": sorted(items, key=str)}


def _name(field: str) -> str:
    return ".".join(part for part in field.split(".") if not part.isdigit())


@given(people(), st.randoms(use_true_random=False))
def test_the_order_of_a_list_does_not_matter(person: Person, rng: random.Random) -> None:
    shuffled = {**person}
    for name in LISTS:
        entries = list(entries_of(person, name))
        rng.shuffle(entries)
        if person.get(name) is not None:
            shuffled[name] = entries
    assert decided(shuffled) == decided(person)


@given(people(), st.randoms(use_true_random=False))
def test_the_order_of_the_facts_does_not_matter(person: Person, rng: random.Random) -> None:
    names = list(person)
    rng.shuffle(names)
    assert levels({name: person[name] for name in names}) == levels(person)


@given(people())
def test_several_at_once_are_as_good_as_one_by_one(person: Person) -> None:
    spread = {**person}
    if person.get("achievements") is not None:
        spread["achievements"] = [
            {**entry, "count": 1}
            for entry in entries_of(person, "achievements")
            for _ in range(entry.get("count", 1))
        ]
    assert decided(spread) == decided(person)


@given(people())
def test_a_title_that_is_listed_twice_is_one(person: Person) -> None:
    twice = {**person}
    if person.get("titles") is not None:
        twice["titles"] = [title for title in person["titles"] for _ in range(2)]
    single, doubled = levels(person), levels(twice)
    for name, level in single.items():
        assert doubled[name]["conditions"] == level["conditions"]
        assert doubled[name]["caveats"] == level["caveats"]
