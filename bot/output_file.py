"""Files that are written where somebody says: nothing of theirs is lost by it, and no link is followed."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from bot.refusal import UsageRefused
from bot.wording import say, table

_REMEMBERED: Final = 1_000
"""So many files that were written are known again, the latest."""


class OutputRefused(UsageRefused):
    """Nothing is written there; says what would be right."""


class Written(NamedTuple):
    """What the program has written, by the digests in the file ``record``: what is unchanged since is its own.

    Where the record cannot be kept, nothing is known again, and whoever wants it replaced says so.
    """

    record: Path

    def knows(self, path: Path) -> bool:
        """Whether the program wrote just this. Raises OSError when ``path`` cannot be read."""
        return _digest(path) in self._digests()

    def note(self, *paths: Path) -> None:
        """These have been written."""
        with suppress(OSError):
            self.record.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            kept = [*self._digests(), *map(_digest, paths)][-_REMEMBERED:]
            replace(self.record, "\n".join(kept).encode("ascii"), mode=0o600)

    def _digests(self) -> list[str]:
        with suppress(OSError, UnicodeDecodeError):
            return self.record.read_text(encoding="ascii").split()
        return []


def claim(path: Path, written: Written, *, force: bool, sources: Iterable[Path] = ()) -> None:
    """Make sure that ``path`` may be written, and what stands there replaced: only what the program wrote, or by force.

    ``sources``: files that are read, and so never written. Raises OutputRefused.
    """
    if not path.parent.is_dir():
        raise OutputRefused(say("output.no_folder", folder=path.parent))
    if path.is_symlink():
        raise OutputRefused(say("output.link", path=path))
    if not path.exists():
        return
    if any(source.exists() and path.samefile(source) for source in sources):
        raise OutputRefused(say("output.source", path=path))
    if not path.is_file():
        raise OutputRefused(say("output.no_file", path=path))
    if not force and not written.knows(path):
        raise OutputRefused(say("output.foreign", path=path))


def unfinished_beside(path: Path, token: str) -> Path:
    """Where ``path`` grows until it is complete: in the same folder, by a name that nobody can know before."""
    return path.with_name(f".zhicheng-{token}.part")


def replace(path: Path, content: bytes, mode: int = 0o666) -> None:
    """Write all of ``path`` or none of it; ``mode`` as :meth:`Path.touch` takes it. Raises OSError."""
    unfinished = unfinished_beside(path, os.urandom(8).hex())
    try:
        unfinished.touch(mode, exist_ok=False)
        unfinished.write_bytes(content)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def why(error: OSError) -> str:
    """Why a file, a folder or an output could not be read or written, in a few words."""
    return fault(errno.errorcode.get(error.errno or errno.EBADF, str(error.errno)))


def fault(name: str) -> str:
    """The same of a fault that the system, or SQLite, calls so."""
    return table("faults").get(name) or say("faults.other", name=name)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
