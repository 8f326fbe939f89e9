"""The XML of cells, read in passing as it is unpacked: where formulas stand, and how much room the cells ask for.

A parser with limits does it: expat, fed in pieces, without document types, entities or tags of any length.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple
from xml.parsers import expat

from bot.roster.limits import Limits
from bot.roster.problem import RosterRefused, column_number
from bot.wording import say

_LONGEST_TOKEN: Final = 4 << 20
"""Bytes of one tag. Expat begins a tag anew with each piece, so that a longer one would take ever longer."""
_DEEPEST: Final = 256
"""Elements within one another."""
_SPACE: Final = " "
"""Between a namespace and a name, as expat tells them."""
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_TRUE: Final = frozenset({"1", "true"})
_UNSEEN: Final = frozenset({"collapse", "filter"})
_MOST_ROWS: Final = 1_048_576
"""Of a sheet in XLSX; a reference beyond is no row of it."""


class Hidden(NamedTuple):
    """The rows and the columns of a sheet that one does not see, from 0."""

    rows: set[int]
    columns: set[int]


class CellXml:
    """Feeds a parser and hears of its elements. Raises RosterRefused for what is no XML, or has no end."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._depth = 0
        self._fed = 0
        self._parser = expat.ParserCreate(namespace_separator=_SPACE)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = _refuse_document_type

    def feed(self, xml: bytes) -> None:
        """Take in the next piece."""
        self._fed += len(xml)
        try:
            self._parser.Parse(xml, False)  # noqa: FBT003 - expat takes nothing by name
        except expat.ExpatError:
            raise RosterRefused(say("opening.damaged")) from None
        if self._fed - self._parser.CurrentByteIndex > _LONGEST_TOKEN:
            raise RosterRefused(say("opening.damaged"))

    def element(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins; ``name`` is without its namespace, the names of ``attributes`` are with theirs."""
        raise NotImplementedError

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise RosterRefused(say("opening.damaged"))
        self.element(_local(name), attributes)

    def _end(self, _: str) -> None:
        self._depth -= 1


class WorksheetXml(CellXml):
    """A sheet of an XLSX file. ``formulas``: row and column, from 0, of each cell that has one.

    The reference of every cell with something in it is held against the limits, for a reader makes room for all
    rows and columns before it.
    """

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self.formulas: set[tuple[int, int]] = set()
        self.hidden = Hidden(set(), set())
        self._cell: tuple[int, int] | None = None
        self._held: tuple[int, int] | None = None

    def element(self, name: str, attributes: Mapping[str, str]) -> None:
        """A cell, or what is in it; a cell that is only coloured has nothing in it."""
        if name == "c":
            self._cell = _place(attributes.get("r", ""))
        elif name == "row":
            self._cell = None
            if attributes.get("hidden") in _TRUE and (place := _place(f"A{attributes.get('r', '')}")):
                self.hidden.rows.add(place[0])
        elif name == "col" and attributes.get("hidden") in _TRUE:
            first, last = (_number(attributes.get(end, "")) for end in ("min", "max"))
            self.hidden.columns.update(range(max(first - 1, 0), min(last, self.limits.columns)))
        elif self._cell is not None:
            if self._cell != self._held:
                self._hold_to_limits(*self._cell)
            if name == "f":
                self.formulas.add(self._cell)

    def _hold_to_limits(self, row: int, column: int) -> None:
        self._held = row, column
        if column >= self.limits.columns or row >= max(self.limits.rows, _MOST_ROWS):
            raise RosterRefused(say("opening.too_wide", most=self.limits.columns))
        if row >= self.limits.rows:
            raise RosterRefused(say("opening.too_long", most=self.limits.rows))


class OdsXml(CellXml):
    """The sheets of an ODS file. Counts the cells with a value: few words can stand for a billion of them.

    ``hidden``: rows and columns by the sheet's name.
    """

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self.hidden: dict[str, Hidden] = {}
        self._sheet = ""
        self._next_row = self._next_column = 0
        self._rows = 1
        self._cells = 0

    def element(self, name: str, attributes: Mapping[str, str]) -> None:
        """A row or a cell, as often as it says that it is repeated."""
        if name == "table":
            self._sheet, self._next_row, self._next_column = _said(attributes, "name"), 0, 0
        elif name == "table-row":
            self._rows = _times(attributes, "number-rows-repeated")
            first, self._next_row = self._next_row, self._next_row + self._rows
            if _said(attributes, "visibility") in _UNSEEN:
                self._of_sheet.rows.update(range(first, min(self._next_row, self.limits.rows)))
        elif name == "table-column":
            first, columns = self._next_column, _times(attributes, "number-columns-repeated")
            self._next_column += columns
            if _said(attributes, "visibility") in _UNSEEN:
                self._of_sheet.columns.update(range(first, min(self._next_column, self.limits.columns)))
        elif name == "table-cell" and any(_local(known) == "value-type" for known in attributes):
            self._cells += self._rows * _times(attributes, "number-columns-repeated")
            if self._cells > self.limits.cells:
                raise RosterRefused(say("opening.repeated"))

    @property
    def _of_sheet(self) -> Hidden:
        return self.hidden.setdefault(self._sheet, Hidden(set(), set()))


def _refuse_document_type(*_: object) -> None:
    """No spreadsheet has one; what it declares could grow without end."""
    raise RosterRefused(say("opening.damaged"))


def _local(name: str) -> str:
    return name.rpartition(_SPACE)[2]


def _place(reference: str) -> tuple[int, int] | None:
    """Row and column, from 0, of A1."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    return int(found[2]) - 1, column_number(found[1])


def _times(attributes: Mapping[str, str], name: str) -> int:
    return _number(_said(attributes, name)) or 1


def _number(value: str) -> int:
    return int(value) if value.isdecimal() and value.isascii() and len(value) <= len("123456789") else 0


def _said(attributes: Mapping[str, str], name: str) -> str:
    return next((value for known, value in attributes.items() if _local(known) == name), "")
