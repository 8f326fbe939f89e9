"""A change is shown beside today, and what did not change is not said to have changed."""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from rules import Assessment
from rules.timeline.way import with_title
from rules.timeline.whatif import ConditionState, compare, later
from rules.verdict.remedies import remedies
from tests.people import random_person
from tests.rules.verdicts import conditions

if TYPE_CHECKING:
    from rules import Policy

PERSON: dict[str, Any] = {
    "as_of": "2026-11-22",
    "employer_in_beijing": True,
    "direction": "data",
    "education": "bachelor",
    "experience": {"since": "2018-07"},
    "titles": [],
    "basic": {"general": True, "assistant_engineer": True, "engineer": True, "senior_engineer": True},
    "performance": {"engineer": True, "senior_engineer": True},
    "achievements": [{"kind": "paper", "rank": 1, "journal": "core"}],
    "exceptional": [],
}


def test_one_more_paper_makes_an_engineer(policy: Policy) -> None:
    papers = {"achievements": [{"kind": "paper", "rank": 1, "journal": "core", "count": 2}]}
    found = compare(policy, policy.profile(PERSON), policy.profile({**PERSON, **papers}))
    assistant, engineer, *_ = found.levels
    assert not assistant.changed
    assert (engineer.before.status, engineer.after.status) == ("not_eligible", "eligible")
    assert [(c.title, c.before, c.after) for c in engineer.conditions] == [
        ("成果条件", ConditionState("not_met", None, 1), ConditionState("met", None, 2))
    ]


def test_a_title_next_year_brings_the_day_forward(policy: Policy) -> None:
    profile = policy.profile({**PERSON, "experience": {"since": "2026-01"}})
    day = date(2027, 6, 1)
    titled = later(with_title(profile, "intermediate", day, policy.catalogue), day)
    engineer, senior = compare(policy, profile, titled).levels[1:3]
    assert (engineer.after.status, engineer.conditions) == ("held", ())
    education = next(c for c in senior.conditions if c.condition == "education_experience")
    assert education.before == ConditionState("not_met", None, None)
    assert education.after == ConditionState("not_met", date(2032, 6, 1), None)


def test_the_days_of_one_who_only_grows_older_stay_the_same(policy: Policy) -> None:
    profile = policy.profile({**PERSON, "experience": {"years": 2.5}})
    levels = compare(policy, profile, later(profile, date(2027, 11, 22))).levels
    assert all(level.before == level.after for level in levels[1:])
    with pytest.raises(ValueError, match="before"):
        later(profile, date(2026, 11, 21))
    assert later(profile, date(2026, 11, 22)) == profile


def test_nothing_changed_is_said_so(policy: Policy) -> None:
    rng = random.Random("same")
    for _ in range(50):
        profile = policy.profile(random_person(rng), date(2026, 11, 22))
        found = compare(policy, profile, profile)
        assert not found.changed


def test_a_comparison_agrees_with_both_verdicts_and_forgets_no_change(policy: Policy) -> None:
    rng = random.Random("sides")
    for _ in range(150):
        one, other = random_person(rng), random_person(rng)
        both = [policy.profile(facts, date(2026, 11, 22)) for facts in (one, other)]
        found = compare(policy, *both)
        told = [Assessment(policy, profile).as_json()["levels"] for profile in both]
        for change, before, after in zip(found.levels, *told, strict=True):
            assert [change.before.status, change.after.status] == [before["status"], after["status"]]
            days = [day and day.isoformat() for day in (change.before.day, change.after.day)]
            assert days == [before["earliest_date"], after["earliest_date"]]
            sides = conditions(before), conditions(after)
            keys = ("status", "earliest_date", "counted", "possible")
            different = {
                name
                for name in sides[0].keys() & sides[1].keys()
                if any(sides[0][name].get(key) != sides[1][name].get(key) for key in keys)
            }
            assert {condition.condition for condition in change.conditions} == different


def test_a_remedy_taken_is_seen_as_its_condition_met(policy: Policy) -> None:
    rng = random.Random("cured")
    checked = 0
    for _ in range(150):
        facts = random_person(rng)
        profile = policy.profile(facts, date(2026, 11, 22))
        assessment = Assessment(policy, profile)
        for level in assessment.levels:
            for remedy in (
                remedies(assessment, level.level.level, "achievements") if len(level.conditions) > 3 else []
            ):
                cured = policy.profile(remedy.applied(facts), date(2026, 11, 22))
                change = next(
                    c for c in compare(policy, profile, cured).levels if c.level == level.level.level
                )
                if change.before.status != "held":
                    checked += 1
                    state = next(c.after for c in change.conditions if c.condition == "achievements")
                    assert state.status == "met"
    assert checked > 50
