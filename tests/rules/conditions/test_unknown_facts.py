"""Unknown never counts as no: what is decided stays decided, whatever the unknown turns out to be.

Precisely, when one unknown fact is filled, then for each level

* that was held: it is held;
* that turns out to be held: it carried the caveat ``maybe_held``;
* else: every condition that was met or not met is so still, and so is a level that was eligible or not.

One case is taken out, because it is read otherwise: a list of 破格 grounds is complete whenever it is
not unknown, so that an achievement that is not surely a leading part in a national standard adds nothing to it. When
that achievement then turns out to be one, the two facts were never both true; ground 3 is met, and
学历和专业工作经历 of 高级工程师 turns from not met to met.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.people import people, random_person
from tests.rules.altering import Alteration, Person, fillings
from tests.rules.verdicts import conditions, levels, shipped, statuses

if TYPE_CHECKING:
    from datetime import date

    from rules.verdict.assessment_forms import LevelJson

DECIDED = {"met", "not_met", "eligible", "not_eligible"}
BY_STANDARD = "附件2 三（四）3"


def day_of(person: Person) -> date:
    return shipped().profile(person).as_of


def waived(level: LevelJson) -> list[str]:
    return conditions(level)["education_experience"].get("waived_by", [])


def check(person: Person, filling: Alteration) -> None:
    filled = filling.of(person)
    before, after = levels(person), levels(filled)
    for name, level in before.items():
        if level["status"] == "held":
            assert after[name]["status"] == "held"
        elif after[name]["status"] == "held":
            assert "maybe_held" in [caveat["code"] for caveat in level["caveats"]]
        elif not contradicts_the_grounds(person, filling, level, after[name]):
            check_level(level, after[name])


def contradicts_the_grounds(person: Person, filling: Alteration, before: LevelJson, after: LevelJson) -> bool:
    """A standard among the outcomes is a ground, or may be one, even beside a list of grounds that is complete."""
    if filling.path[0] != "achievements" or person.get("exceptional") is None:
        return False
    may_be = {missing.get("field", "").partition(".")[0] for missing in after["missing"]}
    return BY_STANDARD in set(waived(after)) - set(waived(before)) or "achievements" in may_be


def check_level(before: LevelJson, after: LevelJson) -> None:
    assert before["status"] not in DECIDED or after["status"] == before["status"]
    for name, condition in conditions(before).items():
        assert condition["status"] not in DECIDED or conditions(after)[name]["status"] == condition["status"]


@given(people(), st.randoms(use_true_random=False))
def test_filling_an_unknown_flips_nothing_that_was_decided(person: Person, rng: random.Random) -> None:
    for filling in fillings(person, rng, day_of(person)):
        check(person, filling)


def test_filling_unknowns_one_by_one_decides_everything() -> None:
    """At every step nothing flips, and at the end, with nothing left to fill, nothing is unknown."""
    rng = random.Random("fillings")
    for _ in range(60):
        person = random_person(rng)
        while unknown := fillings(person, rng, day_of(person)):
            filling = rng.choice(unknown)
            check(person, filling)
            person = filling.of(person)
        assert set(statuses(person).values()) <= DECIDED


def test_a_standard_that_may_be_a_ground_leaves_it_open() -> None:
    person: Person = {
        "as_of": "2026-11-22",
        "education": "other",
        "experience": {"years": 1},
        "titles": [],
        "achievements": [{"kind": "standard", "rank": 5}],
        "exceptional": [],
    }
    assert statuses(person)["senior_engineer", "education_experience"] == "unknown"
    surely_none = Alteration(("achievements", 0, "rank"), 6).of(person)
    assert statuses(surely_none)["senior_engineer", "education_experience"] == "not_met"
    filled = Alteration(("achievements", 0, "level"), "national").of(person)
    assert statuses(filled)["senior_engineer", "education_experience"] == "met"
    open_list = {**person, "exceptional": None}
    assert statuses(open_list)["senior_engineer", "education_experience"] == "unknown"


def test_an_empty_profile_decides_nothing() -> None:
    assert set(statuses({"as_of": "2026-11-22"}).values()) == {"unknown", "undetermined"}
