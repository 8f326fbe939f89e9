"""The second sheet: one achievement a row, gathered by person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from pydantic import JsonValue

from bot.roster.free_text import achievements_reader, achievements_told, doubts_of, in_doubt
from bot.roster.person_rows import PersonRows
from bot.roster.problem import Problem, Severity, one_of
from bot.roster.row import Row, is_example
from bot.roster.sheet import same_name, same_person
from bot.roster.table import Table
from bot.roster.vocabulary import is_unknown
from bot.wording import say
from dialogs.language.message.extract import read_message
from rules import Policy

_NO_ATTRIBUTES = frozenset({"code", "name", "text"})


@dataclass(slots=True)
class Listed:
    """One person's achievements; ``entries`` is ``None`` when one is in doubt: the list is then not complete."""

    first: tuple[str, int, int | None, str]
    entries: list[JsonValue] | None = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    taken: bool = False


class NamedTwice(NamedTuple):
    """A row of achievements that gives both code and name, as people are compared by them."""

    code: str
    name: str
    row: Row

    def differs_from(self, code: str, name: str) -> bool:
        """Whether only one of the two is somebody's."""
        return bool(code and name) and (code == self.code) != same_name(name, self.name)

    def problem(self, who: str) -> Problem:
        """That it may be ``who``'s, or somebody else's."""
        row, place = self.row, self.row.place("name")
        code, name = row.identity("code"), row.identity("name")
        message = say("cells.at_odds", code=code, name=name, who=who)
        return Problem(Severity.UNSURE, row.table.sheet.name, row.number, place, name, message, who)


class ListedAchievements:
    """All achievements by the code or the name of whose they are."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._listed: dict[str, Listed] = {}
        self._named_twice: dict[str, list[NamedTwice]] = defaultdict(list)
        self.unowned: list[Problem] = []

    def read(self, table: Table, as_of: date, longest: int) -> None:
        """Take in a sheet of achievements."""
        rows = PersonRows(table, as_of, longest)
        for first, row in ((of_one[0], row) for of_one in rows for row in of_one):
            code, name = first.identity("code"), first.identity("name")
            said = code or name
            key = same_person(said)
            if is_example(key):
                continue
            row.label = said
            if not key:
                row.add(Severity.REFUSED, row.place("code"), "", say("cells.no_owner"))
                self.unowned += row.problems
                continue
            if code and name:
                both = NamedTwice(key, same_person(name), row)
                for one in {both.code, both.name}:
                    self._named_twice[one].append(both)
            place = row.place("code" if code else "name")
            listed = self._listed.setdefault(key, Listed((table.sheet.name, row.number, place, said)))
            _take(self._policy, row, as_of, listed)
        self.unowned += rows.remarks()

    def of(self, code: str, name: str) -> list[Listed]:
        """What is listed under a person's code and under the name."""
        found = [
            self._listed[key]
            for key in dict.fromkeys(map(same_person, (code, name)))
            if key and key in self._listed
        ]
        for listed in found:
            listed.taken = True
        return found

    def at_odds(self, code: str, name: str, staff: Collection[tuple[str, str]]) -> list[NamedTwice]:
        """The rows of which only the code or only the name is this person's, and that are nobody else's of the staff.

        Whose they are nobody knows.
        """
        named = dict.fromkeys(one for key in (code, name) for one in self._named_twice.get(key, ()))
        found = [one for one in named if one.differs_from(code, name) and (one.code, one.name) not in staff]
        for one in found:
            if one.code in self._listed:
                self._listed[one.code].taken = True
        return found

    def is_listed_by_name(self, name: str) -> bool:
        """Whether anything is listed under a name rather than a code."""
        return same_person(name) in self._listed

    def leftovers(self) -> Iterator[Problem]:
        """What belongs to nobody in the roster."""
        yield from self.unowned
        for listed in self._listed.values():
            if not listed.taken:
                sheet, row, column, key = listed.first
                message = say("cells.unowned")
                yield Problem(Severity.REFUSED, sheet, row, column, key, message, key)


def _take(policy: Policy, row: Row, as_of: date, listed: Listed) -> None:
    told = row.read(as_of)
    of_kind = _by_kind(policy, row, as_of, told) if "kind" not in told and row.text("kind") else {}
    if of_kind is None:
        listed.problems += row.problems
        return
    doubts = [one for one in row.problems if one.severity is Severity.UNSURE]
    unread = {row.table.columns[one.column].path for one in doubts if one.column is not None} - {"kind"}
    entry = {path: value for path, value in told.items() if path not in _NO_ATTRIBUTES}
    for path, value in of_kind.items():
        if path in unread:
            entry[path] = None
        elif entry.setdefault(path, value) != value:
            unread.add(path)
            entry[path] = None
            row.add(Severity.UNSURE, row.place(path), row.text(path), _differing(row, path))
    if policy.catalogue.used_before and ("used_before" in unread or _says_unknown(row.text("used_before"))):
        entry["used_before"] = None
    if "kind" in entry:
        new: Iterable[JsonValue] = [entry]
    elif row.text("kind"):
        new = []
    else:
        new = _in_words(policy, row, as_of)
    listed.problems += row.problems
    if "count" in unread or (
        "kind" not in entry and any(x.severity is Severity.UNSURE for x in row.problems)
    ):
        listed.entries = None
    if listed.entries is not None:
        listed.entries.extend(new)


def _differing(row: Row, path: str) -> str:
    """That the cell for the kind says otherwise of an outcome than the column for that."""
    place = row.place(path)
    name = path if place is None else row.table.columns[place].name
    return say("cells.differ", name=name, said=f"“{row.text(path)}”、“{row.text('kind')}”")


def _says_unknown(text: str) -> bool:
    """Whether a cell says in words that it is not known; blank or crossed out, an outcome is taken for unused."""
    return is_unknown(text) and any(char.isalnum() for char in text)


def _by_kind(policy: Policy, row: Row, as_of: date, told: Collection[str]) -> dict[str, JsonValue] | None:
    """What a cell for the kind says of it in words (国标, 核心论文); nothing where that is open, ``None`` where the
    notice does not know it: that is told, and has no weight. ``told``: what other cells of the row say.
    """
    said, place = row.text("kind"), row.place("kind")
    if place is None:
        return {}
    row.problems = [problem for problem in row.problems if problem.column != place]
    reading = achievements_told(policy, said, as_of)
    if reading.value == []:
        row.problems = []
        row.add(Severity.NOTE, place, said, reading.message)
        return None
    entry = _only(reading.value)
    if reading.severity is None and entry:
        return entry
    message = read_message(policy, said, as_of)
    doubts = doubts_of(message, "achievements")
    of_attributes = {one.field.partition(".")[2] for one in doubts}
    entry = _only(message.profile.get("achievements"))
    if doubts and "" not in of_attributes and entry:
        if not of_attributes <= set(told):
            row.add(Severity.UNSURE, place, said, in_doubt(doubts, say("cells.write_exactly")))
        return entry
    allowed = one_of(row.table.columns[place].choices)
    unknown = say("cells.outcome_unknown", said=said, allowed=allowed)
    row.add(Severity.UNSURE, place, said, reading.message if reading.right else unknown, reading.right)
    return {}


def _only(entries: JsonValue) -> dict[str, JsonValue]:
    """The one outcome of a list; nothing where there are several."""
    one = entries[0] if isinstance(entries, list) and len(entries) == 1 else None
    return one if isinstance(one, dict) else {}


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
