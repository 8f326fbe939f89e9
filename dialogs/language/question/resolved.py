"""A question resolved to clauses, and how strongly."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dialogs.language.question.clauses import LevelClauses
    from dialogs.language.question.reading import QuestionReading
    from rules.notice.person_data import RouteData

BARE_LEVEL = 0.5
"""Only a level is named."""
SPOKEN = 1.0
"""What stands in a condition is spoken of."""
NAMED = 2.0
"""A condition, a kind of achievement or a qualification is named beside a level."""
GROUND = 2.5
"""A 破格 ground, or a title of another speciality, is named."""
EXCEPTIONAL = 3.0
"""破格 itself is named."""


class Resolved(NamedTuple):
    """``clauses``: the answer first, then what belongs to it. ``score``: how much speaks for it.

    ``about``: which sentence of words/enquiry.yaml introduces it, with the level and the route it is about.
    """

    clauses: tuple[str, ...]
    score: float
    about: str
    level: LevelClauses | None = None
    route: RouteData | None = None


def asked_levels(levels: Mapping[str, LevelClauses], reading: QuestionReading) -> list[LevelClauses]:
    """The level asked about, or all of them, lowest first, when none is named."""
    return [levels[reading.levels.target]] if reading.levels.target else list(levels.values())


def without_condition(levels: Mapping[str, LevelClauses], reading: QuestionReading) -> Resolved | None:
    """A level that has no such condition (助理工程师 has neither 业绩 nor 成果): its whole paragraph."""
    if reading.levels.target is None:
        return None
    level = levels[reading.levels.target]
    return Resolved((level.clause,), SPOKEN, "level_without", level)
