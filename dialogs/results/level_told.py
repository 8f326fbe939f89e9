"""One level as it is told to a person: its status, its conditions, what blocks it and what is in doubt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

from dialogs.rendering.wording import say
from rules.conditions.condition import ConditionFinding
from rules.conditions.findings import Finding
from rules.conditions.status import Status
from rules.conditions.structure import split_routes, timed
from rules.verdict.caveats import TitleDoubt
from rules.verdict.condition_form import condition_json
from rules.verdict.level_assessment import LevelAssessment
from rules.verdict.missing import gap_text, item_text
from rules.verdict.missing_forms import MissingJson
from rules.verdict.route_gaps import RouteGap, nearest, route_gaps
from rules.verdict.title_caveats import sure_clauses

_BLOCKING: Final = (
    "scope",
    "education",
    "title",
    "declaration",
    "stated",
    "achievements",
    "title_years",
    "years",
    "direction",
    "unknown_fact",
)
"""Kinds of missing things, what blocks most first; what is unknown blocks nothing yet."""

_STATUS_ORDER: Final = ("not_met", "unknown", "met")


class ConditionTold(NamedTuple):
    """A condition's mark; ``required`` is 0 where nothing is counted, ``maybe`` what more might count."""

    name: str
    status: str
    clauses: list[str]
    counted: int = 0
    required: int = 0
    maybe: int = 0


class OtherRoute(NamedTuple):
    """Another clause that would do instead, and what it lacks."""

    text: str
    clause: str


class Lack:
    """One condition of a level that is not met or unknown, and what would cure it, each part worked out when told.

    ``fields``: the facts that are unknown. ``day``: when time alone cures it; ``wanted``: the title or the
    qualification that is needed; ``short_by``: so many achievements; ``years`` since a title. ``condition``: its name
    in the notice's data. A ``kind`` of its own is what is ``stated`` as a part of a route.
    """

    def __init__(self, entry: MissingJson, level: LevelAssessment) -> None:
        self._entry = entry
        self._level = level
        self._found = level.condition(entry["condition"])
        self.condition = entry["condition"]
        self.name = self._found.condition.title
        self.text = entry["text"]
        self.clause = entry["clause"]
        self.kind = "stated" if entry["kind"] == "declaration" and entry.get("routes") else entry["kind"]
        self.fields = entry.get("fields") or [entry["field"]] if "field" in entry else []
        self.day = entry.get("date")
        self.wanted = entry.get("title") or entry.get("education")
        self.short_by = entry.get("short_by", 0)
        self.years = entry.get("needed_years", 0)

    @property
    def elsewhere(self) -> bool:
        """Whether a title of another speciality is needed."""
        first = next(iter(self._entry.get("routes", ())), None)
        return any(item.get("other_speciality", False) for item in first["items"]) if first else False

    @property
    def details(self) -> list[str]:
        """What single entries lack."""
        upgrades = self._entry.get("upgrades", ())
        better = {upgrade["entry"] for upgrade in upgrades}
        idle = (one for one in self._entry.get("not_counted", ()) if one["entry"] not in better)
        return [*(upgrade["text"] for upgrade in upgrades), *(one["text"] for one in idle)]

    @cached_property
    def alternatives(self) -> list[OtherRoute]:
        """The other clauses of unmet education and experience, easiest first.

        Of unknown ones the facts to find out are told; what each clause would lack without them is idle.
        """
        gaps = [gap for gap in nearest(self._gaps) if gap.clause != self.clause]
        return [OtherRoute(gap_text(gap, self._level.catalogue), gap.clause) for gap in gaps]

    @property
    def hangs(self) -> str:
        """On which title the day hangs that is told, as it is said behind it."""
        doubt = self._level.doubt_of_years if self.day and timed(self._found.finding.asked) else None
        return doubt.words if doubt else ""

    @property
    def beside(self) -> str:
        """What its own clause lacks beside ``wanted``."""
        own = next((gap for gap in self._gaps if gap.clause == self.clause), None)
        items = [item for item in own.told if item != own.fault] if own else []
        return "；".join(item_text(item, self._level.catalogue) for item in items)

    @cached_property
    def _gaps(self) -> list[RouteGap]:
        routes = self._routes
        if routes is None or self.kind == "unknown_fact":
            return []
        return route_gaps(routes[0], self._level.applicant.day)

    @property
    def waiver(self) -> str | None:
        """The clause of 破格 that would do instead, and is not met."""
        waiver = self._routes[1] if self._routes else None
        return waiver.clause if waiver is not None and waiver.status is not Status.MET else None

    @property
    def or_waived(self) -> bool:
        """Whether only a ground of 破格 that is not known would do."""
        return self.kind == "unknown_fact" and self.waiver is not None and self._level.is_by_waiver_only

    @property
    def _routes(self) -> tuple[Finding, Finding | None] | None:
        finding = self._found.finding
        return split_routes(finding.asked, finding) if timed(finding.asked) else None

    @property
    def brief(self) -> str:
        """The same in a few words, for one line."""
        if self.kind in {"scope", "declaration", "achievements", "direction"}:
            return say(f"glance.brief.{self.kind}", name=self.name, short_by=self.short_by)
        return self.text.partition("。")[0] + self.hangs

    @property
    def owed(self) -> str:
        """The same after 还差."""
        if self.kind == "achievements":
            return say("glance.owed_achievements", short_by=self.short_by)
        return say("glance.owed", what=self.brief)


