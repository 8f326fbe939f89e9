"""What a channel does for work that goes on beside its chats. Whatever is brought later comes to a person by it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from bot.features.request import Shown
from bot.store import Message, Unsent
from bot.store.rosters import Roster
from dialogs.reply import Reply


class Recipient(NamedTuple):
    """A chat, and the person about whom it is written there."""

    chat: str
    owner: str


class StoredFile(NamedTuple):
    """A file too large for a message: it stays at ``place``, below the data directory, until it has been brought."""

    name: str
    media_type: str
    place: str


class Messenger(Protocol):
    """Messages are made by it, kept in the store by whoever made the work, and then delivered by it.

    What a channel has not, it inherits.
    """

    @property
    def is_page(self) -> bool:
        """Whether what comes of a roster is looked at in one place, that of its progress, and said of there: also what
        the columns of a file are that was not understood.
        """

    @property
    def largest_file(self) -> int:
        """Bytes."""

    def messages(self, to: Recipient, shown: Iterable[Shown], place: int | None = None) -> list[Message]:
        """The messages with which to show this; what edits the last one takes the place of the message ``place``."""

    def file(self, to: Recipient, file: StoredFile, told: Reply, place: int | None = None) -> Message:
        """The message with which to hand over a stored file; on a page, it takes the place of the message ``place``."""

    def leave(self, place: Recipient) -> list[Message]:
        """The messages with which a place goes where alone a case was talked about that is erased, where it has any."""
        del place
        return []

    def deliver(self, posted: Iterable[Unsent]) -> None:
        """Bring what has been kept in the store."""

    async def progress(self, roster: Roster, place: int, reply: Reply) -> None:
        """Show how far a roster is in the message ``place``, if it is time; what cannot be shown is left."""

    async def announce_file(self, to: Recipient) -> None:
        """Show that a file is being made, where a channel can."""
        del to

    async def keep(self, roster: Roster, made: Sequence[Path]) -> None:
        """Keep the files that were ``made`` of a roster, before they are posted, where none stays. Raises OSError."""
        del roster, made

    async def fetch(self, file: str, to: Path, most: int) -> None:
        """Put a file that a person has sent, of at most ``most`` bytes, where ``to`` says: whole, or not at all.

        Raises :class:`~bot.roster.problem.RosterRefused` when it cannot be had.
        """
