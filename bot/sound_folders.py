"""An operator's folders that were found to hold together, as they are now: they need not be looked through again."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class SoundFolders:
    """Remembers them in ``notices.sound`` of the data directory, by names, sizes and times of their files."""

    def __init__(self, data_dir: Path) -> None:
        self._record = data_dir / "notices.sound"

    @cached_property
    def _known(self) -> set[str]:
        return set(self._record.read_text("utf-8").splitlines()) if self._record.is_file() else set()

    def __contains__(self, folder: Path) -> bool:
        return _stamp(folder) in self._known

    def keep(self, folders: Iterable[Path]) -> None:
        """Remember these, and no others."""
        sound = {_stamp(folder) for folder in folders}
        if sound == self._known:
            return
        try:
            self._record.parent.mkdir(parents=True, exist_ok=True)
            self._record.write_text("\n".join(sorted(sound)) + "\n", "utf-8")
        except OSError:
            return  # then they are looked through again next time


def _stamp(folder: Path) -> str:
    """What changes when anything in the folder does."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    parts = [(path.relative_to(folder).as_posix(), *_size_and_time(path)) for path in files]
    return f"{folder.resolve()} {sha256(repr(parts).encode()).hexdigest()}"


def _size_and_time(path: Path) -> tuple[int, int]:
    stat = path.stat()
    return stat.st_size, stat.st_mtime_ns
