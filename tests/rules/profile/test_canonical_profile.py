"""A profile is written in one canonical form, which reads back to an equal profile and the same assessment."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import given

from rules import profile_json
from tests.people import people
from tests.rules.verdicts import assessed, shipped

if TYPE_CHECKING:
    from tests.rules.altering import Person

WRITTEN: Any = {
    "as_of": "2026-11-22",
    "direction": "data",
    "education": None,
    "experience": {"years": 8.33},
    "titles": [{"obtained_on": "2020-07", "level": "junior", "years": None}, {"level": "junior"}],
    "employer_in_beijing": False,
    "basic": {"general": None, "engineer": True},
    "performance": {"engineer": None},
    "achievements": [
        {"count": 1, "kind": "paper", "rank": 2, "journal": None, "used_before": False},
        {"kind": "patent", "count": 3, "used_before": None, "granted": False},
        {"kind": "standard", "used_before": True},
    ],
    "exceptional": [],
}


def test_the_canonical_form_written_out() -> None:
    assert profile_json(shipped().profile(WRITTEN)) == {
        "as_of": "2026-11-22",
        "employer_in_beijing": False,
        "basic": {"engineer": True},
        "direction": "data",
        "experience": {"years": 8.25},  # 99 whole months
        "titles": [{"level": "junior", "obtained_on": "2020-07-01"}, {"level": "junior"}],
        "achievements": [
            {"kind": "paper", "rank": 2},
            {"kind": "patent", "granted": False, "count": 3, "used_before": None},
            {"kind": "standard", "used_before": True},
        ],
        "exceptional": [],
    }


def test_of_an_unknown_person_only_the_day_is_written() -> None:
    assert profile_json(shipped().profile({}, date(2026, 11, 22))) == {"as_of": "2026-11-22"}


@given(people())
def test_it_reads_back_to_an_equal_profile_and_assessment(person: Person) -> None:
    profile = shipped().profile(person)
    written = json.loads(json.dumps(profile_json(profile)))
    again = shipped().profile(written)
    assert again == profile
    assert profile_json(again) == written
    assert assessed(written).as_json() == assessed(person).as_json()
