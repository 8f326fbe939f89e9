"""Why a question matters for this person now: one reason, with the clause in which it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from dialogs.engine.talk import Talk
from dialogs.interview.relevance import standing
from dialogs.rendering.dates import span
from dialogs.rendering.wording import Markdown, say, words
from rules.conditions.condition import ConditionFinding
from rules.conditions.declaration import AnswerIs, Declaration
from rules.conditions.education import DegreeHeld, EducationAtLeast
from rules.conditions.experience import ExperienceAtLeast
from rules.conditions.findings import Finding
from rules.conditions.stated import AmountStated, YearsSince
from rules.conditions.status import Status
from rules.conditions.structure import declared, required_achievements, split_routes, timed
from rules.conditions.title import TitleHeld
from rules.conditions.view import View
from rules.verdict.level_assessment import LevelAssessment

BEYOND_THE_LADDER: Final = 99
TITLES: Final = "titles"


class _Way(NamedTuple):
    """A route by which ``level`` may be reached; ``hurdles``: what stands in its way beside the fact asked."""

    level: LevelAssessment
    route: Finding
    hurdles: tuple[int, int, int]


def reason(talk: Talk, facts: Sequence[str]) -> Markdown:
    """Why one of ``facts`` is asked now; what the notice says of it in general where nothing more can be said."""
    told = (found for level in _levels(talk) for found in _told(talk, level, facts))
    return next(told, None) or _in_general(talk, facts[0])


def reason_of_clause(talk: Talk, clauses: Sequence[str]) -> Markdown:
    """Why a part of an entry is asked: the last of its clauses, that of the highest level, hangs on it."""
    return words("why.part", clause=clauses[-1], quote=talk.policy.notice.text(clauses[-1]))


def reason_of_title(talk: Talk, deciding: Sequence[Finding]) -> Markdown:
    """Why something is asked of a title: the route in which one of ``deciding`` stands."""
    ways = [way for level in _levels(talk) for way in _ways(level, TITLES)]
    of_it = [way for way in ways if any(part is one for part in way.route.walk() for one in deciding)]
    return _of_way(talk, of_it) if of_it else _in_general(talk, TITLES)


def _in_general(talk: Talk, fact: str) -> Markdown:
    data = talk.policy.catalogue.facts[fact]
    clause = data.clauses[0]
    return words("why.general", why=data.why, clause=clause, quote=talk.policy.notice.text(clause))


def _levels(talk: Talk) -> list[LevelAssessment]:
    """What may still be the highest open one, the highest first; then what is told of."""
    now = standing(talk)
    return [*reversed(now.contenders), *now.targets]


def _told(talk: Talk, level: LevelAssessment, facts: Sequence[str]) -> Iterator[Markdown]:
    for found in level.conditions:
        node = found.condition.node
        if found.finding.status is Status.MET or node.facts.isdisjoint(facts):
            continue
        if timed(node):
            yield from _of_routes(talk, level, found, facts[0])
        elif required_achievements(node) is not None:
            yield _of_achievements(talk, level, found)
        elif _is_asked_last(level, found):
            yield _of_declaration(talk, level)


def _is_asked_last(level: LevelAssessment, found: ConditionFinding) -> bool:
    """Whether people judge themselves by it once the facts are known."""
    return declared(found.condition.node) and any(
        one.finding.status is Status.MET for one in level.conditions if not declared(one.condition.node)
    )


def _of_declaration(talk: Talk, level: LevelAssessment) -> Markdown:
    met = [found.condition.title for found in level.conditions if found.finding.status is Status.MET]
    return words(
        "why.declared", known=_known(talk), level=level.level.name, met=met, clause=level.level.clause
    )


def _of_achievements(talk: Talk, level: LevelAssessment, found: ConditionFinding) -> Markdown:
    return words(
        "why.achievements",
        known=_known(talk),
        level=level.level.name,
        required=required_achievements(found.condition.node),
        counted=found.finding.counted,
        clause=found.condition.node.clause,
    )


def _of_routes(talk: Talk, level: LevelAssessment, found: ConditionFinding, fact: str) -> Iterator[Markdown]:
    """By the route that this fact alone decides, the highest level first; else by the least that stands in the way."""
    if talk.policy.catalogue.facts[fact].type == "grounds":
        _, waiver = split_routes(found.condition.node, found.finding)
        clause = waiver.clause if waiver is not None else found.finding.clause
        yield words("why.waiver", known=_known(talk), level=level.level.name, clause=clause)
        return
    ways = [way for other in _levels(talk) for way in _ways(other, fact)]
    if ways:
        yield _of_way(talk, ways)


def _of_way(talk: Talk, ways: Sequence[_Way]) -> Markdown:
    """By the one with the least in its way."""
    way = min(ways, key=lambda one: one.hurdles)
    quote, clause = way.route.asked.quote, way.route.clause
    return words("why.route", known=_known(talk), level=way.level.level.name, quote=quote, clause=clause)


def _ways(level: LevelAssessment, fact: str) -> Iterator[_Way]:
    for found in level.conditions:
        if not timed(found.condition.node) or found.finding.status is Status.MET:
            continue
        ordinary, _ = split_routes(found.condition.node, found.finding)
        for route in ordinary.children:
            if fact in route.asked.facts and route.status is not Status.MET:
                yield _Way(level, route, _hurdles(route, fact))


def _hurdles(route: Finding, fact: str) -> tuple[int, int, int]:
    """The title it takes, what is surely lacking, and what is not known; the latter beside ``fact``, which is asked."""
    others = [part for part in route.children if fact not in part.asked.facts]
    return (
        max(_title(part.asked) for part in route.children),
        sum(part.status is Status.NOT_MET for part in others),
        sum(part.status is Status.UNKNOWN for part in others),
    )


_title: View[[], int] = View(
    "how high a title a part of a route takes; one from elsewhere is beyond the ladder"
)
_title.of(TitleHeld)(lambda node: node.rank + 1 if node.is_rung else BEYOND_THE_LADDER)
_title.of(EducationAtLeast, DegreeHeld, ExperienceAtLeast, AnswerIs, Declaration, AmountStated, YearsSince)(
    lambda _node: 0
)


def _known(talk: Talk) -> str:
    """您是硕士、做了6年、没有职称: what the routes hang on, as far as it is known; nothing where it is not."""
    catalogue = talk.policy.catalogue
    told = []
    for fact, value in talk.answers.items():
        kind = catalogue.facts[fact].type if fact in catalogue.facts else ""
        if fact == "education" and value is not None:
            told.append(say("why.known.education", name=catalogue.names[str(value)]))
        elif kind == "tenure" and isinstance(value, dict):
            told.append(say("why.known.tenure", length=span(value)))
        elif kind == "titles" and isinstance(value, list):
            held = [catalogue.names[str(entry["level"])] for entry in talk.entries(fact)]
            names = say("why.and").join(held)
            told.append(say("why.known.titles", names=names) if held else say("why.known.no_title"))
    return say("why.between").join(told)
