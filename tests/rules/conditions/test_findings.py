"""What a finding says of itself: the fact that it was read from, and what became of a kind of achievement."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from rules.conditions.achievement import AchievementKind
from rules.conditions.combination import AllOf, AnyOf
from rules.conditions.performance import DirectionPerformance, Performance
from rules.profile.profile import Achievement, Title
from tests.people import people
from tests.rules.ready import READY
from tests.rules.verdicts import assessed

if TYPE_CHECKING:
    from rules.conditions.findings import Finding
    from tests.rules.altering import Person

COMBINATIONS = (AllOf, AnyOf, Performance)
PRODUCT = {"kind": "product", "rank": 3, "in_production": True, "benefit": "considerable"}
UNSURE = {"kind": "product", "rank": 3, "in_production": True}


@given(people())
def test_a_finding_names_the_fact_that_it_was_read_from(person: Person) -> None:
    for finding in assessed(person).findings:
        if isinstance(finding.seen, Achievement | Title) or isinstance(finding.asked, COMBINATIONS):
            continue  # one entry of the list that the finding above names, or several facts
        if hasattr(finding.asked, "facts"):
            assert finding.fact in finding.asked.facts


@given(people())
def test_own_direction_s_item_is_declared_with_its_lead(person: Person) -> None:
    for finding in assessed(person).findings:
        if isinstance(finding.asked, Performance):
            declared, *rest = finding.children
            assert finding.seen == declared.seen
            for own in rest:
                if isinstance(own.asked, DirectionPerformance):
                    assert (own.seen, own.fact, own.status) == (declared.seen, declared.fact, declared.status)


def products(*entries: dict[str, Any], known: bool = True) -> Finding:
    """What became of 产品, every two of which count as one, at 高级工程师."""
    facts = {**READY, "achievements": list(entries) if known else None}
    (found,) = (
        finding
        for _, condition in assessed(facts).level("senior_engineer").conditions
        for finding in condition.walk()
        if isinstance(finding.asked, AchievementKind)
        and finding.asked.kind == "product"
        and not isinstance(finding.seen, Achievement)
    )
    return found


@pytest.mark.parametrize(
    ("entries", "status", "counted", "possible"),
    [
        ([], "not_met", 0, 0),
        ([{"kind": "monograph"}], "not_met", 0, 0),
        ([PRODUCT], "not_met", 1, 1),
        ([PRODUCT, PRODUCT], "met", 2, 2),
        ([{**PRODUCT, "count": 3}], "met", 3, 3),
        ([UNSURE], "not_met", 0, 1),
        ([PRODUCT, UNSURE], "unknown", 1, 2),
        ([{**PRODUCT, "rank": 4}, UNSURE], "not_met", 0, 1),
    ],
)
def test_pairs_of_a_kind(entries: list[Any], status: str, counted: int, possible: int) -> None:
    found = products(*entries)
    assert (found.status.word, found.counted, found.possible) == (status, counted, possible)


def test_a_kind_has_its_own_entries_below_it() -> None:
    found = products(PRODUCT, {"kind": "paper"}, UNSURE)
    assert [child.seen.index for child in found.children] == [0, 2]


def test_a_kind_of_an_unknown_list_is_unknown() -> None:
    found = products(known=False)
    assert (found.status.word, found.children, found.possible) == ("unknown", (), None)


def test_only_what_is_not_met_waits_for_a_day() -> None:
    """An unknown title may do today already; what is met needs no other way."""
    unsure = [{"level": "intermediate"}, {"level": "intermediate", "obtained_on": "2023-01"}]
    senior = assessed({**READY, "experience": {"years": 9}, "titles": unsure}).level("senior_engineer")
    assistant = assessed({**READY, "experience": {"years": 2}}).level("assistant_engineer")
    routes, met = (
        next(finding for condition, finding in level.conditions if condition.name == "education_experience")
        for level in (senior, assistant)
    )
    route = next(finding for finding in routes.walk() if finding.clause == "附件2 三（一）2（3）")
    assert (route.status.word, route.reached) == ("unknown", None)
    assert (met.status.word, met.reached) == ("met", None)
    assert [child.reached for child in met.children] == [None, None, date(2027, 11, 22), date(2029, 11, 22)]


def test_a_condition_knows_every_fact_that_it_reads() -> None:
    level = assessed(READY).level("senior_engineer")
    assert {condition.name: condition.node.facts for condition, _ in level.conditions} == {
        "scope": {"employer_in_beijing"},
        "basic": {"basic.general", "basic.senior_engineer"},
        "education_experience": {
            "as_of",
            "education",
            "experience",
            "titles",
            "exceptional",
            "achievements",
        },
        "performance": {"performance.senior_engineer", "direction"},
        "achievements": {"achievements"},
    }
