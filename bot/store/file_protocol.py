"""What is asked of a store about files: what people have sent to a channel of ours, and what was made of it."""

from __future__ import annotations

from typing import NamedTuple, Protocol


class FileName(NamedTuple):
    """One of the files that belong to a ``file`` that was sent to ``channel``: itself, or what ``kind`` says."""

    channel: str
    file: str
    kind: str


class Files(Protocol):
    """The files of one transaction, in pieces. Those of a roster are gone with it."""

    def add(self, name: FileName, owner: str, number: int, content: bytes) -> None:
        """Keep a piece; from the piece 0 on it takes the place of what was kept under the name."""

    def piece(self, name: FileName, number: int) -> bytes | None:
        """A piece; null behind the last one."""

    def copy(self, name: FileName, file: str) -> None:
        """Let it belong to another ``file`` as well."""

    def clear(self, channel: str, file: str) -> None:
        """Erase what belongs to ``file``, unless it is a roster's."""
