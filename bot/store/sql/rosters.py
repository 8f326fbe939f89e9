"""Rosters and reports that people have asked for, until they have them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar, Final

from pydantic import JsonValue

from bot.store.rosters import Report, Roster, RosterState, WantedReport, WantedRoster
from bot.store.sql.statements import TransactionPart, moment, written

_SELECT: Final = (
    "SELECT number, chat, owner, file, name, size, as_of, notice, state, attempts, shown_in,"
    " EXISTS (SELECT 1 FROM outbox WHERE sequence = last_message), done_at, channel FROM rosters"
)


class KeptJobs(TransactionPart):
    """What was asked for; of what is dropped nothing is kept any more."""

    table: ClassVar[str]
    begun: ClassVar[str] = "attempts = attempts + 1"
    """What is noted when work begins."""
    waiting: ClassVar[str] = ""
    """What is still to be done, of those that are kept."""

    def unfinished(self, channel: str, owner: str) -> int:
        """How many of a person's are still to be done."""
        whose = f"FROM {self.table} WHERE channel = ? AND owner = ?{self.waiting}"
        ((count,),) = self._rows(f"SELECT COUNT(*) {whose}", (channel, owner))
        return int(count)

    def begin(self, number: int) -> bool:
        """Work begins, once more if it was interrupted; False when somebody else is at it, or it is gone."""
        begun = f"UPDATE {self.table} SET {self.begun} WHERE number = ? RETURNING number"  # noqa: S608 - our names
        return bool(self._rows(begun, (number,)))

    def drop(self, number: int) -> bool:
        """Forget it; whoever works on it stops. Whether there was one to forget."""
        return bool(self._rows(f"DELETE FROM {self.table} WHERE number = ? RETURNING number", (number,)))  # noqa: S608


class Rosters(KeptJobs):
    """The rosters."""

    table = "rosters"
    begun = "state = 'working', attempts = attempts + 1"
    waiting = " AND state IN ('waiting', 'working')"

    def ask(self, channel: str, wanted: WantedRoster) -> int:
        """Keep a roster to be assessed; its number, which no other ever has."""
        ((number,),) = self._rows(
            "INSERT INTO rosters (channel, chat, owner, file, name, size, as_of, notice, asked_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
            (channel, *wanted[:-2], wanted.as_of.isoformat(), wanted.notice, self._now.timestamp()),
        )
        return int(number)

    def every(self, channel: str) -> list[Roster]:
        """All of a channel, in order of asking."""
        return self._found("WHERE channel = ? ORDER BY number", channel)

    def show_in(self, number: int, message: int) -> None:
        """The message that shows how far it is has this number."""
        self._run("UPDATE rosters SET shown_in = ? WHERE number = ?", (message, number))

    def read_as(self, channel: str, owner: str, heading: str, column: str) -> None:
        """In this person's rosters a heading is that column; it is found out again where ``column`` is empty."""
        whose = (channel, owner, heading)
        self._run("DELETE FROM roster_columns WHERE channel = ? AND owner = ? AND heading = ?", whose)
        if column:
            said = (*whose, column, self._now.timestamp())
            self._run("INSERT INTO roster_columns VALUES (?, ?, ?, ?, ?)", said)

    def columns(self, channel: str, owner: str) -> dict[str, str]:
        """What this person has said of headings, oldest first."""
        return _columns(self._rows, channel, owner)

    def find(self, number: int) -> Roster | None:
        """The roster of this number, unless it was dropped."""
        return next(iter(self._found("WHERE number = ?", number)), None)

    def _found(self, which: str, value: str | int) -> list[Roster]:
        rows = self._rows(f"{_SELECT} {which}", (value,))
        return [_roster(row, self.columns(row[-1], row[2])) for row in rows]

    def send(self, number: int, last_message: int) -> None:
        """Its result has been posted, at last as the outbox's ``last_message``."""
        self._run(
            "UPDATE rosters SET state = 'sending', last_message = ? WHERE number = ?", (last_message, number)
        )

    def end(self, number: int) -> None:
        """Its result has arrived; its files are kept for a while."""
        self._run(
            "UPDATE rosters SET state = 'done', done_at = ? WHERE number = ?", (self._now.timestamp(), number)
        )

    def drop(self, number: int) -> bool:
        """Forget it with its files; whoever works on it stops. Whether there was one to forget."""
        itself = "SELECT channel, file FROM rosters WHERE number = ?"
        self._run(f"DELETE FROM files WHERE (channel, file) IN ({itself})", (number,))  # noqa: S608 - our names
        return super().drop(number)


class Reports(KeptJobs):
    """The reports."""

    table = "reports"

    def ask(self, channel: str, wanted: WantedReport) -> int:
        """Keep a report to be made; its number."""
        ((number,),) = self._rows(
            "INSERT INTO reports (channel, chat, owner, label, profile, notice, asked_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING number",
            (channel, *wanted, self._now.timestamp()),
        )
        return int(number)

    def every(self, channel: str) -> list[Report]:
        """All of a channel, in order of asking."""
        rows = self._rows(
            "SELECT number, chat, owner, label, profile, notice, attempts FROM reports"
            " WHERE channel = ? ORDER BY number",
            (channel,),
        )
        return [Report(number, WantedReport(*wanted), attempts) for number, *wanted, attempts in rows]


def exported_jobs(rows: Callable[..., list[Any]], channel: str, owner: str) -> dict[str, JsonValue]:
    """The rosters and reports of a person; of files only what they are, not what stands in them."""
    rosters = rows(
        "SELECT name, size, state, as_of, notice, asked_at, done_at FROM rosters"
        " WHERE channel = ? AND owner = ? ORDER BY number",
        (channel, owner),
    )
    reports = rows(
        "SELECT label, profile, asked_at FROM reports WHERE channel = ? AND owner = ? ORDER BY number",
        (channel, owner),
    )
    return {
        "rosters": [
            {
                "file_name": name,
                "bytes": size,
                "state": state,
                "as_of": as_of,
                **({"notice": notice} if notice else {}),
                "asked_at": written(asked_at),
                "done_at": written(done_at),
            }
            for name, size, state, as_of, notice, asked_at, done_at in rosters
        ],
        "reports": [
            {"label": label, "profile": json.loads(profile), "asked_at": written(asked_at)}
            for label, profile, asked_at in reports
        ],
        "roster_columns": {**_columns(rows, channel, owner)},
    }


def _roster(row: tuple[Any, ...], columns: dict[str, str]) -> Roster:
    number, chat, owner, file, name, size, as_of, notice, *progress, done_at, _ = row
    state, attempts, shown_in, is_on_its_way = progress
    wanted = WantedRoster(chat, owner, file, name, size, date.fromisoformat(as_of), notice)
    return Roster(
        number,
        wanted,
        RosterState(state),
        attempts,
        shown_in,
        bool(is_on_its_way),
        None if done_at is None else moment(done_at),
        columns,
    )


def _columns(rows: Callable[..., list[Any]], channel: str, owner: str) -> dict[str, str]:
    said = rows(
        "SELECT heading, column_name FROM roster_columns WHERE channel = ? AND owner = ? ORDER BY said_at, heading",
        (channel, owner),
    )
    return dict(said)
