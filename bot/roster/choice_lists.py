"""Drop-downs: short ones in the cell itself, longer ones in cells that it refers to."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from xlsxwriter.utility import xl_col_to_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

_LONGEST_LIST: Final = 255
"""Characters of a drop-down that Excel takes in a cell."""


class ChoiceLists:
    """The longer lists, which stand in a sheet from a column on and are not shown."""

    def __init__(self, sheet: str, first_column: int = 0) -> None:
        self._sheet = sheet
        self._first = first_column
        self._places: dict[tuple[str, ...], str] = {}

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._places)

    def source(self, choices: Sequence[str]) -> list[str] | str:
        """What a drop-down offers: the choices themselves, or the cells that hold them."""
        if len(",".join(choices)) <= _LONGEST_LIST and not any("," in choice for choice in choices):
            return list(choices)
        letters = xl_col_to_name(self._first + len(self._places), col_abs=True)
        return self._places.setdefault(
            tuple(choices), f"='{self._sheet}'!{letters}$1:{letters}${len(choices)}"
        )

    def write(self, sheet: Worksheet) -> None:
        """Write those that were asked for, row by row."""
        for number, row in enumerate(zip_longest(*self._places, fillvalue="")):
            for place, choice in enumerate(row, start=self._first):
                sheet.write_string(number, place, choice)
        if self._places:
            last = self._first + len(self._places) - 1
            sheet.set_column(self._first, last, None, None, {"hidden": True})
