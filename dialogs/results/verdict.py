"""An assessment as it is told to a person: the level open to them first, then level by level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from dialogs.results.level_told import level_told
from rules.verdict.receipt import fingerprint, receipt_of

if TYPE_CHECKING:
    from dialogs.engine.talk import Talk
    from dialogs.results.level_told import LevelTold
    from rules import Assessment

RECEIPT_SIGNS: Final = 12


class WideRemark(NamedTuple):
    """One such reading with all the levels and clauses that it touches."""

    text: str
    clauses: list[str]
    levels: list[str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """All of it. ``focus`` is the level that is told in full; ``receipt`` the start of the receipt's hash;
    ``aimed`` when the focus is the person's own goal. ``safe`` and ``soonest`` as in the assessment.
    """

    day: str
    eligible: LevelTold | None
    levels: list[LevelTold]
    focus: LevelTold
    receipt: str
    aimed: bool = False
    safe: LevelTold | None = None
    soonest: LevelTold | None = None

    @property
    def told_in_full(self) -> list[LevelTold]:
        """The level that is open and the one in focus: whatever is said of them is said to its end."""
        return [level for level in self.levels if level in (self.eligible, self.focus)]

    @property
    def remarks(self) -> list[WideRemark]:
        """Every caveat of the levels in view once, those on which a level hangs first."""
        found: dict[str, WideRemark] = {}
        for level in self.levels:
            if level not in self.told_in_full and level is not self.held:
                continue
            for remark in sorted(level.remarks, key=lambda one: not one.decides):
                wide = found.setdefault(remark.text, WideRemark(remark.text, [], []))
                wide.clauses.extend({remark.clause} - set(wide.clauses))
                wide.levels.extend({level.name} - set(wide.levels))
        return list(found.values())

    @property
    def undetermined(self) -> list[LevelTold]:
        """The levels that unknown facts leave open, above the one that is open surely: below it none matters."""
        place = self.levels.index(self.eligible) if self.eligible else -1
        return [level for level in self.levels[place + 1 :] if level.status == "undetermined"]

    @property
    def held(self) -> LevelTold | None:
        """The highest level whose title the person has."""
        return next((level for level in reversed(self.levels) if level.status == "held"), None)

    @property
    def all_held(self) -> bool:
        """Whether there is no level left to apply for."""
        return all(level.status == "held" for level in self.levels)


def verdict(assessment: Assessment, goal: str | None) -> Verdict:
    """``assessment`` told with the level ``goal`` in full, or else the next one above what is open."""
    levels = [level_told(assessment, level) for level in assessment.levels]
    by_id = {level.level: level for level in levels}
    eligible = by_id.get(assessment.eligible_level or "")
    focus = by_id.get(goal or "") or by_id[assessment.next_level.level.level]
    receipt = fingerprint(receipt_of(assessment))[:RECEIPT_SIGNS]
    soonest = by_id[assessment.soonest.level.level] if assessment.soonest else None
    safe = _safe(assessment, eligible)
    return Verdict(assessment.day.isoformat(), eligible, levels, focus, receipt, goal in by_id, safe, soonest)


def _safe(assessment: Assessment, eligible: LevelTold | None) -> LevelTold | None:
    """Told of the person whose title is not recognised."""
    if eligible is None or eligible.doubt is None or assessment.safe is None:
        return eligible if eligible is not None and eligible.doubt is None else None
    return level_told(assessment.with_titles_as_now_known(), assessment.safe)


def verdict_of(talk: Talk) -> Verdict:
    """The verdict by the answers so far, the goal told in full."""
    goal = talk.scratch.goal
    return talk.once(("verdict", goal), lambda: verdict(talk.assess(), goal))
