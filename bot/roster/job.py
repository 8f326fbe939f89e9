"""One roster from the file to the finished workbook. Blocks; made to run in a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, NamedTuple

from pydantic.dataclasses import dataclass

from bot.output_file import replace, unfinished_beside
from bot.roster.achievements import ListedAchievements
from bot.roster.chart import draw_chart
from bot.roster.columns import achievement_columns, staff_columns
from bot.roster.done_rows import DoneRows
from bot.roster.limits import Limits
from bot.roster.output import Output
from bot.roster.problem import Problem, Severity
from bot.roster.refusal import RosterRefused
from bot.roster.staff import Member, Roll
from bot.roster.standing import StaffStanding, clause_columns, standing_of
from bot.roster.table import Table, find_table
from bot.roster.tally import RosterTally, Summary
from bot.roster.workbook import read_workbook
from bot.wording import say
from rules import ProfileRefused, load_policies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.roster.sheet import Sheet, Workbook
    from rules.notice.catalogue import Catalogue
    from rules.policy import Policy

_NEEDED_STAFF = 2
_NEEDED_ACHIEVEMENTS = 2
_EVERY = 50
"""Rows between two reports of progress."""


@dataclass(frozen=True)
class Order:
    """What is to be done: where the file is, where the workbook, the chart and the finished rows go.

    The paths are the caller's own; nothing that was uploaded names one. ``policy``: an id, or the one in force.
    ``scratch``: for temporary files, else they lie beside the result; ``token``: a part of names that nobody can know.
    """

    source: Path
    out: Path
    chart: Path
    done: Path
    as_of: date
    policy: str | None = None
    limits: Limits = Limits()
    scratch: Path | None = None
    token: str = field(default_factory=partial(token_hex, 8))

    @property
    def unfinished(self) -> Path:
        """Where the workbook grows until it is complete."""
        return unfinished_beside(self.out, self.token)

    @property
    def temporary(self) -> Path:
        """Where temporary files lie, which are somebody's to clear away."""
        return self.scratch or self.out.parent


class RosterProgress(NamedTuple):
    """Rows done, of how many, and how many of them were done before a restart."""

    done: int
    total: int
    resumed: int


Report = Callable[[RosterProgress], None]


class _Tables(NamedTuple):
    staff: list[Table]
    achievements: list[Table]
    remarks: list[Problem]


def run(order: Order, report: Report) -> Summary:
    """Do it. ``out`` and ``chart`` appear complete or not at all. Raises RosterRefused."""
    policy = _policy(order)
    workbook = read_workbook(order.source, order.limits)
    tables = _tables(workbook, policy)
    achievements = ListedAchievements(policy)
    longest = order.limits.cell_characters
    for table in tables.achievements:
        achievements.read(table, order.as_of, longest)
    members = Roll(policy, tables.staff, order.as_of, achievements, longest).members()
    total = sum(table.sheet.height - table.first_row for table in tables.staff)
    tally = RosterTally(policy, order.as_of.isoformat())
    clauses = clause_columns(policy)
    with (
        DoneRows(order.done, policy) as done,
        Output(order.unfinished, policy, clauses, order.as_of) as output,
    ):
        noted = _Noted(output, tally, order.limits.problems)
        noted.all(chain(workbook.remarks, tables.remarks))
        assessing = _Assessing(policy, clauses, done)
        for number, member in enumerate(members, start=1):
            standing, problems = assessing.standing(member)
            output.add(member, standing)
            tally.person(standing)
            noted.all(problems)
            if number % _EVERY == 0:
                report(RosterProgress(number, max(total, number), done.found))
        noted.all(achievements.leftovers())
        summary = tally.summary()
        if not summary.people:
            raise RosterRefused(say("workbook.no_rows"))
    report(RosterProgress(summary.people, summary.people, done.found))
    replace(order.chart, draw_chart(summary))
    order.unfinished.replace(order.out)
    return summary


