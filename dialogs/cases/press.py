"""The buttons that handle cases. They name cases by number and so never go stale, however old a message is."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final, NamedTuple

_PREFIX: Final = "case="
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_DATA: Final = re.compile(r"case=([a-z]+)((?:\.[0-9a-z]{1,4})*)")


class Act(StrEnum):
    """What a button does. Its numbers are cases, unless it is said otherwise."""

    LIST = "list"
    """Show a page of the list, which is its number."""
    OPEN = "open"
    OWN = "own"
    NAME = "name"
    DROP = "drop"
    """Ask whether to erase the case."""
    ERASE = "erase"
    """Its second number is a checksum of the label."""
    KEEP = "keep"
    FORWARD = "give"
    FORWARD_NAMED = "full"
    PICK = "pick"
    """Show a page of the cases to choose from for comparing: its first number; then those chosen so far."""
    COMPARE = "view"


class CasePress(NamedTuple):
    """A button's act and its numbers."""

    act: Act
    numbers: tuple[int, ...] = ()

    @property
    def first(self) -> int:
        """The first number, 0 when there is none."""
        return self.numbers[0] if self.numbers else 0


def case_data(act: Act, *numbers: int) -> str:
    """What such a button carries."""
    return _PREFIX + ".".join([act, *(written(number) for number in numbers)])


def read_press(data: str) -> CasePress | None:
    """What was pressed; None when no button of this kind can have carried ``data``."""
    found = _DATA.fullmatch(data)
    if found is None or found[1] not in set(Act):
        return None
    return CasePress(Act(found[1]), tuple(int(number, len(_DIGITS)) for number in found[2].split(".")[1:]))


def is_about_cases(data: str) -> bool:
    """Whether a button with ``data`` handles cases, or claims to."""
    return data.startswith(_PREFIX)


def written(number: int) -> str:
    """``number`` in as few signs as ``int(…, 36)`` reads: a button has 64 bytes for everything."""
    head, last = divmod(number, len(_DIGITS))
    return (written(head) if head else "") + _DIGITS[last]
