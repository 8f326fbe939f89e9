"""What became of every column, as a sheet of the result; what is changed there is how they are read next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.roster.columns import staff_columns
from bot.roster.originals import sheet_named
from bot.roster.vocabulary import words
from bot.wording import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.roster.result_book import ResultBook
    from bot.roster.sheet import Workbook
    from bot.roster.table import ColumnTaken
    from rules.policy import Policy

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
    names = dict.fromkeys(column.name for column in staff_columns(policy))
    return [*names, words("headings")["not_read"][0]]
