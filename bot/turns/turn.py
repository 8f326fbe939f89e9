"""What takes part in a turn: what there is to talk about, the channel, and what a channel can do meanwhile."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Protocol

from bot.clock import BEIJING
from bot.store import OWN, Arrival, Message, Pending, Transaction
from bot.turns.question_log import Questions
from bot.turns.sanitize import cleaned
from bot.turns.stored_session import continuable, kept_state, restored, session_place
from dialogs.event import Event, Opened, Said
from dialogs.rendering.wording import words
from dialogs.reply import Reply
from dialogs.session import Session, SessionRefused

_log = logging.getLogger(__name__)


class Dialogue(Protocol):
    """What there is to talk about. Pure: the same arguments give the same answer."""

    def turn(self, session: Session | None, event: Event, today: date) -> tuple[Session, tuple[Reply, ...]]:
        """The session after ``event``, and what to say to it; a null session is a person never met.

        Raises :class:`~dialogs.session.SessionRefused` when it cannot continue ``session``.
        """


class Channel(Protocol):
    """Translates between a channel's own form and the conversation's, and does nothing else."""

    @property
    def name(self) -> str:
        """Under which its updates, sessions and messages are kept."""

    def answer(self, arrival: Arrival, turn: Turn) -> Iterable[Message]:
        """The messages with which to answer an update, usually by way of :meth:`Turn.talk`."""

    def apologise(self, arrival: Arrival, words: str) -> Iterable[Message]:
        """The messages that tell of a failure, without any turn; none where there is nobody to tell."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What a channel can do while it answers one update; ``now`` is the moment of the turn."""

    transaction: Transaction
    conversation: Dialogue
    channel: str
    now: datetime
    questions: Questions = field(default_factory=Questions)

    def talk(self, owner: str, event: Event, case: int = OWN) -> tuple[Session, tuple[Reply, ...]]:
        """Let the conversation with ``owner`` go on, and keep its session.

        It is the one about themselves, or about their ``case``, which must exist. A session that cannot be
        continued is begun anew, and the person is told so.
        """
        event = cleaned(event)
        state = self._state(owner, case)
        session, replies = self._begun(event) if state is None else self._continued(state, event)
        self._keep(owner, case, session.model_dump_json())
        for reply in replies:
            if reply.enquiry is not None and isinstance(event, Said):
                self.note_question(event.text, reply.enquiry)
        return session, replies

    def note_question(self, question: str, status: str) -> None:
        """Count a question about the notice by what became of it."""
        self.questions.note(self.transaction, question, status)

    def _state(self, owner: str, case: int) -> str | None:
        return kept_state(self.transaction, self.channel, owner, case)

    def _keep(self, owner: str, case: int, state: str) -> None:
        if case == OWN:
            self.transaction.keep_session(*session_place(self.channel, owner), state)
        else:
            self.transaction.cases(self.channel, owner).keep_state(case, state)

    def also_waiting(self, owner: str) -> list[Pending]:
        """What else ``owner`` has sent that waits for an answer, in order."""
        waiting = [one for one in self.transaction.pending(self.channel) if one.owner == owner]
        return self.transaction.claim(self.channel, waiting[-1:])

    def is_first(self, what: str) -> bool:
        """Whether no other turn has asked this of ``what``, which no update is called."""
        kept = self.transaction.receive(self.channel, [Arrival(what, "", "")])
        for one in kept:
            self.transaction.answered(one.sequence)
        return bool(kept)

    def session(self, owner: str, case: int = OWN) -> Session | None:
        """The session with ``owner`` as it is kept; null when there is none that can be continued."""
        return restored(self._state(owner, case))

    def _continued(self, state: str, event: Event) -> tuple[Session, tuple[Reply, ...]]:
        try:
            return self.conversation.turn(continuable(state), event, self.today)
        except SessionRefused as refused:
            _log.warning("A stored session of %s was begun anew: %s", self.channel, refused)
        # What was said answered a question that is gone.
        session, replies = self._begun(event if isinstance(event, Opened) else Opened())
        return session, (Reply(words("conversation.begun_anew")), *replies)

    def _begun(self, event: Event) -> tuple[Session, tuple[Reply, ...]]:
        """Revisions go on from the clock, so that no button of an erased session fits this one."""
        session, replies = self.conversation.turn(None, event, self.today)
        return session.model_copy(update={"revision": int(self.now.timestamp())}), replies

    @property
    def today(self) -> date:
        """The day of the turn, in Beijing."""
        return self.now.astimezone(BEIJING).date()


def traced(channel: str, arrival: Arrival) -> str:
    """What an update is called in the log from intake to answer; a channel's own id may tell whose it is.

    The same each time that the update comes, and after a start.
    """
    return sha256(f"{channel} {arrival.id}".encode()).hexdigest()[:16]
