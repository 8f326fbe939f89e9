"""A roster's file opened: its workbook, which columns are what, and everybody in it; also within an earlier result."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from bot.roster.achievements import ListedAchievements
from bot.roster.limits import Limits
from bot.roster.originals import as_sent, changed_columns, is_result, sheet_named
from bot.roster.sheet import Workbook
from bot.roster.staff import Roll
from bot.roster.tables import Tables, find_tables
from bot.roster.workbook import read_workbook
from bot.wording import table
from rules.policy import Policy

_ASSESSED_ON = 4


class RosterFile(NamedTuple):
    """``assessed_on``: the day of the result in which the roster came, where it is one."""

    workbook: Workbook
    tables: Tables
    assessed_on: date | None

    def roll(self, policy: Policy, as_of: date, limits: Limits) -> tuple[Roll, ListedAchievements]:
        """Everybody, and what the sheets of achievements list."""
        achievements = ListedAchievements(policy)
        for listed in self.tables.achievements:
            achievements.read(listed, as_of, limits.cell_characters)
        return Roll(policy, self.tables.staff, as_of, achievements, limits.cell_characters), achievements


def open_roster(
    path: Path, limits: Limits, policy: Policy, chosen: Mapping[str, str] | None = None
) -> RosterFile:
    """A roster, or the one in a result that was corrected. Raises RosterRefused.

    ``chosen``: what headings mean; it goes before what the result says of its columns.
    """
    opened = read_workbook(path, limits)
    roster = as_sent(opened)
    tables = find_tables(roster, policy, chosen or {})
    if not is_result(opened):
        return RosterFile(roster, tables, None)
    if changed := changed_columns(opened, find_tables(roster, policy, {}).columns):
        tables = find_tables(roster, policy, changed | dict(chosen or {}))
    return RosterFile(roster, tables, _day(opened))


def _day(result: Workbook) -> date | None:
    heading = table("workbook.receipts")[_ASSESSED_ON][0]
    said = next((row.get(heading, "") for row in sheet_named(result, "receipts")), "")
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
