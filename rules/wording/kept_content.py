"""What takes long to make of files of this program, kept as Python keeps its bytecode.

In this module's ``__pycache__``, under the same settings (``PYTHONPYCACHEPREFIX``, ``PYTHONDONTWRITEBYTECODE``):
whoever can write there can write the program. What is kept counts only for what it was made of, as that is now; where
nothing can be kept, it is made each time.
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
PROGRAM: Final = _HERE.parents[1]
"""Where all that comes with this program stands."""
_HASH: Final = 8
"""Bytes of a hash, by which what was written is known to be what is read: a disk may spoil it."""
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


class Kept:
    """Something kept under a ``name``, made of something."""

    def __init__(self, name: bytes, made_of: bytes) -> None:
        self._place = Path(cache_from_source(str(_HERE / f"{source_hash(name).hex()}.py")))
        self._mark = MAGIC_NUMBER + source_hash(made_of)

    def found(self) -> Any:
        """What is kept; None where there is nothing, or not of this."""
        with suppress(OSError, ValueError, EOFError, TypeError):
            told = self._place.read_bytes()
            kept = told[len(self._mark) + _HASH :]
            if told.startswith(self._mark + source_hash(kept)):
                return loads(kept)  # noqa: S302 - as Python does with the files beside it
        return None

    def keep(self, what: Any) -> None:
        """Keep it, whole or not at all, whoever else does."""
        if sys.dont_write_bytecode:
            return
        being_written = self._place.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._place.parent.mkdir(parents=True, exist_ok=True)
            try:
                kept = dumps(what)
                being_written.write_bytes(self._mark + source_hash(kept) + kept)
                being_written.replace(self._place)
            finally:
                being_written.unlink(missing_ok=True)


def state_of(*folders: Path) -> bytes:
    """All that stands in ``folders``: modules by what Python takes their bytecode to be of, everything else in full."""
    found: list[object] = []
    for path in sorted(path for folder in folders for path in folder.rglob("*.*")):
        if path.suffix == ".py":
            seen = path.stat()
            found.append((str(path), seen.st_size, seen.st_mtime_ns))
        elif path.suffix in {".yaml", ".txt"}:
            found.append((str(path), source_hash(path.read_bytes())))
    return repr(found).encode()


def content_of(path: Path) -> Any:
    """What the file at ``path`` says: see :func:`~rules.wording.yaml_content.content`.

    Raises OSError, UnicodeDecodeError and NoYaml.
    """
    source = path.read_bytes()
    kept = Kept(os.fsencode(path), _reader() + source)
    code = kept.found()
    if code is not None:
        return eval(code, _NAMES)  # noqa: S307 - the literal that was made below
    found = content_in(source.decode("utf-8"))
    if path.is_relative_to(PROGRAM):
        kept.keep(compile(repr(found), str(path), "eval"))
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
    except RecursionError:
        raise NoYaml(1, reason="endless") from None
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
