"""The second sheet: one achievement a row, gathered by person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from pydantic import JsonValue

from bot.roster.free_text import achievements_reader
from bot.roster.person_rows import PersonRows
from bot.roster.problem import Problem, Severity, one_of
from bot.roster.row import Row, is_example
from bot.roster.sheet import same_person
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


class ListedAchievements:
    """All achievements by the code or the name of whose they are."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._listed: dict[str, Listed] = {}
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
    if "kind" not in told and _is_uncounted(policy, row, as_of):
        listed.problems += row.problems
        return
    entry = {path: value for path, value in told.items() if path not in _NO_ATTRIBUTES}
    doubts = [one for one in row.problems if one.severity is Severity.UNSURE]
    unread = {row.table.columns[one.column].path for one in doubts if one.column is not None}
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


def _says_unknown(text: str) -> bool:
    """Whether a cell says in words that it is not known; blank or crossed out, an outcome is taken for unused."""
    return is_unknown(text) and any(char.isalnum() for char in text)


def _is_uncounted(policy: Policy, row: Row, as_of: date) -> bool:
    """Whether a row is of a kind that the notice does not know: told, and without weight."""
    said = row.text("kind")
    place = row.place("kind")
    if not said or place is None:
        return False
    row.problems = [problem for problem in row.problems if problem.column != place]
    aside = read_message(policy, said, as_of).set_aside
    if any(one.why == "not_in_notice" for one in aside):
        row.problems = []
        row.add(Severity.NOTE, place, said, say("cells.not_in_notice", said=said))
        return True
    allowed = one_of(row.table.columns[place].choices)
    row.add(Severity.UNSURE, place, said, say("cells.outcome_unknown", said=said, allowed=allowed))
    return False


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
