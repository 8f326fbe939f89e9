"""The page's files: in the store, so that whichever process serves the page, or works on one of them, finds them."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterable, AsyncIterator, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from typing import Final, NamedTuple

from bot.channels.web.pieces import NAME
from bot.features.jobs.files import removed
from bot.features.jobs.roster_job import LAST_FILE, NOTES_FILE, RESULT_FILE, UPLOAD_FILE, RosterJob
from bot.features.jobs.threads import in_thread
from bot.ops.supervision import until_stored
from bot.output_file import replace
from bot.store import Store, Transaction
from bot.store.rosters import UNDER_WAY, Roster
from bot.store.sql.files import FileName

PIECE: Final = 1 << 18
"""Bytes at most that are kept by one commit, during which nothing else goes on in SQLite."""


class KeptFiles(NamedTuple):
    """Those in ``store``."""

    store: Store

    async def put(self, owner: str, name: FileName, pieces: AsyncIterable[bytes]) -> int:
        """Keep a file; its size. Raises StoreRefused, and has then kept no more than a part of it."""
        size = number = 0
        async for content in pieces:
            await self.store.aside(partial(self._add, name, owner, number, content))
            size, number = size + len(content), number + 1
        return size

    async def pieces(self, name: FileName) -> AsyncIterator[bytes]:
        """What was kept, however long the store cannot be read; nothing where there is none."""
        for number in count():
            content = await until_stored(partial(self.store.aside, partial(self._piece, name, number)))
            if content is None:
                return
            yield content

    async def take(self, name: FileName, to: Path) -> bool:
        """Write it to ``to``, for its owner's eyes only; whether there was one. Raises OSError."""
        content = b"".join([piece async for piece in self.pieces(name)])
        if content:
            await in_thread(replace, to, content, 0o600)
        return bool(content)

    async def carry_over(self, folder: Path) -> None:
        """Take in what an earlier version kept below ``folder``: what was sent, and what was made of it.

        Raises OSError, StoreRefused; what was not taken in by then is at the next start.
        """
        with self.store.transaction() as transaction:
            rosters = transaction.rosters.every(NAME)
        for roster in rosters:
            upload = folder / "uploads" / roster.wanted.file
            made = folder / RosterJob.name / str(roster.number)
            places = [(UPLOAD_FILE, upload), (LAST_FILE, upload.with_name(f"{upload.name}.{LAST_FILE}"))]
            if roster.state not in UNDER_WAY:
                places += [(kind, made / kind) for kind in (UPLOAD_FILE, LAST_FILE, RESULT_FILE, NOTES_FILE)]
            for kind, place in places:
                if place.is_file():
                    name = FileName(NAME, roster.wanted.file, kind)
                    await self.put(roster.wanted.owner, name, _read(place))
                    place.unlink()
        await in_thread(removed, [folder / "uploads"])

    async def keep_made(self, roster: Roster, made: Sequence[Path]) -> None:
        """Keep what was made of ``roster``, each by its name on the disk. Raises OSError."""
        for path in made:
            name = FileName(NAME, roster.wanted.file, path.name)
            await until_stored(partial(self.put, roster.wanted.owner, name, _read(path)))

    def _add(self, name: FileName, owner: str, number: int, content: bytes) -> None:
        with self.store.transaction() as transaction:
            transaction.files.add(name, owner, number, content)

    def _piece(self, name: FileName, number: int) -> bytes | None:
        with self.store.transaction() as transaction:
            return transaction.files.piece(name, number)


def new_file() -> str:
    """What a file is called here."""
    return secrets.token_hex(16)


def made_of(transaction: Transaction, place: str) -> Roster | None:
    """The roster of which that was made whose ``place`` was below the folder of work, as a letter has it."""
    number = place.split("/")[1]
    return transaction.rosters.find(int(number)) if number.isdecimal() else None


async def _read(path: Path) -> AsyncIterator[bytes]:
    with path.open("rb") as file:
        while content := file.read(PIECE):
            yield content
