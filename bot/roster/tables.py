"""The tables of a workbook: who is on the staff, what they achieved, and what became of every column."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain
from typing import NamedTuple

from bot.roster.columns import achievement_columns, staff_columns
from bot.roster.heading import HeadingReader
from bot.roster.outcome_columns import OutcomeHeadings, OutcomeParts
from bot.roster.problem import ColumnTaken, NobodyFound, Problem, remark
from bot.roster.sheet import Workbook
from bot.roster.sheet_remarks import headings_seen, missing_columns, remarks_on
from bot.roster.table import Table, columns_seen, find_tables_in
from bot.roster.vocabulary import words
from bot.wording import say
from rules.policy import Policy

_NEEDED = 2


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
    of_staff = HeadingReader(staff, chosen, OutcomeHeadings(policy), OutcomeParts(policy))
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