def _policy(order: Order) -> Policy:
    policies = load_policies()
    try:
        return policies.in_force(order.as_of) if order.policy is None else policies[order.policy]
    except ProfileRefused as refused:
        raise RosterRefused(refused.errors[0].message) from None
    except KeyError:
        known = "、".join(policy.id for policy in policies)
        raise RosterRefused(f"没有“{order.policy}”这份通告；可用的是：{known}") from None


def _tables(workbook: Workbook, policy: Policy) -> _Tables:
    staff, achievements = staff_columns(policy), achievement_columns(policy)
    about_people = frozenset(column.path for column in staff) - {"code", "name", "department"}
    found = _Tables([], [], [])
    for sheet in workbook.sheets:
        listed = find_table(sheet, achievements, _NEEDED_ACHIEVEMENTS, frozenset({"kind"}))
        table = find_table(sheet, staff, _NEEDED_STAFF, about_people)
        if listed is not None and (table is None or len(listed.columns) > len(table.columns)):
            found.achievements.append(listed)
            found.remarks.extend(listed.remarks)
        elif table is not None:
            found.staff.append(table)
            found.remarks.extend(table.remarks)
        elif sheet.height:
            message = "没有认出列名，没有读这个工作表。"
            found.remarks.append(Problem(Severity.NOTE, sheet.name, None, None, "", message))
        found.remarks.extend(_formula_remark(sheet))
    if not found.staff:
        raise RosterRefused(say("workbook.no_staff"))
    found.remarks.extend(_missing_columns(found, policy.catalogue))
    return found


def _formula_remark(sheet: Sheet) -> Iterator[Problem]:
    if sheet.formulas:
        row, column = min(sheet.formulas)
        cell = Problem(Severity.NOTE, sheet.name, row, column, "", "").cell
        message = say("workbook.formulas", n=len(sheet.formulas), cell=cell)
        yield Problem(Severity.NOTE, sheet.name, None, None, "", message)


def _missing_columns(tables: _Tables, catalogue: Catalogue) -> Iterator[Problem]:
    for table in tables.staff:
        if table.has("story"):
            continue
        names = [
            fact.name
            for path, fact in catalogue.facts.items()
            if not (table.has(path) or table.has(f"{path}.0.level"))
            and not (fact.type == "achievements" and tables.achievements)
        ]
        if names:
            message = say("workbook.missing_columns", names="”“".join(names))
            yield Problem(Severity.NOTE, table.sheet.name, None, None, "", message)


class _Assessing:
    """Assesses members whose facts are not done yet."""

    def __init__(self, policy: Policy, clauses: tuple[str, ...], done: DoneRows) -> None:
        self._policy = policy
        self._clauses = clauses
        self._done = done

    def standing(self, member: Member) -> tuple[StaffStanding | None, list[Problem]]:
        """A member's standing, and everything to be noted about the row."""
        problems = list(member.problems)
        if member.profile is None:
            return None, problems
        key = self._done.key(member.profile)
        standing = self._done.get(key)
        if standing is None:
            try:
                standing = standing_of(self._policy, member.profile, self._clauses)
            except ProfileRefused as refused:
                for error in refused.errors:
                    message = f"{error.field}：{error.message}"
                    problems.append(
                        Problem(Severity.REFUSED, member.sheet, member.row, None, "", message, member.label)
                    )
                return None, problems
            self._done.keep(key, standing)
        return standing, problems


class _Noted:
    """Writes problems down, up to a number that a person might still look at."""

    def __init__(self, output: Output, tally: RosterTally, most: int) -> None:
        self._output = output
        self._tally = tally
        self._most = most
        self._count = 0

    def all(self, problems: Iterator[Problem] | list[Problem] | chain[Problem]) -> None:
        """Note each; what is beyond the limit is counted only."""
        for problem in problems:
            self._tally.problem(problem)
            self._count += 1
            if self._count <= self._most:
                self._output.problem(problem)
            elif self._count == self._most + 1:
                message = say("workbook.more_problems", n=self._most)
                self._output.problem(Problem(Severity.NOTE, "", None, None, "", message))
