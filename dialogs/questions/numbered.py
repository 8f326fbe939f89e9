"""Things named by their numbers: 2、4; 2至4; 第2条不符合，3不清楚; 1用过."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dialogs.engine.commands import bare
from dialogs.language.text.expressions import ready_pattern
from dialogs.language.text.numerals import NUMERAL, read_whole
from dialogs.language.vocabulary.expressions import any_of
from dialogs.rendering.wording import listed

if TYPE_CHECKING:
    import re


def read_numbered(text: str, last: int) -> dict[int, bool | None] | None:
    """The numbers from 1 to ``last`` that ``text`` marks, each False, or null where it is in doubt.

    What is said of numbers follows them, or else stands before them; numbers alone are marked. None when anything
    else is said.
    """
    found: dict[int, bool | None] = {}
    waiting: list[int] = []
    said: bool | None = False
    rest = bare(text)
    while rest:
        match = _pattern().match(rest)
        if match is None:
            return None
        rest = rest[match.end() :]
        if match["first"] or match["alone"]:
            first, through = (read_whole(match[0]),) * 2 if match["alone"] else _ends(match)
            if first is None or through is None or not 1 <= first <= through <= last:
                return None
            waiting += range(first, through + 1)
        elif match["marked"] or match["doubted"]:
            said = False if match["marked"] else None
            found.update(dict.fromkeys(waiting, said))
            waiting = []
    return {**found, **dict.fromkeys(waiting, said)} or None


def _ends(match: re.Match[str]) -> tuple[int | None, int | None]:
    """Of 2至4, or 第2到第4."""
    return read_whole(match["first"]), read_whole(match["through"])


def _any(key: str) -> str:
    return any_of(map(bare, listed(key)))


@cache
def _pattern() -> re.Pattern[str]:
    """One word of such an answer; the longer ones first."""
    return ready_pattern(
        rf"(?P<marked>{_any('understood.numbered.marked')})"
        rf"|(?P<doubted>{_any('understood.commands.unknown')})"
        rf"|(?P<first>{NUMERAL})(?:[-~—]|{_any('understood.numbered.through')})(?P<through>{NUMERAL})"
        rf"|(?:{_any('understood.numbered.between')}|\W)"
        rf"|(?P<alone>{NUMERAL})"
    )
