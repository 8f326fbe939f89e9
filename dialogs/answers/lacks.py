"""What one person lacks for one level, in the order and the words of the assessment."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from dialogs.answers.level_rules import LevelRules, NoticeRules
from dialogs.rendering.wording import say
from rules import Assessment, Status
from rules.conditions.structure import split_routes
from rules.timeline.road import RoadStep, road
from rules.verdict.caveats import TitleDoubt
from rules.verdict.missing import item_text
from rules.verdict.missing_forms import MissingJson
from rules.verdict.route_gaps import nearest, route_gaps

_MOST_WAYS = 2


class Lacks:
    """Each thing that is missing, told shortly. ``assessment``: the person's."""

    def __init__(self, rules: NoticeRules, assessment: Assessment, level: LevelRules) -> None:
        self._rules = rules
        self._assessment = assessment
        self._level = level

    @cached_property
    def _missing(self) -> list[MissingJson]:
        return self._assessment.missing(self._level.id)

    @property
    def is_doubted(self) -> bool:
        """Whether the level hangs on a title that the review body may not take."""
        return self._doubt is not None

    @property
    def is_by_waiver_only(self) -> bool:
        """Whether education and years do not do, but for a ground of 破格 that is not known."""
        return self._assessment.level(self._level.id).is_by_waiver_only

    @property
    def hangs(self) -> str:
        """On which title; empty where it hangs on none."""
        return self._doubt.words if self._doubt else ""

    @property
    def standing(self) -> str:
        """Whether the level is open now, with what every view says beside it."""
        return self.standing_at("now")

    def standing_at(self, moment: str) -> str:
        """The same, ``now`` or ``then``."""
        found = self._assessment.level(self._level.id)
        either = found.either_day
        key = "either" if either else found.status
        if self._doubt and not either:
            key = {"eligible": "doubted", "held": "held_doubted"}.get(key, key)
        safe = self._assessment.safe
        return say(
            f"answers.status.{key}",
            level=self._level.name,
            moment=say(f"answers.moment.{moment}"),
            lacks=say("answers.semicolon").join(self.told),
            day=either or "",
            title=self._doubt.title if self._doubt else "",
            hangs=self.hangs,
            without=say("answers.own.safe", level=safe.level.name)
            if safe
            else say("answers.own.nothing_safe"),
        )

    @property
    def onward(self) -> str:
        """The level as the next one to come, and what it lacks."""
        either = self._assessment.level(self._level.id).either_day
        if either:
            return say("answers.own.next_either", level=self._level.name, day=either, hangs=self.hangs)
        lacks = say("answers.semicolon").join(self.told)
        return say("answers.own.next", level=self._level.name, lacks=lacks)

    @cached_property
    def _doubt(self) -> TitleDoubt | None:
        return self._assessment.level(self._level.id).doubt

    @property
    def told(self) -> tuple[str, ...]:
        """One line a condition; of education and years the two easiest ways."""
        return tuple(self._line(entry) for entry in self._missing)

    @property
    def besides_time(self) -> tuple[str, ...]:
        """The same without what is a matter of education, titles and years."""
        return tuple(self._line(entry) for entry in self._missing if not self._is_timed(entry))

    @property
    def met(self) -> tuple[str, ...]:
        """What is met already, in one line; nothing where all is, or none."""
        conditions = self._assessment.level(self._level.id).conditions
        names = [one.condition.title for one in conditions if one.finding.status is Status.MET]
        if not names or len(names) == len(conditions):
            return ()
        return (say("answers.own.met", names=say("answers.list").join(names)),)

    @property
    def more(self) -> list[str]:
        """Which listed outcomes would count, or why they do not."""
        told = [up["text"] for entry in self._missing for up in entry.get("upgrades", ())]
        better = {up["entry"] for entry in self._missing for up in entry.get("upgrades", ())}
        idle = [one for entry in self._missing for one in entry.get("not_counted", ())]
        return [*told, *(one["text"] for one in idle if one["entry"] not in better)]

    @property
    def clauses(self) -> tuple[str, ...]:
        """Where it is asked for; of a level that lacks nothing, its own."""
        return tuple(entry["clause"] for entry in self._missing) or (self._level.level.clause,)

    @property
    def in_time(self) -> date | None:
        """The day from which education, titles and years surely do, other titles on the way obtained at once."""
        return self._step.day if self._step else None

    @property
    def years_hang(self) -> str:
        """On which title that day hangs; empty where it hangs on none."""
        return self._step.hangs if self._step else ""

    @property
    def steps(self) -> tuple[str, ...]:
        """What comes about until then."""
        return tuple(wait.text for wait in self._step.waits) if self._step else ()

    @cached_property
    def _step(self) -> RoadStep | None:
        ahead = road(self._assessment.policy, self._assessment.profile)
        return next((step for step in ahead.steps if step.level == self._level.id), None)

    def _is_timed(self, entry: MissingJson) -> bool:
        return self._level.timed is not None and entry["condition"] == self._level.timed.name

    def _line(self, entry: MissingJson) -> str:
        waived = self._is_timed(entry) and self.is_by_waiver_only
        if entry["kind"] == "unknown_fact" and not waived:
            names = [self._rules.catalogue.field_name(field) for field in entry.get("fields", ())]
            return say("answers.own.unknown", names=say("answers.list").join(dict.fromkeys(names)))
        found = self._level.timed_in(self._assessment) if self._is_timed(entry) else None
        if found is None:
            return entry["text"]
        ordinary, waiver = split_routes(found.asked, found)
        gaps = nearest(route_gaps(ordinary, self._assessment.day))
        ways = [
            say("answers.and").join(item_text(item, self._rules.catalogue) for item in gap.told)
            for gap in gaps[:_MOST_WAYS]
        ]
        told = say("answers.or").join(ways)
        if waiver is None:
            return told
        return told + say("answers.own.unless_waived" if waived else "answers.own.or_waiver")
