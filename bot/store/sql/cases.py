"""The cases that an officer keeps: assessments of others."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Final, NamedTuple

from pydantic import JsonValue

from bot.store.sql.statements import Statements, TransactionPart, moment

OWN = 0
"""In place of a case's number: the officer's own assessment."""


class Case(NamedTuple):
    """An assessment of somebody else. ``number`` is the officer's and is never given to another case of theirs.

    ``label`` is shown, ``key`` the one way of writing it by which it is found again; ``state`` is the session
    as it was kept, null before the first turn. ``place`` is where alone it is talked about, as its channel writes
    places; empty where it is one of those that are opened in turn.
    """

    number: int
    label: str
    key: str
    state: str | None
    touched_at: datetime
    place: str = ""


class Desk(NamedTuple):
    """What lies before an officer: the ``open`` case, and the one that is ``named`` anew by what is said next.

    Either is :data:`OWN` where there is none.
    """

    open: int = OWN
    named: int = OWN


_SELECT: Final = (
    "SELECT number, label, folded, state, touched_at, place FROM cases WHERE channel = ? AND owner = ?"
)


class Cases(TransactionPart):
    """Those of ``officer``, a channel and an owner.

    ``note_erased`` is told when a case is erased for good.
    """

    def __init__(
        self, statements: Statements, now: datetime, officer: tuple[str, str], note_erased: Callable[[], None]
    ) -> None:
        super().__init__(statements, now)
        self._officer = officer
        self._note_erased = note_erased

    def desk(self) -> Desk:
        """What lies before the officer; an empty desk for whoever never had a case."""
        rows = self._rows(
            "SELECT open_case, named_case FROM desks WHERE channel = ? AND owner = ?", self._officer
        )
        return Desk(*rows[0]) if rows else Desk()

    def keep_desk(self, desk: Desk) -> None:
        """Put ``desk`` in place of what was kept."""
        self._run(
            "INSERT INTO desks (channel, owner, open_case, named_case, touched_at) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (channel, owner) DO UPDATE SET open_case = excluded.open_case,"
            " named_case = excluded.named_case, touched_at = excluded.touched_at",
            (*self._officer, *desk, self._now.timestamp()),
        )

    def count(self, *, containing: str = "") -> int:
        """How many there are with ``containing`` in their keys."""
        ((count,),) = self._rows(
            "SELECT COUNT(*) FROM cases WHERE channel = ? AND owner = ? AND instr(folded, ?) > 0",
            (*self._officer, containing),
        )
        return int(count)

    def listed(self, *, containing: str = "", after: int = 0, limit: int = 100) -> list[Case]:
        """At most ``limit`` of them, last touched first, without the first ``after``."""
        return self._cases(
            "AND instr(folded, ?) > 0 ORDER BY touched_at DESC, number DESC LIMIT ? OFFSET ?",
            containing,
            limit,
            after,
        )

    def numbered(self, number: int) -> Case | None:
        """The case with this number."""
        return next(iter(self._cases("AND number = ?", number)), None)

    def labelled(self, key: str) -> Case | None:
        """The case whose label has this key."""
        return next(iter(self._cases("AND folded = ?", key)), None)

    def at(self, place: str) -> Case | None:
        """The case that is talked about in this place."""
        return next(iter(self._cases("AND place = ?", place)), None) if place else None

    def settle(self, number: int, place: str) -> None:
        """From now on the case is talked about in this place, and open nowhere else."""
        self._place(number, place)
        desk = self.desk()
        if desk.open == number:
            self.keep_desk(desk._replace(open=OWN))

    def leave(self, place: str) -> None:
        """This place is gone. The case that was talked about there is open elsewhere."""
        case = self.at(place)
        if case is not None:
            self._place(case.number, "")
            self.keep_desk(self.desk()._replace(open=case.number))

    def _place(self, number: int, place: str) -> None:
        self._change(number, "place = ?", place)

    def _change(self, number: int, what: str, *values: str | float) -> None:
        which = "WHERE channel = ? AND owner = ? AND number = ?"
        self._run(f"UPDATE cases SET {what} {which}", (*values, *self._officer, number))  # noqa: S608 - our names

    def add(self, label: str, key: str) -> Case:
        """A new case. The key must be free."""
        now = self._now.timestamp()
        ((number,),) = self._rows(
            "INSERT INTO desks (channel, owner, last_number, touched_at) VALUES (?, ?, 1, ?)"
            " ON CONFLICT (channel, owner) DO UPDATE SET last_number = desks.last_number + 1"
            " RETURNING last_number",
            (*self._officer, now),
        )
        self._run(
            "INSERT INTO cases (channel, owner, number, label, folded, touched_at) VALUES (?, ?, ?, ?, ?, ?)",
            (*self._officer, number, label, key, now),
        )
        return Case(int(number), label, key, None, moment(now))

    def rename(self, number: int, label: str, key: str) -> None:
        """Give the case another label, also in its reminders. The key must be free."""
        self._change(number, "label = ?, folded = ?, touched_at = ?", label, key, self._now.timestamp())
        self._run(
            "UPDATE reminders SET label = ? WHERE channel = ? AND owner = ? AND case_number = ?",
            (label, *self._officer, number),
        )

    def keep_state(self, number: int, state: str) -> None:
        """Put ``state`` in place of what was kept of the case's session."""
        self._change(number, "state = ?, touched_at = ?", state, self._now.timestamp())

    def erase(self, number: int) -> None:
        """Erase the case for good, with its reminders."""
        which = (*self._officer, number)
        self._run("DELETE FROM cases WHERE channel = ? AND owner = ? AND number = ?", which)
        self._run("DELETE FROM reminders WHERE channel = ? AND owner = ? AND case_number = ?", which)
        self._note_erased()

    def export(self) -> dict[str, JsonValue]:
        """All cases of an officer, in the order in which they were made, and which is open."""
        found = self._cases("ORDER BY number")
        told: list[JsonValue] = [
            {
                "number": case.number,
                "label": case.label,
                "last_touched": case.touched_at.isoformat(timespec="seconds"),
                "session": None if case.state is None else json.loads(case.state),
            }
            for case in found
        ]
        desk = self.desk()
        return {"cases": told, "open_case": None if desk.open == OWN else desk.open}

    def _cases(self, which: str, *further: str | float) -> list[Case]:
        rows = self._rows(f"{_SELECT} {which}", (*self._officer, *further))
        return [
            Case(number, label, key, state, moment(touched_at), place)
            for number, label, key, state, touched_at, place in rows
        ]
