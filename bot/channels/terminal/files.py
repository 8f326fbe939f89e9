"""Files of whoever sits at the terminal: named by a path, and copied where they are worked on."""

from __future__ import annotations

from pathlib import Path

from bot.channels.terminal.channel import NAME
from bot.features.attachment import Attachment
from bot.features.roster_limits import too_big
from bot.output_file import replace
from bot.roster.problem import RosterRefused
from bot.wording import in_channel, say

_QUOTES = "\"'“”‘’"


def file_named(typed: str) -> Attachment | None:
    """The file that is named by a path, from the current folder or from ``~``; quotes around it are left out."""
    try:
        path = Path(typed.strip(_QUOTES)).expanduser().absolute()
        return Attachment(str(path), path.name, size=path.stat().st_size) if path.is_file() else None
    except (OSError, RuntimeError, ValueError):
        return None


def copied(file: str, to: Path, most: int) -> None:
    """Copy ``file``, of at most so many bytes. Raises RosterRefused."""
    try:
        with Path(file).open("rb") as source:
            content = source.read(most + 1)
    except OSError:
        raise RosterRefused(say(in_channel("roster.not_there", NAME))) from None
    if len(content) > most:
        raise RosterRefused(too_big(most, NAME))
    try:
        replace(to, content, mode=0o600)
    except OSError:
        raise RosterRefused(say(in_channel("roster.not_written", NAME))) from None
