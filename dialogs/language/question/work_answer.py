"""The answer about some work: whose direction it is, how surely, and what would make it one."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.language.question.answer import Citation, NoticeAnswer, Sureness
from dialogs.language.question.composition import Composer
from dialogs.language.question.intent import SURELY
from dialogs.language.question.reading import QuestionReading
from dialogs.language.question.understanding import APART, Understanding
from dialogs.language.question.work import Placement
from dialogs.language.vocabulary.lexicon import Family
from rules.policy import Policy


class WorkAnswerer:
    """Answers about the work of one notice."""

    def __init__(self, policy: Policy, understanding: Understanding, composer: Composer) -> None:
        self._policy = policy
        self._understanding = understanding
        self._composer = composer

    def of(self, question: str, reading: QuestionReading) -> NoticeAnswer:
        """The direction of the work, or every direction that really applies."""
        if self._understanding.stands_in_several(reading):
            shared = self._shared(reading)
            lines = self._composer.ambiguous(shared, reading.work.name)
            return NoticeAnswer(question, "ambiguous", tuple(shared), lines, Sureness.OPEN)
        if reading.side_by_side:
            several = tuple(map(self._placed, reading.side_by_side))
            lines = self._composer.side_by_side(several)
            return NoticeAnswer(question, "ambiguous", several, lines, Sureness.OPEN)
        placements = self._understanding.placements(reading)
        if not placements:
            return self.of_any_direction(question)
        close = [p for p in placements[1:2] if p.score > placements[0].score * APART]
        citations = [self._placed(placement) for placement in (placements[0], *close)]
        sureness = _sureness(reading, close)
        lines = self._composer.scope(citations, sureness)
        return NoticeAnswer(question, "answered", tuple(citations), lines, sureness)

    def of_any_direction(self, question: str) -> NoticeAnswer:
        """Every direction, to choose by what one does."""
        directions = self._policy.catalogue.directions.values()
        if not directions:
            return self._without_directions(question)
        every = [Citation(d.clause, self._quote(d.clause), 0.0, d.direction) for d in directions]
        lines = self._composer.ambiguous(every, None)
        return NoticeAnswer(question, "ambiguous", tuple(every), lines, Sureness.OPEN)

    def other(self, question: str, reading: QuestionReading) -> NoticeAnswer:
        """Work that is none of the speciality, and what would make it so."""
        if not self._policy.catalogue.directions:
            return self._without_directions(question)
        near = [self._placed(placement) for placement in reading.work.placements[:1]]
        if reading.other_occupation or not near or not near[0].item:
            near = []
        return NoticeAnswer(question, "not_in_notice", (), self._composer.other_work(near))

    def _without_directions(self, question: str) -> NoticeAnswer:
        return NoticeAnswer(question, "not_in_notice", (), self._composer.no_directions())

    def _placed(self, placement: Placement) -> Citation:
        clause = self._policy.catalogue.directions[placement.direction].clause
        return Citation(clause, self._quote(clause), placement.score, placement.direction, placement.item)

    def _shared(self, reading: QuestionReading) -> list[Citation]:
        shared = reading.work.shared.items()
        return [self._placed(Placement(direction, item, SURELY)) for direction, item in shared]

    def _quote(self, clause: str) -> str:
        """A clause's own paragraph, without the heading above it."""
        return self._policy.notice.paragraphs(clause)[-1]


def _sureness(reading: QuestionReading, close: Sequence[Placement]) -> Sureness:
    sure = reading.work.surely >= SURELY and not close and not reading.says(Family.ANY_DIRECTION)
    return Sureness.SURELY if sure else Sureness.PROBABLY
