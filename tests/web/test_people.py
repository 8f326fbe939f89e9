"""The people of the scenarios answer in the browser: the page says of them what the rules say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.clock import today
from rules import Assessment, load_policies
from tests.dialogs.interviewed import in_full, truth_of
from tests.dialogs.same_verdict import next_level
from tests.rules.scenario import all_cases
from tests.rules.scenario_checks import NOTICE
from tests.web.browsing import begin
from tests.web.person_at_page import PersonAtPage

if TYPE_CHECKING:
    from tests.rules.scenario import Case
    from tests.web.browsing import ServedPage

POLICY = load_policies()[NOTICE]
WHOLE = "whole_applicants"
OF_A_FILE = 2


def is_of_mixed_use(case: Case) -> bool:
    """Some outcomes used before and some not."""
    listed = case.facts.get("achievements") or []
    return len({bool(entry.get("used_before")) for entry in listed}) > 1


def kinds() -> list[Case]:
    """Whole applicants, and of each file about a part the first; of a file no two are told the same of their levels."""
    found: dict[str, dict[tuple[object, ...], Case]] = {}
    cases = [case for case in all_cases() if not case.refused]
    for case in sorted(cases, key=is_of_mixed_use, reverse=True):
        told = Assessment(POLICY, POLICY.profile(case.facts))
        kind = (is_of_mixed_use(case), *(level.status for level in told.levels))
        found.setdefault(case.name.partition(":")[0], {}).setdefault(kind, case)
    whole = found.pop(WHOLE)
    return [*whole.values(), *(case for kinds in found.values() for case in [*kinds.values()][:OF_A_FILE])]


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in kinds()])
def test_the_page_says_what_the_rules_say(case: Case, phone: Any, served: ServedPage) -> None:
    facts = {name: value for name, value in case.facts.items() if name != "as_of"}
    expected = in_full(POLICY, facts, today())
    begin(phone, served.address)
    PersonAtPage(phone, truth_of(POLICY, facts)).answers_all()
    shown = phone.locator(".levels li").evaluate_all("all => all.map(one => one.className)")
    statuses = {level.level.level: status for level, status in zip(expected.levels, shown, strict=True)}
    open_levels = [level for level, status in statuses.items() if status == "eligible"]
    assert next(reversed(open_levels), None) == expected.eligible_level
    level = next_level(expected)
    assert statuses[level] == next(one.status for one in expected.levels if one.level.level == level)
