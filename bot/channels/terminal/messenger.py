"""What takes a while, at the terminal: its progress is a line, its files go from one folder to another."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.channels.terminal.channel import NAME, displayed
from bot.features.attachment import Attachment
from bot.features.displayed import Displayed
from bot.features.jobs.threads import in_thread
from bot.features.roster_limits import too_big
from bot.roster.problem import RosterRefused
from bot.wording import in_channel, say
from dialogs.reply import Reply

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from bot.channels.terminal.screen import Screen
    from bot.features.messenger import Recipient, StoredFile
    from bot.features.request import Shown
    from bot.store import Message, Unsent
    from bot.store.rosters import Roster
    from dialogs.rendering.wording import Markdown

_OWNER_ONLY = 0o600
_QUOTES = "\"'“”‘’"


class TerminalMessenger:
    """A :class:`~bot.features.messenger.Messenger`; ``show_all`` shows what has been posted."""

    largest_file = sys.maxsize
    asks_columns = False

    def __init__(self, screen: Screen, show_all: Callable[[], None]) -> None:
        self._screen = screen
        self._show_all = show_all

    def messages(self, to: Recipient, shown: Iterable[Shown], place: int | None = None) -> list[Message]:
        """One below the other: what is on the screen stays."""
        del to, place
        return displayed(shown)

    def file(self, to: Recipient, file: StoredFile, caption: Markdown) -> Message:
        """It is copied when it is shown."""
        return Displayed(revision=0, reply=Reply(caption), file=file).message(to)

    def leave(self, place: Recipient) -> list[Message]:
        """There are none here."""
        del place
        return []

    def deliver(self, posted: Iterable[Unsent]) -> None:
        """At once."""
        del posted
        self._show_all()

    async def progress(self, roster: Roster, place: int, reply: Reply) -> None:
        """In a line that is written over."""
        del roster, place
        self._screen.progress(reply.text)

    def forget_progress(self, kept: Collection[int]) -> None:
        """Nothing is remembered."""

    async def announce_file(self, to: Recipient) -> None:
        """The words before it have said so."""

    async def fetch(self, file: str, to: Path, most: int) -> None:
        """Copy it."""
        await in_thread(_copied, Path(file), to, most)


def _copied(file: Path, to: Path, most: int) -> None:
    try:
        with file.open("rb") as source:
            content = source.read(most + 1)
    except OSError:
        raise RosterRefused(say(in_channel("roster.not_there", NAME))) from None
    if len(content) > most:
        raise RosterRefused(too_big(most, NAME))
    unfinished = to.with_name(f"{to.name}.part")
    try:
        unfinished.touch(mode=_OWNER_ONLY)
        unfinished.write_bytes(content)
        unfinished.replace(to)
    except OSError:
        raise RosterRefused(say(in_channel("roster.not_written", NAME))) from None


def file_named(typed: str) -> Attachment | None:
    """The file that is named by a path, from the current folder or from ``~``; quotes around it are left out."""
    try:
        path = Path(typed.strip(_QUOTES)).expanduser().absolute()
        return Attachment(str(path), path.name, size=path.stat().st_size) if path.is_file() else None
    except (OSError, RuntimeError, ValueError):
        return None
