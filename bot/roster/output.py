"""The workbook that is handed back: overview, a column per clause, problems, receipts, the clauses' text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, Self

import xlsxwriter
from pydantic_core import to_json

from bot.wording import say, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from bot.roster.problem import Problem
    from bot.roster.staff import Member
    from bot.roster.standing import StaffStanding
    from rules.policy import Policy

_A4: Final = 9
_LINE: Final = 15.0
_MOST_LINES: Final = 12
"""Points of a line of text, and lines that a row shows; one can always make it higher."""
_CHARACTERS_A_LINE: Final = 28
"""Chinese characters that fit into the widest column."""
_LONGEST_CELL: Final = 32_000
"""Excel holds 32,767 characters in a cell."""
_RUNS_IN_EXCEL: Final = ("=", "+", "-", "@", "\t", "\r")
_GREEN, _RED, _AMBER, _GREY = ("#C6EFCE", "#FFC7CE", "#FFEB9C", "#EDEDED")
_HEAD: Final = {
    "bold": True,
    "bg_color": "#1F4E78",
    "font_color": "#FFFFFF",
    "text_wrap": True,
    "valign": "vcenter",
}


class Output:
    """Writes row by row in constant memory; to be left with ``with``, which finishes the file."""

    def __init__(self, path: Path, policy: Policy, clauses: tuple[str, ...], as_of: date) -> None:
        self._policy = policy
        self._clauses = clauses
        self._as_of = as_of
        self._names = {level.level: level.name for level in policy.levels}
        self._book = xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_urls": False})
        self._head = self._book.add_format(_HEAD)
        self._wrap = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._plain = self._book.add_format({"valign": "top"})
        self._harmless = self._book.add_format({"quote_prefix": True, "text_wrap": True, "valign": "top"})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"})
        overview = table("workbook.overview")
        self._overview = self._sheet("overview", overview, frozen_columns=1)
        self._by_clause = self._sheet(
            "clauses", [*overview[:2], *([clause, 13] for clause in clauses)], frozen_columns=1
        )
        self._problems = self._sheet("problems", table("workbook.problems"))
        self._receipts = self._sheet("receipts", table("workbook.receipts"), frozen_columns=1)
        self._people = 0
        self._problem_count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._finish()
        self._book.close()

    def add(self, member: Member, standing: StaffStanding | None) -> None:
        """One person's row in each sheet; ``None`` when the row was refused."""
        self._people += 1
        row = self._people
        who: list[str | date | None] = [member.label, member.department]
        place = f"{member.sheet}!{member.row + 1}"
        if standing is None:
            self._write(self._overview, row, [*who, place, say("workbook.refused_row")])
            self._write(self._by_clause, row, who)
            return
        self._overview.set_row(row, _height(len(gap.text) for gap in standing.gaps))
        self._write(self._overview, row, [*who, place, *self._told(standing)])
        self._write(self._by_clause, row, who + list(standing.clauses))
        facts = to_json(standing.facts).decode()
        data: list[str | date | None] = [
            standing.fingerprint,
            self._policy.id,
            self._policy.digest,
            self._as_of,
            facts,
        ]
        self._write(self._receipts, row, [member.label, *data])

    def problem(self, problem: Problem) -> None:
        """One problem's row."""
        self._problem_count += 1
        severity = say(f"workbook.severities.{problem.severity.value}")
        told = [severity, problem.sheet, problem.cell, problem.person, problem.value, problem.message]
        self._problems.set_row(self._problem_count, _height([len(problem.message)]))
        self._write(self._problems, self._problem_count, told)

    def _told(self, standing: StaffStanding) -> list[str | date | None]:
        names = self._names
        gaps = "\n".join(f"{n}. {gap.text}" for n, gap in enumerate(standing.gaps, start=1))
        return [
            self._now(standing),
            names[standing.undetermined] if standing.undetermined else "",
            names[standing.next_level] if standing.next_level else say("workbook.highest"),
            say(f"workbook.statuses.{standing.status}") if standing.status else "",
            gaps,
            standing.earliest,
            "、".join(names[level] for level in standing.soon),
            self._achievements(standing),
            "\n".join(standing.caveats),
        ]

    def _now(self, standing: StaffStanding) -> str:
        """What is open, or else what is held already."""
        if standing.eligible is not None:
            return self._names[standing.eligible]
        if standing.held is not None:
            return say("workbook.already", name=self._names[standing.held])
        return say("workbook.none_now")

    def _achievements(self, standing: StaffStanding) -> str:
        catalogue = self._policy.catalogue
        listed = standing.facts.get("achievements")
        told = []
        for entry in listed if isinstance(listed, list) else []:
            if isinstance(entry, dict):
                kind = str(entry["kind"])
                count = entry.get("count", 1)
                told.append(f"{catalogue.kind_name(kind)}{count}{catalogue.kinds[kind].unit}")
        return "；".join(told)

    def _sheet(self, name: str, columns: Sequence[Sequence[Any]], frozen_columns: int = 0) -> Worksheet:
        sheet = self._book.add_worksheet(say(f"workbook.sheets.{name}"))
        sheet.freeze_panes(1, frozen_columns)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_row(0, 2 * _LINE)
        for place, (heading, width) in enumerate(columns):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, heading, self._head)
        return sheet

    def _write(self, sheet: Worksheet, row: int, values: Sequence[str | date | None]) -> None:
        style = self._plain if sheet is self._receipts else self._wrap
        for place, value in enumerate(values):
            if isinstance(value, date):
                sheet.write_datetime(row, place, value, self._day)
            elif value:
                harmless = value.startswith(_RUNS_IN_EXCEL)
                sheet.write_string(row, place, value[:_LONGEST_CELL], self._harmless if harmless else style)

    def _finish(self) -> None:
        for sheet, columns, rows in (
            (self._overview, len(table("workbook.overview")), self._people),
            (self._by_clause, len(self._clauses) + 2, self._people),
            (self._problems, len(table("workbook.problems")), self._problem_count),
            (self._receipts, len(table("workbook.receipts")), self._people),
        ):
            sheet.autofilter(0, 0, max(rows, 1), columns - 1)
        self._colour()
        texts = self._sheet("texts", table("workbook.texts"))
        for row, clause in enumerate(self._clauses, start=1):
            self._write(texts, row, [clause, self._policy.notice.text(clause)])
        document, as_of = self._policy.data.document_number, self._as_of.isoformat()
        about = say("workbook.about", document=document, as_of=as_of)
        for row, line in enumerate(about.splitlines(), start=len(self._clauses) + 2):
            self._write(texts, row, ["", line])

    def _colour(self) -> None:
        last = max(self._people, 1)
        grid = (1, 2, last, len(self._clauses) + 1)
        for status, colour in (("not_met", _RED), ("unknown", _AMBER), ("met", _GREEN)):
            self._shade(self._by_clause, grid, _beginning(say(f"workbook.clause.{status}")), colour)
        counted = say("workbook.counted", count="|").partition("|")[0]
        self._shade(self._by_clause, grid, _beginning(counted), _GREEN)
        now = (1, 3, last, 3)
        held = say("workbook.already", name="")
        for text, colour in (
            (say("workbook.refused_row"), _RED),
            (say("workbook.none_now"), _GREY),
            (held, _GREY),
        ):
            self._shade(self._overview, now, _beginning(text), colour)
        for name in self._names.values():
            self._shade(self._overview, now, _equal_to(name), _GREEN)
        statuses = (1, 6, last, 6)
        for status, colour in (("not_eligible", _RED), ("undetermined", _AMBER)):
            self._shade(self._overview, statuses, _equal_to(say(f"workbook.statuses.{status}")), colour)
        self._shade(self._overview, (1, 8, last, 9), {"type": "no_blanks"}, _GREEN)
        severities = (1, 0, max(self._problem_count, 1), 0)
        for severity, colour in (("refused", _RED), ("unsure", _AMBER), ("note", _GREY)):
            self._shade(self._problems, severities, _equal_to(say(f"workbook.severities.{severity}")), colour)

    def _shade(
        self, sheet: Worksheet, place: tuple[int, int, int, int], criteria: dict[str, str], colour: str
    ) -> None:
        fill: Format = self._book.add_format({"bg_color": colour})
        sheet.conditional_format(*place, {**criteria, "format": fill})


def _beginning(text: str) -> dict[str, str]:
    return {"type": "text", "criteria": "begins with", "value": text}


def _equal_to(text: str) -> dict[str, str]:
    return {"type": "cell", "criteria": "==", "value": f'"{text}"'}


def _height(lengths: Iterable[int]) -> float:
    """The height of a row whose widest cell has paragraphs of so many characters; Excel does not see to it."""
    lines = sum(1 + length // _CHARACTERS_A_LINE for length in lengths)
    return _LINE * min(max(lines, 1), _MOST_LINES)
