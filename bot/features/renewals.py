"""Telling people on the day on which a later version of their notice takes force, if they want to be reminded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import groupby

from bot.features.messenger import Recipient
from bot.features.notice import PolicyNotice, Renewed
from bot.features.reminders import HOUR, due
from bot.features.request import Shown
from bot.store import Reminder, Transaction
from bot.turns.stored_session import kept_state, restored
from bot.wording import words
from dialogs.rendering.wording import Markdown
from dialogs.reply import Reply
from dialogs.session import Session


def reminded(
    transaction: Transaction, channel: str, now: datetime, notice: PolicyNotice
) -> list[tuple[Recipient, Shown]]:
    """All that is to be said by now: first of notices that have changed, and then what is due."""
    return [*told_of_renewals(transaction, channel, now, notice), *due(transaction, channel, now)]


def told_of_renewals(
    transaction: Transaction, channel: str, now: datetime, notice: PolicyNotice
) -> Iterator[tuple[Recipient, Shown]]:
    """What changes for each, once: their reminders go over to the newer notice, or are let go, by the same commit."""
    today = (now - HOUR).date()
    waiting = [one for over in notice.over(today) for one in transaction.reminders.under(channel, over)]
    for (owner, case), reminders in groupby(waiting, key=lambda one: (one.owner, one.case)):
        kept = list(reminders)
        session = restored(kept_state(transaction, channel, owner, case))
        renewed = notice.renewed(session, today)
        _move(transaction, channel, kept, _after(session, renewed, notice, today))
        if renewed is not None:
            yield Recipient(kept[0].chat, owner), Shown(Reply(_headed(kept[0].label, renewed.text)))


def _after(
    session: Session | None, renewed: Renewed | None, notice: PolicyNotice, today: date
) -> Renewed | None:
    """What they wait for now; who has gone on under the newer notice already knows, and waits for what it says."""
    if renewed is not None or session is None:
        return renewed
    return Renewed(notice.notice_of(session, today), "", notice.time_gaps(session, today))


def _move(
    transaction: Transaction, channel: str, reminders: Iterable[Reminder], renewed: Renewed | None
) -> None:
    """The same subject on its new day; who does not wait for it any more is not reminded of it."""
    days = {} if renewed is None else {gap.subject: gap.due for gap in renewed.gaps}
    for reminder in reminders:
        transaction.reminders.cancel(channel, reminder)
        due = days.get(reminder.subject)
        if due is not None and renewed is not None:
            transaction.reminders.keep(channel, reminder._replace(due=due, notice=renewed.notice))


def _headed(label: str, text: str) -> Markdown:
    return Markdown(f"{words('cases.header', label=label)}\n\n{text}" if label else text)
