"""Outcomes at random, about the thresholds of the made-up notice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random

DATES = [
    "2033",
    "2033-02",
    "2031-05-06",
    "2030-06-29",
    "2030-06-30",
    "2030-06",
    "2030",
    "2028-06-29",
    "2028-06-30",
    "2028",
    "2027-03",
    None,
]
VALUES: dict[str, dict[str, list[Any]]] = {
    "project": {"authority": ["county", "city", "province", None]},
    "paper": {"rank": [1, 2, None], "impact": [2.9, 3, 3.1, 4.99, 5, None]},
    "patent": {"granted": [True, False, None], "rank": [1, 2, None]},
    "monograph": {"words": [9.5, 10, 12, None]},
    "standard": {"national": [True, False, None]},
    "transfer": {"received": [99, 100, 250.5, None]},
    "training": {"hours": [89, 90, 91, None]},
}
TITLES: list[list[dict[str, Any]] | None] = [
    None,
    [],
    [{"level": "middle", "same_speciality": False, "obtained_on": "2028-06-30"}],
    [{"level": "middle", "same_speciality": False}],
    [
        {"level": "middle", "same_speciality": False, "obtained_on": "2030-06-30"},
        {"level": "high", "same_speciality": False},
    ],
]


def drawn(rng: random.Random) -> dict[str, Any]:
    kind = rng.choice(list(VALUES))
    said = {name: rng.choice(values) for name, values in VALUES[kind].items()}
    entry = {"kind": kind, "count": rng.choice([1, 1, 1, 2, 3]), "done_on": rng.choice(DATES), **said}
    return {name: value for name, value in entry.items() if value is not None}
