"""Random applicants under the made-up notice of Linhai, crowding around its numbers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.luck import Facts, Temper, random_tenure
from tests.oracle.days import add_months
from tests.oracle.linhai import STANDS_FOR, TIERS, TITLES

if TYPE_CHECKING:
    import random

    from pydantic import JsonValue

NO_YES: list[JsonValue] = [False, True]
TEMPERS = [(0.3, 0.1), (0.6, 0.1), (0.8, 0.3), (0.95, 0.0), (0.95, 0.1), (1.0, 0.05)]


def linhai_person(rng: random.Random) -> Facts:
    """A valid profile; what is unknown is null."""
    strength, doubt = rng.choice(TEMPERS)
    as_of = date(2024, 3, 1) + (date(2027, 3, 14) - date(2024, 3, 1)) * rng.random()
    temper = Temper(rng, strength, doubt, as_of)
    education = temper.fact(TIERS)
    return {
        "as_of": as_of.isoformat(),
        "employed": temper.fact(NO_YES),
        "born_on": _long_ago(temper, rng.choice([20, 40, 50, 51, 55, 56, 57]) * 12),
        "education": education,
        "full_time_education": _full_time(temper, education),
        "education_obtained_on": _long_ago(temper, rng.choice([1, 2, 3, 9]) * 12),
        "experience": None if temper.forgets() else _experience(temper),
        "titles": None if temper.forgets() else [_title(temper) for _ in range(rng.randint(0, 3))],
        "annual": {"reviews": temper.fact([0, 1, 2, 4, 3]), "training": temper.fact([0, 269, 269.5, 270])},
        "examined": temper.fact(NO_YES),
        "merits": {"remote": temper.fact(NO_YES), "talent": temper.fact(NO_YES)},
    }


def _long_ago(temper: Temper, months: int) -> JsonValue:
    """About so many months before the day: a day more, a day less, or that very day."""
    if temper.forgets():
        return None
    day = add_months(temper.as_of, -months).toordinal() + temper.rng.choice([-40, -1, 0, 1, 40])
    return date.fromordinal(min(day, temper.as_of.toordinal())).isoformat()


def _full_time(temper: Temper, education: JsonValue) -> JsonValue:
    """Never higher than the highest."""
    if temper.forgets():
        return None
    return temper.pick(TIERS[: TIERS.index(str(education)) + 1] if education else TIERS)


def _experience(temper: Temper) -> JsonValue:
    """Around half years and the large numbers of this notice."""
    if temper.rng.random() < 0.5:
        return random_tenure(temper, "since")
    months = temper.rng.choice([6, 12, 24, 30, 60, 72, 96, 108, 120, 228, 240]) + temper.rng.choice(
        [-1, 0, 1]
    )
    if temper.rng.random() < 0.5:
        return {"years": months / 12}
    return {"since": add_months(temper.as_of, -months).isoformat()}


def _title(temper: Temper) -> dict[str, Any]:
    told: dict[str, Any] = {"level": temper.rng.choice([*TITLES[:3], *STANDS_FOR, TITLES[3]])}
    told["same_speciality"] = temper.fact(NO_YES)
    months = temper.rng.choice([12, 36, 42, 48, 60, 72]) + temper.rng.choice([-1, 0, 1])
    if temper.forgets():
        return told
    if temper.rng.random() < 0.5:
        return {**told, "years": months / 12}
    return {**told, "obtained_on": add_months(temper.as_of, -months).isoformat()}
