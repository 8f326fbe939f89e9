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
        shutil.copyfile(ROOT / name, target)
    return folder


def found(path: str) -> list[str]:
    """The files of the project at or below ``path``, which may leave out what it begins with.

    ``<id>`` and ``*`` stand for any name.
    """
    name = re.sub(r"<[^>]+>", "*", path).rstrip("/.")
    return [file for file in files() if any(each.match(name) for each in (Path(file), *Path(file).parents))]


def named(dotted: str) -> object:
    """The module, or what is in one. Raises ModuleNotFoundError or AttributeError when it is not there."""
    try:
        return import_module(dotted)
    except ModuleNotFoundError:
        above, _, name = dotted.rpartition(".")
        return getattr(named(above), name)
