"""Where the notice is silent or can be read two ways, and one reading was taken: said, never silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from rules.conditions.achievement import AchievementCount
from rules.conditions.attribute import AttributeIs, NumberAtLeast, NumberInAll, RankAtMost, Unused
from rules.conditions.condition import ConditionFinding
from rules.conditions.findings import Applicant, Finding
from rules.conditions.ground import Ground
from rules.conditions.recency import SinceTitle, WithinYears
from rules.conditions.route import Routes, WaivableRoutes
from rules.conditions.status import Status
from rules.conditions.structure import declared, required_achievements
from rules.conditions.view import View
from rules.notice.catalogue import Catalogue
from rules.profile.profile import Achievement
from rules.verdict.title_caveats import held_by_older_title, title_caveats
from rules.verdict.year_caveats import year_caveats
from rules.wording.wording import say, table


class TitleDoubt(NamedTuple):
    """That a level hangs on how the review body takes a title; ``title``: which one, in Chinese; ``asked``: what to
    find out first.
    """

    title: str
    asked: str

    @property
    def words(self) -> str:
        """What is added wherever the level or its day is named."""
        return say("caveats.hangs", title=self.title)


class Caveat(NamedTuple):
    """``code``: ``maybe_held``, ``series_unspecified``, ``title_predates_speciality``, ``continuous_work``,
    ``years_counting``, ``committee_judgement``, ``pair_counting``, ``until``, ``achievements_lapse``, or one of the
    notice's own.
    ``doubt``: the one that
    it is, if it is one of a title.
    """

    code: str
    clause: str
    text: str
    doubt: TitleDoubt | None = None


class Reading(NamedTuple):
    """Whose findings are read, and in which notice's words."""

    applicant: Applicant
    catalogue: Catalogue


def caveats_of_held(held: Finding, reading: Reading) -> Iterator[Caveat]:
    """The caveats of a level whose title is held."""
    since = reading.catalogue.caveats.speciality_since
    if since is not None and held_by_older_title(held, since.day):
        yield title_caveat("title_predates_speciality", since.clause, reading.catalogue)


def caveats(held: Finding, conditions: Sequence[ConditionFinding], reading: Reading) -> Iterator[Caveat]:
    """The caveats of one level that is not surely held, in the order of the notice; each once a clause."""
    if held.status is Status.UNKNOWN:
        yield Caveat("maybe_held", held.clause or "", say("caveats.maybe_held"))
    for condition in conditions:
        if not declared(condition.finding.asked):
            yield from _caveats(condition.finding.asked, condition.finding, reading)
    if reading.applicant.profile.circumstances:
        yield from _of_circumstances([condition.finding for condition in conditions], reading)


_caveats: View[[Finding, Reading], Iterator[Caveat]] = View("the caveats of a condition that facts decide")


@_caveats.of(Routes, WaivableRoutes)
def _of_routes(node: Routes | WaivableRoutes, finding: Finding, reading: Reading) -> Iterator[Caveat]:
    """Only what is met is relied upon, and only what nothing else stands for is in doubt."""
    ordinary, waiver = node.split(finding)
    grounds = [one for one in (waiver.children if waiver else ()) if one.status is Status.MET]
    since = reading.catalogue.caveats.speciality_since
    for code, clause in title_caveats(ordinary, since.day if since else None, waived=bool(grounds)):
        yield title_caveat(code, clause, reading.catalogue)
    counting = reading.catalogue.caveats.years_counting is not None
    for clause in year_caveats(ordinary, reading.applicant) if counting and not grounds else ():
        yield Caveat("years_counting", clause, reading.catalogue.caveats.years_counting or "")
    for ground in grounds:
        yield from _caveats(ground.asked, ground, reading)
    yield from _of_ends(ordinary)


def _of_ends(routes: Finding) -> Iterator[Caveat]:
    """The last day of what is met and ends with time."""
    for route in routes.children:
        if route.status is Status.MET:
            for part in route.children:
                if part.until is not None:
                    text = say("caveats.until", quote=part.asked.quote, date=part.until)
                    yield Caveat("until", route.clause or "", text)


