"""为什么: the chain from the fact through the clause to the status, for any condition of any level.

A view of the findings like the others: a part for each finding below the condition's, in the order of the notice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rules.conditions.achievement import AchievementCount, AchievementItem, AchievementKind
from rules.conditions.attribute import AttributeIs, NumberAtLeast, NumberInAll, RankAtMost, Unused
from rules.conditions.declaration import AnswerIs, Declaration, Declarations
from rules.conditions.education import DegreeHeld, EducationAtLeast
from rules.conditions.experience import ExperienceAtLeast
from rules.conditions.findings import Finding
from rules.conditions.ground import Ground, GroundAlternative, Waiver
from rules.conditions.performance import DirectionChosen, DirectionPerformance, Performance
from rules.conditions.recency import SinceTitle, WithinYears
from rules.conditions.route import Route, Routes, ShortenedRoute, WaivableRoutes
from rules.conditions.stated import AmountStated, YearsSince
from rules.conditions.title import LevelHeld, TitleHeld
from rules.conditions.view import View
from rules.profile.profile import Achievement, Title
from rules.verdict.assessment import Assessment
from rules.verdict.count_words import count_rule
from rules.verdict.explanation_words import WordingContext, said
from rules.wording.wording import say


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
    found = assessment.level(level).condition(condition)
    reading = WordingContext(assessment.policy.catalogue, assessment.day, found.condition.title)
    return _explained(found.finding, reading)


def _explained(finding: Finding, reading: WordingContext) -> Explanation:
    clause, quote = _citation(finding)
    asked, seen = said(finding.asked, finding, reading)
    status = finding.status.word
    below = reading.of_entry(finding.seen) if isinstance(finding.seen, Achievement) else reading
    combined = _only_way(finding)
    parts = tuple(_explained(child, below) for child in combined.children)
    rule = _rule(combined.asked, combined) if parts else None
    return Explanation(asked, seen, status, clause, quote, rule, parts, _sentence(finding, asked, seen))


def _only_way(finding: Finding) -> Finding:
    """The only way in which an entry can meet a ground is no part of its own: what it asks is asked of the entry."""
    only = finding.children[0] if len(finding.children) == 1 else None
    return only if only and only.seen is finding.seen is not None else finding


def _citation(finding: Finding) -> tuple[str | None, str | None]:
    """The clause and its words; an entry, a title and an attribute are parts of the clause above."""
    quote = None if isinstance(finding.seen, Achievement) else getattr(finding.asked, "quote", None)
    return (finding.clause, quote) if quote else (None, None)


_rule: View[[Finding], str | None] = View("how the parts of a finding decide, in words")


@_rule.of(Declarations, Route, ShortenedRoute, Performance, GroundAlternative)
def _all(_node: object, finding: Finding) -> str | None:
    return say("explanation.rule.all") if len(finding.children) > 1 else None


@_rule.of(Routes, Waiver, WaivableRoutes, Ground)
def _any(_node: object, finding: Finding) -> str | None:
    return say("explanation.rule.any") if len(finding.children) > 1 else None


@_rule.of(TitleHeld)
def _any_title(_node: TitleHeld, finding: Finding) -> str | None:
    return say("explanation.rule.any_title") if len(finding.children) > 1 else None


@_rule.of(AchievementItem)
def _sum(node: AchievementItem, finding: Finding) -> str | None:
    several = len(finding.children) > 1
    if node.most is None:
        return say("explanation.rule.sum") if several else None
    return say("explanation.rule.sum_at_most" if several else "explanation.rule.at_most", most=node.most)


@_rule.of(AchievementCount)
def _count(node: AchievementCount, _finding: Finding) -> str | None:
    return count_rule(node)


@_rule.of(AchievementKind)
def _every(node: AchievementKind, finding: Finding) -> str | None:
    if isinstance(finding.seen, Achievement):
        return say("explanation.rule.all")
    if node.total is not None:
        return say("explanation.in_all")
    return say("explanation.every", every=node.every) if node.every > 1 else None


@_rule.of(
    AnswerIs,
    Declaration,
    DirectionChosen,
    DirectionPerformance,
    EducationAtLeast,
    ExperienceAtLeast,
    LevelHeld,
)
@_rule.of(DegreeHeld, AmountStated, YearsSince)
@_rule.of(AttributeIs, RankAtMost, NumberAtLeast, NumberInAll, WithinYears, SinceTitle, Unused)
def _no_parts(_node: object, _finding: Finding) -> str | None:
    return None


def _sentence(finding: Finding, asked: str, seen: str) -> str:
    status = say(f"explanation.status.{finding.status.word}")
    if not seen:
        return say("explanation.judged", asked=asked, status=status)
    listed = isinstance(finding.seen, Achievement | Title)
    path = "explanation.listed_and_judged" if listed else "explanation.asked_and_seen"
    return say(path, asked=asked, seen=seen, status=status)
