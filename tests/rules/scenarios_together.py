"""The scenarios a dozen at a time, for the mutation run: collecting each by itself would cost more than checking them.

The name keeps it out of the usual run, where tests/rules/test_scenarios.py names each scenario.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rules import load_policies
from tests.rules.scenario import all_cases
from tests.rules.scenario_checks import NOTICE, check_assessment, check_refusal

if TYPE_CHECKING:
    from tests.rules.scenario import Case

# Neighbours are alike, so each part takes every so-manieth scenario: the first part already shows something of all.
PARTS = 24


@pytest.mark.parametrize("part", range(PARTS))
def test_the_scenarios_hold(part: int) -> None:
    for case in all_cases()[part::PARTS]:
        _check(case)


def _check(case: Case) -> None:
    check = check_refusal if case.refused else check_assessment
    check(case, load_policies()[NOTICE])
