"""One roster from the file to the finished workbook. Blocks; made to run in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from itertools import chain

from bot.notices import notices
from bot.ops.side_by_side import forked
from bot.output_file import replace
from bot.roster.chart import draw_chart
from bot.roster.comparison import Snapshot, StaffComparison, snapshot
from bot.roster.done_rows import DoneRows
from bot.roster.messages import Order, RosterProgress
from bot.roster.notes import MOST, MOST_PEOPLE, NOTES, RosterNotes
from bot.roster.originals import column_choices
from bot.roster.output import Output
from bot.roster.problem import NobodyFound, Problem, RosterRefused, Severity, is_doubted, remark
from bot.roster.roster_file import open_roster
from bot.roster.standing import clause_columns
from bot.roster.standings import Standings
from bot.roster.tally import RosterTally, Summary
from bot.wording import say
from rules import ProfileRefused
from rules.policy import Policy
from rules.profile.tenure import add_years

_QUOTED = 40
"""Cells that one remark names at most."""
_EVERY = 50
"""Rows between two reports of progress."""


Report = Callable[[RosterProgress], None]


def run(order: Order, report: Report, jobs: int = 0) -> Summary:
    """Do it. ``out`` and ``chart`` appear complete or not at all. ``jobs``: processes that help, as this one works.

    Raises RosterRefused.
    """
    policy = _policy(order)
    try:
        roster = open_roster(order.source, order.limits, policy, order.columns)
    except NobodyFound as refused:
        _note(order, RosterNotes([], refused.seen[:MOST], column_choices(policy), []))
        raise
    tables = roster.tables
    roll, achievements = roster.roll(policy, order.as_of, order.limits)
    total = sum(table.sheet.height - table.first_row for table in tables.staff)
    tally = RosterTally(policy, order.as_of.isoformat(), tables.columns)
    clauses = clause_columns(policy)
    with (
        DoneRows(order.done, policy) as done,
        Output(
            order.unfinished, policy, clauses, order.as_of, roster, compares=order.last is not None
        ) as output,
        forked(jobs) if jobs else nullcontext() as pool,
    ):
        noted = _Noted(output, tally, order.limits.problems)
        noted.all(chain(roster.workbook.remarks, tables.remarks))
        standings = Standings(policy, clauses, done, pool, jobs)
        then = _earlier(order, policy, standings)
        now: list[Snapshot] = []
        for number, (member, standing, problems) in enumerate(standings.of(roll.members()), start=1):
            output.add(member, standing, problems)
            tally.person(standing, member.department, is_doubted=is_doubted(problems))
            if then is not None:
                now.append(snapshot(member, standing))
            noted.all(problems)
            if number % _EVERY == 0:
                report(RosterProgress(number, max(total, number), done.found))
        noted.all(chain(roll.remarks(), achievements.leftovers()))
        noted.finish()
        changes = then.changes(now) if then is not None else []
        summary = tally.summary(changes)
        if not summary.people:
            raise RosterRefused(say("workbook.no_rows"))
        output.conclude(summary, changes)
    told = (noted.problems, tables.columns[:MOST], column_choices(policy), changes[:MOST])
    _note(order, RosterNotes(*told, output.first(MOST_PEOPLE), summary.people))
    report(RosterProgress(summary.people, summary.people, done.found))
    replace(order.chart, draw_chart(summary))
    order.unfinished.replace(order.out)
    return summary


def _note(order: Order, notes: RosterNotes) -> None:
    if order.notes is not None:
        replace(order.notes, NOTES.dump_json(notes))


def _earlier(order: Order, policy: Policy, standings: Standings) -> StaffComparison | None:
    """Everybody of the earlier roster as they were: on the day of its result, else a year before."""
    if order.last is None:
        return None
    roster = open_roster(order.last, order.limits, policy)
    day = roster.assessed_on or add_years(order.as_of, -1)
    day = max(day, policy.data.valid_from)
    roll, _ = roster.roll(policy, day, order.limits)
    members = standings.of(roll.members())
    return StaffComparison(policy, [snapshot(member, standing) for member, standing, _ in members])


def _policy(order: Order) -> Policy:
    policies = notices()
    try:
        return policies.named(order.policy, order.as_of)
    except ProfileRefused as refused:
        raise RosterRefused(refused.errors[0].message) from None
    except KeyError:
        known = "、".join(edition.id for edition in policies.editions)
        raise RosterRefused(say("workbook.no_policy", policy=order.policy, known=known)) from None


class _Noted:
    """Writes problems down, up to a number that a person might still look at; equal remarks once, after all else."""

    def __init__(self, output: Output, tally: RosterTally, most: int) -> None:
        self._output = output
        self._tally = tally
        self._most = most
        self._count = 0
        self._remarks: dict[tuple[str, str], list[Problem]] = {}
        self.problems: list[Problem] = []
        """Of cells, the first of them."""

    def all(self, problems: Iterable[Problem]) -> None:
        """Note each; what is beyond the limit is counted only."""
        for problem in problems:
            self._tally.problem(problem)
            if problem.severity is not Severity.NOTE:
                self._write(problem)
                self.problems += [problem] if len(self.problems) < MOST else []
            elif len(alike := self._remarks.setdefault((problem.sheet, problem.message), [])) < _QUOTED:
                alike.append(problem)

    def finish(self) -> None:
        """Write the remarks."""
        for alike in self._remarks.values():
            said = list(dict.fromkeys(one.value for one in alike if one.value))
            self._write(alike[0]._replace(value="、".join(said)))

    def _write(self, problem: Problem) -> None:
        self._count += 1
        if self._count <= self._most:
            self._output.problem(problem)
        elif self._count == self._most + 1:
            message = say("workbook.more_problems", n=self._most)
            self._output.problem(remark("", message))
