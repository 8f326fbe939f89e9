"""What one person of a roster can apply for, in the few words that the workbook needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import partial
from itertools import chain
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, JsonValue

from bot.wording import say
from dialogs.results.level_told import LevelTold
from rules import Assessment
from rules.conditions.achievement import AchievementCount, AchievementItem
from rules.conditions.attribute import Unused
from rules.conditions.declaration import AnswerIs, Declaration
from rules.conditions.findings import Finding
from rules.conditions.ground import Ground, Waiver
from rules.conditions.performance import DirectionPerformance, Performance
from rules.conditions.route import Route, Routes, ShortenedRoute
from rules.conditions.stated import AmountStated, YearsSince
from rules.conditions.status import Status
from rules.conditions.structure import required_achievements, timed
from rules.conditions.title import LevelHeld
from rules.conditions.view import View
from rules.notice.profile_json import profile_json
from rules.policy import Policy
from rules.profile.tenure import add_years
from rules.verdict.clause_findings import clause_findings
from rules.verdict.level_assessment import LevelAssessment
from rules.verdict.receipt import fingerprint

_OF_GROUNDS = "exceptional."
"""Begins the path of what is told of one ground of 破格."""
NOT_ASKED = ""
"""In the column of a clause that says nothing of this person: another direction's 业绩条件."""


class Gap(NamedTuple):
    """One thing that the next level still asks for: its condition and kind as in ``missing``, and a sentence."""

    condition: str
    kind: str
    text: str


class StaffStanding(BaseModel):
    """The result for one person; levels by their ids, ``None`` where there is none.

    ``held``: the highest title surely held. ``undetermined``: the highest level above ``eligible`` that facts not
    given decide; ``only_waived`` when 破格 alone does. ``doubtful``: the levels that hang on a title in doubt;
    ``safe``: the highest open one that does not. ``next_level``: the one to aim at, with its ``status``, ``gaps``
    and the day on which time alone opens it. ``soon``: levels that time alone opens within twelve months.
    ``clauses``: a word for each of :func:`clause_columns`.
    """

    model_config = ConfigDict(frozen=True)

    held: str | None
    eligible: str | None
    undetermined: str | None
    only_waived: bool
    doubtful: list[str]
    safe: str | None
    next_level: str | None
    status: str | None
    earliest: date | None
    gaps: list[Gap]
    soon: list[str]
    caveats: list[str]
    clauses: list[str]
    facts: dict[str, JsonValue]
    fingerprint: str


def possible_level(standing: StaffStanding, *, is_doubted: bool) -> str | None:
    """The level that facts not given may open. Where a cell could not be read nobody hopes: that is to be put right."""
    return None if is_doubted else standing.undetermined


def clause_columns(policy: Policy) -> tuple[str, ...]:
    """The clauses that are checked for each person, in the notice's order."""
    everyone = Assessment(policy, policy.profile({"as_of": policy.data.valid_from.isoformat()}))
    asked = {finding.clause for finding in everyone.findings if finding.clause}
    for direction in policy.catalogue.directions:
        one = policy.profile({"as_of": policy.data.valid_from.isoformat(), "direction": direction})
        asked |= {finding.clause for finding in Assessment(policy, one).findings if finding.clause}
    asked |= policy.asked_of_each
    titles = policy.data.titles_clause
    return tuple(clause for clause in policy.notice if clause in asked and clause != titles)


def standing_of(
    policy: Policy,
    profile: Mapping[str, JsonValue],
    clauses: tuple[str, ...],
    *,
    in_part: Collection[str] = (),
) -> StaffStanding:
    """Assess one profile; ``in_part``: of these facts there may be more than it has. Raises ProfileRefused."""
    assessment = told_of = Assessment(policy, policy.profile(profile), is_one_of_many=True)
    if "titles" in in_part:
        unknown = assessment.profile._replace(titles=None)
        assessment = Assessment(policy, unknown, is_one_of_many=True)
    receipt = fingerprint(assessment)
    if "achievements" in in_part:
        _leave_open_what_falls_short(assessment)
    if "titles" in in_part:
        # What titles do that could be read, no other one undoes.
        assessment.levels = tuple(
            sure if sure.status in {"held", "eligible"} else one
            for sure, one in zip(told_of.levels, assessment.levels, strict=True)
        )
    levels = assessment.levels
    aim = assessment.next_level if assessment.above else None
    possible = next((one for one in reversed(assessment.above) if one.status == "undetermined"), None)
    told = LevelTold(aim) if aim else None
    # Of the level to aim at, whose day hangs on a title in doubt, that it does.
    hanging = [say("workbook.hangs", name=told.name, title=told.doubt.title)] if told and told.doubt else []
    doubtful = [one.level.level for one in levels if one.doubt is not None]
    within = add_years(assessment.day, 1)
    return StaffStanding(
        held=next((one.level.level for one in reversed(levels) if one.status == "held"), None),
        eligible=assessment.eligible_level,
        undetermined=possible.level.level if possible else None,
        only_waived=possible is not None and possible.is_by_waiver_only,
        doubtful=doubtful,
        safe=assessment.safe.level.level if assessment.safe else None,
        next_level=told.level if told else None,
        status=told.status if told else None,
        earliest=told.earliest if told else None,
        gaps=_gaps(told) if told else [],
        soon=[one.level.level for one in levels if one.earliest and one.earliest <= within],
        caveats=[*_caveats(levels, {assessment.eligible_level, *doubtful}), *hanging],
        clauses=_clause_words(assessment, clauses),
        facts=profile_json(assessment.profile),
        fingerprint=receipt,
    )


