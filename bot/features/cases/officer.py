"""One person in one turn, and which assessment their words and buttons go to: their own, or a case of theirs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from bot.clock import BEIJING
from bot.store import OWN, Case, Cases, Desk
from bot.turns.stored_session import restored
from bot.turns.turn import Turn
from dialogs.cases.casework import Casework
from dialogs.cases.pages import CaseLine, touched_words
from dialogs.event import Event, Opened, Pressed
from dialogs.rendering.wording import Markdown, say, words
from dialogs.reply import Reply
from dialogs.session import Session

MOST_CASES: Final = 1000
"""Of one officer: beyond that a roster serves better."""


class CaseAnswer(NamedTuple):
    """What to say. ``revision`` and ``case`` are for the buttons: of which assessment they are, and how far it was.

    ``session`` is that of the assessment that went on, null when none did; ``before`` as it was before.
    ``card`` is said where a case was opened, before what is said in it. ``renamed`` as in
    :class:`~bot.features.request.Answer`.
    """

    replies: tuple[Reply, ...]
    revision: int = 0
    case: int = OWN
    session: Session | None = None
    before: Session | None = None
    label: str = ""
    card: Reply | None = None
    renamed: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Officer:
    """``owner`` in ``turn``. Unless they ``may_assess`` others, they have only their own assessment.

    ``place`` is where they are, where cases may have places of their own: only that case is open there.
    """

    turn: Turn
    owner: str
    casework: Casework
    may_assess: bool
    place: str = ""

    @property
    def cases(self) -> Cases:
        """What is kept of their cases."""
        return self.turn.transaction.cases(self.turn.channel, self.owner)

    @property
    def desk(self) -> Desk:
        """What lies before them."""
        if not self.may_assess:
            return Desk()
        desk, here = self.cases.desk(), self.here
        return desk if here is None else Desk(here.number, desk.named if desk.named == here.number else OWN)

    @property
    def here(self) -> Case | None:
        """The case whose own place this is."""
        return self.cases.at(self.place) if self.may_assess else None

    @property
    def open_case(self) -> Case | None:
        """The case that is open; null while they are at their own assessment."""
        return self.numbered(self.desk.open)

    def numbered(self, number: int) -> Case | None:
        """Their case with this number."""
        return None if number == OWN else self.cases.numbered(number)

    def lay(self, case: int = OWN, *, named: int = OWN) -> None:
        """Open ``case``, or their own assessment; ``named`` is the one to which the next words give a name.

        A case with a place of its own is open there.
        """
        before, opened = self.cases.desk(), self.numbered(case)
        is_elsewhere = self.here is not None if opened is None else bool(self.place and opened.place)
        desk = Desk(before.open if is_elsewhere else case, named)
        if desk != before:
            self.cases.keep_desk(desk)

    def talk(self, event: Event) -> CaseAnswer:
        """Let the assessment that is open go on."""
        desk = self.desk
        if desk.named != OWN:
            self.lay(desk.open)
        if desk.open == OWN:
            return self.own(event)
        case = self.numbered(desk.open)
        return self._gone() if case is None else self.about(case, event)

    def own(self, event: Event, note: Markdown | None = None) -> CaseAnswer:
        """Let their own assessment go on, ``note`` said above it."""
        before = self.turn.session(self.owner)
        session, replies = self.turn.talk(self.owner, event)
        return CaseAnswer(_headed(note, replies), session.revision, OWN, session, before)

    def about(self, case: Case, event: Event) -> CaseAnswer:
        """Let ``case`` go on; every reply says which it is."""
        before = restored(case.state)
        session, replies = self.turn.talk(self.owner, event, case.number)
        shown = _headed(words("cases.header", label=case.label), replies)
        return CaseAnswer(shown, session.revision, case.number, session, before, case.label)

    def _gone(self) -> CaseAnswer:
        """Nothing that was meant for a case must go to another assessment."""
        self.lay()
        return self.own(Opened(greeted=True), words("cases.gone"))

    def objection(self, pressed: Pressed) -> str | None:
        """Why a press is not obeyed: its button belongs to another assessment than the one that is open."""
        desk = self.desk
        opened = self.numbered(desk.open)
        if pressed.case == desk.open or (pressed.case == OWN and opened is None):
            return None
        now = say("cases.open_case", label=opened.label) if opened else say("cases.open_own")
        if pressed.case == OWN:
            return say("cases.other_own", open=now)
        case = self.numbered(pressed.case) if self.may_assess else None
        if case is None:
            return say("cases.other_gone")
        return say("cases.other_case", label=case.label, open=now)

    def line(self, case: Case) -> CaseLine:
        """The case as the list shows it."""
        touched = touched_words(case.touched_at.astimezone(BEIJING).date(), self.turn.today)
        standing = self.casework.standing(restored(case.state), self.turn.today)
        return CaseLine(case.number, case.label, standing, touched, case.number == self.desk.open)


def _headed(note: Markdown | None, replies: tuple[Reply, ...]) -> tuple[Reply, ...]:
    """``replies`` under ``note``, each of them: a message may be read, or forwarded, alone."""
    if note is None:
        return replies
    return tuple(replace(reply, text=f"{note}\n\n{reply.text}") for reply in replies)
