"""Whether outcomes were used in an assessment before: what columns and cells say of it, and what they leave open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Final

from pydantic import JsonValue

from bot.roster.choices import Reader
from bot.roster.problem import CellReading
from bot.roster.sheet import Cell
from bot.roster.vocabulary import is_unknown, words
from dialogs.language.vocabulary.notice_words import USED_BEFORE

USED: Final = USED_BEFORE


def says_unknown(text: str) -> bool:
    """Whether a cell says in words that it is not known; blank or crossed out, an outcome is taken for unused."""
    return is_unknown(text) and any(char.isalnum() for char in text)


@cache
def words_of_use() -> dict[bool, re.Pattern[str]]:
    """What a cell of such a column says beside yes and no."""
    said = words("values")["use"]
    return {False: re.compile(said["no"]), True: re.compile(said["yes"])}


def contrary(read: Reader) -> Reader:
    """The same below a heading that asks whether they are used for the first time."""

    def read_contrary(cell: Cell, as_of: date) -> CellReading:
        reading = read(cell, as_of)
        return reading._replace(value=not reading.value) if isinstance(reading.value, bool) else reading

    return read_contrary


def is_left_open(said: str) -> bool:
    """Whether a description of one outcome says something of its use, and not that there was none."""
    return _speaks_of_use(said) and words_of_use()[False].search(said) is None


@cache
def _spoken() -> re.Pattern[str]:
    return re.compile(words("values")["use"]["spoken"])


def _speaks_of_use(said: str) -> bool:
    return _spoken().search(said) is not None


def left_open(entries: JsonValue, said: str, not_used: Iterable[str]) -> JsonValue:
    """``entries`` with their use unknown where a cell ``said`` something of it that they do not tell.

    ``not_used``: what of it gave no fact. None where they tell all that it says of use.
    """
    if not isinstance(entries, list):
        return None
    is_told = any(isinstance(one, dict) and USED in one for one in entries)
    texts = not_used if is_told else (said,)
    return with_use(entries, None) if any(map(_speaks_of_use, texts)) else None


def with_use(entries: Sequence[JsonValue], used: bool | None) -> list[JsonValue]:  # noqa: FBT001
    """Outcomes of which this is said together; what is said of one stands."""
    return [{USED: used, **one} if isinstance(one, dict) else one for one in entries]
