"""Answers to the unknown facts that a missing entry names, drawn at random."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.people import DIRECTIONS, EDUCATIONS, NO_YES
from tests.rules.altering import BY_LIST, Alteration, Path, Person, value_at

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

# Lists are answered without leaving anything unknown in them.
PLAIN: dict[str, Sequence[Any]] = {
    "direction": DIRECTIONS,
    "education": EDUCATIONS,
    "experience": [{"years": 0}, {"years": 4}, {"years": 9}],
    "titles": [[], [{"level": "intermediate", "same_speciality": False, "years": 5}]],
    "achievements": [[], [{"kind": "standard", "level": "local", "count": 2, "rank": 1}]],
    "exceptional": [[], [{"kind": "technical_head"}]],
}


def given_now(person: Person, field: str, rng: random.Random) -> Person:
    """The person with a fact that was unknown."""
    path = tuple(int(part) if part.isdigit() else part for part in field.split("."))
    value = rng.choice(_possible(person, path))
    if path[-1] == "obtained_on":  # a title's age can be said in years as well
        assert value_at(person, path) is None
        path = (*path[:-1], "years")
    assert value_at(person, path) in (None, {"years": None}, {"since": None}, {})
    return Alteration(path, value).of(person)


def _possible(person: Person, path: Path) -> Sequence[Any]:
    if len(path) == 1:
        return PLAIN.get(str(path[0]), NO_YES)
    if path[-1] == "obtained_on":
        return [0, 4, 9]
    if path[0] in BY_LIST and path[-1] != "used_before":
        kind = value_at(person, path[:-1])["kind"]
        return BY_LIST[str(path[0])][kind][str(path[-1])]
    return NO_YES
