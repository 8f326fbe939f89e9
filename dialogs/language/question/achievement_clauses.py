"""Questions about achievements: one kind, the counting of them all, and the grounds of 破格."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.language.question.clauses import (
    EXCEPTIONAL,
    GROUND,
    NAMED,
    SPOKEN,
    LevelClauses,
    Resolved,
    asked_levels,
    without_condition,
)
from dialogs.language.question.reading import QuestionReading
from dialogs.language.text.phrases import phrase
from dialogs.language.vocabulary.lexicon import Family
from rules.notice.schema import WaiverData


class AchievementClauses:
    """The clauses of 成果条件 and 破格 of every level."""

    def __init__(self, levels: Mapping[str, LevelClauses]) -> None:
        self._levels = levels
        self._waiving = next((level for level in levels.values() if level.waiver), None)

    def exceptional(self, reading: QuestionReading) -> Resolved | None:
        """破格, or one of its grounds where that is more than an achievement of the same kind."""
        waiving = self._waiving
        if waiving is None or waiving.waiver is None:
            return None
        spoken = reading.of(Family.GROUND)
        if reading.says(Family.EXCEPTIONAL):
            ground = _strongest(waiving.waiver, spoken.weights)
            clauses = (ground, waiving.waiver.clause) if ground else (waiving.waiver.clause,)
            return Resolved(clauses, EXCEPTIONAL, "exceptional", waiving)
        ground = _strongest(waiving.waiver, spoken.surely)
        if ground is None or not self._means_ground(reading, waiving):
            return None
        return Resolved((ground, waiving.waiver.clause), GROUND, "exceptional", waiving)

    @staticmethod
    def _means_ground(reading: QuestionReading, waiving: LevelClauses) -> bool:
        target = reading.levels.target
        if target not in {None, waiving.data.level} or reading.says(Family.CONDITION_NAMED):
            return False
        if target is None and reading.work.surely >= SPOKEN and not reading.says(Family.ASKS):
            return False
        kinds = reading.of(Family.KIND).surely
        if kinds and target and reading.speaks_of("achievements"):
            return False
        counted = any(waiving.item(kind) for kind in kinds)
        return not counted or max(kinds.values()) <= max(reading.of(Family.GROUND).surely.values())

    def item(self, reading: QuestionReading) -> Resolved | None:
        """The numbered item under which a kind of achievement counts."""
        kind = _kind(reading)
        if kind is None:
            return None
        levels = [level for level in asked_levels(self._levels, reading) if level.achievements]
        items = [(level, item.clause) for level in levels if (item := level.item(kind))]
        sure = bool(reading.of(Family.KIND).surely)
        weight = reading.of(Family.KIND).weights[kind]
        score = min(SPOKEN, weight) if reading.levels.target is None else NAMED if sure else SPOKEN
        if items:
            return Resolved(tuple(clause for _, clause in items), score, "item", items[0][0])
        if levels and levels[0].achievements:
            return Resolved((levels[0].achievements.clause,), score, "no_item", levels[0])
        return without_condition(self._levels, reading)

    def counted(self, reading: QuestionReading) -> Resolved | None:
        """How many of the items are needed, and how they are counted."""
        named = "achievements" in reading.of(Family.CONDITION_NAMED).weights or reading.says(Family.COUNTING)
        years = "education_experience" in reading.of(Family.CONDITION_NAMED).weights
        if not named and (years or not reading.speaks_of("achievements")):
            return None
        levels = [level for level in asked_levels(self._levels, reading) if level.achievements]
        if not levels:
            return without_condition(self._levels, reading)
        clauses = tuple(level.achievements.clause for level in levels if level.achievements)
        return Resolved(clauses, NAMED if named else SPOKEN, "counted", levels[0])


def _strongest(waiver: WaiverData, weights: Mapping[str, float]) -> str | None:
    spoken = [ground for ground in waiver.grounds if ground.kind in weights]
    strongest = max(spoken, key=lambda ground: weights[ground.kind], default=None)
    return strongest.clause if strongest else None


def _kind(reading: QuestionReading) -> str | None:
    """The kind of achievement that is asked about; hints count only where a review is spoken of, or nothing else."""
    kinds = reading.of(Family.KIND)
    named = reading.of(Family.CONDITION_NAMED).weights
    if reading.says(Family.COUNTING):
        return None
    if kinds.surely:
        return kinds.best
    alone = reading.spoken.keys() == {Family.KIND, Family.ASKS} and phrase("intents", "yes_no").search(
        reading.text
    )
    beside = reading.levels.target or named or alone or reading.speaks_of("achievements")
    if not beside or reading.education or {"performance", "education_experience"} & named.keys():
        return None
    return kinds.best
