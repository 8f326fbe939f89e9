"""What a store keeps of rosters and reports that people have asked for, until they have them."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime


class RosterState(StrEnum):
    """How far a roster is. ``SENDING``: assessed, and its result is on its way; ``DONE``: its files are kept only."""

    WAITING = "waiting"
    WORKING = "working"
    SENDING = "sending"
    DONE = "done"


UNDER_WAY: Final = frozenset({RosterState.WAITING, RosterState.WORKING})
"""Still to be assessed."""


class WantedRoster(NamedTuple):
    """``owner`` wants the file with the channel's own id ``file`` assessed as of ``as_of``, for ``chat``.

    ``name`` is what its sender called it: words to be shown, never a path. ``size`` is in bytes.
    ``notice``: the id of that by which it is to be assessed; empty where there is only one.
    """

    chat: str
    owner: str
    file: str
    name: str
    size: int
    as_of: date
    notice: str = ""


class Roster(NamedTuple):
    """A roster under its ``number``. ``attempts`` counts how often work on it was begun.

    ``shown_in`` is the channel's number of the message that shows how far it is. ``is_on_its_way``: the last
    message of its result is still to be sent. ``columns``: what its owner has said of headings.
    ``is_elsewhere``: another process works on it.
    """

    number: int
    wanted: WantedRoster
    state: RosterState
    attempts: int
    shown_in: int | None
    is_on_its_way: bool
    done_at: datetime | None
    columns: Mapping[str, str] = MappingProxyType({})
    is_elsewhere: bool = False


class Rosters(Protocol):
    """The rosters of one transaction. One that is dropped is cancelled, or nothing of it is kept any more."""

    def ask(self, channel: str, wanted: WantedRoster) -> int:
        """Keep a roster to be assessed; its number, which no other ever has."""

    def every(self, channel: str) -> list[Roster]:
        """All of a channel, in order of asking."""

    def unfinished(self, channel: str, owner: str) -> int:
        """How many of a person's are waiting or being assessed."""

    def begin(self, number: int) -> bool:
        """Work on it begins, once more if it was interrupted; False when somebody else is at it, or it is gone."""

    def show_in(self, number: int, message: int) -> None:
        """The message that shows how far it is has this number."""

    def read_as(self, channel: str, owner: str, heading: str, column: str) -> None:
        """In this person's rosters a heading is that column; it is found out again where ``column`` is empty."""

    def columns(self, channel: str, owner: str) -> dict[str, str]:
        """What this person has said of headings, oldest first."""

    def find(self, number: int) -> Roster | None:
        """The roster of this number, unless it was dropped."""

    def send(self, number: int, last_message: int) -> None:
        """Its result has been posted, at last as the outbox's ``last_message``."""

    def end(self, number: int) -> None:
        """Its result has arrived; its files are kept for a while."""

    def drop(self, number: int) -> None:
        """Forget it; whoever works on it stops."""


class WantedReport(NamedTuple):
    """``owner`` wants a document in ``chat`` about the facts ``profile`` (JSON) under ``notice``, headed ``label``."""

    chat: str
    owner: str
    label: str
    profile: str
    notice: str = ""


class Report(NamedTuple):
    """A report under its ``number``; ``attempts`` counts how often making it was begun.

    ``is_elsewhere``: another process makes it.
    """

    number: int
    wanted: WantedReport
    attempts: int
    is_elsewhere: bool = False


class Reports(Protocol):
    """The reports of one transaction."""

    def ask(self, channel: str, wanted: WantedReport) -> int:
        """Keep a report to be made; its number."""

    def every(self, channel: str) -> list[Report]:
        """All of a channel, in order of asking."""

    def unfinished(self, channel: str, owner: str) -> int:
        """How many of a person's are still to be made."""

    def begin(self, number: int) -> bool:
        """Making it begins, once more if it was interrupted; False when somebody else is at it, or it is gone."""

    def drop(self, number: int) -> bool:
        """Forget it: it was posted, or cannot be made; whether there was one to forget."""
