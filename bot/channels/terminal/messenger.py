"""What takes a while, at the terminal: its progress is a line, its files go from one folder to another."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from bot.channels.terminal.channel import displayed
from bot.channels.terminal.files import copied
from bot.channels.terminal.screen import Screen
from bot.features.displayed import Displayed
from bot.features.jobs.threads import in_thread
from bot.features.messenger import Messenger, Recipient, StoredFile
from bot.features.request import Shown
from bot.store import Message, Unsent
from bot.store.rosters import Roster
from dialogs.reply import Reply


class TerminalMessenger(Messenger):
    """``show_all`` shows what has been posted."""

    largest_file = sys.maxsize
    is_page = False

    def __init__(self, screen: Screen, show_all: Callable[[], None]) -> None:
        self._screen = screen
        self._show_all = show_all

    def messages(self, to: Recipient, shown: Iterable[Shown], place: int | None = None) -> list[Message]:
        """One below the other: what is on the screen stays."""
        del to, place
        return displayed(shown)

    def file(self, to: Recipient, file: StoredFile, told: Reply, place: int | None = None) -> Message:
        """It is copied when it is shown."""
        del place
        return Displayed(revision=0, reply=told, file=file).message(to)

    def deliver(self, posted: Iterable[Unsent]) -> None:
        """At once."""
        del posted
        self._show_all()

    async def progress(self, roster: Roster, place: int, reply: Reply) -> None:
        """In a line that is written over."""
        del roster, place
        self._screen.progress(reply.text)

    async def fetch(self, file: str, to: Path, most: int) -> None:
        """Copy it."""
        await in_thread(copied, file, to, most)
