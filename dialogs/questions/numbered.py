"""Things named by their numbers: 2、4; 2至4; 第2条不符合，3不清楚; 1用过."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from dialogs.engine.commands import bare
from dialogs.language.text.expressions import ready_pattern
from dialogs.language.text.numerals import NUMERAL, read_whole
from dialogs.rendering.wording import listed

if TYPE_CHECKING:
    from collections.abc import Sequence


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


@cache
def _pattern() -> re.Pattern[str]:
    """One word of such an answer; the longer ones first."""
    return ready_pattern(
        rf"(?P<marked>{_any(listed('understood.numbered.marked'))})"
        rf"|(?P<doubted>{_any(listed('understood.commands.unknown'))})"
        rf"|(?P<first>{NUMERAL})(?:[-~—]|{_any(listed('understood.numbered.through'))})(?P<through>{NUMERAL})"
        rf"|(?:{_any(listed('understood.numbered.between'))}|\W)"
        rf"|(?P<alone>{NUMERAL})"
    )


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(bare(word)) for word in sorted(words, key=len, reverse=True))
