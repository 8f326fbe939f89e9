"""The files of what is being worked on, a folder for each number. What a person called a file names none of them."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

_OWNER_ONLY = 0o700
_NUMBER = re.compile("[1-9][0-9]*")

_MARK = ".zhicheng"
"""An empty file by which a folder is known to be ours; what others put beside it is not ours to remove."""


class JobFiles(NamedTuple):
    """Folders below ``data_dir / name``, for their owner's eyes only."""

    data_dir: Path
    name: str

    def folder(self, number: int) -> Path:
        """The folder of this number, made when it is not there. Raises OSError, also where a link stands for it."""
        folder = self._root / str(number)
        if self._root.is_symlink() or folder.is_symlink():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
        folder.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
        self._root.chmod(_OWNER_ONLY)
        (folder / _MARK).touch(mode=0o600)
        return folder

    def place(self, number: int, file: str) -> str:
        """The path of a file in that folder, as seen from the data directory."""
        return str(Path(self.name, str(number), file))

    def abandoned(self, kept: Collection[int]) -> list[Path]:
        """Our folders of numbers that are not ``kept``. Foreign files and links are left alone."""
        if self._root.is_symlink() or not self._root.is_dir():
            return []
        wanted = {str(number) for number in kept}
        return [found for found in self._root.iterdir() if found.name not in wanted and _is_ours(found)]

    @property
    def _root(self) -> Path:
        return self.data_dir / self.name


def removed(folders: Collection[Path]) -> None:
    """Remove them with all that is in them; what cannot be removed is tried again another time."""
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    return bool(_NUMBER.fullmatch(folder.name)) and not folder.is_symlink() and (folder / _MARK).is_file()