def title_caveat(code: str, clause: str, catalogue: Catalogue) -> Caveat:
    """One of the codes of :func:`title_caveats`; that of a title whose speciality is not known has the same code as
    that of another speciality's, and words of its own.
    """
    since = catalogue.caveats.speciality_since
    title = table("caveats.doubts").get(code)
    doubt = None if title is None else TitleDoubt(title, say(f"caveats.asked.{code}"))
    if code == "title_predates_speciality" and since is not None:
        return Caveat(code, since.clause, since.text, doubt)
    known = "series_unspecified" if code == "speciality_unknown" else code
    return Caveat(known, clause, say(f"caveats.titles.{code}"), doubt)


@_caveats.of(Ground)
def _of_ground(ground: Ground, finding: Finding, _reading: Reading) -> Iterator[Caveat]:
    sure = [entry.seen for entry in finding.children if entry.status is Status.MET]
    wanted = ground.committee_when.items()
    if ground.committee and any(
        all(entry.attributes.get(name) == value for name, value in wanted) for entry in sure
    ):
        yield _judgement(ground.clause, ground.committee)


@_caveats.of(AchievementCount)
def _of_achievements(node: AchievementCount, condition: Finding, reading: Reading) -> Iterator[Caveat]:
    for item in condition.children:
        if item.counted and item.asked.committee:
            yield _judgement(item.asked.clause, item.asked.committee)
        for kind in item.children:
            if kind.counted:
                for value in kind.asked.undefined:
                    yield Caveat(value.code, item.asked.clause, value.text)
    if node.wider_status(condition) is not condition.status:
        yield Caveat("pair_counting", condition.clause or "", say("caveats.pair_counting"))
    day = _first_lapse(node, condition, reading.applicant) if condition.status is Status.MET else None
    if day is not None:
        yield Caveat("achievements_lapse", node.clause, say("caveats.achievements_lapse", date=day))


def _of_circumstances(conditions: Sequence[Finding], reading: Reading) -> Iterator[Caveat]:
    """What the person said of which the notice does not speak."""
    said = reading.applicant.profile.circumstances
    for circumstance in reading.catalogue.caveats.circumstances:
        if circumstance.circumstance not in said:
            continue
        if circumstance.kind is None:
            yield Caveat(circumstance.code, circumstance.clause or "", circumstance.text)
            continue
        for clause in _items_of(circumstance.kind, conditions):
            yield Caveat(circumstance.code, clause, circumstance.text)


def _items_of(kind: str, conditions: Sequence[Finding]) -> Iterator[str]:
    """The clauses of a level that count achievements of ``kind``."""
    for condition in conditions:
        for item in condition.children if required_achievements(condition.asked) is not None else ():
            if any(counted.kind == kind for counted in item.asked.kinds):
                yield item.asked.clause


def _judgement(clause: str, words: tuple[str, ...]) -> Caveat:
    return Caveat("committee_judgement", clause, say("caveats.committee_judgement", words="、".join(words)))


def _first_lapse(node: AchievementCount, finding: Finding, applicant: Applicant) -> date | None:
    """The first day on which what meets ``node`` today no longer surely does; ``None`` where no day takes it away."""
    if "as_of" not in node.facts:
        return None
    days = {
        day
        for entry in finding.walk()
        for check in entry.children
        if entry.seen is not None and check.status is Status.MET
        if (day := _lapses(check.asked, entry.seen)) is not None
    }
    return next(
        (day for day in sorted(days) if day > applicant.day and not _is_met(node, applicant, day)), None
    )


def _is_met(node: AchievementCount, applicant: Applicant, day: date) -> bool:
    return node.evaluate(Applicant(applicant.profile, day)).status is Status.MET


_lapses: View[[Achievement], date | None] = View("the first day on which an achievement may be too old")
_lapses.of(WithinYears)(lambda check, entry: check.lapses(entry))
_lapses.of(AttributeIs, RankAtMost, NumberAtLeast, NumberInAll, SinceTitle, Unused)(
    lambda _check, _entry: None
)
