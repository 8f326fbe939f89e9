"""The answer for one applicant: views of the findings, in the contract's form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rules.conditions.findings import Applicant, Finding
from rules.conditions.status import Status, all_of
from rules.policy import Policy
from rules.profile.profile import Profile
from rules.verdict.assessment_forms import AssessmentJson, BriefAssessmentJson
from rules.verdict.clause_findings import clause_findings
from rules.verdict.level_assessment import LevelAssessment
from rules.verdict.missing_forms import MissingJson
from rules.verdict.title_caveats import is_older


class Assessment:
    """All levels of one notice for one profile on ``day`` (default: the profile's ``as_of``; not before it).

    ``is_one_of_many``: of a batch, in which nobody comes twice; what was found is then not kept for others.
    """

    __slots__ = ("_applicant", "day", "levels", "policy", "profile")

    def __init__(
        self, policy: Policy, profile: Profile, day: date | None = None, *, is_one_of_many: bool = False
    ) -> None:
        self.policy = policy
        self.profile = profile
        self.day = day or profile.as_of
        self._applicant = Applicant(profile, self.day, is_one_of_many=is_one_of_many)
        self.levels = tuple(
            [LevelAssessment(level, self._applicant, policy.catalogue) for level in policy.levels]
        )

    @property
    def eligible_level(self) -> str | None:
        """The highest level one can apply for, or ``None``."""
        return next((one.level.level for one in reversed(self.levels) if one.status == "eligible"), None)

    @property
    def above(self) -> tuple[LevelAssessment, ...]:
        """The levels above everything that is held or can be applied for, lowest first."""
        settled = [n for n, a in enumerate(self.levels) if a.status in {"held", "eligible"}]
        return self.levels[max(settled, default=-1) + 1 :]

    @property
    def ahead(self) -> tuple[LevelAssessment, ...]:
        """Those of :attr:`above` that are not below the highest title, of whatever speciality that is."""
        rank = max((title.rank for title in self.profile.titles or ()), default=-1)
        names, levels = self.policy.catalogue.titles, self.policy.catalogue.levels
        return tuple(one for one in self.above if names[levels[one.level.level].confers] >= rank)

    @property
    def soonest(self) -> LevelAssessment | None:
        """Of those :attr:`above`, the highest of the levels that time alone will open first."""
        coming = [(level.earliest, level) for level in reversed(self.above) if level.earliest]
        return min(coming, key=lambda pair: pair[0], default=(None, None))[1]

    @property
    def next_level(self) -> LevelAssessment:
        """The one to aim at: the lowest of those :attr:`above`; the highest level where there is none.

        One that is not open surely gives way to a higher one that unknown facts leave open, and for which education,
        years and titles surely do; one that is closed also to one that only a claimed ground of 破格 leaves open, or
        else to the one that time opens first, or to one whose years are full sooner and that lacks nothing besides
        which this one has. A level below a title that is held, of whatever speciality, gives way to what is open above.
        """
        lowest, *higher = self._from_title_on(self.above) or self.levels[-1:]
        possible = [one for one in higher if one.status == "undetermined"]
        if in_time := [one for one in possible if one.is_in_time]:
            return in_time[-1]
        if lowest.status != "not_eligible":
            return lowest
        claimed = [one for one in possible if one.is_by_waiver_only] if self.profile.exceptional else []
        return next(iter(claimed), None) or self.soonest or self._sooner_full(lowest, higher)

    def _from_title_on(self, above: tuple[LevelAssessment, ...]) -> tuple[LevelAssessment, ...]:
        """Those of ``above`` at or above the highest title, from the first on that facts not given leave open."""
        at = (n for n, one in enumerate(above) if one.status == "undetermined" and one in self.ahead)
        return above[next(at, 0) :]

    @staticmethod
    def _sooner_full(lowest: LevelAssessment, higher: list[LevelAssessment]) -> LevelAssessment:
        closed = [one for one in higher if one.status == "not_eligible" and one.lacks <= lowest.lacks]
        return min([lowest, *closed], key=lambda one: (one.years_full is None, one.years_full or date.max))

    @property
    def safe(self) -> LevelAssessment | None:
        """The highest level that is open whatever becomes of a title in doubt."""
        open_now = [one for one in reversed(self.levels) if one.status == "eligible"]
        if not open_now or open_now[0].doubt is None:
            return next(iter(open_now), None)
        strict = self.with_titles_as_now_known()
        sure = (one for one in reversed(strict.levels) if one.status == "eligible")
        return next((one for one in sure if one.doubt is None), None)

    def with_titles_as_now_known(self) -> Assessment:
        """The same person whose titles from before the speciality was known are another speciality's."""
        since = self.policy.catalogue.caveats.speciality_since
        titles = self.profile.titles or ()
        strict = tuple(
            title._replace(same_speciality=False)
            if since and title.same_speciality and is_older(title, since.day)
            else title
            for title in titles
        )
        return Assessment(self.policy, self.profile._replace(titles=strict), self.day) if titles else self

    def level(self, level: str) -> LevelAssessment:
        """One level's assessment. Raises KeyError for a level that the notice does not have."""
        return {assessed.level.level: assessed for assessed in self.levels}[level]

    @property
    def findings(self) -> Iterator[Finding]:
        """Every finding, level by level, in the order of the notice."""
        for assessed in self.levels:
            yield from assessed.held.walk()
            for condition in assessed.conditions:
                yield from condition.finding.walk()

    def clause_status(self, clause: str, level: str) -> str:
        """``met``, ``not_met`` or ``unknown`` for one clause at one level.

        Raises KeyError when nothing at that level encodes the clause (another direction's 业绩 item, say).
        A clause that asks something of every achievement alike (附件2 序言2) is met when it is met for all of them.
        """
        found = [
            one
            for condition in self.level(level).conditions
            for one in clause_findings(condition.finding)
            if one.clause == clause
        ]
        if clause in self.policy.asked_of_each:
            if self.profile.achievements is None:
                return Status.UNKNOWN.word
            return all_of([finding.status for finding in found]).word
        if not found:
            raise KeyError(clause)
        return found[0].status.word

    def missing(self, level: str) -> list[MissingJson]:
        """What a level lacks, a condition at a time; empty when it is held or eligible."""
        return [*self.level(level).missing]

    def as_json(self) -> AssessmentJson:
        """The contract's form; always the same bytes for the same facts."""
        return {
            "policy": self.policy.id,
            "as_of": self.day.isoformat(),
            "eligible_level": self.eligible_level,
            "levels": [assessed.as_json() for assessed in self.levels],
        }

    def as_brief_json(self) -> BriefAssessmentJson:
        """The same without what is missing and without caveats: statuses, dates and clauses."""
        return {
            "policy": self.policy.id,
            "as_of": self.day.isoformat(),
            "eligible_level": self.eligible_level,
            "levels": [assessed.as_brief_json() for assessed in self.levels],
        }
