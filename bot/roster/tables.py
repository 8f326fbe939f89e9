"""The tables of a workbook: who is on the staff, what they achieved, and what became of every column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Final, NamedTuple

from bot.roster.columns import achievement_columns, heard_columns, staff_columns
from bot.roster.heading import HeadingReader
from bot.roster.outcome_columns import OutcomeHeadings, OutcomeParts, tell_in_part
from bot.roster.problem import ColumnTaken, NobodyFound, Problem, column_letters, remark
from bot.roster.sheet import Sheet, Workbook
from bot.roster.table import Table, columns_seen, find_tables_in
from bot.roster.vocabulary import words
from bot.wording import say
from rules.policy import Policy

_NEEDED: Final = 2
_LISTED: Final = 12


class Tables(NamedTuple):
    """``remarks`` say what was not read."""

    staff: list[Table]
    achievements: list[Table]
    remarks: list[Problem]

    @property
    def every(self) -> list[Table]:
        """Of both kinds."""
        return self.staff + self.achievements

    @property
    def columns(self) -> list[ColumnTaken]:
        """What became of the columns of every table."""
        return [one for table in self.every for one in table.taken]


def find_tables(workbook: Workbook, policy: Policy, chosen: Mapping[str, str]) -> Tables:
    """Raises NobodyFound when no sheet is about people."""
    staff, achievements = staff_columns(policy), achievement_columns(policy)
    about_people = frozenset(column.path for column in staff) - {"code", "name", "department"}
    of_staff = HeadingReader(heard_columns(policy), chosen, OutcomeHeadings(policy), OutcomeParts(policy))
    of_achievements = HeadingReader(achievements)
    found = Tables([], [], [])
    for sheet in workbook.sheets:
        if re.search(words("headings")["people_gone"], sheet.name):
            found.remarks.append(remark(sheet.name, say("person_rows.people_gone")))
            continue
        if re.fullmatch(words("headings")["help_sheets"], sheet.name.strip()):
            continue
        listed = find_tables_in(sheet, of_achievements, _NEEDED, frozenset({"kind"}))
        staffed = find_tables_in(sheet, of_staff, _NEEDED, about_people)
        is_of_outcomes = bool(listed) and (not staffed or len(listed[0].columns) > len(staffed[0].columns))
        (found.achievements if is_of_outcomes else found.staff).extend(listed if is_of_outcomes else staffed)
        if not listed and not staffed and sheet.height:
            found.remarks.append(remark(sheet.name, say("workbook.no_headings")))
        found.remarks.extend(remarks_on(sheet))
    _leave_out_counts(found)
    found.remarks.extend(chain.from_iterable(table.remarks for table in found.every))
    if not found.staff:
        seen = max(
            (columns_seen(sheet, of_staff) for sheet in workbook.sheets if sheet.height), key=len, default=[]
        )
        raise NobodyFound(say("workbook.no_staff", seen=headings_seen(one.heading for one in seen)), seen)
    found.remarks.extend(missing_columns(found.staff, policy, has_outcomes=bool(found.achievements)))
    return found


def _leave_out_counts(found: Tables) -> None:
    """Beside sheets that name people, one that names nobody counts them, or tells what may be chosen."""
    unnamed = [table for table in found.staff if not table.names_people]
    if len(unnamed) < len(found.staff):
        for table in unnamed:
            found.staff.remove(table)
            found.remarks.append(remark(table.sheet.name, say("person_rows.unnamed")))


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
