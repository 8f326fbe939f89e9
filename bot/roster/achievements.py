"""The second sheet: one achievement a row, gathered by person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from pydantic import JsonValue

from bot.roster.free_text import achievements_reader, kind_told, one_outcome
from bot.roster.person_rows import PersonRows
from bot.roster.problem import Problem, Severity
from bot.roster.row import Row, is_example, tell_open_use
from bot.roster.sheet import same_person, without_note
from bot.roster.table import Table
from bot.roster.use import USED, says_unknown
from bot.wording import say
from rules import Policy

_NO_ATTRIBUTES = frozenset({"code", "name", "text"})


@dataclass(slots=True, eq=False)
class OutcomeRow:
    """A row of the sheet by whose it says it is: ``said`` are code and name as written, ``code`` and ``name`` as people
    are compared by them, the name without a note; ``problems``: what is wrong with it.
    """

    code: str
    name: str
    said: tuple[str, str]
    table: Table
    number: int
    problems: list[Problem]
    is_told: bool = False

    def differs_from(self, code: str, name: str) -> bool:
        """Whether only one of the two is somebody's."""
        return bool(code and name) and (code == self.code) != (name == self.name)

    def at_odds(self, who: str) -> Problem:
        """That it may be ``who``'s, or somebody else's."""
        code, name = self.said
        message = say("cells.at_odds", code=code, name=name, who=who)
        return self._problem(Severity.UNSURE, "name", name, message, who)

    def unowned(self) -> Problem:
        """That it is nobody's."""
        said = self.said[0] or self.said[1]
        path = "code" if self.said[0] else "name"
        return self._problem(Severity.REFUSED, path, said, say("cells.unowned"), said)

    def _problem(self, severity: Severity, path: str, said: str, message: str, who: str) -> Problem:
        place = self.table.place(path)
        return Problem(severity, self.table.sheet.name, self.number, place, said, message, who)


@dataclass(slots=True)
class Listed:
    """What is listed under one code or name. ``entries``: ``None`` when one is in doubt: they are then not all."""

    rows: list[OutcomeRow] = field(default_factory=list)
    entries: list[JsonValue] | None = field(default_factory=list)
    taken: bool = False

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with its rows."""
        return [problem for row in self.rows for problem in row.problems]

    def add(self, row: OutcomeRow, entries: list[JsonValue] | None) -> None:
        """Take in a row and its outcomes."""
        self.rows.append(row)
        if entries is None:
            self.entries = None
        elif self.entries is not None:
            self.entries += entries


class ListedAchievements:
    """All achievements by the code or the name of whose they are."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._listed: dict[str, Listed] = defaultdict(Listed)
        self._named_twice: dict[str, list[OutcomeRow]] = defaultdict(list)
        self.unowned: list[Problem] = []

    def read(self, table: Table, as_of: date, longest: int) -> None:
        """Take in a sheet of achievements."""
        rows = PersonRows(table, as_of, longest)
        for first, row in ((of_one[0], row) for of_one in rows for row in of_one):
            said = first.identity("code"), first.identity("name")
            code, name = map(same_person, said)
            key = code or name
            row.label = said[0] or said[1]
            if is_example(row.label):
                continue
            if not key:
                row.add(Severity.REFUSED, row.place("code"), "", say("cells.no_owner"))
                self.unowned += row.problems
                continue
            entries = _entries(self._policy, row, as_of)
            one = OutcomeRow(code, without_note(name), said, table, row.number, row.problems)
            self._listed[key].add(one, entries)
            if code and name:
                for of in {one.code, one.name}:
                    self._named_twice[of].append(one)
        self.unowned += rows.remarks()

    def of(self, code: str, name: str) -> list[Listed]:
        """What is listed under a person's code and under the name, as people are compared by them."""
        found = [self._listed[key] for key in dict.fromkeys((code, name)) if self.is_listed(key)]
        for listed in found:
            listed.taken = True
        return found

    def at_odds(
        self, who: str, code: str, name: str, staff: Mapping[str, Collection[str]]
    ) -> Iterator[Problem]:
        """Of rows of which only the code or only the name is that of ``who``, unless they are somebody else's.

        Whose they are nobody knows; what else is wrong with them is told to whose code they have, if anybody's. All
        names are without notes, those of the ``staff`` by codes.
        """
        named = dict.fromkeys(one for key in (code, name) for one in self._named_twice.get(key, ()))
        for one in named:
            if one.differs_from(code, name) and one.name not in staff.get(one.code, ()):
                one.is_told = True
                yield one.at_odds(who)
                if one.code not in staff:
                    yield from (problem._replace(person=who) for problem in one.problems)

    def is_listed(self, key: str) -> bool:
        """Whether anything is listed under a code, or under a name rather than a code."""
        return key in self._listed

    def leftovers(self) -> Iterator[Problem]:
        """What belongs to nobody in the roster."""
        yield from self.unowned
        for listed in self._listed.values():
            left = next((row for row in listed.rows if not row.is_told), None)
            if left and not listed.taken:
                yield left.unowned()


def _entries(policy: Policy, row: Row, as_of: date) -> list[JsonValue] | None:
    """The outcomes of a row; ``None`` when how many they are, or of what kind, is in doubt."""
    told = row.read(as_of)
    doubts = [one for one in row.problems if one.severity is Severity.UNSURE]
    unread = {row.table.columns[one.column].path for one in doubts if one.column is not None}
    entry = {path: value for path, value in told.items() if path not in _NO_ATTRIBUTES}
    kind = "" if "kind" in told else row.text("kind")
    if kind and "kind" not in unread:
        reading = kind_told(policy, kind, as_of, told.keys())
        if reading.severity is not None:
            row.add(reading.severity, row.place("kind"), kind, reading.message, reading.right)
        if reading.value == []:
            del row.problems[:-1]  # it has no weight, whatever its other cells say
            return []
        for path, value in one_outcome(reading.value).items():
            if path in unread:
                entry[path] = None
            elif entry.setdefault(path, value) != value:
                unread.add(path)
                entry[path] = None
                row.add(Severity.UNSURE, row.place(path), row.text(path), _differing(row, path))
    if policy.catalogue.used_before and (USED in unread or says_unknown(row.text(USED))):
        entry[USED] = None
    if USED not in entry and policy.catalogue.used_before and tell_open_use(row):
        entry[USED] = None
    new: list[JsonValue] = [entry] if "kind" in entry else [] if kind else _in_words(policy, row, as_of)
    is_doubted = any(one.severity is Severity.UNSURE for one in row.problems)
    return None if "count" in unread or (is_doubted and "kind" not in entry) else new


def _differing(row: Row, path: str) -> str:
    """That the cell for the kind says otherwise of an outcome than the column for that."""
    place = row.place(path)
    name = path if place is None else row.table.columns[place].name
    return say("cells.differ", name=name, said=f"“{row.text(path)}”、“{row.text('kind')}”")


def _in_words(policy: Policy, row: Row, as_of: date) -> list[JsonValue]:
    """A row without a kind says it in the cell for words."""
    text = row.text("text")
    if not text:
        row.add(Severity.UNSURE, row.place("kind"), "", say("cells.no_kind"))
        return []
    reading = achievements_reader(policy)(text, as_of)
    if reading.severity is not None:
        row.add(reading.severity, row.place("text"), text, reading.message)
    return reading.value if isinstance(reading.value, list) else []
