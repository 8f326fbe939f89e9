"""A date that is given is the first day on which assessing again says so."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from rules.profile.tenure import add_months, months_until
from tests.people import people
from tests.rules.verdicts import assessed, conditions, levels, shipped, statuses

if TYPE_CHECKING:
    from tests.rules.altering import Person

# Longer than any number of years that the notice asks for.
LONG = 12 * 60


def the_day_before(day: date) -> date:
    return day - timedelta(days=1)


@given(people())
def test_the_date_of_a_condition_is_the_first_day_on_which_it_is_met(person: Person) -> None:
    as_of = shipped().profile(person).as_of
    for name, level in levels(person).items():
        for part, condition in conditions(level).items():
            given_date = condition.get("earliest_date")
            if given_date is None:
                continue
            day = date.fromisoformat(given_date)
            assert day > as_of
            assert condition["status"] == "not_met"
            assert statuses(person, on=day)[name, part] == "met"
            assert statuses(person, on=the_day_before(day))[name, part] != "met"


@given(people())
def test_the_date_of_a_level_is_the_first_day_on_which_it_is_open(person: Person) -> None:
    as_of = shipped().profile(person).as_of
    for name, level in levels(person).items():
        if level["earliest_date"] is None:
            continue
        day = date.fromisoformat(level["earliest_date"])
        assert day > as_of
        assert level["status"] == "not_eligible"
        assert statuses(person, on=day)[name, ""] == "eligible"
        assert statuses(person, on=the_day_before(day))[name, ""] != "eligible"


@given(people())
def test_without_a_date_time_alone_never_does(person: Person) -> None:
    """Sixty years later an unmet condition without a date is still unmet, and so is such a level."""
    later = statuses(person, on=add_months(shipped().profile(person).as_of, LONG))
    for name, level in levels(person).items():
        if level["status"] == "not_eligible" and level["earliest_date"] is None:
            assert later[name, ""] != "eligible"
        for part, condition in conditions(level).items():
            if condition["status"] == "not_met" and condition.get("earliest_date") is None:
                assert later[name, part] != "met"


@given(people())
def test_every_date_of_a_route_is_the_first_day_on_which_its_clause_is_met(person: Person) -> None:
    as_of = shipped().profile(person).as_of
    for name, level in levels(person).items():
        for route in (route for entry in level["missing"] for route in entry.get("routes", [])):
            for item in route["items"]:
                if "date" in item:
                    day = date.fromisoformat(item["date"])
                    assert item["short_months"] == months_until(as_of, day) > 0
            if route["date"] is not None:
                day = date.fromisoformat(route["date"])
                assert assessed(person, on=day).clause_status(route["clause"], name) == "met"
                before = assessed(person, on=the_day_before(day))
                assert before.clause_status(route["clause"], name) != "met"


@given(people())
def test_assessing_on_another_day_says_so_and_nothing_else_is_different(person: Person) -> None:
    as_of = shipped().profile(person).as_of
    today = assessed(person).as_json()
    assert today["as_of"] == as_of.isoformat()
    assert assessed(person, on=as_of).as_json() == today
    tomorrow = as_of + timedelta(days=1)
    assert assessed(person, on=tomorrow).as_json()["as_of"] == tomorrow.isoformat()


READY: Any = {
    "as_of": "2026-11-22",
    "employer_in_beijing": True,
    "direction": "data",
    "titles": [],
    "basic": {"general": True, "assistant_engineer": True, "engineer": True, "senior_engineer": True},
    "performance": {"engineer": True, "senior_engineer": True},
    "achievements": [{"kind": "paper", "rank": 1, "journal": "core", "count": 3}],
    "exceptional": [],
}


@pytest.mark.parametrize(
    ("facts", "level", "day"),
    [
        # 一（二）2: one year; declared months are added to the day of assessment
        ({"education": "bachelor", "experience": {"years": 0.5}}, "assistant_engineer", "2027-05-22"),
        # 一（二）1: any work at all; with no whole month yet it is a month
        ({"education": "master", "experience": {"years": 0}}, "assistant_engineer", "2026-12-22"),
        # 二（一）2（2): two years since the first of July
        ({"education": "master", "experience": {"since": "2025-07"}}, "engineer", "2027-07-01"),
        # 三（一）2（3): the later of five years after 中级 and five years of work
        (
            {
                "education": "bachelor",
                "experience": {"since": "2023-01-15"},
                "titles": [{"level": "intermediate", "same_speciality": True, "obtained_on": "2022-06-30"}],
            },
            "senior_engineer",
            "2028-01-15",
        ),
        # the earliest title that is high enough counts
        (
            {
                "education": "bachelor",
                "experience": {"since": "2010-01"},
                "titles": [
                    {"level": "intermediate", "same_speciality": True, "obtained_on": "2024-03-31"},
                    {"level": "intermediate", "same_speciality": True, "obtained_on": "2023-03-31"},
                ],
            },
            "senior_engineer",
            "2028-03-31",
        ),
        # of two routes the sooner: 硕士七年 in 2027, 中级五年 in 2029
        (
            {
                "education": "master",
                "experience": {"since": "2020-02-29"},
                "titles": [{"level": "intermediate", "same_speciality": True, "obtained_on": "2024-02-29"}],
            },
            "senior_engineer",
            "2027-02-28",
        ),
        # a title of unknown speciality is no sure way to 三（一）2（4)
        (
            {
                "education": "college",
                "experience": {"since": "2010-01"},
                "titles": [{"level": "deputy_senior", "obtained_on": "2024-12-01"}],
            },
            "senior_engineer",
            None,
        ),
        # nor does time help where something else is missing
        (
            {"education": "master", "experience": {"since": "2025-07"}, "employer_in_beijing": False},
            "engineer",
            None,
        ),
        ({"education": "master", "experience": {"since": "2025-07"}, "direction": None}, "engineer", None),
    ],
)
def test_days_worked_out_by_hand(facts: Person, level: str, day: str | None) -> None:
    assert levels({**READY, **facts})[level]["earliest_date"] == day
