"""What becomes of one level for one applicant: views of its findings, each worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Final

from rules.conditions.compilation import Level
from rules.conditions.condition import ConditionFinding
from rules.conditions.findings import Applicant, all_reached
from rules.conditions.status import Status, all_of
from rules.conditions.structure import split_routes, timed
from rules.notice.catalogue import Catalogue
from rules.profile.profile import Profile
from rules.verdict.assessment_forms import BriefLevelJson, CaveatJson, LevelJson
from rules.verdict.caveats import Caveat, Reading, TitleDoubt, caveats, caveats_of_held
from rules.verdict.condition_form import condition_json
from rules.verdict.missing import missing_entry
from rules.verdict.missing_forms import MissingJson

_LEVEL_STATUS = {Status.MET: "eligible", Status.NOT_MET: "not_eligible", Status.UNKNOWN: "undetermined"}
_NOTHING: Final[Mapping[str, ConditionFinding]] = MappingProxyType({})


class LevelAssessment:
    """One level's part of the tree. ``known``: what became of some of its conditions, by their names."""

    def __init__(
        self,
        level: Level,
        applicant: Applicant,
        catalogue: Catalogue,
        known: Mapping[str, ConditionFinding] = _NOTHING,
    ) -> None:
        self.level = level
        self.applicant = applicant
        self.catalogue = catalogue
        self._known = known
        self.held = level.held.evaluate(applicant)
        self.status = (
            "held"
            if self.held.status is Status.MET
            else _LEVEL_STATUS[all_of([c.finding.status for c in self.conditions])]
        )

    @cached_property
    def conditions(self) -> tuple[ConditionFinding, ...]:
        """Its conditions; of a level that is held they are looked at by those who ask."""
        known, applicant = self._known, self.applicant
        return tuple([known.get(one.name) or one.found(applicant) for one in self.level.conditions])

    def otherwise(self, profile: Profile, fact: str) -> LevelAssessment:
        """That of somebody who is supposed to be otherwise in ``fact`` alone: what does not read it stays as it is."""
        supposed = Applicant(profile, self.applicant.day, is_one_of_many=True)
        as_here = {one.condition.name: one for one in self.conditions if fact not in one.condition.reads}
        return LevelAssessment(self.level, supposed, self.catalogue, as_here)

    def _on(self, day: date) -> LevelAssessment:
        return LevelAssessment(self.level, self.applicant.on(day), self.catalogue)

    def condition(self, name: str) -> ConditionFinding:
        """One of its conditions. Raises KeyError for one that the level does not have."""
        return {found.condition.name: found for found in self.conditions}[name]

    @cached_property
    def earliest(self) -> date | None:
        """The first day on which time alone makes the level eligible, if everything else is met."""
        if self.status != "not_eligible":
            return None
        day = all_reached([c.finding for c in self.conditions])
        # Something else may have ended by the day on which everything would be full.
        is_over = day and self.level.is_lapsing and self._on(day).status != "eligible"
        return None if is_over else day

    @property
    def is_in_time(self) -> bool:
        """Whether education, years and titles surely do."""
        return all(c.finding.status is Status.MET for c in self.conditions if timed(c.condition.node))

    @property
    def years_full(self) -> date | None:
        """The day from which education, years and titles surely do by time alone; None where it takes more."""
        if self.is_in_time:
            return self.applicant.day
        return all_reached([c.finding for c in self.conditions if timed(c.condition.node)])

    @property
    def lacks(self) -> frozenset[str]:
        """The conditions besides those that surely are not met."""
        failed = (c for c in self.conditions if c.finding.status is Status.NOT_MET)
        return frozenset(c.condition.name for c in failed if not timed(c.condition.node))

    @property
    def is_by_waiver_only(self) -> bool:
        """Whether only a ground of 破格 that is not known can make education and years do."""
        timely = [c.finding for c in self.conditions if timed(c.condition.node)]
        return any(
            found.status is Status.UNKNOWN and split_routes(found.asked, found)[0].status is Status.NOT_MET
            for found in timely
        )

    @cached_property
    def missing(self) -> tuple[MissingJson, ...]:
        """What it lacks, a condition at a time; empty when it is held or eligible."""
        if self.status == "held":
            return ()
        unmet = (found for found in self.conditions if found.finding.status is not Status.MET)
        return tuple([missing_entry(found, self.applicant, self.catalogue) for found in unmet])

    @cached_property
    def caveats(self) -> tuple[Caveat, ...]:
        """Its caveats; of a level that is held only those of the title by which it is."""
        reading = Reading(self.applicant, self.catalogue)
        if self.status == "held":
            return tuple(caveats_of_held(self.held, reading))
        return tuple(caveats(self.held, self.conditions, reading))

    @cached_property
    def doubt(self) -> TitleDoubt | None:
        """On which title it hangs that it is open, is held, or will be open by time alone."""
        if self.status in {"eligible", "held"}:
            return next((caveat.doubt for caveat in self.caveats if caveat.doubt), None)
        day = self.earliest or self.either_day
        return None if day is None else self._on(day).doubt

    @cached_property
    def doubt_of_years(self) -> TitleDoubt | None:
        """On which title the day to come hangs from which education, years and titles do, whatever else is lacking."""
        day = self.years_full or self.either_day
        if self.status in {"eligible", "held"} or day is None or day <= self.applicant.day:
            return None
        then = self._on(day)
        asked = [found for found in then.conditions if timed(found.condition.node)]
        told = caveats(then.held, asked, Reading(then.applicant, then.catalogue))
        return next((caveat.doubt for caveat in told if caveat.doubt), None)

    @property
    def either_day(self) -> date | None:
        """The day that opens it by time alone where nothing but unknown facts, such as 破格, may open it today."""
        entries = self.missing if self.status == "undetermined" else ()
        day = entries[0].get("date") if len(entries) == 1 else None
        return date.fromisoformat(day) if day else None

    def as_brief_json(self) -> BriefLevelJson:
        """In the contract's form, without what is missing and without caveats."""
        is_held = self.status == "held"
        return {
            "level": self.level.level,
            "name": self.level.name,
            "status": self.status,
            "earliest_date": self.earliest.isoformat() if self.earliest else None,
            "conditions": [] if is_held else [condition_json(found) for found in self.conditions],
        }

    def as_json(self) -> LevelJson:
        """All of it in the contract's form."""
        told: list[CaveatJson] = [{"code": c.code, "clause": c.clause, "text": c.text} for c in self.caveats]
        return {**self.as_brief_json(), "missing": [*self.missing], "caveats": told}
