"""What is made beside the conversation, on the page of whoever asked for it: a letter, until it is put away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from bot.channels.web.kept_files import KeptFiles
from bot.channels.web.pieces import NAME, Posted, posted
from bot.features.jobs.roster_job import LAST_FILE, UPLOAD_FILE
from bot.features.messenger import Messenger, Recipient, StoredFile
from bot.features.request import Shown
from bot.roster.problem import RosterRefused
from bot.store import Message, Unsent
from bot.store.rosters import Roster
from bot.store.sql.files import FileName
from bot.wording import in_channel, say
from dialogs.reply import Reply

LARGEST_DOWNLOAD = 2_000_000_000


class WebMessenger(Messenger):
    """What was sent is among ``files``."""

    largest_file = LARGEST_DOWNLOAD
    is_page = True

    def __init__(self, files: KeptFiles) -> None:
        self._files = files
        self._progress: dict[int, str] = {}

    def messages(self, to: Recipient, shown: Iterable[Shown], place: int | None = None) -> list[Message]:
        """They stay until they are put away; what edits the last one takes its place."""
        return posted(to, shown, "letter", place)

    def file(self, to: Recipient, file: StoredFile, told: Reply, place: int | None = None) -> Message:
        """It is read when it is fetched."""
        return Posted(revision=0, reply=told, file=file, kind="letter", replaces=place).message(to)

    def deliver(self, posted: Iterable[Unsent]) -> None:
        """It stands on the page as soon as it is kept."""

    async def progress(self, roster: Roster, place: int, reply: Reply) -> None:
        """Shown whenever the page is looked at."""
        del place
        self._progress[roster.number] = reply.text

    def progress_of(self, number: int) -> str:
        """How far a roster is, as Markdown; empty where that is not known."""
        return self._progress.get(number, "")

    async def keep(self, roster: Roster, made: Sequence[Path]) -> None:
        """In the store, so that whichever process serves the page finds it."""
        await self._files.keep_made(roster, made)

    async def fetch(self, file: str, to: Path, most: int) -> None:
        """Take it from the store; how large it is was seen when it came. Raises OSError."""
        del most
        await self._files.take(FileName(NAME, file, LAST_FILE), to.with_name(LAST_FILE))
        if not await self._files.take(FileName(NAME, file, UPLOAD_FILE), to):
            raise RosterRefused(say(in_channel("roster.not_there", NAME)))
