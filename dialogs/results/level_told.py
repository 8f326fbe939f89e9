"""One level as it is told to a person: its status, its conditions, what blocks it and what is in doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dialogs.rendering.wording import say
from rules.conditions.status import Status
from rules.conditions.structure import split_routes, timed
from rules.verdict.condition_form import condition_json
from rules.verdict.missing import gap_text, item_text
from rules.verdict.route_gaps import route_gaps
from rules.verdict.title_caveats import sure_clauses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rules import Assessment
    from rules.conditions.condition import ConditionFinding
    from rules.verdict.assessment import LevelAssessment
    from rules.verdict.caveats import TitleDoubt
    from rules.verdict.missing_forms import MissingJson

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


class Lack(NamedTuple):
    """One condition that is not met or unknown, and what would cure it; ``details`` name single entries.

    ``day``: when time alone cures it; ``wanted``: the title or the qualification that is needed; ``short_by``: so
    many achievements; ``years`` since a title, which is to be one of another speciality when ``elsewhere``.
    ``condition``: its name in the notice's data. A ``kind`` of its own is what is ``stated`` as a part of a route.
    ``beside``: what its own clause lacks beside ``wanted``.
    ``or_waived``: only a ground of 破格 that is not known would do.
    """

    name: str
    text: str
    clause: str
    kind: str
    fields: list[str]
    alternatives: list[OtherRoute]
    waiver: str | None
    details: list[str]
    day: str | None = None
    wanted: str | None = None
    short_by: int = 0
    years: float = 0
    elsewhere: bool = False
    condition: str = ""
    beside: str = ""
    or_waived: bool = False

    @property
    def brief(self) -> str:
        """The same in a few words, for one line."""
        if self.kind in {"scope", "declaration", "achievements", "direction"}:
            return say(f"glance.brief.{self.kind}", name=self.name, short_by=self.short_by)
        return self.text.partition("。")[0]

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


class LevelTold(NamedTuple):
    """One level; ``status`` as in the contract. ``sure_route``: the clause that is met without a title in doubt.

    ``doubt``: the title on which it hangs, also on the day that is told. ``either_day``: the day that comes by time
    alone where 破格 alone is open, which would make it today;
    ``hangs_on_waiver``: education and years hang on that alone.
    """

    level: str
    name: str
    status: str
    earliest: str | None
    conditions: list[ConditionTold]
    lacks: list[Lack]
    remarks: list[Remark]
    sure_route: str = ""
    doubt: TitleDoubt | None = None
    either_day: str | None = None
    hangs_on_waiver: bool = False

    @property
    def blocking(self) -> list[str]:
        """What it lacks in a few words each, what blocks most first."""
        return [lack.brief for lack in self.lacks]

    @property
    def relied_on(self) -> list[str]:
        """The clauses that its conditions surely meet, each once."""
        return list(dict.fromkeys(clause for one in self.conditions for clause in one.clauses))


def level_told(assessment: Assessment, level: LevelAssessment) -> LevelTold:
    """One level of ``assessment``."""
    either = assessment.either_day(level)
    titles = {found.condition.name: found.condition.title for found in level.conditions}
    lacks = [
        _lack(titles[entry["condition"]], entry, level, assessment)
        for entry in assessment.missing(level.level.level)
    ]
    return LevelTold(
        level.level.level,
        level.level.name,
        level.status,
        level.earliest.isoformat() if level.earliest else None,
        [] if level.status == "held" else _conditions(level),
        sorted(lacks, key=lambda lack: _BLOCKING.index(lack.kind)),
        [
            Remark(caveat.text, caveat.clause, caveat.doubt is not None)
            for caveat in assessment.caveats(level)
        ],
        next(_sure_routes(assessment, level), ""),
        assessment.doubt(level),
        either.isoformat() if either else None,
        level.status != "held" and level.is_by_waiver_only,
    )


def _sure_routes(assessment: Assessment, level: LevelAssessment) -> Iterator[str]:
    since = assessment.policy.catalogue.caveats.speciality_since
    for found in level.conditions:
        if timed(found.finding.asked):
            ordinary, waiver = split_routes(found.finding.asked, found.finding)
            yield from sure_clauses(ordinary, since.day if since else None)
            grounds = waiver.children if waiver else ()
            yield from (ground.clause or "" for ground in grounds if ground.status is Status.MET)


def _conditions(level: LevelAssessment) -> list[ConditionTold]:
    """What is not met first, then what is unknown."""
    told = [_condition(found) for found in level.conditions]
    return sorted(told, key=lambda one: _STATUS_ORDER.index(one.status))


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


def _lack(name: str, entry: MissingJson, level: LevelAssessment, assessment: Assessment) -> Lack:
    fields = entry.get("fields") or [entry["field"]] if "field" in entry else []
    details = [upgrade["text"] for upgrade in entry.get("upgrades", ())]
    better = {upgrade["entry"] for upgrade in entry.get("upgrades", ())}
    details += [idle["text"] for idle in entry.get("not_counted", ()) if idle["entry"] not in better]
    first = next(iter(entry.get("routes", ())), None)
    alternatives, waiver, beside = _alternatives(entry, level, assessment)
    return Lack(
        name,
        entry["text"],
        entry["clause"],
        "stated" if entry["kind"] == "declaration" and first is not None else entry["kind"],
        fields,
        alternatives,
        waiver,
        details,
        entry.get("date"),
        entry.get("title") or entry.get("education"),
        entry.get("short_by", 0),
        entry.get("needed_years", 0),
        any(item.get("other_speciality", False) for item in first["items"]) if first else False,
        entry["condition"],
        beside,
        entry["kind"] == "unknown_fact" and waiver is not None and level.is_by_waiver_only,
    )


def _alternatives(
    entry: MissingJson, level: LevelAssessment, assessment: Assessment
) -> tuple[list[OtherRoute], str | None, str]:
    """The other clauses of an unmet education-and-experience condition, easiest first, its waiver, and what more its
    own clause lacks.

    Of an unknown one the facts to find out are told; what each clause would lack without them is idle.
    """
    found = next(c.finding for c in level.conditions if c.condition.name == entry["condition"])
    if not timed(found.asked):
        return [], None, ""
    ordinary, waiver = split_routes(found.asked, found)
    catalogue = assessment.policy.catalogue
    all_gaps = route_gaps(ordinary, assessment.day)
    gaps = [gap for gap in all_gaps if gap.clause != entry["clause"]]
    own = [gap for gap in all_gaps if gap.clause == entry["clause"] and entry["kind"] != "unknown_fact"]
    beside = "；".join(
        item_text(item, catalogue) for gap in own[:1] for item in gap.told if item != gap.fault
    )
    told = (
        []
        if entry["kind"] == "unknown_fact"
        else [OtherRoute(gap_text(gap, catalogue), gap.clause) for gap in gaps]
    )
    open_waiver = waiver is not None and waiver.status is not Status.MET
    return told, waiver.clause if waiver is not None and open_waiver else None, beside
