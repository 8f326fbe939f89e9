"""What a finding says of itself: the fact that it was read from, and what became of a kind of outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from rules.conditions.combination import AllOf, AnyOf
from rules.conditions.declaration import DirectionPerformance, Performance
from rules.conditions.outcome import OutcomeKind
from rules.profile import Outcome, Title
from tests.people import people
from tests.rules.ready import READY
from tests.rules.verdicts import assessed

if TYPE_CHECKING:
    from rules.findings import Finding
    from tests.rules.altering import Person

COMBINATIONS = (AllOf, AnyOf, Performance)
PRODUCT = {"kind": "product", "rank": 3, "in_production": True, "benefit": "considerable"}
UNSURE = {"kind": "product", "rank": 3, "in_production": True}


@given(people())
def test_a_finding_names_the_fact_that_it_was_read_from(person: Person) -> None:
    for finding in assessed(person).findings:
        if isinstance(finding.seen, Outcome | Title) or isinstance(finding.asked, COMBINATIONS):
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
        if isinstance(finding.asked, OutcomeKind)
        and finding.asked.kind == "product"
        and not isinstance(finding.seen, Outcome)
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
