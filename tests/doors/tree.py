"""The files of the project as a newcomer's clone would have them."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
ROOMS: Final = ("bot", "dialogs", "rules")


@cache
def files() -> list[str]:
    """What git keeps or would keep, without what is generated."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return sorted(name for name in listed.split("\0") if name and (ROOT / name).is_file())


def copy_to(folder: Path) -> Path:
    """A copy of the tree in ``folder``, to be changed or built."""
    for name in files():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target)
    return folder


def with_bytecode(tree: Path) -> Path:
    """The copy, which need not be compiled again: what was compiled here goes by the times of the files."""
    for room in (*ROOMS, "tests"):
        for compiled in (ROOT / room).rglob("*.pyc"):
            target = tree / compiled.relative_to(ROOT)
            if target.parent.parent.is_dir():
                target.parent.mkdir(exist_ok=True)
                shutil.copyfile(compiled, target)
    return tree


def found(path: str) -> list[str]:
    """The files of the project at or below ``path``, which may leave out what it begins with.

    ``<id>`` and ``*`` stand for any name.
    """
    name = re.sub(r"<[^>]+>", "*", path).rstrip("/.")
    if "*" not in name:
        return _by_ending().get(name, [])
    return sorted(file for file, places in _places().items() if any(place.match(name) for place in places))


@cache
def _places() -> dict[str, tuple[Path, ...]]:
    """Each file with itself and the folders that it is in."""
    return {file: (Path(file), *Path(file).parents) for file in files()}


@cache
def _by_ending() -> dict[str, list[str]]:
    """The files at or below whatever a path may be called by: all of it, or without what it begins with."""
    found: dict[str, list[str]] = {}
    for file, places in _places().items():
        for ending in {
            "/".join(place.parts[start:]) for place in places for start in range(len(place.parts))
        }:
            found.setdefault(ending, []).append(file)
    return found


def named(dotted: str) -> object:
    """The module, or what is in one. Raises ModuleNotFoundError or AttributeError when it is not there."""
    try:
        return import_module(dotted)
    except ModuleNotFoundError:
        above, _, name = dotted.rpartition(".")
        return getattr(named(above), name)
