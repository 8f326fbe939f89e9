"""The oracle itself, held against values worked out by hand from the notice."""

import json
import random
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from pydantic import JsonValue

from tests.luck import Facts
from tests.oracle import ConditionVerdict, LevelVerdict, judge
from tests.people import TARGETS, people, random_person, raw_json, with_silences

pytestmark = pytest.mark.slow

AS_OF: Facts = {"as_of": "2026-11-22"}
TODAY = date(2026, 11, 22)

ASSISTANT, ENGINEER, SENIOR, PROFESSORATE = TARGETS

# One worked example: why, the facts, and what is to come out.
Example = dict[str, Any]


def examples(name: str) -> pytest.MarkDecorator:
    """The worked examples of a file, as the one parameter of a test."""
    text = (Path(__file__).parent / "examples" / f"{name}.yaml").read_text(encoding="utf-8")
    loaded = yaml.safe_load(text)
    return pytest.mark.parametrize("example", [pytest.param(one, id=one["why"]) for one in loaded])


def level_of(facts: Facts, level: str) -> LevelVerdict:
    """One level as the oracle judges it."""
    verdict = judge(AS_OF | facts, TODAY)
    return next(one for one in verdict["levels"] if one["level"] == level)


def condition_of(facts: Facts, level: str, name: str) -> ConditionVerdict:
    """One condition of that level."""
    return next(one for one in level_of(facts, level)["conditions"] if one["condition"] == name)


@examples("education")
def test_education_experience(example: Example) -> None:
    assert condition_of(example["facts"], example["level"], "education_experience") == {
        "condition": "education_experience",
        "status": example["status"],
        "clauses": example["clauses"],
        "waived_by": [],
        "earliest_date": example["earliest_date"],
    }


@examples("exceptional")
def test_exceptional_grounds(example: Example) -> None:
    facts: Facts = {"education": "other", "experience": {"years": 1}, "titles": []}
    facts |= {name: example[name] for name in ("exceptional", "achievements")}
    waived = condition_of(facts, SENIOR, "education_experience")
    assert (waived["status"], waived["waived_by"]) == (example["status"], example["waived_by"])
    assert (waived["clauses"], waived["earliest_date"]) == ([], None)
    assert condition_of(facts, ENGINEER, "education_experience")["status"] == "not_met"


@examples("achievements")
def test_achievements(example: Example) -> None:
    level = example["level"]
    assert condition_of({"achievements": example["achievements"]}, level, "achievements") == {
        "condition": "achievements",
        "status": example["status"],
        "clauses": example["clauses"],
        "counted": example["counted"],
        "possible": example["possible"],
        "required": 2 if level == ENGINEER else 3,
    }


@examples("caveats")
def test_caveats(example: Example) -> None:
    caveats = level_of(example["facts"], example["level"])["caveats"]
    assert [list(caveat) for caveat in caveats] == example["caveats"]


def statuses_of(facts: Facts) -> list[str]:
    """The four statuses, lowest level first."""
    return [level["status"] for level in judge(AS_OF | facts, TODAY)["levels"]]


def test_own_title_is_held_at_its_level_and_below() -> None:
    """A 副高级 of one's own speciality holds three levels; the one above is assessed."""
    facts: Facts = {"titles": [{"level": "deputy_senior", "same_speciality": True}]}
    assert statuses_of(facts) == ["held", "held", "held", "undetermined"]
    held = level_of(facts, SENIOR)
    assert (held["conditions"], held["caveats"], held["earliest_date"]) == ([], [], None)


@pytest.mark.parametrize("same_speciality", [False, None])
def test_title_not_surely_of_ones_own_speciality_is_not_held(*, same_speciality: bool | None) -> None:
    """Every level is assessed."""
    facts: Facts = {"titles": [{"level": "full_senior", "same_speciality": same_speciality}]}
    assert statuses_of(facts) == ["undetermined"] * 4


@pytest.mark.parametrize(
    ("declared", "direction", "status", "clauses"),
    [
        (True, "data", "met", ["附件2 四（二）", "附件2 四（二）3"]),
        (True, None, "unknown", []),  # in which direction?
        (False, None, "not_met", []),  # whichever it is
        (None, "data", "unknown", []),
    ],
)
def test_performance(
    *, declared: bool | None, direction: str | None, status: str, clauses: list[str]
) -> None:
    facts: Facts = {"performance": {"professorate_senior_engineer": declared}, "direction": direction}
    performance = condition_of(facts, PROFESSORATE, "performance")
    assert (performance["status"], performance["clauses"]) == (status, clauses)


