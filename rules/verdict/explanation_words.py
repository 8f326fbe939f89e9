"""What each kind of node asks and what it saw, in Chinese; the sentences are in words/explanation.yaml."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from rules.conditions.achievement import AchievementCount, AchievementItem, AchievementKind
from rules.conditions.attribute import (
    AttributeCheck,
    AttributeIs,
    NumberAtLeast,
    NumberInAll,
    RankAtMost,
    Unused,
)
from rules.conditions.combination import AllOf, AnyOf
from rules.conditions.declaration import AnswerIs, Declaration, Declarations
from rules.conditions.education import DegreeHeld, EducationAtLeast
from rules.conditions.experience import ExperienceAtLeast
from rules.conditions.findings import Finding
from rules.conditions.ground import Ground, GroundAlternative, Waiver
from rules.conditions.performance import DirectionChosen, DirectionPerformance, Performance
from rules.conditions.recency import SinceTitle, WithinYears
from rules.conditions.route import Route, Routes, ShortenedRoute, WaivableRoutes
from rules.conditions.stated import AmountStated, YearsSince
from rules.conditions.status import Status
from rules.conditions.title import LevelHeld, TitleHeld
from rules.conditions.view import View
from rules.notice.achievement_data import AttributeData
from rules.notice.catalogue import Catalogue
from rules.profile.profile import Achievement, Title
from rules.verdict.achievement_gaps import value_words
from rules.wording.wording import numeral, plain_number, say, tenure_words

_SPECIALITY = {
    True: "explanation.title.own_speciality",
    False: "explanation.title.other_speciality",
    None: "explanation.title.unknown_speciality",
}


class WordingContext(NamedTuple):
    """In whose words a finding is read. ``about``: the name of the condition; ``entry``: the entry above, if any."""

    catalogue: Catalogue
    day: date
    about: str
    entry: Achievement | None = None

    def of_entry(self, entry: Achievement) -> WordingContext:
        """The same below one entry of ``achievements`` or ``exceptional``."""
        return self._replace(entry=entry)


class AskedAndSeen(NamedTuple):
    """``seen`` is empty where only the parts say it."""

    asked: str
    seen: str


said: View[[Finding, WordingContext], AskedAndSeen] = View("what a node asks and what was seen, in words")


@said.of(Declarations, Route, ShortenedRoute, Routes, Waiver, WaivableRoutes)
def _(node: AllOf | AnyOf, _finding: Finding, reading: WordingContext) -> AskedAndSeen:
    return AskedAndSeen(node.quote or reading.about, "")


@said.of(Performance)
def _(_node: Performance, _finding: Finding, reading: WordingContext) -> AskedAndSeen:
    return AskedAndSeen(reading.about, "")


@said.of(Declaration, DirectionPerformance)
def _(node: Declaration | DirectionPerformance, finding: Finding, _reading: WordingContext) -> AskedAndSeen:
    return AskedAndSeen(node.quote, say("explanation.declared", answer=_yes_no(finding.seen)))


@said.of(AnswerIs)
def _(node: AnswerIs, finding: Finding, reading: WordingContext) -> AskedAndSeen:
    seen = finding.seen
    answer = _yes_no(None) if seen is None else reading.catalogue.answer_name(node.fact, answer=seen)
    return AskedAndSeen(node.quote, say("explanation.declared", answer=answer))


@said.of(DirectionChosen)
def _(_node: DirectionChosen, finding: Finding, reading: WordingContext) -> AskedAndSeen:
    chosen = reading.catalogue.names.get(finding.seen or "")
    return AskedAndSeen(say("explanation.direction"), chosen or say("explanation.unknown"))


@said.of(EducationAtLeast)
def _(node: EducationAtLeast, finding: Finding, reading: WordingContext) -> AskedAndSeen:
    names, least = reading.catalogue.names, node.tiers[node.lowest]
    alike = say("explanation.or").join(names[one] for one, tier in node.tiers.items() if tier == least)
    is_highest = least == max(node.tiers.values())
    asked = say("missing.highest_education" if is_highest else "missing.education", education=alike)
    return AskedAndSeen(asked, names[finding.seen] if finding.seen else say("explanation.unknown"))


@said.of(DegreeHeld)
def _(node: DegreeHeld, finding: Finding, reading: WordingContext) -> AskedAndSeen:
    names = reading.catalogue.names
    seen = names[finding.seen] if finding.seen else say("explanation.unknown")
    if finding.reached is not None:
        seen = say("explanation.and", first=seen, then=say("explanation.reached", date=finding.reached))
    return AskedAndSeen(degree_words(node, reading.catalogue), seen)


def degree_words(node: DegreeHeld, catalogue: Catalogue) -> str:
    """须具备大学本科（全日制学历），取得后满2年."""
    wanted = say(
        "missing.education" if node.fact == "education" else "missing.education_of",
        education=catalogue.names[node.lowest],
        fact=catalogue.field_name(node.fact),
    )
    since = say("missing.degree_years", years=node.years) if node.years else ""
    return wanted + since


@said.of(AmountStated)
def _(node: AmountStated, finding: Finding, _reading: WordingContext) -> AskedAndSeen:
    seen = finding.seen
    told = say("explanation.unknown") if seen is None else f"{plain_number(seen)}{node.unit}"
    return AskedAndSeen(node.quote, told)


@said.of(YearsSince)
def _(node: YearsSince, finding: Finding, reading: WordingContext) -> AskedAndSeen:
    told = tenure_words(finding.seen, reading.day, finding.reached)
    if finding.until is not None:
        told = say("explanation.and", first=told, then=say("explanation.until", date=finding.until))
    return AskedAndSeen(node.quote, told)


@said.of(ExperienceAtLeast)
def _(node: ExperienceAtLeast, finding: Finding, reading: WordingContext) -> AskedAndSeen:
    path = "explanation.years" if node.years else "explanation.years_any"
    asked = say(path, work=reading.catalogue.work, years=node.years)
    return AskedAndSeen(asked, tenure_words(finding.seen, reading.day, finding.reached))


@said.of(TitleHeld)
def _(node: TitleHeld, finding: Finding, reading: WordingContext) -> AskedAndSeen:
    catalogue = reading.catalogue
    if isinstance(finding.seen, Title):
        return AskedAndSeen(
            title_words(finding.seen, catalogue, reading.day), title_fault(node, finding, catalogue)
        )
    path = "missing.title_other" if node.other_speciality else "missing.title"
    return AskedAndSeen(
        say(path, work=catalogue.work, title=catalogue.title_name(node.level), years=node.years),
        _titles(finding),
    )


@said.of(LevelHeld)
def _(_node: LevelHeld, finding: Finding, reading: WordingContext) -> AskedAndSeen:
    told = "；".join(title_words(title, reading.catalogue, reading.day) for title in finding.seen or ())
    return AskedAndSeen(say("explanation.held", level=reading.about), told or _titles(finding))


@said.of(Ground)
def _(node: Ground, finding: Finding, reading: WordingContext) -> AskedAndSeen:
    if isinstance(finding.seen, Achievement):
        return AskedAndSeen(_entry(finding.seen, reading), "")
    if finding.children:
        return AskedAndSeen(node.quote, "")
    unknown = finding.status.word == "unknown"
    return AskedAndSeen(node.quote, say("explanation.unknown" if unknown else "explanation.not_listed"))


@said.of(GroundAlternative)
def _(_node: GroundAlternative, finding: Finding, reading: WordingContext) -> AskedAndSeen:
    entry = reading.of_entry(finding.seen)
    return AskedAndSeen("、".join(said(check.asked, check, entry).asked for check in finding.children), "")


@said.of(AchievementCount)
def _(node: AchievementCount, finding: Finding, _reading: WordingContext) -> AskedAndSeen:
    return AskedAndSeen(node.quote, _counted(finding))


@said.of(AchievementItem)
def _(node: AchievementItem, finding: Finding, _reading: WordingContext) -> AskedAndSeen:
    idle = finding.status is Status.MET and not finding.counted
    return AskedAndSeen(node.quote, say("explanation.not_counted_here") if idle else _counted(finding))


@said.of(AchievementKind)
def _(node: AchievementKind, finding: Finding, reading: WordingContext) -> AskedAndSeen:
    if isinstance(finding.seen, Achievement):
        return AskedAndSeen(_entry(finding.seen, reading), "")
    path = "explanation.of_kind" if node.every == 1 else "explanation.of_kind_every"
    kind, unit = reading.catalogue.kind_name(node.kind), reading.catalogue.kinds[node.kind].unit
    return AskedAndSeen(say(path, kind=kind, every=node.every, unit=unit), _counted(finding))


@said.of(RankAtMost)
def _(node: RankAtMost, finding: Finding, reading: WordingContext) -> AskedAndSeen:
    path = "explanation.first" if node.highest == 1 else "explanation.within"
    return _of_attribute(say(path, n=numeral(node.highest)), node, finding, reading)


@said.of(AttributeIs, NumberAtLeast, NumberInAll, WithinYears, SinceTitle)
def _(node: AttributeCheck, finding: Finding, reading: WordingContext) -> AskedAndSeen:
    described = _attribute(node.attribute, reading)
    return _of_attribute(value_words(node, described, reading.catalogue), node, finding, reading)


def _of_attribute(
    needed: str, node: AttributeCheck, finding: Finding, reading: WordingContext
) -> AskedAndSeen:
    described = _attribute(node.attribute, reading)
    asked = needed if described.yes_no else say("needed.of", attribute=described.name, value=needed)
    seen = finding.seen
    told = say("explanation.unknown") if seen is None else reading.catalogue.value_name(described, seen)
    return AskedAndSeen(asked, told)


@said.of(Unused)
def _(node: Unused, finding: Finding, _reading: WordingContext) -> AskedAndSeen:
    used = {None: "explanation.unknown", True: "explanation.used", False: "explanation.unused"}[finding.seen]
    return AskedAndSeen(node.quote, say(used))


def _yes_no(answer: bool | None) -> str:  # noqa: FBT001 - the three values of a declared fact
    if answer is None:
        return say("explanation.unknown")
    return say("explanation.yes" if answer else "explanation.no")


def _titles(finding: Finding) -> str:
    if finding.seen is None:
        return say("explanation.unknown")
    return (
        say("explanation.titles", count=len(finding.seen)) if finding.seen else say("explanation.no_titles")
    )


def _entry(entry: Achievement, reading: WordingContext) -> str:
    kind = reading.catalogue.kind_name(entry.kind)
    path = "explanation.entry" if entry.count == 1 else "explanation.entries"
    return say(path, entry=entry.index + 1, kind=kind, count=entry.count)


def _counted(finding: Finding) -> str:
    if finding.possible is None:
        return say("explanation.unknown")
    if finding.possible > finding.counted:
        return say("explanation.counted_maybe", counted=finding.counted, possible=finding.possible)
    return say("explanation.counted", counted=finding.counted)


def _attribute(attribute: str, reading: WordingContext) -> AttributeData:
    """An attribute of the entry that is read: one of a ground belongs to that ground."""
    catalogue = reading.catalogue
    kind = reading.entry.kind if reading.entry else ""
    of_ground = catalogue.grounds[kind].attributes if kind in catalogue.grounds else {}
    return of_ground.get(attribute) or catalogue.attributes[attribute]


def title_words(title: Title, catalogue: Catalogue, day: date) -> str:
    """A title with its speciality and its age on ``day``: 中级职称（本专业），2020-12-01起，到2026-11-22满5年11个月."""
    held = tenure_words(title.held, day, None) if title.held else say("explanation.title.unknown_since")
    if title.rank < 0:
        return say("explanation.title.certificate", title=catalogue.title_name(title.level), since=held)
    speciality = say(_SPECIALITY[title.same_speciality])
    return say(
        "explanation.title.held", title=catalogue.title_name(title.level), speciality=speciality, since=held
    )


def title_fault(node: TitleHeld, finding: Finding, catalogue: Catalogue) -> str:
    """Why a title does not do for a clause: too low, not of another series, or too young; else empty."""
    title: Title = finding.seen
    if not node.can_be(title.level, title.rank):
        path = "explanation.title.not_it" if node.only else "explanation.title.too_low"
        return say(path, title=catalogue.names[node.level])
    if node.other_speciality and title.same_speciality:
        return say("explanation.title.not_other")
    return say("explanation.reached", date=finding.reached) if finding.reached else ""
