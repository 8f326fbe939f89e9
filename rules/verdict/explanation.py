"""为什么: the chain from the fact through the clause to the status, for any condition of any level.

A view of the findings like the others: a part for each finding below the condition's, in the order of the notice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rules.conditions.achievement import AchievementCount, AchievementItem, AchievementKind, Unused
from rules.conditions.combination import AllOf, AnyOf
from rules.conditions.declaration import Performance
from rules.conditions.ground import Ground, GroundAlternative
from rules.conditions.title import TitleHeld
from rules.profile.profile import Achievement, Title
from rules.verdict.explanation_words import WordingContext, said
from rules.wording.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rules.conditions.findings import Finding
    from rules.verdict.assessment import Assessment


class Explanation(NamedTuple):
    """One link of the chain and what it hangs on.

    ``asked``: what is required, in Chinese: the notice's own words where a clause states it as a whole; for an
    achievement, a ground or a title that is listed, which one it is. ``seen``: the fact as it was said, what was
    counted, or why a title does not count; empty where only the parts, or nothing more, can say it. ``status``:
    ``met``, ``not_met`` or ``unknown``. ``quote``: verbatim from ``clause``; both ``None`` for a part of the clause
    above. ``rule``: how the parts decide. ``text``: all of it in one sentence, without the clause.
    """

    asked: str
    seen: str
    status: str
    clause: str | None
    quote: str | None
    rule: str | None
    parts: tuple[Explanation, ...]
    text: str

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Explanation]]:
        """This link and all below it, each with its depth, in the order of the notice."""
        yield depth, self
        for part in self.parts:
            yield from part.walk(depth + 1)


def explain(assessment: Assessment, level: str, condition: str) -> Explanation:
    """Why one condition of one level is met, not met or unknown.

    Raises KeyError for a level that the notice does not have, or a condition that the level does not have.
    """
    for found in assessment.level(level).conditions:
        if found.condition.name == condition:
            reading = WordingContext(assessment.policy.catalogue, assessment.day, found.condition.title)
            return _explained(found.finding, reading)
    raise KeyError(condition)


def explain_held(assessment: Assessment, level: str) -> Explanation:
    """Why a level's own title counts as held, or not. Raises KeyError for a level that the notice does not have."""
    assessed = assessment.level(level)
    clause = assessed.held.clause or ""
    reading = WordingContext(assessment.policy.catalogue, assessment.day, assessed.level.name)
    quote = assessment.policy.notice.paragraphs(clause)[0]
    return _explained(assessed.held, reading)._replace(clause=clause, quote=quote)


def _explained(finding: Finding, reading: WordingContext) -> Explanation:
    clause, quote = _citation(finding, reading)
    asked, seen = said(finding.asked, finding, reading)
    status = finding.status.word
    below = reading.of_entry(finding.seen) if isinstance(finding.seen, Achievement) else reading
    combined = _only_way(finding)
    parts = tuple(_explained(child, below) for child in combined.children)
    rule = _rule(combined) if parts else None
    return Explanation(asked, seen, status, clause, quote, rule, parts, _sentence(finding, asked, seen))


def _only_way(finding: Finding) -> Finding:
    """The only way in which a ground can be met is no part of its own: what it asks is asked of the entry."""
    only = finding.children[0] if len(finding.children) == 1 else None
    return only if only and isinstance(only.asked, GroundAlternative) else finding


def _citation(finding: Finding, reading: WordingContext) -> tuple[str | None, str | None]:
    """The clause and its words; an entry, a title and an attribute are parts of the clause above."""
    if isinstance(finding.seen, Achievement):
        return None, None
    if isinstance(finding.asked, Unused):
        return finding.clause, reading.catalogue.used_before.quote
    quote = getattr(finding.asked, "quote", None)
    return (finding.clause, quote) if quote else (None, None)


_RULES: Mapping[type, str] = {
    AllOf: "all",
    Performance: "all",
    GroundAlternative: "all",
    AnyOf: "any",
    Ground: "any",
    TitleHeld: "any_title",
    AchievementItem: "sum",
}


def _rule(finding: Finding) -> str | None:
    node = finding.asked
    if isinstance(node, AchievementCount):
        return say("explanation.count", required=node.required)
    if isinstance(node, AchievementKind):
        if isinstance(finding.seen, Achievement):
            return say("explanation.rule.all")
        return say("explanation.every", every=node.every) if node.every > 1 else None
    rule = _RULES.get(type(node))
    return say(f"explanation.rule.{rule}") if rule and len(finding.children) > 1 else None


def _sentence(finding: Finding, asked: str, seen: str) -> str:
    status = say(f"explanation.status.{finding.status.word}")
    if not seen:
        return say("explanation.judged", asked=asked, status=status)
    listed = isinstance(finding.seen, Achievement | Title)
    path = "explanation.listed_and_judged" if listed else "explanation.asked_and_seen"
    return say(path, asked=asked, seen=seen, status=status)
