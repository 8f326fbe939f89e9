"""What would make a condition met, worked out by hand; that remedies suffice is held by test_remedies.py."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from rules import Assessment, load_policy
from rules.verdict.remedies import Remedy, RemedyStep, remedies
from tests.made_up_notices import APPLICANT, NOTICES, SECOND
from tests.rules.notice_folder import NoticeFolder
from tests.rules.ready import READY
from tests.rules.verdicts import assessed

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic import JsonValue

SENIOR = "senior_engineer"
ROUTES = "education_experience"
INTERMEDIATE = {"level": "intermediate", "same_speciality": True, "years": 5}
OTHER_DEPUTY = {"level": "deputy_senior", "same_speciality": False, "years": 3}
PROJECT: dict[str, JsonValue] = {
    "kind": "research_project",
    "rank": 3,
    "influence": "industry",
    "acceptance": "provincial",
}
NEW = RemedyStep("achievement", "附件2 三（三）1", "achievements", PROJECT)

SECOND_INVENTOR = {"kind": "patent", "granted": True, "rank": 2}
FOURTH_AUTHOR = {"kind": "paper", "rank": 4, "journal": "core"}
PRODUCT = {"kind": "product", "rank": 3, "in_production": True, "benefit": "considerable"}
FOURTH_OF_PRODUCT = {**PRODUCT, "rank": 4}


def of(level: str, condition: str, **facts: Any) -> list[Remedy]:
    return remedies(assessed({**READY, **facts}), level, condition)


def ways(found: list[Remedy]) -> list[tuple[str, list[tuple[str, str, Any]]]]:
    """The clause of each remedy and what becomes of which fact."""
    return [(one.clause, [(step.kind, step.fact, step.value) for step in one.steps]) for one in found]


def test_what_is_declared_is_declared_otherwise() -> None:
    assert of(SENIOR, "scope", employer_in_beijing=False) == [
        Remedy("附件1 一", (RemedyStep("declaration", "附件1 一", "employer_in_beijing", value=True),))
    ]
    (both,) = of(SENIOR, "basic", basic={"general": False, SENIOR: False})
    assert [step.fact for step in both.steps] == ["basic.general", f"basic.{SENIOR}"]
    assert both.clause == "附件2 序言1"
    (performance,) = of(SENIOR, "performance", performance={SENIOR: False})
    assert performance.clause == "附件2 三（二）"


@pytest.mark.parametrize(
    ("condition", "facts"),
    [
        ("scope", {}),
        ("scope", {"employer_in_beijing": None}),
        ("basic", {"basic": {"general": False}}),
        ("performance", {"performance": {SENIOR: False}, "direction": None}),
        ("achievements", {"achievements": None}),
    ],
)
def test_what_is_met_needs_none_and_what_is_unknown_is_to_be_found_out(
    condition: str, facts: dict[str, Any]
) -> None:
    assert of(SENIOR, condition, **facts) == []


def test_a_route_lacks_what_it_lacks_and_no_more() -> None:
    found = of(SENIOR, ROUTES, experience={"years": 3}, exceptional=None)
    assert ways(found) == [
        ("附件2 三（一）2（3）", [("title", "titles", INTERMEDIATE), ("years", "experience", 5)]),
        ("附件2 三（一）2（2）", [("education", "education", "master"), ("years", "experience", 7)]),
        ("附件2 三（一）2（1）", [("education", "education", "doctor")]),
        ("附件2 三（一）2（4）", [("title", "titles", OTHER_DEPUTY)]),
    ]
    assert {step.clause for step in found[0].steps} == {"附件2 三（一）2（3）"}


def test_where_time_alone_does_it_the_day_is_said() -> None:
    found = of(SENIOR, ROUTES, education="master", experience={"since": "2022-03-15"})
    assert [one.day for one in found] == [date(2029, 3, 15)] + [None] * 10


def test_to_have_worked_at_all_takes_a_month() -> None:
    nearest = of("assistant_engineer", ROUTES, education="master", experience={"years": 0})[0]
    assert ways([nearest]) == [("附件2 一（二）1", [("years", "experience", 1 / 12)])]


def test_a_route_of_which_a_part_suffices_elsewhere_is_left_out() -> None:
    """Seven years of work would do for 2（3）; nobody needs a master's degree besides."""
    old_title = {"level": "intermediate", "same_speciality": True, "obtained_on": "2018-04-01"}
    found = of(SENIOR, ROUTES, experience={"since": "2023-04-01"}, titles=[old_title], exceptional=None)
    assert [one.clause for one in found] == [
        "附件2 三（一）2（3）",
        "附件2 三（一）2（1）",
        "附件2 三（一）2（4）",
    ]


