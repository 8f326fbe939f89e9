"""What a person asks for and what is answered, the same in every channel: a channel translates both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from bot.features.cases import Officer
from bot.features.context import Surroundings
from bot.store import OWN
from bot.turns.turn import Turn
from bot.wording import say
from dialogs.reply import Copyable, Reply

NO_REVISION: Final = 0
"""Of buttons that are no part of a conversation, so that no press is too late for one."""


class Shown(NamedTuple):
    """A reply as a channel shows it. ``revision`` and ``case`` are of the assessment to which its buttons belong.

    ``progress_of``: the number of the roster whose progress will later be shown in the place of this reply.
    ``in_own_place``: it is to stand where the case is talked about, if that has a place of its own.
    """

    reply: Reply
    revision: int = NO_REVISION
    case: int = OWN
    progress_of: int | None = None
    in_own_place: bool = False


class Answer(NamedTuple):
    """What to show, in order. ``notice`` is said beside a button that was pressed: plain, at most 200 characters.

    ``renamed``: a place of a case that is to bear this name from now on; or to go, where that is empty.
    """

    shown: tuple[Shown, ...] = ()
    notice: str = ""
    renamed: tuple[str, str] | None = None


def saying(text: str) -> Answer:
    """A reply of words alone, as Markdown."""
    return Answer((Shown(Reply(text)),))


def own_number(request: Request, text: str) -> Answer:
    """A reply that tells a person their own number, where the channel has words for it: to be passed on."""
    copyable = (Copyable(say("chat.copy_number"), request.owner),) if request.owner in text else ()
    return Answer((Shown(Reply(text, copyable=copyable)),))


@dataclass(frozen=True, slots=True)
class Request:
    """``owner`` asks in ``chat``, to which also goes what takes a while; ``surroundings`` are the channel's."""

    owner: str
    chat: str
    turn: Turn
    surroundings: Surroundings

    @property
    def today(self) -> date:
        """The day of the turn."""
        return self.turn.today

    @property
    def channel(self) -> str:
        """By which words that differ by channel are chosen."""
        return self.turn.channel

    @property
    def notice(self) -> str:
        """The id of the notice that the open assessment is about; empty before that is known."""
        session = self.turn.session(self.owner, self.officer.desk.open)
        return self.surroundings.notice.notice_of(session, self.today)

    @property
    def is_officer(self) -> bool:
        """Whether they may assess others."""
        return self.owner in self.surroundings.officers

    @property
    def officer(self) -> Officer:
        """They with the cases they may have."""
        place = self.chat if self.surroundings.has_places else ""
        return Officer(self.turn, self.owner, self.surroundings.notice.casework, self.is_officer, place)
