"""What became of a whole roster, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from operator import add
from typing import NamedTuple

from bot.roster.comparison import Change
from bot.roster.problem import ColumnTaken, Problem, Severity
from bot.roster.standing import StaffStanding, possible_level
from bot.wording import say
from rules.policy import Policy

_MOST_FREQUENT = 10
_LARGEST = 100


class LevelCount(NamedTuple):
    """So many people for one level; ``name`` is its Chinese name."""

    level: str
    name: str
    people: int


class GapCount(NamedTuple):
    """So many people lack one thing for their next level; ``text`` says what, in Chinese."""

    level: str
    condition: str
    kind: str
    text: str
    people: int


class DepartmentCount(NamedTuple):
    """So many people of one department: assessed, able to apply for some level now, and within twelve months.

    ``undetermined``: those who can apply for none as far as is known.
    """

    name: str
    people: int
    assessed: int
    eligible: int
    soon: int
    undetermined: int


class Summary(NamedTuple):
    """``eligible``, ``soon`` (within twelve months) and ``possible`` have every level of the notice, lowest first.

    ``possible``: each at the highest level above the open one that facts not given decide; where a cell could not be
    read nobody hopes by it, but it is to be put right. ``undetermined``: those for whom none is open and one may be.
    ``gaps``: the most frequent first. ``refused`` counts rows; ``problems`` counts cells by severity.
    ``columns``: what became of each, in the order of the file. ``departments``: the largest first.
    ``changes``: people by what has changed since the last roster.
    """

    policy: str
    number: str
    as_of: str
    people: int
    assessed: int
    refused: int
    eligible: list[LevelCount]
    soon: list[LevelCount]
    possible: list[LevelCount]
    undetermined: int
    gaps: list[GapCount]
    problems: dict[str, int]
    remarks: list[str]
    columns: list[ColumnTaken]
    departments: list[DepartmentCount]
    changes: dict[str, int]

    @property
    def left_out(self) -> str:
        """Those who are not assessed, in words; nothing where there are none."""
        return say("workbook.summary.left_out", refused=self.refused) if self.refused else ""


class RosterTally:
    """Counts people and problems as they come."""

    def __init__(self, policy: Policy, as_of: str, columns: list[ColumnTaken]) -> None:
        self._columns = columns
        self._policy = policy
        self._as_of = as_of
        self._eligible: Counter[str] = Counter()
        self._soon: Counter[str] = Counter()
        self._possible: Counter[str] = Counter()
        self._gaps: Counter[tuple[str, str, str]] = Counter()
        self._problems: Counter[str] = Counter({severity.value: 0 for severity in Severity})
        self._departments: dict[str, list[int]] = {}
        self.remarks: list[str] = []

    def problem(self, problem: Problem) -> None:
        """Count a problem; remarks on the whole file are also kept as words."""
        self._problems[problem.severity.value] += 1
        if problem.severity is Severity.NOTE and problem.value == "":
            place = f"{problem.sheet}：" if problem.sheet else ""
            self.remarks.append(place + problem.message)

    def person(
        self, standing: StaffStanding | None, department: str = "", *, is_doubted: bool = False
    ) -> None:
        """Count one row; ``None`` when it was refused. ``is_doubted``: something of it could not be read."""
        is_open = standing is not None and standing.eligible is not None
        may_be = standing is not None and not is_open and standing.undetermined is not None
        one = (1, standing is not None, is_open, bool(standing and standing.soon), may_be)
        counts = self._departments.setdefault(department, [0] * len(one))
        counts[:] = map(add, counts, one)
        if standing is None:
            return
        possible = possible_level(standing, is_doubted=is_doubted)
        if possible is not None:
            self._possible[possible] += 1
        if standing.eligible is not None:
            self._eligible[standing.eligible] += 1
        self._soon.update(standing.soon)
        for gap in {(standing.next_level or "", gap.condition, gap.kind) for gap in standing.gaps}:
            self._gaps[gap] += 1

    def summary(self, changes: Iterable[Change] = ()) -> Summary:
        """The numbers so far, with what has changed since the last roster."""
        everybody = [sum(counts) for counts in zip(*self._departments.values(), strict=True)] or [0] * 5
        people, assessed, _, _, undetermined = everybody
        frequent = sorted(self._gaps.items(), key=lambda counted: (-counted[1], counted[0]))[:_MOST_FREQUENT]
        return Summary(
            self._policy.id,
            self._policy.data.document_number,
            self._as_of,
            people,
            assessed,
            people - assessed,
            self._by_levels(self._eligible),
            self._by_levels(self._soon),
            self._by_levels(self._possible),
            undetermined,
            [GapCount(*gap, self._gap_words(*gap), lacking) for gap, lacking in frequent],
            dict(self._problems),
            list(dict.fromkeys(self.remarks)),
            self._columns,
            self._department_counts(),
            dict(Counter(change.kind for change in changes)),
        )

    def _by_levels(self, people: Counter[str]) -> list[LevelCount]:
        return [LevelCount(one.level, one.name, people[one.level]) for one in self._policy.levels]

    def _department_counts(self) -> list[DepartmentCount]:
        """The largest, where the roster tells of any."""
        if not any(self._departments):
            return []
        largest = sorted(self._departments.items(), key=lambda one: (-one[1][0], one[0]))[:_LARGEST]
        return [DepartmentCount(name or say("workbook.no_department"), *counts) for name, counts in largest]

    def _gap_words(self, level: str, condition: str, kind: str) -> str:
        titles = {c.name: c.title for one in self._policy.levels for c in one.conditions}
        names = {one.level: one.name for one in self._policy.levels}
        return say(
            "workbook.gap", level=names[level], condition=titles[condition], gap=say(f"workbook.gaps.{kind}")
        )
