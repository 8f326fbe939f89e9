"""Which intent a question has: about work, about a clause, about what the notice does not say, or not understood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from dialogs.language.question.clauses import BARE_LEVEL, SPOKEN, Resolved
from dialogs.language.question.reading import QuestionReading
from dialogs.language.text.phrases import phrase
from dialogs.language.vocabulary.lexicon import HINT, Family

SURELY = 0.9
"""What must speak for a direction besides hints: one term of two characters."""
UNASKED = 1.5
"""What must speak for a direction when something is asked, but not for a direction."""
ASKED = 2.0
"""What asking for a direction adds to the work against a topic of the notice."""
IDLY = 1.5
"""How much more small talk and abuse weigh than the names of work beside them."""
PASSING = 1.6
"""What must speak for a topic of the notice where a direction is asked for: more than one term of four characters."""
KNOWN = 0.5
"""The share of a text's characters that must be known from the items' words, for it to describe work."""
KNOWN_ASKED = 0.05
"""The same, where a direction is asked for."""
_SHORTEST_WORK = 2
_OF_REVIEWS = (Family.CONDITION_NAMED, Family.EXCEPTIONAL, Family.UNLISTED)
"""What is asked about reviews alone, whatever work is named beside it."""
_REVIEW = (Family.CONDITION_NAMED, Family.EXCEPTIONAL, Family.EDUCATION)


class Intent(Enum):
    """What the answer is about."""

    WORK = auto()
    SILENT = auto()
    CLAUSE = auto()
    ANY_DIRECTION = auto()
    OTHER_WORK = auto()
    UNCLEAR = auto()


@dataclass(frozen=True)
class Question:
    """A question as it was read. ``measure_known``: the share of its characters that the items' words have, too."""

    reading: QuestionReading
    resolved: Resolved | None
    measure_known: Callable[[], float]

    @cached_property
    def intent(self) -> Intent:
        """The first intent that it gives a reason for."""
        return next(intent for intent, applies in _RULES if applies(self))

    @property
    def clause(self) -> float:
        """How much speaks for a clause."""
        return self.resolved.score if self.resolved else 0.0

    @cached_property
    def known(self) -> float:
        """Measured at most once, and only where it matters."""
        return self.measure_known()

    @cached_property
    def about_review(self) -> bool:
        """Whether a review is spoken of at all; where a direction is asked for, not by a single passing word."""
        levels = self.reading.levels
        named = (
            bool(levels.mentions) or not self.reading.other_occupation
        )  # 会计师 is a title and an occupation
        return (levels.target is not None and named) or self.about_its_matter

    @cached_property
    def about_its_matter(self) -> bool:
        """The same, levels apart."""
        titled = self.reading.says(Family.STANDING_FOR) and self.reading.years is not None
        if titled or any(map(self.reading.says, _REVIEW)):
            return True
        topics = self.reading.of(Family.TOPIC)
        return topics.best_weight >= (PASSING if self.asks_direction_firmly else HINT)

    @property
    def asks_direction_firmly(self) -> bool:
        """Whether it asks 哪个方向 and the like, not only says 方向."""
        return bool(self.reading.of(Family.ASKS_DIRECTION).surely)

    @property
    def asks_direction_only(self) -> bool:
        """Whether it asks for a direction and for nothing about a review."""
        return self.asks_direction_firmly and not self.about_review

    @property
    def asks_whether_it_counts(self) -> bool:
        """Whether something is to pass for an outcome or for a word of the notice: 测评报告算评估报告吗."""
        named = self.reading.of(Family.KIND).surely or self.reading.of(Family.SILENCE).surely
        return bool(named) and phrase("intents", "passes_for").search(self.reading.text) is not None

    @property
    def everyday(self) -> bool:
        """See ``is_everyday``."""
        return is_everyday(self.reading)

    @property
    def idle(self) -> bool:
        """Small talk, abuse, or orders to the machine, more than anything about the notice."""
        idle = self.reading.of(Family.IDLE).weight
        if self.asks_direction_only:
            return False  # 写代码算哪个方向 asks of work
        if idle > 0 and self.everyday and self.reading.levels.target is None:
            return True
        return idle > 0 and idle * IDLY >= self.reading.work.score and idle >= self.clause


def is_everyday(reading: QuestionReading) -> bool:
    """Something is asked about life (MySQL怎么建索引), and nobody says that it is one's work."""
    return reading.says(Family.EVERYDAY) and not reading.says(Family.OWN_WORK)


def is_weak(reading: QuestionReading, resolved: Resolved | None) -> bool:
    """So little is understood that the question may be misspelt."""
    if reading.work.surely >= SURELY or reading.work.shared:
        return False
    if (
        reading.says(Family.SILENCE)
        or reading.says(Family.IDLE)
        or (resolved is None and (reading.says(Family.OTHER_OCCUPATION) or is_everyday(reading)))
    ):
        return False
    return resolved is None or resolved.score <= BARE_LEVEL