class Remark(NamedTuple):
    """A reading that was taken where the notice leaves room; ``decides``: whether the level hangs on it."""

    text: str
    clause: str
    decides: bool


class LevelTold:
    """One level as it was ``assessed``, each part worked out when it is told; ``status`` as in the contract."""

    def __init__(self, assessed: LevelAssessment) -> None:
        self.assessed = assessed
        self.level = assessed.level.level
        self.name = assessed.level.name
        self.status = assessed.status

    @property
    def earliest(self) -> date | None:
        """The day that opens it by time alone."""
        return self.assessed.earliest

    @cached_property
    def either_day(self) -> date | None:
        """The same where 破格 alone is open, which would make it today."""
        return self.assessed.either_day

    @property
    def doubt(self) -> TitleDoubt | None:
        """The title on which it hangs, also on the day that is told."""
        return self.assessed.doubt

    @property
    def hangs_on_waiver(self) -> bool:
        """Whether education and years hang on 破格 alone."""
        return self.status != "held" and self.assessed.is_by_waiver_only

    @property
    def sure_route(self) -> str:
        """The clause that is met without a title in doubt."""
        return next(_sure_routes(self.assessed), "")

    @cached_property
    def conditions(self) -> list[ConditionTold]:
        """What is not met first, then what is unknown."""
        told = [] if self.status == "held" else [_condition(found) for found in self.assessed.conditions]
        return sorted(told, key=lambda one: _STATUS_ORDER.index(one.status))

    @cached_property
    def lacks(self) -> list[Lack]:
        """What it lacks, what blocks most first."""
        lacks = [Lack(entry, self.assessed) for entry in self.assessed.missing]
        return sorted(lacks, key=lambda lack: _BLOCKING.index(lack.kind))

    @property
    def remarks(self) -> list[Remark]:
        """What of it can be read otherwise."""
        return [Remark(one.text, one.clause, one.doubt is not None) for one in self.assessed.caveats]

    @cached_property
    def blocking(self) -> list[str]:
        """What it lacks in a few words each, what blocks most first."""
        return [lack.brief for lack in self.lacks]

    @property
    def relied_on(self) -> list[str]:
        """The clauses that its conditions surely meet, each once."""
        return list(dict.fromkeys(clause for one in self.conditions for clause in one.clauses))


def _sure_routes(assessed: LevelAssessment) -> Iterator[str]:
    since = assessed.catalogue.caveats.speciality_since
    for found in assessed.conditions:
        if timed(found.finding.asked):
            ordinary, waiver = split_routes(found.finding.asked, found.finding)
            yield from sure_clauses(ordinary, since.day if since else None)
            grounds = waiver.children if waiver else ()
            yield from (ground.clause or "" for ground in grounds if ground.status is Status.MET)


def _condition(found: ConditionFinding) -> ConditionTold:
    told = condition_json(found)
    counted, possible = told.get("counted", 0), told.get("possible")
    return ConditionTold(
        found.condition.title,
        told["status"],
        [*told["clauses"], *told.get("waived_by", [])],
        counted,
        told.get("required", 0),
        max((possible or 0) - counted, 0),
    )
