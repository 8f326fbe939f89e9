"""A file that a person sent."""

from __future__ import annotations

from typing import NamedTuple


class Attachment(NamedTuple):
    """By what the channel knows the file, what its sender called it (never a path), its type and its size in bytes."""

    file: str
    name: str = ""
    media_type: str = ""
    size: int = 0
