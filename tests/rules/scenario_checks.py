"""What a scenario says, held against what the shipped notice decides."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pytest

from rules import Assessment, Policy, ProfileRefused
from tests.rules import scenario

if TYPE_CHECKING:
    from rules import AssessmentJson
    from tests.rules.scenario import Case, ConditionExpectation, LevelExpectation, MissingExpectation

NOTICE = "beijing-cybersecurity-2024"
LEVELS = ["assistant_engineer", "engineer", "senior_engineer", "professorate_senior_engineer"]
# 基本条件: cited only when the general and the level's own declaration are both met.
CITED_TOGETHER = re.compile(r"附件2 (序言1|.（一）1?)")


def check_assessment(case: Case, policy: Policy) -> None:
    """The assessment is as the scenario says."""
    assessment = Assessment(policy, policy.profile(case.facts))
    said = assessment.as_json()
    _check_form(said)
    levels = {level["level"]: level for level in said["levels"]}
    expected = case.expect
    if "eligible_level" in expected.model_fields_set:
        assert said["eligible_level"] == expected.eligible_level
    for name, level in expected.by_level().items():
        _check_level(level, dict(levels[name]))
        _check_clauses(level, name, assessment)


def check_refusal(case: Case, policy: Policy) -> None:
    """The profile is refused as the scenario says."""
    with pytest.raises(ProfileRefused) as refusal:
        policy.profile(case.facts)
    errors = {error.field: error for error in refusal.value.errors}
    assert list(errors) == [case.refused]
    assert re.search(r"[\u4e00-\u9fff]", errors[str(case.refused)].message)


def _check_form(said: AssessmentJson) -> None:
    """What the contract says of every assessment."""
    assert [level["level"] for level in said["levels"]] == LEVELS
    for level in said["levels"]:
        unmet = [part["condition"] for part in level["conditions"] if part["status"] != "met"]
        assert [entry["condition"] for entry in level["missing"]] == unmet
        for entry in level["missing"]:
            assert entry["text"]
            assert entry["kind"] != "unknown_fact" or entry["field"]
        if level["status"] == "held":
            assert (level["conditions"], level["missing"]) == ([], [])
            assert {caveat["code"] for caveat in level["caveats"]} <= {"title_predates_speciality"}


def _check_level(expected: LevelExpectation, said: dict[str, Any]) -> None:
    conditions = {part["condition"]: part for part in said["conditions"]}
    for name in {"status", "earliest_date"} & expected.model_fields_set:
        assert said[name] == getattr(expected, name), name
    if expected.conditions is not None:
        assert list(conditions) == expected.conditions
    for name, condition in expected.by_condition().items():
        _check_condition(condition, conditions[name])
    if expected.missing is not None:
        entries = {entry["condition"]: entry for entry in said["missing"]}
        assert expected.missing or not entries
        for name, missing in expected.missing.items():
            _check_missing(missing, entries[name])
    given = defaultdict(list)
    for caveat in said["caveats"]:
        given[caveat["code"]].append(caveat["clause"])
        assert caveat["text"]
    assert {code: given[code] for code in expected.caveats} == expected.caveats


def _check_condition(expected: ConditionExpectation, said: dict[str, Any]) -> None:
    written = expected.written()
    assert {name: said.get(name, "not said") for name in written} == written


def _check_missing(expected: MissingExpectation, said: dict[str, Any]) -> None:
    views = {
        "by_time": {route["clause"]: route["date"] for route in said.get("routes", []) if route["date"]},
        "upgrades": [
            scenario.Upgrade(**{name: better[name] for name in scenario.Upgrade.model_fields})
            for better in said.get("upgrades", [])
        ],
        "not_counted": {entry["entry"]: entry["reason"] for entry in said.get("not_counted", [])},
    }
    written = expected.written()
    assert {name: views.get(name, said.get(name, "not said")) for name in written} == written
    if expected.by_time is not None:
        assert list(views["by_time"]) == list(expected.by_time)


def _check_clauses(expected: LevelExpectation, level: str, assessment: Assessment) -> None:
    """Each clause has the status that is expected, and is cited if and only if it is met."""
    statuses = {clause: assessment.clause_status(clause, level) for clause in expected.clauses}
    assert statuses == expected.clauses
    (said,) = (said for said in assessment.as_json()["levels"] if said["level"] == level)
    cited = {clause for part in said["conditions"] for clause in part["clauses"] + part.get("waived_by", [])}
    for clause, status in expected.clauses.items():
        if status != "met" or not CITED_TOGETHER.fullmatch(clause):
            assert (clause in cited) == (status == "met"), clause
