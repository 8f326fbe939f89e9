from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.store import Arrival, Backlog, Message, Reminder, SqliteStore

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.conftest import Clock

JULY = Reminder("c", "wang", date(2028, 7, 1), "高级工程师")
MAY = Reminder("d", "li", date(2028, 5, 1), "工程师")


def test_a_reminder_outlives_the_process_and_is_due_once(database: Path, clock: Clock) -> None:
    with SqliteStore(database, clock) as store, store.transaction() as transaction:
        transaction.reminders.keep("telegram", JULY)
        transaction.reminders.keep("telegram", MAY)
        transaction.reminders.keep("web", JULY)
    with SqliteStore(database, clock) as store, store.transaction() as transaction:
        assert transaction.reminders.take_due("telegram", date(2028, 4, 30)) == []
        assert transaction.reminders.take_due("telegram", date(2028, 7, 2)) == [MAY, JULY]
        assert transaction.reminders.take_due("telegram", date(2028, 7, 2)) == []
        assert transaction.reminders.take_due("web", date(2028, 7, 1)) == [JULY]


def test_a_day_is_kept_once_for_a_person(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        transaction.reminders.keep("telegram", JULY)
        transaction.reminders.keep("telegram", JULY._replace(subject="正高级工程师"))
        assert transaction.reminders.take_due("telegram", JULY.due) == [JULY._replace(subject="正高级工程师")]


def test_a_reminder_outlasts_the_conversation_but_not_the_wish_to_be_forgotten(
    store: SqliteStore, clock: Clock
) -> None:
    with store.transaction() as transaction:
        transaction.keep_session("telegram", "wang", "{}")
        transaction.reminders.keep("telegram", JULY)
        transaction.reminders.keep("telegram", MAY)
    clock.pass_by(days=100)
    with store.transaction() as transaction:
        transaction.expire(clock.now)
        assert transaction.session("telegram", "wang") is None
        kept = transaction.export("telegram", "wang")["reminders"]
        assert kept == [{"due": "2028-07-01", "subject": "高级工程师"}]
        transaction.forget("telegram", "wang")
        assert transaction.reminders.take_due("telegram", JULY.due) == [MAY]


def test_the_tally_counts_what_is_still_to_be_done(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        kept = transaction.receive("telegram", [Arrival(str(n), "wang", "") for n in range(4)])
        transaction.receive("web", [Arrival("1", "wang", "")])
        transaction.answered(kept[0].sequence)
        transaction.set_aside(kept[1].sequence)
        transaction.post("telegram", Message("c", "wang", ""))
        assert transaction.tally("telegram") == Backlog(waiting=2, set_aside=1, unsent=1)
        assert transaction.tally("elsewhere") == Backlog(0, 0, 0)
