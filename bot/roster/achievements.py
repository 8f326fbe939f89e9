"""The second sheet: one achievement a row, gathered by person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.roster.free_text import read_achievements
from bot.roster.problem import Problem, Severity, is_refused
from bot.roster.row import is_example, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from pydantic import JsonValue

    from bot.roster.row import Row
    from bot.roster.table import Table
    from rules import Policy

_NO_ATTRIBUTES = frozenset({"code", "name", "text"})


@dataclass(slots=True)
class Listed:
    """One person's achievements; ``entries`` is ``None`` when one is in doubt: the list is then not complete."""

    first: tuple[str, int, int | None, str]
    entries: list[JsonValue] | None = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    taken: bool = False


class ListedAchievements:
    """All achievements by the code or the name of whose they are."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._listed: dict[str, Listed] = {}
        self.unowned: list[Problem] = []

    def read(self, table: Table, as_of: date, longest: int) -> None:
        """Take in a sheet of achievements."""
        for row in rows_of(table, longest):
            code, name = row.text("code"), row.text("name")
            key = code or name
            if is_example(key):
                continue
            row.label = key
            if not key:
                row.add(Severity.REFUSED, row.place("code"), "", "没有写工号或姓名，不知道是谁的成果。")
                self.unowned += row.problems
                continue
            place = row.place("code" if code else "name")
            listed = self._listed.setdefault(key, Listed((table.sheet.name, row.number, place, key)))
            _take(self._policy, row, as_of, listed)

    def of(self, code: str, name: str) -> list[Listed]:
        """What is listed under a person's code and under the name."""
        found = [self._listed[key] for key in dict.fromkeys((code, name)) if key and key in self._listed]
        for listed in found:
            listed.taken = True
        return found

    def is_listed_by_name(self, name: str) -> bool:
        """Whether anything is listed under a name rather than a code."""
        return name in self._listed

    def leftovers(self) -> Iterator[Problem]:
        """What belongs to nobody in the roster."""
        yield from self.unowned
        for listed in self._listed.values():
            if not listed.taken:
                sheet, row, column, key = listed.first
                message = "花名册里没有这个工号或姓名，这里的成果没有计入任何人。请核对是否写错。"
                yield Problem(Severity.REFUSED, sheet, row, column, key, message, key)


def _take(policy: Policy, row: Row, as_of: date, listed: Listed) -> None:
    told = row.read(as_of)
    entry = {path: value for path, value in told.items() if path not in _NO_ATTRIBUTES}
    if "kind" in entry:
        new: Iterable[JsonValue] = [entry]
    elif row.text("kind"):
        new = []
    else:
        new = _in_words(policy, row, as_of)
    listed.problems += row.problems
    if any(problem.severity is Severity.UNSURE for problem in row.problems) and "kind" not in entry:
        listed.entries = None
    if listed.entries is not None and not is_refused(row.problems):
        listed.entries.extend(new)


def _in_words(policy: Policy, row: Row, as_of: date) -> list[JsonValue]:
    """A row without a kind says it in the cell for words."""
    text = row.text("text")
    if not text:
        row.add(Severity.REFUSED, row.place("kind"), "", "没有写成果类别。")
        return []
    reading = read_achievements(policy, text, as_of)
    if reading.severity is not None:
        row.add(reading.severity, row.place("text"), text, reading.message)
    return reading.value if isinstance(reading.value, list) else []
