"""Assessments of others in the store: one officer's are no other's, and none is mixed with another."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.store import OWN, Desk, Reminder, SqliteStore
from bot.store.sqlite.migrations import take_steps
from dialogs.session import FIRST_NOTICE

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store import Transaction
    from tests.bot.conftest import Clock

HR = ("telegram", "hr")


def labels(transaction: Transaction, channel: str = "telegram", owner: str = "hr") -> list[str]:
    return [case.label for case in transaction.cases(channel, owner).listed()]


def test_a_case_is_found_by_its_number_and_by_its_key_by_its_officer_alone(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        made = transaction.cases(*HR).add("研发部-03", "rd-03")
        assert transaction.cases(*HR).numbered(made.number) == made
        assert transaction.cases(*HR).labelled("rd-03") == made
        for other in (("telegram", "li"), ("terminal", "hr")):
            assert transaction.cases(*other).numbered(made.number) is None
            assert transaction.cases(*other).labelled("rd-03") is None
            assert transaction.cases(*other).listed() == []
            assert transaction.cases(*other).count() == 0
            transaction.cases(*other).keep_state(made.number, "{}")
            transaction.cases(*other).erase(made.number)
        assert transaction.cases(*HR).numbered(made.number) == made


def test_states_of_cases_and_one_s_own_are_kept_apart(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        first = transaction.cases(*HR).add("一", "1").number
        second = transaction.cases(*HR).add("二", "2").number
        transaction.keep_session(*HR, "own")
        transaction.cases(*HR).keep_state(first, "first")
        transaction.cases(*HR).keep_state(second, "second")
    with store.transaction() as transaction:
        assert transaction.session(*HR) == "own"
        assert [case.state for case in transaction.cases(*HR).listed()] == ["second", "first"]


def test_the_last_touched_come_first_page_by_page(store: SqliteStore, clock: Clock) -> None:
    for number in range(1, 8):
        clock.pass_by(seconds=1)
        with store.transaction() as transaction:
            transaction.cases(*HR).add(f"员工{number}", f"staff{number}")
    clock.pass_by(seconds=1)
    with store.transaction() as transaction:
        transaction.cases(*HR).keep_state(3, "{}")
        assert labels(transaction) == ["员工3", "员工7", "员工6", "员工5", "员工4", "员工2", "员工1"]
        page = transaction.cases(*HR).listed(after=2, limit=2)
        assert [case.label for case in page] == ["员工6", "员工5"]
        assert transaction.cases(*HR).count() == 7
        assert [case.label for case in transaction.cases(*HR).listed(containing="ff5")] == ["员工5"]
        assert transaction.cases(*HR).count(containing="%") == 0, "a wildcard is a character"


def test_a_number_is_not_given_twice(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        first = transaction.cases(*HR).add("一", "1").number
        transaction.cases(*HR).erase(first)
        assert transaction.cases(*HR).add("一", "1").number != first


def test_what_lies_before_an_officer_outlives_the_process(database: Path, clock: Clock) -> None:
    with SqliteStore(database, clock) as store, store.transaction() as transaction:
        assert transaction.cases(*HR).desk() == Desk(OWN, OWN)
        transaction.cases(*HR).keep_desk(Desk(open=4, named=5))
    with SqliteStore(database, clock) as store, store.transaction() as transaction:
        assert transaction.cases(*HR).desk() == Desk(open=4, named=5)
        assert transaction.cases("telegram", "li").desk() == Desk()


def test_what_is_erased_is_gone_from_the_file_with_its_reminders(store: SqliteStore, database: Path) -> None:
    with store.transaction() as transaction:
        made = transaction.cases(*HR).add("机密标签", "secret").number
        transaction.cases(*HR).keep_state(made, '{"said": "身份证110101"}')
        transaction.reminders.keep(
            "telegram", Reminder("hr", "hr", date(2028, 7, 1), "工程师", made, "机密标签")
        )
    with store.transaction() as transaction:
        transaction.cases(*HR).erase(made)
    assert not any(
        "机密标签".encode() in path.read_bytes() or "身份证".encode() in path.read_bytes()
        for path in database.parent.iterdir()
    )
    with store.transaction() as transaction:
        assert transaction.reminders.take_due("telegram", date(2029, 1, 1)) == []


def test_two_cases_and_oneself_may_wait_for_the_same_day(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        for number, label in enumerate(("", "甲", "乙")):
            transaction.reminders.keep(
                "telegram", Reminder("hr", "hr", date(2028, 7, 1), "工程师", number, label)
            )
    with store.transaction() as transaction:
        due = transaction.reminders.take_due("telegram", date(2028, 7, 1))
    assert sorted((reminder.case, reminder.label) for reminder in due) == [(0, ""), (1, "甲"), (2, "乙")]


def test_a_new_name_shows_in_its_reminders(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        made = transaction.cases(*HR).add("甲", "1").number
        transaction.reminders.keep("telegram", Reminder("hr", "hr", date(2028, 7, 1), "工程师", made, "甲"))
        transaction.cases(*HR).rename(made, "乙", "2")
        (due,) = transaction.reminders.take_due("telegram", date(2028, 7, 1))
    assert due.label == "乙"


def test_cases_expire_one_by_one_by_their_own_last_touch(store: SqliteStore, clock: Clock) -> None:
    with store.transaction() as transaction:
        for label in ("旧", "新"):
            transaction.cases(*HR).add(label, label)
        transaction.cases(*HR).keep_desk(Desk(open=1))
    clock.pass_by(days=60)
    with store.transaction() as transaction:
        transaction.cases(*HR).keep_state(2, "{}")
    clock.pass_by(days=31)
    with store.transaction() as transaction:
        transaction.expire(clock.now - timedelta(days=90))
        assert labels(transaction) == ["新"]
        assert transaction.cases(*HR).desk() == Desk(open=1), "whoever comes back is told that it is gone"
    clock.pass_by(days=60)
    with store.transaction() as transaction:
        transaction.expire(clock.now - timedelta(days=90))
        assert labels(transaction) == []
        assert transaction.cases(*HR).desk() == Desk()


def test_forgetting_a_person_forgets_the_cases_and_beginning_anew_does_not(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        transaction.keep_session(*HR, "{}")
        transaction.cases(*HR).add("甲", "1")
        transaction.cases("telegram", "li").add("李", "1")
        transaction.cases(*HR).keep_desk(Desk(open=1))
        transaction.begin_anew(*HR)
        assert transaction.session(*HR) is None
        assert labels(transaction) == ["甲"]
        assert transaction.cases(*HR).desk() == Desk()
        transaction.forget(*HR)
        assert labels(transaction) == []
        assert labels(transaction, owner="li") == ["李"]


def test_the_export_shows_every_case_and_which_is_open(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        first = transaction.cases(*HR).add("甲", "1")
        transaction.cases(*HR).add("乙", "2")
        transaction.cases(*HR).keep_state(first.number, '{"answers": {}}')
        transaction.cases(*HR).keep_desk(Desk(open=2))
        told = transaction.export(*HR)
    assert told["open_case"] == 2
    assert told["cases"] == [
        {
            "number": 1,
            "label": "甲",
            "last_touched": "2026-11-22T18:00:00+00:00",
            "session": {"answers": {}},
        },
        {"number": 2, "label": "乙", "last_touched": "2026-11-22T18:00:00+00:00", "session": None},
    ]


def test_reminders_of_before_there_were_cases_are_kept(database: Path, clock: Clock) -> None:
    database.parent.mkdir()
    with sqlite3.connect(database) as old:
        take_steps(old, before="0004 cases")
        old.execute("PRAGMA application_id = 23107")
        row = ("telegram", "wang", "c", "2028-07-01", "工程师")
        old.execute("INSERT INTO reminders VALUES (?, ?, ?, ?, ?)", row)
    old.close()
    with SqliteStore(database, clock) as store, store.transaction() as transaction:
        assert transaction.reminders.take_due("telegram", date(2028, 7, 1)) == [
            Reminder("c", "wang", date(2028, 7, 1), "工程师", notice=FIRST_NOTICE)
        ]
