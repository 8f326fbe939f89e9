"""One roster from the file to the finished workbook. Blocks; made to run in a process of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain
from typing import TYPE_CHECKING

from bot.notices import notices
from bot.output_file import replace
from bot.roster.chart import draw_chart
from bot.roster.comparison import Snapshot, StaffComparison, snapshot
from bot.roster.done_rows import DoneRows
from bot.roster.messages import Order, RosterProgress
from bot.roster.notes import MOST, NOTES, RosterNotes
from bot.roster.originals import column_choices
from bot.roster.output import Output
from bot.roster.problem import NobodyFound, Problem, RosterRefused, Severity, remark
from bot.roster.roster_file import open_roster
from bot.roster.standing import StaffStanding, clause_columns, standing_of
from bot.roster.tally import RosterTally, Summary
from bot.wording import say
from rules import ProfileRefused
from rules.profile.tenure import add_months

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.roster.staff import Member
    from rules.policy import Policy

_QUOTED = 40
"""Cells that one remark names at most."""
_EVERY = 50
"""Rows between two reports of progress."""


Report = Callable[[RosterProgress], None]


def run(order: Order, report: Report) -> Summary:
    """Do it. ``out`` and ``chart`` appear complete or not at all. Raises RosterRefused."""
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
    ):
        noted = _Noted(output, tally, order.limits.problems)
        noted.all(chain(roster.workbook.remarks, tables.remarks))
        assessing = _Assessing(policy, clauses, done)
        then = _earlier(order, policy, assessing)
        now: list[Snapshot] = []
        for number, member in enumerate(roll.members(), start=1):
            standing, problems = assessing.standing(member)
            output.add(member, standing, problems)
            tally.person(standing, member.department)
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
    _note(order, RosterNotes(noted.problems, tables.columns[:MOST], column_choices(policy), changes[:MOST]))
    report(RosterProgress(summary.people, summary.people, done.found))
    replace(order.chart, draw_chart(summary))
    order.unfinished.replace(order.out)
    return summary


def _note(order: Order, notes: RosterNotes) -> None:
    if order.notes is not None:
        replace(order.notes, NOTES.dump_json(notes))


def _earlier(order: Order, policy: Policy, assessing: _Assessing) -> StaffComparison | None:
    """Everybody of the earlier roster as they were: on the day of its result, else a year before."""
    if order.last is None:
        return None
    roster = open_roster(order.last, order.limits, policy)
    day = roster.assessed_on or add_months(order.as_of, -12)
    day = max(day, policy.data.valid_from)
    roll, _ = roster.roll(policy, day, order.limits)
    members = ((member, assessing.standing(member)[0]) for member in roll.members())
    return StaffComparison(policy, [snapshot(member, standing) for member, standing in members])


def _policy(order: Order) -> Policy:
    policies = notices()
    try:
        return policies.named(order.policy, order.as_of)
    except ProfileRefused as refused:
        raise RosterRefused(refused.errors[0].message) from None
    except KeyError:
        known = "、".join(edition.id for edition in policies.editions)
        raise RosterRefused(say("workbook.no_policy", policy=order.policy, known=known)) from None


class _Assessing:
    """Assesses members whose facts are not done yet."""

    def __init__(self, policy: Policy, clauses: tuple[str, ...], done: DoneRows) -> None:
        self._policy = policy
        self._clauses = clauses
        self._done = done

    def standing(self, member: Member) -> tuple[StaffStanding | None, list[Problem]]:
        """A member's standing, and everything to be noted about the row."""
        problems, profile = list(member.problems), member.profile
        while profile is not None:
            key = self._done.key(profile, in_part=member.in_part)
            standing = self._done.get(key)
            try:
                if standing is None:
                    standing = standing_of(self._policy, profile, self._clauses, in_part=member.in_part)
                    self._done.keep(key, standing)
            except ProfileRefused as refused:
                # What the rules do not accept of somebody is as good as not told.
                wrong = {re.split(r"[.\[]", error.field)[0] for error in refused.errors}
                left = {fact: told for fact, told in profile.items() if fact not in wrong}
                is_left = "as_of" in left and len(left) < len(profile)
                severity = Severity.UNSURE if is_left else Severity.REFUSED
                problems += [
                    Problem(
                        severity,
                        member.sheet,
                        member.row,
                        None,
                        "",
                        f"{one.field}：{one.message}",
                        member.label,
                    )
                    for one in refused.errors
                ]
                profile = left if is_left else None
            else:
                return standing, problems
        return None, problems


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
