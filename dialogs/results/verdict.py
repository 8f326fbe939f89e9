"""An assessment as it is told to a person: the level open to them first, then level by level."""

from __future__ import annotations

from functools import cached_property
from typing import Final, NamedTuple

from dialogs.engine.talk import Talk
from dialogs.results.level_told import LevelTold
from rules import Assessment
from rules.verdict.receipt import fingerprint

RECEIPT_SIGNS: Final = 12


class WideRemark(NamedTuple):
    """One such reading with all the levels and clauses that it touches."""

    text: str
    clauses: list[str]
    levels: list[str]


class Verdict:
    """All of it, each part worked out when it is told. ``focus`` is the level that is told in full; ``aimed`` when that
    is the person's own goal.
    """

    def __init__(self, assessment: Assessment, goal: str | None) -> None:
        self._assessment = assessment
        self.day = assessment.day
        self.levels = [LevelTold(level) for level in assessment.levels]
        by_id = {level.level: level for level in self.levels}
        self.eligible = by_id.get(assessment.eligible_level or "")
        self.aimed = goal in by_id
        self.focus = by_id.get(goal or "") or by_id[assessment.next_level.level.level]
        self.soonest = by_id[assessment.soonest.level.level] if assessment.soonest else None

    @cached_property
    def receipt(self) -> str:
        """The start of the receipt's hash."""
        return fingerprint(self._assessment)[:RECEIPT_SIGNS]

    @cached_property
    def safe(self) -> LevelTold | None:
        """The highest level that is open whatever becomes of a title in doubt."""
        if self.eligible is None or self.eligible.doubt is None:
            return self.eligible
        sure = self._assessment.safe
        return LevelTold(sure) if sure else None

    @cached_property
    def told_in_full(self) -> list[LevelTold]:
        """The level that is open and the one in focus: whatever is said of them is said to its end."""
        return [level for level in self.levels if level in (self.eligible, self.focus)]

    @cached_property
    def remarks(self) -> list[WideRemark]:
        """Every caveat of the levels in view once, those on which a level hangs first."""
        found: dict[str, WideRemark] = {}
        for level in (one for one in self.levels if one in self.told_in_full or one is self.held):
            for remark in sorted(level.remarks, key=lambda one: not one.decides):
                wide = found.setdefault(remark.text, WideRemark(remark.text, [], []))
                wide.clauses.extend({remark.clause} - set(wide.clauses))
                wide.levels.extend({level.name} - set(wide.levels))
        return list(found.values())

    @cached_property
    def undetermined(self) -> list[LevelTold]:
        """The levels that unknown facts leave open, above the one that is open surely: below it none matters."""
        place = self.levels.index(self.eligible) if self.eligible else -1
        return [level for level in self.levels[place + 1 :] if level.status == "undetermined"]

    @cached_property
    def held(self) -> LevelTold | None:
        """The highest level whose title the person has."""
        return next((level for level in reversed(self.levels) if level.status == "held"), None)

    @property
    def all_held(self) -> bool:
        """Whether there is no level left to apply for."""
        return all(level.status == "held" for level in self.levels)


def verdict_of(talk: Talk) -> Verdict:
    """The verdict by the answers so far, the goal told in full."""
    goal = talk.scratch.goal
    return talk.once(("verdict", goal, talk.scratch.unfinished), lambda: Verdict(talk.assess(), goal))
