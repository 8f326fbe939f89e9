"""A roster of a few rows assessed, and what its result says."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl

from bot.roster.job import run
from bot.roster.messages import Order
from tests.bot.roster.files import xlsx

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from bot.roster.tally import Summary

TODAY = date(2026, 11, 22)


def assessed(folder: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> tuple[Workbook, Summary]:
    source, out = folder / "staff.xlsx", folder / "out.xlsx"
    source.write_bytes(xlsx(sheets))
    summary = run(Order(source, out, folder / "o.png", folder / "done", TODAY), lambda _progress: None)
    return openpyxl.load_workbook(out), summary


def problems(book: Workbook, severity: str = "拿不准") -> list[tuple[Any, ...]]:
    rows = book["问题"].iter_rows(min_row=2, values_only=True)
    return [row[1:] for row in rows if row[0] == severity and row[2]]


def offered(sheet: Worksheet, place: str) -> list[str]:
    (rule,) = [one for one in sheet.data_validations.dataValidation if place in one.sqref]
    formula = str(rule.formula1)
    if formula.startswith('"'):
        return formula.strip('"').split(",")
    lists, cells = formula.removeprefix("=").split("!")
    assert sheet.parent is not None
    return [cell.value for (cell,) in sheet.parent[lists.strip("'")][cells.replace("$", "")]]
