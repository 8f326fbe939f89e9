"""A mechanism of the tests: an examination that is declared to be passed. All that any view asks of it stands here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.roster.evidence import _items
from bot.roster.standing import _clause_word
from dialogs.interview.relevance import _made_of
from dialogs.questions.needs import _counted
from rules.conditions import status
from rules.conditions.findings import Applicant, Finding
from rules.conditions.structure import (
    counts_since,
    declared,
    grounds_of,
    required_achievements,
    timed,
)
from rules.timeline.road_assumptions import Assumption, _in_time
from rules.timeline.road_held_up import _held_up
from rules.verdict.caveats import _caveats
from rules.verdict.condition_form import _json
from rules.verdict.demand import Demand, _demand
from rules.verdict.explanation import _rule
from rules.verdict.explanation_words import AskedAndSeen, said
from rules.verdict.missing import _entry
from rules.verdict.remedies import Remedy, RemedyStep, _remedies
from rules.verdict.unknown_facts import _unknown

if TYPE_CHECKING:
    from rules.conditions.condition import ConditionFinding
    from rules.conditions.status import Status
    from rules.verdict.assessment_forms import ConditionJson
    from rules.verdict.missing_forms import MissingJson


@dataclass(frozen=True)
class Exam:
    """Passed, failed or unknown, as it is declared."""

    fact: str
    clause: str
    quote: str

    @property
    def facts(self) -> frozenset[str]:
        return frozenset({self.fact})

    def evaluate(self, applicant: Applicant) -> Finding:
        passed = applicant.profile.declarations.get(self.fact)
        return Finding(self, status.of(passed), passed, fact=self.fact)


declared.of(Exam)(lambda _node: True)
timed.of(Exam)(lambda _node: False)
counts_since.of(Exam)(lambda *_: False)
grounds_of.of(Exam)(lambda _node: ())
required_achievements.of(Exam)(lambda _node: None)
_caveats.of(Exam)(lambda *_: ())
_rule.of(Exam)(lambda *_: None)
_made_of.of(Exam)(lambda node, _finding: node.facts)
_counted.of(Exam)(lambda *_: ())
_items.of(Exam)(lambda *_: ())
_unknown.of(Exam)(lambda node, _finding: iter(node.facts))
_held_up.of(Exam)(lambda _node, finding, _condition: _word(finding.status))
_demand.of(Exam)(lambda node, _reading: Demand(node.quote, node.clause, brief=node.quote))
_clause_word.of(Exam)(lambda _node, status, _counted: _word(status))


@_json.of(Exam)
def _told(node: Exam, found: ConditionFinding) -> ConditionJson:
    clauses = [node.clause] if found.finding.seen else []
    return {"condition": found.condition.name, "status": found.finding.status.word, "clauses": clauses}


@_entry.of(Exam)
def _missing(node: Exam, condition: str, *_: object) -> MissingJson:
    return {
        "condition": condition,
        "clause": node.clause,
        "kind": "declaration",
        "text": "考试未通过",
        "field": node.fact,
    }


@_remedies.of(Exam)
def _pass_it(node: Exam, *_: object) -> list[Remedy]:
    return [Remedy(node.clause, (RemedyStep("declaration", node.clause, node.fact, value=True),))]


@_in_time.of(Exam)
def _by_then(_node: Exam, finding: Finding, title: str) -> Assumption:
    return Assumption("exam_in_time", f"{title}：{_word(finding.status)}", title)


@said.of(Exam)
def _words(node: Exam, finding: Finding, _reading: object) -> AskedAndSeen:
    return AskedAndSeen(node.quote, _word(finding.status))


def _word(found: Status) -> str:
    return {"met": "已通过", "not_met": "未通过", "unknown": "还不清楚"}[found.word]
