"""Files that are written where somebody says: nothing of theirs is lost by it, and no link is followed."""

from __future__ import annotations

import secrets
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from bot.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MARK: Final = "zhicheng-bot"
"""Stands in all that the program writes: a workbook's comment, a document's keyword, a picture's software."""

_PROPERTIES: Final = "docProps/core.xml"
_LOOKED_AT: Final = 4 << 20
"""Bytes of a file in which the mark is looked for."""
_PNG_HEADER: Final = 33
"""Bytes of a PNG's signature and first chunk, behind which others may stand."""


class OutputRefused(Exception):
    """Nothing is written there; ``str()`` is a Chinese sentence that says what would be right."""


def claim(path: Path, *, force: bool, sources: Iterable[Path] = ()) -> None:
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
    if not path.is_file() or not (force or _is_ours(path)):
        raise OutputRefused(say("output.foreign", path=path))


def unfinished_beside(path: Path, token: str) -> Path:
    """Where ``path`` grows until it is complete: in the same folder, by a name that nobody can know before."""
    return path.with_name(f".{MARK}-{token}.part")


def replace(path: Path, content: bytes) -> None:
    """Write all of ``path`` or none of it. Raises OSError."""
    unfinished = unfinished_beside(path, secrets.token_hex(8))
    try:
        with unfinished.open("xb") as file:
            file.write(content)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def marked(png: bytes) -> bytes:
    """A PNG that says who made it."""
    text = b"tEXtSoftware\0" + MARK.encode()
    chunk = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))
    return png[:_PNG_HEADER] + chunk + png[_PNG_HEADER:]


def _is_ours(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_PROPERTIES) as properties:
            return MARK.encode() in properties.read(_LOOKED_AT)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, zlib.error):
        pass
    try:
        with path.open("rb") as file:
            return MARK.encode() in file.read(_LOOKED_AT)
    except OSError:
        return False