@pytest.mark.parametrize(
    ("basic", "status", "clauses"),
    [
        ({"general": True, "assistant_engineer": True}, "met", ["附件2 序言1", "附件2 一（一）"]),
        ({"general": True}, "unknown", []),
        ({"assistant_engineer": False}, "not_met", []),
        (None, "unknown", []),
    ],
)
def test_basic(basic: JsonValue, status: str, clauses: list[str]) -> None:
    declared = condition_of({"basic": basic}, ASSISTANT, "basic")
    assert (declared["status"], declared["clauses"]) == (status, clauses)


def master(years: int) -> Facts:
    """A master of so many years with no title, 6 patents as first inventor and every declaration made."""
    return {
        "employer_in_beijing": True,
        "direction": "business",
        "education": "master",
        "experience": {"years": years},
        "titles": [],
        "basic": dict.fromkeys(["general", *TARGETS], True),
        "performance": dict.fromkeys(TARGETS[1:], True),
        "achievements": [{"kind": "patent", "count": 6, "granted": True, "rank": 1}],
        "exceptional": [],
    }


def test_eligible_where_everything_is_met() -> None:
    """7 years open all levels but 正高级, which asks for a title."""
    verdict = judge(AS_OF | master(years=7), TODAY)
    assert verdict["eligible_level"] == SENIOR
    assert [level["status"] for level in verdict["levels"]] == ["eligible"] * 3 + ["not_eligible"]


def test_each_level_lists_the_conditions_it_has() -> None:
    """助理工程师 states neither 业绩 nor 成果 (§3)."""
    least = ["scope", "basic", "education_experience"]
    listed = [
        [condition["condition"] for condition in level["conditions"]]
        for level in judge(AS_OF, TODAY)["levels"]
    ]
    assert listed == [least] + [[*least, "performance", "achievements"]] * 3


@pytest.mark.parametrize(("in_beijing", "day"), [(True, "2027-11-22"), (False, None), (None, None)])
def test_level_has_a_date_only_when_all_else_is_met(*, in_beijing: bool | None, day: str | None) -> None:
    """6 years of 7: a year from now, unless the employer is elsewhere or not known."""
    level = level_of(master(years=6) | {"employer_in_beijing": in_beijing}, SENIOR)
    assert (level["status"], level["earliest_date"]) == ("not_eligible", day)


@pytest.mark.parametrize(("profile", "as_of"), [({}, "2025-03-04"), ({"as_of": "2025-02"}, "2025-02-01")])
def test_as_of_defaults_to_today(profile: Facts, as_of: str) -> None:
    assert judge(profile, date(2025, 3, 4))["as_of"] == as_of


def is_dated(facts: Facts) -> bool:
    """Whether the person's times are start dates, so that they mean the same on another `as_of`."""
    return '"years": ' not in json.dumps(facts).replace('"years": null', "")


def first_day_walked(facts: Facts, level: str) -> str:
    """The first day after the profile's own on which judging again finds the education condition met."""
    day = date.fromisoformat(judge(facts, TODAY)["as_of"])
    while True:
        day += timedelta(days=1)
        later = facts | {"as_of": day.isoformat()}
        if condition_of(later, level, "education_experience")["status"] == "met":
            return day.isoformat()


def test_date_is_the_first_day_on_which_judging_again_says_met() -> None:
    """Walked day by day, with nothing but `as_of` changed."""
    rng = random.Random(20240501)
    dated = [facts for facts in (random_person(rng) for _ in range(50)) if is_dated(facts)]
    walked = 0
    for facts in dated:
        for level in judge(facts, TODAY)["levels"]:
            for condition in level["conditions"]:
                day = condition.get("earliest_date")
                if day is not None:
                    assert first_day_walked(facts, level["level"]) == day, facts
                    walked += 1
    assert walked >= 10


def test_random_people_are_of_every_sort() -> None:
    """A comparison with the oracle is worth as much as the people in it are varied."""
    rng = random.Random(1)
    seen: Counter[tuple[str, ...]] = Counter()
    for _ in range(2_000):
        for level in judge(with_silences(rng, random_person(rng)), TODAY)["levels"]:
            seen[level["level"], level["status"]] += 1
            seen.update((level["level"], one["condition"], one["status"]) for one in level["conditions"])
            seen.update({(code,) for code, _ in level["caveats"]})
    level_statuses, condition_statuses, caveat_codes = 4 * 4, (3 + 5 + 5 + 5) * 3, 10
    assert len(seen) == level_statuses + condition_statuses + caveat_codes
    assert min(seen.values()) >= 40, seen


@given(people())
def test_people_are_such_as_the_interpretation_allows(facts: Facts) -> None:
    """The strategy shrinks; what it makes is what `random_person` makes."""
    assert [level["level"] for level in judge(facts, TODAY)["levels"]] == TARGETS


@given(raw_json())
def test_raw_json_survives_being_written_and_read(value: JsonValue) -> None:
    """Nothing that JSON cannot hold slips in; texts are compared because NaN is not equal to itself."""
    text = json.dumps(value)
    assert json.dumps(json.loads(text)) == text
