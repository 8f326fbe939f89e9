"""Quantities with their units: 12万字, 到账120万元, 90学时, 影响因子3.2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from dialogs.language.text.expressions import ready_pattern
from dialogs.language.text.normalize import plain
from dialogs.language.text.numerals import NUMERAL, plain_number, read_number
from dialogs.language.text.phrases import content, phrase
from dialogs.language.text.scanning import scan

_FILE: Final = "amounts"
_NEAR: Final = 6
_STOPS: Final = re.compile(r"[\s,。.!;:]+")


class Amount(NamedTuple):
    """A quantity at ``text[start:end]`` in its unit; ``None`` where only about so much is said."""

    start: int
    end: int
    number: float | int | None


class Unit(NamedTuple):
    """What quantities of one kind are called, and what follows their numbers (万字).

    ``is_shared``: others have the same unit, so that only the name tells which is meant.
    """

    names: tuple[str, ...]
    written: str
    is_shared: bool = False

    @property
    def base(self) -> str:
        """The unit without what it multiplies by: 字."""
        return _split(self.written)[1]


def find_amounts(text: str, unit: Unit) -> Iterator[Amount]:
    """Every quantity of ``unit`` in ``text``, by its unit or by its name."""
    for match in scan(_pattern(unit), text):
        if unit.base and unit.is_shared and not match["name"]:
            continue
        if match["unit"] or match["name"]:
            yield _amount(text, match, unit)


def only_amount(text: str, unit: Unit) -> Amount | None:
    """The one quantity that ``text`` says, typed as an answer or standing in a cell; a bare number only by itself."""
    text = plain(text).strip()
    found = list(scan(_pattern(unit), text))
    if len(found) != 1:
        return None
    match, amount = found[0], _amount(text, found[0], unit)
    rest = text[: match.start()] + text[match.end() :]
    alone = not phrase("answers", "counting").sub("", _STOPS.sub("", rest))
    return amount if match["unit"] or match["name"] or alone or amount.number is None else None


def is_nought(text: str) -> bool:
    """Whether ``text`` says that there is none of what is counted."""
    return phrase("answers", "none_at_all").fullmatch(_STOPS.sub("", plain(text))) is not None


def _amount(text: str, match: re.Match[str], unit: Unit) -> Amount:
    number = read_number(match["number"])
    before = text[max(0, match.start("number") - _NEAR) : match.start("number")]
    about = (
        match["about"]
        or phrase(_FILE, "about_before").search(before)
        or phrase(_FILE, "shared_before").search(before)
        or phrase(_FILE, "about_after").match(text[match.end() : match.end() + _NEAR])
    )
    if number is None or about:
        return Amount(*match.span(), None)
    by = content(_FILE)["times"].get(match["times"], 1)
    whole = match["times"] is None and not match["unit"]
    value = number if whole else number * by / _split(unit.written)[0]
    return Amount(*match.span(), plain_number(round(value, 6)))


@lru_cache(maxsize=256)
def _pattern(unit: Unit) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(unit.names, key=len, reverse=True))
    times = "|".join(content(_FILE)["times"])
    between, about = content(_FILE)["between"], content(_FILE)["about_inside"]
    measure = content(_FILE)["measure"]
    bound = "".join(
        f"(?:{phrase(_FILE, key).pattern.removesuffix('$')})?" for key in ("about_before", "shared_before")
    )
    own = rf"(?P<unit>{re.escape(unit.base)})" if unit.base else "(?P<unit>(?!))"
    return ready_pattern(
        rf"(?:(?P<name>{names}){between}{bound})?"
        rf"(?<![\d.第])(?P<number>{NUMERAL})\s?(?P<times>{times})?(?P<about>{about})?\s?{measure}?{own}?",
        re.IGNORECASE,
    )


def _split(unit: str) -> tuple[int, str]:
    """万字 is ten thousand times 字."""
    for word, by in content(_FILE)["times"].items():
        if unit.startswith(word):
            return by, unit.removeprefix(word)
    return 1, unit
