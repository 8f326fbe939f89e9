"""The days on which people want to be told something."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from pydantic import JsonValue

from bot.store.sql.statements import TransactionPart


class Reminder(NamedTuple):
    """``owner`` wants to be written to in ``chat`` on the day ``due``; ``subject`` is all that is kept of why.

    ``case`` and ``label`` are those of the case of which it is; 0 and "" for the owner's own assessment.
    ``notice``: the id of that under which it is the day.
    """

    chat: str
    owner: str
    due: date
    subject: str
    case: int = 0
    label: str = ""
    notice: str = ""


_COLUMNS: Final = "chat, owner, due, subject, case_number, label, notice"


class Reminders(TransactionPart):
    """All reminders."""

    def keep(self, channel: str, reminder: Reminder) -> None:
        """Keep a reminder, however long it takes. It takes the place of that of the same assessment and day."""
        chat, owner, due, subject, case, label, notice = reminder
        self._run(
            "INSERT INTO reminders (channel, owner, chat, due, subject, case_number, label, notice)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (channel, owner, case_number, due)"
            " DO UPDATE SET chat = excluded.chat, subject = excluded.subject, label = excluded.label,"
            " notice = excluded.notice",
            (channel, owner, chat, due.isoformat(), subject, case, label, notice),
        )

    def of(self, channel: str, owner: str) -> list[Reminder]:
        """Those that a person has asked for, soonest first."""
        return self._found("owner = ? ORDER BY due, case_number", channel, owner)

    def under(self, channel: str, notice: str) -> list[Reminder]:
        """Those of a channel under this notice, by person and assessment."""
        return self._found("notice = ? ORDER BY owner, case_number, due", channel, notice)

    def _found(self, which: str, *values: str) -> list[Reminder]:
        rows = self._rows(f"SELECT {_COLUMNS} FROM reminders WHERE channel = ? AND {which}", values)  # noqa: S608
        return [_reminder(*row) for row in rows]

    def cancel(self, channel: str, reminder: Reminder) -> None:
        """Forget the reminder of this person, assessment and day."""
        self._run(
            "DELETE FROM reminders WHERE channel = ? AND owner = ? AND case_number = ? AND due = ?",
            (channel, reminder.owner, reminder.case, reminder.due.isoformat()),
        )

    def take_due(self, channel: str, today: date) -> list[Reminder]:
        """The reminders due by ``today``, which are thereby forgotten."""
        rows = self._rows(
            f"DELETE FROM reminders WHERE channel = ? AND due <= ? RETURNING {_COLUMNS}",  # noqa: S608 - our names
            (channel, today.isoformat()),
        )
        return sorted((_reminder(*row) for row in rows), key=lambda reminder: reminder.due)

    def export(self, channel: str, owner: str) -> list[JsonValue]:
        """Those of a person, for that person."""
        return [
            {"due": due.isoformat(), "subject": subject, **({"case": label} if label else {})}
            for _, _, due, subject, _, label, _ in self.of(channel, owner)
        ]


def _reminder(chat: str, owner: str, due: str, *about: str) -> Reminder:
    subject, case, label, notice = about
    return Reminder(chat, owner, date.fromisoformat(due), subject, int(case), label, notice)