def _leave_open_what_falls_short(assessment: Assessment) -> None:
    """Let levels for which the outcomes told of are too few stand as if nothing were known of any."""
    unknown = assessment.profile._replace(achievements=None)
    opened = Assessment(assessment.policy, unknown, assessment.day, is_one_of_many=True)
    assessment.levels = tuple(
        open_one
        if any(
            required_achievements(condition.condition.node) is not None
            and condition.finding.status is Status.NOT_MET
            for condition in told.conditions
        )
        else told
        for told, open_one in zip(assessment.levels, opened.levels, strict=True)
    )


def _gaps(told: LevelTold) -> list[Gap]:
    """What blocks most first, each with the next best of the ways that would do instead; and what is open of a title.

    Of 破格 that is claimed what is not told of it is named.
    """
    gaps = []
    for lack in told.lacks:
        text = lack.text
        if lack.alternatives:
            text = say("workbook.or_else", text=text, other=lack.alternatives[0].text)
        named = [
            told.assessed.catalogue.field_name(one) for one in lack.fields if one.startswith(_OF_GROUNDS)
        ]
        if open_still := [name for name in dict.fromkeys(named) if name not in text]:
            text = say("workbook.open_of_waiver", text=text, names="、".join(open_still))
        gaps.append(Gap(lack.condition, lack.kind, text))
    held = told.assessed.held
    if held.status is Status.UNKNOWN and held.seen:
        asked = (one.condition for one in told.assessed.conditions if timed(one.condition.node))
        text = say("workbook.title_open")
        gaps += [Gap(condition.name, "unknown_fact", text) for condition in asked]
    return gaps


def _caveats(levels: Iterable[LevelAssessment], told_of: Collection[str | None]) -> list[str]:
    """The caveats of the level one can apply for, and of those that hang on a title in doubt, each once."""
    told = [caveat.text for level in levels if level.level.level in told_of for caveat in level.caveats]
    return list(dict.fromkeys(told))


def _clause_words(assessment: Assessment, clauses: tuple[str, ...]) -> list[str]:
    found: dict[str, str] = {}
    of_each = assessment.policy.asked_of_each
    for level in assessment.levels:
        told = [_words(level.held, of_each)]
        told += [one.once("clauses", partial(_words, one.finding, of_each)) for one in level.conditions]
        for clause, word in chain.from_iterable(words.items() for words in told):
            found.setdefault(clause, word)
    for clause in of_each:
        word = assessment.clause_status(clause, assessment.levels[-1].level.level)
        found[clause] = say(f"workbook.clause.{word}")
    return [found.get(clause, NOT_ASKED) for clause in clauses]


def _words(root: Finding, apart: Collection[str]) -> dict[str, str]:
    """What became of the clauses of a finding and of all below it, each told of by the first that encodes it."""
    told: dict[str, str] = {}
    for clause, finding, status in clause_findings(root):
        if clause not in told and clause not in apart:
            told[clause] = _clause_word(finding.asked, status, finding.counted)
    return told


_clause_word: View[[Status, int], str] = View("what became of a clause, in a word")


@_clause_word.of(
    LevelHeld, AnswerIs, Declaration, AmountStated, YearsSince, Performance, DirectionPerformance
)
@_clause_word.of(Route, ShortenedRoute, Routes, Waiver, Ground, AchievementCount, Unused)
def _status_word(_node: object, status: Status, _counted: int) -> str:
    return say(f"workbook.clause.{status.word}")


@_clause_word.of(AchievementItem)
def _count_word(node: AchievementItem, status: Status, counted: int) -> str:
    if counted:
        return say("workbook.counted", count=counted)
    return say("workbook.not_counted_here") if status is Status.MET else _status_word(node, status, counted)