def test_remedies_are_those_of_the_day_that_is_assessed() -> None:
    """The title is five years old on that day, so that years of work alone will do for 2（3）."""
    title = {"level": "intermediate", "same_speciality": True, "obtained_on": "2021-12-01"}
    facts = {**READY, "experience": {"since": "2023-04-01"}, "titles": [title], "exceptional": None}
    found = remedies(assessed(facts, date(2027, 1, 1)), SENIOR, ROUTES)
    assert [one.clause for one in found] == [
        "附件2 三（一）2（3）",
        "附件2 三（一）2（1）",
        "附件2 三（一）2（4）",
    ]


def test_each_ground_that_is_surely_not_met_is_a_way_by_its_least_entry() -> None:
    unsure = [{"kind": "patent_award", "rank": 3}]
    grounds = [one for one in ways(of(SENIOR, ROUTES, exceptional=unsure)) if "三（四）" in one[0]]
    assert [(clause, steps[0][2]) for clause, steps in grounds] == [
        (
            "附件2 三（四）1",
            {"kind": "science_award", "level": "provincial", "grade": "first", "rank": 5},
        ),
        ("附件2 三（四）3", {"kind": "national_standard", "rank": 5}),
        ("附件2 三（四）4", {"kind": "major_project", "rank": 3}),
        ("附件2 三（四）5", {"kind": "technical_head"}),
        ("附件2 三（四）6", {"kind": "event_protection"}),
        ("附件2 三（四）7", {"kind": "vulnerability", "role": "lead"}),
    ]


def achievements(*entries: dict[str, Any]) -> list[list[tuple[str, Any]]]:
    """What each remedy changes: an attribute of an entry, or a new entry."""
    found = of(SENIOR, "achievements", achievements=list(entries))
    assert {one.clause for one in found} == {"附件2 三（三）"}
    return [[(step.fact, step.value) for step in one.steps] for one in found]


def test_without_achievements_three_new_ones_are_needed() -> None:
    assert of(SENIOR, "achievements", achievements=[]) == [Remedy("附件2 三（三）", (NEW, NEW, NEW))]


def test_what_is_nearly_good_enough_is_bettered_and_the_rest_is_new() -> None:
    new = (NEW.fact, NEW.value)
    assert achievements(SECOND_INVENTOR) == [[("achievements.0.rank", 1), new, new], [new, new, new]]
    assert achievements(PRODUCT, FOURTH_OF_PRODUCT)[0] == [("achievements.1.rank", 3), new, new]


def test_the_largest_gain_is_taken_first_and_nothing_beyond_what_is_needed() -> None:
    several = {**FOURTH_AUTHOR, "count": 3}
    pairs = {**FOURTH_OF_PRODUCT, "count": 4}
    assert achievements(pairs, SECOND_INVENTOR, several)[0] == [("achievements.2.rank", 3)]
    assert achievements(SECOND_INVENTOR, {**FOURTH_AUTHOR, "count": 2})[0] == [
        ("achievements.1.rank", 3),
        ("achievements.0.rank", 1),
    ]


def test_one_kind_is_bettered_once() -> None:
    """A second entry of the kind may pair with the first, so that gains no longer add up."""
    new = (NEW.fact, NEW.value)
    assert achievements(PRODUCT, FOURTH_OF_PRODUCT, FOURTH_OF_PRODUCT)[0] == [
        ("achievements.1.rank", 3),
        new,
        new,
    ]


def test_where_every_achievement_counts_in_numbers_the_new_one_is_so_many(tmp_path: Path) -> None:
    folder = NoticeFolder.copied(NOTICES / SECOND, tmp_path / SECOND)
    level = "levels/chief_engineer.yaml"
    folder.change(level, "{kind: process_improvement, ", "{kind: process_improvement, every: 2, ")
    folder.change(level, "{kind: patent, ", "{kind: patent, every: 4, ")
    notice = load_policy(folder.path)
    assessment = Assessment(notice, notice.profile({**APPLICANT, "achievements": []}))
    (remedy,) = remedies(assessment, "chief_engineer", "achievements")
    least = {"kind": "process_improvement", "place": 2, "reach": "industry", "count": 2}
    assert {step.fact: step.value for step in remedy.steps} == {"achievements": least}


def test_a_level_or_condition_that_is_not_there_is_named() -> None:
    with pytest.raises(KeyError, match="luck"):
        of(SENIOR, "luck")
    with pytest.raises(KeyError, match="duke"):
        of("duke", "scope")
