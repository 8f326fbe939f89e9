"""What one person's page shows, read from the store at once."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from aiohttp import web

from bot.channels.web.half_filled import question_id
from bot.channels.web.pages import site_of, today_of
from bot.channels.web.pieces import NAME, PagePiece, pieces_of
from bot.channels.web.road_chart import RoadChart, road_chart
from bot.channels.web.visitor import Visitor
from bot.features.notice import PolicyNotice, TimeGap
from bot.store import OWN, Transaction
from bot.turns.stored_session import continuable, restored, session_place
from dialogs.engine.machine import CONCLUSION
from dialogs.session import Session
from dialogs.steps.conclusion import ConclusionShown
from dialogs.steps.review import ReviewLine
from rules.timeline.road import Road

REMEMBERED: Final = 200
"""Sessions, the latest, of which it need not be worked out again what they show: most begin alike, and a page is
looked at more often than its answers change.
"""


class SessionShown(NamedTuple):
    """What a session shows beside its open question: the ``notice`` it is about, what it has gathered, its end.

    ``renewed``: what changes by a notice that has taken the place of the one it was concluded under, as Markdown.
    """

    notice: str = ""
    renewed: str = ""
    recorded: tuple[ReviewLine, ...] = ()
    days: tuple[TimeGap, ...] = ()
    conclusion: ConclusionShown | None = None

    @property
    def chart(self) -> RoadChart | None:
        """The road of the conclusion; none where nothing is ahead."""
        ahead = self.conclusion is not None and bool(self.conclusion.road.steps)
        return road_chart(self.conclusion.road) if self.conclusion is not None and ahead else None


class Desktop(NamedTuple):
    """What one person's page shows: the pieces that stand, the assessment that is open and what it has gathered.

    ``drafts``: the words in fields that they have typed and not sent. ``works``: something is being made for it.
    """

    pieces: list[PagePiece]
    drafts: dict[str, str]
    session: Session | None
    case: int
    label: str
    shown: SessionShown
    works: bool

    @property
    def revision(self) -> int:
        """Of the assessment that is open."""
        return 0 if self.session is None else self.session.revision

    @property
    def asked(self) -> str:
        """By which forms tell to what they belong."""
        return next((given for piece in reversed(self.pieces) if (given := question_id(piece.posted))), "")

    @property
    def is_current(self) -> bool:
        """Whether the question stands here that is open now: in a chat it may have gone on meanwhile."""
        now = None if self.session is None else self.session.revision
        return any(
            piece.posted.reply.question is not None and piece.posted.revision == now for piece in self.pieces
        )


def desktop(request: web.Request, visitor: Visitor) -> Desktop:
    """What the page of ``visitor`` shows."""
    site = site_of(request)
    with site.store.reading() as transaction:
        stands = pieces_of(transaction, visitor.owner)
        case, label, state = _open(transaction, visitor)
        works = transaction.reports.unfinished(NAME, visitor.owner) > 0
    session = restored(state)
    shown = SessionShown() if session is None else _shown(site.notice, _facts(session), today_of(request))
    pieces = [piece for piece in stands if piece.posted.kind != "draft"]
    left = [piece.posted for piece in stands if piece.posted.kind == "draft" and visitor.may_change]
    return Desktop(pieces, {one.field: one.reply.text for one in left}, session, case, label, shown, works)


def _open(transaction: Transaction, visitor: Visitor) -> tuple[int, str, str | None]:
    if visitor.is_officer:
        cases = transaction.cases(NAME, visitor.owner)
        case = cases.numbered(cases.desk().open)
        if case is not None:
            return case.number, case.label, case.state
    return OWN, "", transaction.session(*session_place(NAME, visitor.owner))


def _facts(session: Session) -> str:
    """All that it shows depends on: how often it went on is none of it."""
    return session.model_dump_json(exclude={"revision"})


@lru_cache(REMEMBERED)
def _shown(notice: PolicyNotice, facts: str, today: date) -> SessionShown:
    session = continuable(facts)
    ends = session.state == CONCLUSION and not session.is_to_be_confirmed
    conclusion = notice.conclusion(session, today) if ends else None
    return SessionShown(
        notice.notice_of(session, today),
        _renewed(notice, session, today) if ends else "",
        tuple(notice.recorded(session, today)),
        () if conclusion is None else _days(notice.time_gaps(session, today), conclusion.road),
        conclusion,
    )


def _renewed(notice: PolicyNotice, session: Session, today: date) -> str:
    renewed = notice.renewed(session, today)
    return "" if renewed is None else renewed.text


def _days(gaps: list[TimeGap], road: Road) -> tuple[TimeGap, ...]:
    """Those of levels that lack nothing but time, and of levels whose years come without another title before."""
    open_then = {gap.subject: gap for gap in gaps}
    full_then = {
        step.name: TimeGap(step.day, step.name, step.held_up)
        for step in road.steps
        if step.day is not None and step.day > road.today and step.held_up and not step.rests_on
    }
    return tuple(sorted((full_then | open_then).values()))
