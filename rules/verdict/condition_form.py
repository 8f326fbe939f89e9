"""What became of one condition of a level, in the contract's form."""

from __future__ import annotations

from rules.conditions.achievement import AchievementCount
from rules.conditions.condition import ConditionFinding
from rules.conditions.declaration import Declarations
from rules.conditions.findings import Finding
from rules.conditions.performance import Performance
from rules.conditions.route import Routes, WaivableRoutes
from rules.conditions.status import Status
from rules.conditions.view import View
from rules.verdict.assessment_forms import ConditionJson, lists_json


def condition_json(found: ConditionFinding) -> ConditionJson:
    """One condition in the contract's form; ``clauses`` are those that it is surely met by."""
    return _json(found.finding.asked, found)


_json: View[[ConditionFinding], ConditionJson] = View("a condition in the contract's form")


def _json_with(clauses: list[str], found: ConditionFinding) -> ConditionJson:
    return {"condition": found.condition.name, "status": found.finding.status.word, "clauses": clauses}


@_json.of(Declarations)
def _of_declarations(_node: Declarations, found: ConditionFinding) -> ConditionJson:
    return _json_with(_clauses_met(found.finding) if found.finding.status is Status.MET else [], found)


@_json.of(Performance)
def _of_performance(node: Performance, found: ConditionFinding) -> ConditionJson:
    met = found.finding.status is Status.MET
    return _json_with([node.clause, found.finding.children[-1].asked.clause] if met else [], found)


@_json.of(Routes, WaivableRoutes)
def _of_routes(node: Routes | WaivableRoutes, found: ConditionFinding) -> ConditionJson:
    finding = found.finding
    ordinary, waiver = node.split(finding)
    reached = finding.reached if finding.status is Status.NOT_MET else None
    return {
        **_json_with(_clauses_met(ordinary), found),
        "waived_by": _clauses_met(waiver) if waiver else [],
        "earliest_date": reached.isoformat() if reached else None,
    }


@_json.of(AchievementCount)
def _of_achievements(node: AchievementCount, found: ConditionFinding) -> ConditionJson:
    finding = found.finding
    told: ConditionJson = {
        **_json_with([item.asked.clause for item in finding.children if item.counted], found),
        "counted": finding.counted,
        "possible": finding.possible,
        "required": node.required,
    }
    if len(node.lists) > 1:
        told["lists"] = lists_json(node, finding)
    return told


def _clauses_met(finding: Finding) -> list[str]:
    return list(dict.fromkeys(child.asked.clause for child in finding.children if child.status is Status.MET))
