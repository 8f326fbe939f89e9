"""Expressions, compiled once: what the standard library makes of one is kept (see :mod:`rules.wording.kept_content`).

To compile one of ours takes half a millisecond, a hundred times as long as to take it up again; a first message needs
five hundred of them.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from functools import cached_property, lru_cache, partial
from importlib import import_module
from typing import Any, Final

from rules.wording.kept_content import Kept

_parser: Any = import_module("re._parser")
_compiler: Any = import_module("re._compiler")
_sre: Any = import_module("_sre")
"""The standard library's own parts, by which re.compile does its work; they have no public name."""
MOST: Final = 10_000
"""What is kept; beyond, what was made for notices that are no more makes room."""

_Key = tuple[str, str, int]


class Expressions:
    """Expressions of which it is ``kept`` what was made of them: not made again, in this process or another."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._new: dict[_Key, Any] = {}

    def ready(self, pattern: str, flags: int = 0) -> re.Pattern[str]:
        """What ``re.compile(pattern, flags)`` gives. Raises re.error."""
        code, *others = self.made_once("code", pattern, flags, partial(_compiled, pattern, int(flags)))
        flags, *groups = others
        found: re.Pattern[str] = _sre.compile(pattern, flags, array("I", code).tolist(), *groups)
        return found

    def made_once(self, what: str, pattern: str, flags: int, make: Callable[[], Any]) -> Any:
        """What ``make`` makes of an expression, plain content, unless it is kept."""
        key = what, pattern, int(flags)
        found = self._known.pop(key, None)  # in one step: another thread may want the same
        if found is None:
            found = self._new[key] = make()
        return found

    def keep(self) -> None:
        """Keep what was made anew, and hold no more of it ready: to be said once, when most is there."""
        if self._new:
            kept = self._kept.found() or {}
            self._kept.keep({**(kept if len(kept) < MOST else {}), **self._new})
            self._new.clear()
        self._known.clear()

    @cached_property
    def _known(self) -> dict[_Key, Any]:
        return self._kept.found() or {}


def _compiled(pattern: str, flags: int) -> tuple[Any, ...]:
    """What the engine takes, its code as bytes and first."""
    parsed = _parser.parse(pattern, flags)
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in parsed.state.groupdict.items():
        names[number] = name
    code = array("I", _compiler._code(parsed, flags)).tobytes()  # noqa: SLF001 - see above
    return code, flags | parsed.state.flags, parsed.state.groups - 1, parsed.state.groupdict, tuple(names)


_OURS: Final = Expressions(Kept(b"expressions", str(_sre.MAGIC).encode()))
made_once, keep_expressions = _OURS.made_once, _OURS.keep
ready_pattern = lru_cache(MOST)(_OURS.ready)