def _asks_direction(question: Question) -> bool:
    """A direction is asked for, and work that terms name is spoken of."""
    reading = question.reading
    if not reading.says(Family.ASKS_DIRECTION):
        return False
    clause = question.clause if question.about_review else 0.0
    conditions = reading.levels.target or reading.says(Family.CONDITION_NAMED)
    if conditions and not question.asks_direction_firmly:
        return False
    if reading.levels.target and reading.says(Family.CONDITION_NAMED) and clause > reading.work.surely:
        return False
    if reading.work.surely >= SURELY:
        topic = question.resolved and question.resolved.about == "clause"
        return not topic or clause <= reading.work.surely + ASKED
    return bool(reading.work.shared) and _has_ground(question) and clause <= SPOKEN


def _is_shared_work(question: Question) -> bool:
    """A direction is asked for what several of them have (运维), and nothing else is said of it."""
    return (
        question.asks_direction_only and bool(question.reading.work.shared) and question.reading.shared_alone
    )


def _is_bare_work(question: Question) -> bool:
    """Work that terms name is spoken of, and nothing is asked about a review."""
    reading, work = question.reading, question.reading.work
    asked = reading.says(Family.ASKS)
    if question.idle or question.everyday or reading.levels.target or any(map(reading.says, _OF_REVIEWS)):
        return False
    if work.surely >= (UNASKED if asked else SURELY):
        beside = question.resolved is not None and question.resolved.about == "clause"
        if asked and (reading.speaks_of("achievements") or question.asks_whether_it_counts):
            return False
        outcome = sum(reading.of(Family.KIND).surely.values()) if asked else 0.0
        return (not asked and beside and reading.begins_with_work) or work.score > max(
            question.clause, reading.of(Family.SILENCE).best_weight, outcome
        )
    return bool(work.shared) and _has_ground(question) and not asked and not question.about_review


def _has_ground(question: Question) -> bool:
    """Whether it can be this speciality's work at all: it is said to be guarded, or nothing but its name is said.

    Likeness in characters is no ground.
    """
    reading = question.reading
    if reading.other_occupation:
        return False
    named = bool(reading.work.placements or reading.work.shared)
    return named and (reading.work.ground or reading.named_alone)


def _is_silent(question: Question) -> bool:
    """A matter is asked about that the notice does not mention."""
    silence = question.reading.of(Family.SILENCE)
    if not silence.weights:
        return False
    of_work = question.asks_direction_firmly and not question.about_review and question.known >= KNOWN
    if of_work and silence.best_weight <= ASKED:
        return False
    own_matter = question.resolved and question.resolved.about in {"clause", "other_route"}
    if own_matter and question.clause > sum(silence.surely.values()):
        return False
    return bool(silence.surely) or question.clause <= BARE_LEVEL


def _may_describe_work(question: Question) -> bool:
    """No term surely names the work, but it has a ground, and its characters are those of the items' words."""
    reading = question.reading
    if not _has_ground(question):
        return False
    if reading.says(Family.ASKS_DIRECTION):
        clause = question.clause if question.about_review else 0.0
        return clause <= BARE_LEVEL and question.known >= KNOWN_ASKED
    asked = reading.says(Family.ASKS) or question.everyday
    known = reading.named_alone or question.known >= KNOWN
    return question.resolved is None and not asked and known


def _is_of_any_direction(question: Question) -> bool:
    """The speciality as a whole is named, or an occupation in it that says no direction."""
    reading = question.reading
    if reading.other_occupation or not reading.says(Family.FIELD):
        return False
    occupation = reading.says(Family.ANY_DIRECTION) and not reading.says(Family.ASKS)
    asked = question.asks_direction_firmly and not question.about_its_matter
    return asked or (occupation and question.resolved is None)


def _is_plainly_other_work(question: Question) -> bool:
    """Nothing is spoken of but an occupation of another trade."""
    reading = question.reading
    silent = reading.of(Family.SILENCE).surely
    return reading.other_occupation and question.asks_direction_only and not silent


def _asks_for_the_field(question: Question) -> bool:
    return question.reading.says(Family.ASKS_DIRECTION) and question.reading.says(Family.FIELD)


def _is_other_work(question: Question) -> bool:
    """A direction is asked for some work, and nothing says that it is the speciality's."""
    reading = question.reading
    occupation = reading.other_occupation or reading.says(Family.ANY_DIRECTION)
    described = sum(map(str.isalnum, reading.described)) >= _SHORTEST_WORK
    return question.asks_direction_only and (occupation or described)


_RULES: tuple[tuple[Intent, Callable[[Question], bool]], ...] = (
    (Intent.WORK, _asks_direction),
    (Intent.WORK, _is_shared_work),
    (Intent.WORK, _is_bare_work),
    (Intent.OTHER_WORK, _is_plainly_other_work),
    (Intent.SILENT, _is_silent),
    (Intent.UNCLEAR, lambda question: question.idle),
    (Intent.WORK, _may_describe_work),
    (Intent.ANY_DIRECTION, _is_of_any_direction),
    (Intent.OTHER_WORK, _is_other_work),
    (Intent.CLAUSE, lambda question: question.resolved is not None),
    (Intent.ANY_DIRECTION, _asks_for_the_field),
    (Intent.UNCLEAR, lambda _: True),
)
