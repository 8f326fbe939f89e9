"""From what is asked to the clause that answers: level x condition x kind of achievement x education x title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from dialogs.language.question.achievement_clauses import AchievementClauses
from dialogs.language.question.clauses import (
    BARE_LEVEL,
    EXCEPTIONAL,
    NAMED,
    SPOKEN,
    LevelClauses,
    Resolved,
    asked_levels,
    level_clauses,
    without_condition,
)
from dialogs.language.question.reading import QuestionReading
from dialogs.language.question.route_clauses import RouteClauses
from dialogs.language.text.expressions import ready_pattern
from dialogs.language.text.numerals import read_whole
from dialogs.language.text.phrases import content, phrase
from dialogs.language.vocabulary.lexicon import Family
from rules.policy import Policy

_SEVERAL = 2
_EXPERIENCE = "education_experience"
_MORE = 0.5
"""How much more words of 基本条件 must weigh than a kind of achievement beside them."""
_SOME_WORK = 0.9
"""What must speak for a direction for its own item of 业绩条件 to be meant: one term."""
_OF_ONES_OWN_WORK = 1.5
"""A level and this much work, without a condition: what is asked is 业绩, which depends on the direction."""
_NOT_ONLY_WORK = (
    Family.CONDITION_NAMED,
    Family.CONDITION_SPOKEN,
    Family.COUNTING,
    Family.EDUCATION,
    Family.TOPIC,
)


class Resolver:
    """Resolves questions about the clauses of one notice.

    ``together``: the clause that all conditions must be met. ``likely_direction``: the direction of work that no
    term names, if it is like one's.
    """

    def __init__(
        self, policy: Policy, together: str | None, likely_direction: Callable[[QuestionReading], str | None]
    ) -> None:
        self._notice = policy.notice
        self._numbered = ready_pattern(content("asking")["numbered_item"])
        self._together = together
        self._likely_direction = likely_direction
        self._levels = {
            name: level_clauses(level, policy.notice) for name, level in policy.catalogue.levels.items()
        }
        self._levels_of: dict[str, set[str]] = defaultdict(set)
        for name, level in self._levels.items():
            for clause in policy.notice.within(level.clause):
                self._levels_of[clause].add(name)
        achievements = AchievementClauses(self._levels)
        routes = RouteClauses(self._levels, policy.catalogue.tiers)
        self._attempts = (
            self._conditions_together,
            routes.other_speciality,
            achievements.exceptional,
            self._basic,
            achievements.item,
            self._performance,
            achievements.counted,
            routes.route,
            self._level,
        )

    def resolve(self, reading: QuestionReading) -> Resolved | None:
        """The strongest reading as a clause; ``None`` when nothing in the question names one."""
        structured = next((resolved for attempt in self._attempts if (resolved := attempt(reading))), None)
        if structured is not None and (item := self._numbered_item(reading.text, structured)):
            return item
        topic = self._topic(reading)
        if topic is None or structured is None:
            return topic or structured
        if structured.about == "route" and _goes_on(reading):
            return structured
        several = len(reading.of(Family.CONDITION_NAMED).weights) >= _SEVERAL and topic.score >= SPOKEN
        return topic if several or topic.score > structured.score else structured

    def _numbered_item(self, text: str, paragraph: Resolved) -> Resolved | None:
        """The item of a paragraph that is asked for by its number there: 破格第7条."""
        match = self._numbered.search(text)
        number = read_whole(match["number"]) if match else None
        clauses = tuple(item for clause in paragraph.clauses if (item := f"{clause}{number}") in self._notice)
        return Resolved(clauses, EXCEPTIONAL, "clause") if clauses else None

    def _topic(self, reading: QuestionReading) -> Resolved | None:
        """What is asked about a clause that sets no condition, or about the whole of a level's condition."""
        target = reading.levels.target
        own = {
            clause: weight
            for clause, weight in reading.of(Family.TOPIC).weights.items()
            if not target or self._levels_of.get(clause, {target}) == {target}
        }
        if not own:
            return None
        clause = max(own, key=lambda c: own[c])
        return Resolved((clause,), own[clause], "clause")

    def _conditions_together(self, reading: QuestionReading) -> Resolved | None:
        """Several conditions at once and no level: whether all of them must be met."""
        asked = {*reading.of(Family.CONDITION_NAMED).weights, *reading.of(Family.CONDITION_SPOKEN).weights}
        narrower = (
            reading.levels.target
            or reading.education
            or reading.of(Family.KIND).surely
            or reading.says(Family.EXCEPTIONAL)
        )
        if self._together is None or narrower or len(asked) < _SEVERAL or "achievements" not in asked:
            return None
        return Resolved((self._together,), NAMED, "clause")

    def _basic(self, reading: QuestionReading) -> Resolved | None:
        named = reading.of(Family.CONDITION_NAMED).weights
        spoken = reading.of(Family.CONDITION_SPOKEN).weights.get("basic", 0.0)
        kinds = max(reading.of(Family.KIND).surely.values(), default=-_MORE)
        if (
            "basic" not in named
            and reading.speaks_of("performance")
            and reading.work.named >= _OF_ONES_OWN_WORK
        ):
            return None
        if reading.of(Family.KIND).surely and phrase("intents", "only_counts").search(reading.text):
            return None
        if "basic" not in named and (
            not spoken or spoken < kinds + _MORE or set(named) - {"education_experience"}
        ):
            return None
        levels = [level for level in asked_levels(self._levels, reading) if level.basic]
        if not levels:
            return None
        clauses = [level.basic for level in levels if level.basic]
        if reading.says(Family.PARAGRAPH) or {"basic", "education_experience"} <= named.keys():
            enclosing = self._notice.parent(clauses[0])
            clauses[0] = enclosing if enclosing and enclosing != levels[0].clause else clauses[0]
        if "basic" not in named and reading.levels.target is None:
            return None
        score = NAMED if "basic" in named else SPOKEN + spoken
        return Resolved(tuple(clauses), score, "basic", levels[0])

    def _performance(self, reading: QuestionReading) -> Resolved | None:
        named = "performance" in reading.of(Family.CONDITION_NAMED).weights
        spoken = reading.speaks_of("performance")
        if not named and not spoken and not (reading.levels.target and _only_work(reading)):
            return None
        levels = [level for level in asked_levels(self._levels, reading) if level.performance]
        if not levels:
            return without_condition(self._levels, reading)
        direction = self._direction(reading)
        clauses = [clause for level in levels for clause in _performance_clauses(level, direction, reading)]
        return Resolved(tuple(clauses), NAMED if named or not spoken else SPOKEN, "performance", levels[0])

    def _direction(self, reading: QuestionReading) -> str | None:
        if reading.work.named >= _SOME_WORK:
            return reading.work.placements[0].direction
        if likely := self._likely_direction(reading):
            return likely
        asked = reading.says(Family.ASKS_DIRECTION) and reading.work.placements
        return reading.work.placements[0].direction if asked else None

    def _level(self, reading: QuestionReading) -> Resolved | None:
        target = reading.levels.target
        return (
            Resolved((self._levels[target].clause,), BARE_LEVEL, "level", self._levels[target])
            if target
            else None
        )


def _goes_on(reading: QuestionReading) -> bool:
    """评上高级以后几年能评正高: from a title that is held to a further one, and not what the first is good for."""
    levels = reading.levels
    return levels.held is not None and levels.named and reading.speaks_of(_EXPERIENCE)


def _only_work(reading: QuestionReading) -> bool:
    return reading.work.named >= _OF_ONES_OWN_WORK and not any(map(reading.says, _NOT_ONLY_WORK))


def _performance_clauses(level: LevelClauses, direction: str | None, reading: QuestionReading) -> list[str]:
    """The item of one's own direction, where the work is spoken of, and the paragraph over the items."""
    condition = level.performance
    if condition is None:
        return []
    own = [condition.directions[direction].clause] if direction in condition.directions else []
    if condition.clause in reading.of(Family.TOPIC).surely:
        return [condition.clause, *own]
    return [*own, condition.clause]
