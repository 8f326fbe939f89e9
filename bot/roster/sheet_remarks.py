"""What is remarked on sheets and tables: formulas, what is hidden, headings, what no column tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from bot.roster.outcome_columns import tell_in_part
from bot.roster.problem import Problem, column_letters, remark
from bot.roster.sheet import Sheet
from bot.roster.table import Table
from bot.wording import say
from rules import Policy

_LISTED: Final = 12


def remarks_on(sheet: Sheet) -> Iterator[Problem]:
    """What of it cannot be seen, or is worked out."""
    if sheet.formulas:
        row, column = min(sheet.formulas)
        cell = f"{column_letters(column)}{row + 1}"
        yield remark(sheet.name, say("workbook.formulas", n=len(sheet.formulas), cell=cell))
    if hidden := [row for row in sheet.hidden if row < sheet.height]:
        yield remark(sheet.name, say("person_rows.hidden_rows", n=len(hidden), row=min(hidden) + 1))
    if sheet.hidden_columns:
        columns = "、".join(map(column_letters, sorted(sheet.hidden_columns)[:_LISTED]))
        yield remark(sheet.name, say("person_rows.hidden_columns", columns=columns))


def missing_columns(staff: Iterable[Table], policy: Policy, *, has_outcomes: bool) -> Iterator[Problem]:
    """The facts of which no column of a table tells."""
    for table in staff:
        if tell_in_part(table.columns.values(), policy) and not has_outcomes:
            yield remark(table.sheet.name, say("workbook.outcomes_in_part"))
        if table.has("story"):
            continue
        names = [
            fact.name
            for path, fact in policy.catalogue.facts.items()
            if not (table.has(path) or table.has(f"{path}.0.level"))
            and not (fact.type == "achievements" and has_outcomes)
        ]
        if names:
            yield remark(table.sheet.name, say("workbook.missing_columns", names="”“".join(names)))


def headings_seen(headings: Iterable[str]) -> str:
    """The first of them as they are told; nothing where there are none."""
    told = "”“".join(text.replace("\n", " ") for text in islice(headings, _LISTED))
    return say("workbook.headings_seen", seen=told) if told else ""
