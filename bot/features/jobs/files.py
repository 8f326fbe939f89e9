"""The files of what is being worked on, a folder for each number. What a person called a file names none of them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection

_OWNER_ONLY = 0o700


class Cabinet(NamedTuple):
    """Folders below ``data_dir / name``, for their owner's eyes only."""

    data_dir: Path
    name: str

    def folder(self, number: int) -> Path:
        """The folder of this number, made when it is not there. Raises OSError."""
        folder = self.data_dir / self.name / str(number)
        folder.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
        folder.parent.chmod(_OWNER_ONLY)
        return folder

    def place(self, number: int, file: str) -> str:
        """The path of a file in that folder, as seen from the data directory."""
        return str(Path(self.name, str(number), file))

    def abandoned(self, kept: Collection[int]) -> list[Path]:
        """The folders of numbers that are not ``kept``, and whatever else does not belong here."""
        root = self.data_dir / self.name
        wanted = {str(number) for number in kept}
        return [found for found in root.iterdir() if found.name not in wanted] if root.is_dir() else []


def removed(folders: Collection[Path]) -> None:
    """Remove them with all that is in them; what cannot be removed is tried again another time."""
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
