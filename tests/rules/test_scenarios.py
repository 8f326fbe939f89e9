"""The scenarios hold, and between them they show every clause and every threshold of the notice."""

from __future__ import annotations

import re
from collections import Counter

import pytest
import yaml
from pydantic import ValidationError

from rules import Policy, load_policies
from tests.rules import scenario
from tests.rules.scenario import Case, all_cases, all_files
from tests.rules.scenario_checks import NOTICE, check_assessment, check_refusal
from tests.rules.scenario_coverage import Notice, demands, unshown

WRITTEN_WRONGLY = {
    "unknown key": "{about: 试写, level: engineer, base: {}, scenarios: [], remark: 多余}",
    "key given twice": "{about: 试写, about: 再写, level: engineer, base: {}, scenarios: []}",
    "no achievement": "{about: 试写, level: engineer, base: {}, scenarios: [{title: 标题, why: 原因, facts: {}}]}",
    "misspelt status": (
        "{about: 试写, level: engineer, base: {}, scenarios: "
        "[{title: 标题, why: 原因, facts: {}, expect: {engineer: {status: eligble}}}]}"
    ),
    "table without its clause": (
        "{about: 试写, level: engineer, base: {}, scenarios: "
        "[{title: 标题, why: 原因, facts: {}, vary: {education: {master: met}}}]}"
    ),
}


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policies()[NOTICE]


@pytest.fixture(scope="module")
def notice() -> Notice:
    return Notice(NOTICE)


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=case.name) for case in all_cases() if not case.refused]
)
def test_the_assessment_is_as_the_scenario_says(case: Case, policy: Policy) -> None:
    check_assessment(case, policy)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in all_cases() if case.refused])
def test_the_profile_is_refused_as_the_scenario_says(case: Case, policy: Policy) -> None:
    check_refusal(case, policy)


def test_every_clause_and_threshold_is_shown(notice: Notice) -> None:
    assert [str(demand) for demand in unshown(notice, all_cases())] == []


def test_coverage_misses_what_is_taken_away(notice: Notice) -> None:
    assert len(unshown(notice, ())) == len(list(demands(notice)))
    without_patents = [case for case in all_cases() if "patent" not in str(case.facts)]
    clauses = {demand.clause for demand in unshown(notice, without_patents)}
    assert {"附件2 二（三）4", "附件2 三（三）3", "附件2 四（三）3"} <= clauses


def test_every_clause_that_is_named_is_in_the_notice(notice: Notice) -> None:
    text = "\n".join(file.model_dump_json() for file in all_files().values())
    named = set(re.findall(r'"(附件[12] [^"]*|通告 [^"]*)"', text))
    assert named - notice.clauses == set()


def test_titles_are_unique() -> None:
    names = Counter(case.name for case in all_cases())
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("wrong", WRITTEN_WRONGLY)
def test_a_file_that_is_written_wrongly_is_refused(wrong: str) -> None:
    with pytest.raises((ValidationError, yaml.YAMLError)):
        scenario.read(WRITTEN_WRONGLY[wrong])
