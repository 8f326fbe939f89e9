"""The roster as it was sent, within its result: doubtful cells are marked, and what is corrected is read again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from xlsxwriter.worksheet import Worksheet

from bot.roster.columns import heard_columns
from bot.roster.problem import ColumnTaken, Problem, Severity
from bot.roster.result_book import AMBER, RED, ChoiceLists, ResultBook, height
from bot.roster.sheet import Sheet, Workbook, text_of
from bot.roster.vocabulary import words
from bot.wording import say, table
from rules.policy import Policy

if TYPE_CHECKING:
    from bot.roster.roster_file import RosterFile

_LONGEST_NAME: Final = 31
_NOT_IN_A_NAME: Final = re.compile(r"[\[\]:*?/\\']")
_WIDTH: Final = 14
_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255
"""Characters that Excel shows beside a cell."""
_COLOURS: Final = {Severity.REFUSED: RED, Severity.UNSURE: AMBER}

Marks = dict[int, dict[int, "Problem"]]
"""Problems by row and column."""


class Originals:
    """The sheets of a roster in its result, in their order, under names of their own."""

    def __init__(self, book: ResultBook, lists: ChoiceLists, roster: RosterFile) -> None:
        self._book = book
        self._lists = lists
        self._headings = {table.sheet.name: table.first_row for table in roster.tables.every}
        self._marks: dict[str, Marks] = defaultdict(lambda: defaultdict(dict))
        taken: set[str] = set()
        self._sheets: list[tuple[Sheet, Worksheet]] = []
        for sheet in roster.workbook.sheets:
            if sheet.height:
                name = _name(sheet.name, taken)
                taken.add(name.lower())
                self._sheets.append((sheet, book.page(name, self._headings.get(sheet.name, 0))))

    def mark(self, problem: Problem) -> None:
        """Keep in mind where a cell has to be corrected; the graver problem of a cell counts."""
        if problem.row is None or problem.severity not in _COLOURS:
            return
        row = self._marks[problem.sheet][problem.row]
        known = row.get(problem.column or 0)
        if known is None or known.severity is Severity.UNSURE:
            row[problem.column or 0] = problem

    def write(self) -> None:
        """Write every cell as it was; those to be corrected in colour, with what would be right."""
        for sheet, written in self._sheets:
            self._copy(sheet, written, self._marks.get(sheet.name, {}))

    def _copy(self, sheet: Sheet, written: Worksheet, marks: Mapping[int, Mapping[int, Problem]]) -> None:
        first = self._headings.get(sheet.name, 0)
        written.freeze_panes(first, 0)
        written.write_blank(
            0, 0, None, self._book.plain
        )  # of an empty sheet, the file that it grows in would stay
        width = 0
        for number, row in enumerate(sheet.rows):
            if number in sheet.hidden:
                written.set_row(number, None, None, {"hidden": True})
            marked = marks.get(number, {})
            width = max(width, len(row), *(place + 1 for place in marked))
            style = self._book.head if number == first - 1 else self._book.plain
            if number == first - 1:
                written.set_row(number, height([_WIDTH] * len(row), row))
            if not marked:
                self._book.write(written, number, row, style)
                continue
            for place in range(max(len(row), max(marked) + 1)):
                cell = row[place] if place < len(row) else ""
                problem = marked.get(place)
                colour = _COLOURS[problem.severity] if problem else None
                self._book.write_cell(written, number, place, cell, colour=colour)
                if problem:
                    written.data_validation(number, place, number, place, self._rule(problem))
        written.set_column(0, max(width - 1, 0), _WIDTH)
        # merge_range() would write cells of rows that constant memory has let go.
        written.merge.extend(merged for merged in sheet.merged if merged[2] < sheet.height)

    def _rule(self, problem: Problem) -> dict[str, Any]:
        """A drop-down of what would be right, and the reason beside the cell."""
        told = {
            "input_title": say(f"workbook.severities.{problem.severity.value}")[:_LONGEST_TITLE],
            "input_message": _cut(problem.message),
        }
        if not problem.right:
            return {"validate": "any", **told}
        return {"validate": "list", "source": self._lists.source(problem.right), "show_error": False, **told}


def _cut(message: str) -> str:
    """As much of it as a spreadsheet takes, which counts signs beyond the first plane twice."""
    return message.encode("utf-16-le")[: 2 * _LONGEST_MESSAGE].decode("utf-16-le", "ignore")


def _name(name: str, taken: set[str]) -> str:
    prefix = say("workbook.original")
    whole = prefix + _NOT_IN_A_NAME.sub("_", name)
    cut, number = whole[:_LONGEST_NAME], 1
    while cut.lower() in taken:
        number += 1
        cut = f"{whole[: _LONGEST_NAME - len(str(number))]}{number}"
    return cut


def is_result(workbook: Workbook) -> bool:
    """Whether a workbook is one that was handed back, with the roster in it."""
    names = {sheet.name for sheet in workbook.sheets}
    ours = {say(f"workbook.sheets.{name}") for name in ("overview", "receipts")}
    return ours <= names and any(name.startswith(say("workbook.original")) for name in names)


def as_sent(workbook: Workbook) -> Workbook:
    """The roster within a result that comes back corrected; any other workbook as it is."""
    if not is_result(workbook):
        return workbook
    prefix = say("workbook.original")
    sheets = [
        replace(sheet, name=sheet.name.removeprefix(prefix))
        for sheet in workbook.sheets
        if sheet.name.startswith(prefix)
    ]
    return Workbook(tuple(sheets), [one for one in workbook.remarks if not one.sheet])


def sheet_named(workbook: Workbook, name: str) -> list[dict[str, str]]:
    """The rows of one of our own sheets, by their headings."""
    wanted = say(f"workbook.sheets.{name}")
    found = next((sheet for sheet in workbook.sheets if sheet.name == wanted), None)
    headings, *rows = [[text_of(cell) for cell in row] for row in found.rows] if found else [[]]
    return [dict(zip(headings, row, strict=False)) for row in rows]


_READ_AS = 3


def write_columns(book: ResultBook, taken: Sequence[ColumnTaken], source: list[str] | str) -> None:
    """A row a column; ``source``: what a column may be, for the drop-down."""
    sheet = book.sheet("columns", table("workbook.column_sheet"))
    for row, one in enumerate(taken, start=1):
        told = [one.sheet, one.letters, one.heading, one.name, one.why]
        book.write_whole(sheet, row, table("workbook.column_sheet"), told)
    rule = {"validate": "list", "source": source, "show_error": False}
    sheet.data_validation(1, _READ_AS, max(len(taken), 1), _READ_AS, rule)
    sheet.autofilter(0, 0, max(len(taken), 1), len(table("workbook.column_sheet")) - 1)


def changed_columns(result: Workbook, taken: Iterable[ColumnTaken]) -> dict[str, str]:
    """What the officer wrote of the columns of a result, where that is not how they are read anyway."""
    heading, read_as = (table("workbook.column_sheet")[place][0] for place in (2, _READ_AS))
    said = {row[heading]: row.get(read_as, "") for row in sheet_named(result, "columns") if row.get(heading)}
    not_read = words("headings")["not_read"][0]
    return {
        one.heading: said[one.heading] or not_read
        for one in taken
        if one.heading in said and said[one.heading] != one.name
    }


def column_choices(policy: Policy) -> list[str]:
    """What a column of a roster may be, and last that it is not read."""
    names = dict.fromkeys(column.name for column in heard_columns(policy))
    return [*names, words("headings")["not_read"][0]]
