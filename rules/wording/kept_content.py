"""What the YAML files of this program say, kept as Python keeps what it has compiled of modules.

In this module's ``__pycache__``, under the same settings (``PYTHONPYCACHEPREFIX``, ``PYTHONDONTWRITEBYTECODE``):
whoever can write there can write the program. What is kept counts only for the file that it was made of, as it is now;
where nothing can be kept, files are read each time.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from contextlib import suppress
from functools import cache
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from marshal import dumps, loads
from pathlib import Path
from typing import Any, Final

_HERE: Final = Path(__file__).parent
_PROGRAM: Final = _HERE.parents[1]
_NAMES: Final = {"datetime": dt, "inf": float("inf"), "nan": float("nan")}
"""What is written of a value and is no literal."""


class NoYaml(ValueError):
    """Something is no YAML in this line: the ``problem``, empty where it is a character that cannot stand there.

    ``reason`` and ``name`` are those of a :class:`~rules.wording.yaml_content.ContentRefused`.
    """

    def __init__(self, line: int, problem: str = "", reason: str = "", name: str = "") -> None:
        super().__init__(f"line {line}: {problem or 'a control character'}")
        self.line = line
        self.problem = problem
        self.reason = reason
        self.name = name


def content_of(path: Path) -> Any:
    """What the file at ``path`` says: see :func:`~rules.wording.yaml_content.content`.

    Raises OSError, UnicodeDecodeError and NoYaml.
    """
    source = path.read_bytes()
    place = Path(cache_from_source(str(_HERE / f"{source_hash(os.fsencode(path)).hex()}.py")))
    mark = MAGIC_NUMBER + source_hash(_reader() + source)
    with suppress(OSError, ValueError, EOFError, TypeError):
        kept = place.read_bytes()
        if kept.startswith(mark):
            return eval(loads(kept[len(mark) :]), _NAMES)  # noqa: S302, S307 - the program's own bytecode
    found = content_in(source.decode("utf-8"))
    if path.is_relative_to(_PROGRAM) and not sys.dont_write_bytecode:
        _keep(place, mark + dumps(compile(repr(found), str(path), "eval")))
    return found


def content_in(text: str) -> Any:
    """What ``text`` says, as it is. Raises NoYaml."""
    from rules.wording.yaml_content import (  # noqa: PLC0415 - what is kept needs no reader
        NON_PRINTABLE,
        ContentRefused,
        YAMLError,
        content,
    )

    try:
        return content(text)
    except YAMLError as error:
        unprintable = NON_PRINTABLE.search(text)
        if unprintable:
            raise NoYaml(text.count("\n", 0, unprintable.start()) + 1) from error
        mark, problem = getattr(error, "problem_mark", None), str(getattr(error, "problem", error))
        reason, name = (error.reason, error.name) if isinstance(error, ContentRefused) else ("", "")
        raise NoYaml(mark.line + 1 if mark else 1, problem, reason, name) from error


@cache
def _reader() -> bytes:
    return _HERE.joinpath("yaml_content.py").read_bytes()


def _keep(place: Path, told: bytes) -> None:
    """Whole or not at all, whoever else writes it."""
    being_written = place.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        being_written.write_bytes(told)
        being_written.replace(place)
