"""What is asked of a store about reminders: the days on which people want to be told something."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from datetime import date


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


class Reminders(Protocol):
    """All reminders."""

    def keep(self, channel: str, reminder: Reminder) -> None:
        """Keep a reminder, however long it takes. It takes the place of that of the same assessment and day."""

    def of(self, channel: str, owner: str) -> list[Reminder]:
        """Those that a person has asked for, soonest first."""

    def under(self, channel: str, notice: str) -> list[Reminder]:
        """Those of a channel under this notice, by person and assessment."""

    def cancel(self, channel: str, reminder: Reminder) -> None:
        """Forget the reminder of this person, assessment and day."""

    def take_due(self, channel: str, today: date) -> list[Reminder]:
        """The reminders due by ``today``, which are thereby forgotten."""
