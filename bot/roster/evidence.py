"""What to prepare for a level: a checklist, one entry a condition met and one an achievement that counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.wording import say, table
from dialogs.language.vocabulary.index import word_index
from dialogs.language.vocabulary.schema import Evidence
from rules import Assessment, Policy
from rules.conditions.achievement import AchievementCount
from rules.conditions.counted_once import counts_here
from rules.conditions.declaration import Declarations
from rules.conditions.findings import Finding
from rules.conditions.performance import Performance
from rules.conditions.route import Routes, WaivableRoutes
from rules.conditions.status import Status
from rules.conditions.view import View
from rules.notice.catalogue import Catalogue
from rules.profile.profile import Achievement


class Item(NamedTuple):
    """``what`` is to be shown, the clauses it serves, and what one usually prepares."""

    what: str
    clauses: list[str]
    evidence: list[str]


class Group(NamedTuple):
    """What one condition, by its Chinese name, takes."""

    name: str
    items: list[Item]


def checklist_groups(assessment: Assessment, level: str) -> list[Group]:
    """Everything to prepare for ``level``, by the conditions that take something. Raises KeyError for no level."""
    policy = assessment.policy
    groups = [
        Group(found.condition.title, list(_items(found.finding.asked, found.finding, policy)))
        for found in assessment.level(level).conditions
    ]
    return [group for group in groups if group.items]


_items: View[[Finding, Policy], Iterable[Item]] = View("the evidence for a condition")


@_items.of(Declarations, Performance, Routes)
def _of_clauses(_node: object, finding: Finding, policy: Policy) -> Iterator[Item]:
    return _facts(_met(finding), finding, policy)


@_items.of(WaivableRoutes)
def _of_routes(_node: WaivableRoutes, finding: Finding, policy: Policy) -> Iterator[Item]:
    met = (route for alternatives in _met(finding) for route in _met(alternatives))
    return _facts(met, finding, policy)


def _usual(policy: Policy) -> Evidence:
    """What one usually prepares under this notice."""
    return word_index(policy).vocabulary.evidence


def _met(finding: Finding) -> Iterator[Finding]:
    return (child for child in finding.children if child.status is Status.MET)


def _facts(met: Iterable[Finding], finding: Finding, policy: Policy) -> Iterator[Item]:
    """The facts behind the clauses that are met, each once."""
    advised = {**table("evidence.facts"), **_usual(policy).facts}
    clauses: dict[str, list[str]] = {}
    for part in met:
        for leaf in part.walk():
            if leaf.fact is not None and leaf.status is Status.MET:
                own = leaf.fact in policy.catalogue.stated
                cited = clauses.setdefault(leaf.fact if own else leaf.fact.partition(".")[0], [])
                clause = part.clause or leaf.clause
                if clause is not None and clause not in cited:
                    cited.append(clause)
    names = {
        path.partition(".")[0]: fact.name.partition("（")[0] for path, fact in policy.catalogue.facts.items()
    }
    for fact, cited in clauses.items():
        if fact in advised and cited:
            yield Item(names[fact], cited, advised[fact])
        elif fact in policy.catalogue.stated and cited:
            yield Item(policy.catalogue.field_name(fact), cited, advised["stated"])
        elif fact == "exceptional":
            yield from _grounds(finding, policy)


def _grounds(finding: Finding, policy: Policy) -> Iterator[Item]:
    advised = _usual(policy).grounds
    for one in finding.walk():
        kind = getattr(one.asked, "kind", None)
        if one.status is Status.MET and one.clause is not None and isinstance(kind, str) and kind in advised:
            yield Item(policy.catalogue.kind_name(kind), [one.clause], advised[kind])


@_items.of(AchievementCount)
def _achievements(_node: AchievementCount, finding: Finding, policy: Policy) -> Iterator[Item]:
    """Each listed achievement that surely counts."""
    catalogue, advised = policy.catalogue, _usual(policy).kinds
    unused = [say("evidence.unused")] if catalogue.used_before else []
    for item in finding.children:
        for kind in item.children:
            for entry in kind.children:
                if counts_here(entry) and item.counted:
                    evidence = [*advised.get(kind.asked.kind, []), *unused]
                    yield Item(achievement_words(entry.seen, catalogue), [item.asked.clause], evidence)


def achievement_words(achievement: Achievement, catalogue: Catalogue) -> str:
    """An achievement as people say it: 发明专利2项：已授权、第一发明人."""
    told = [
        catalogue.attribute_words(achievement.kind, name, value)
        for name, value in achievement.attributes.items()
        if value is not None
    ]
    unit = catalogue.kinds[achievement.kind].unit
    return f"{catalogue.kind_name(achievement.kind)}{achievement.count}{unit}" + (
        f"：{'、'.join(told)}" if told else ""
    )
