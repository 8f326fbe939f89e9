"""From SQLite to PostgreSQL and back: nothing is lost, also when it is broken off, and a difference is told."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.store import Arrival, Desk, Message, Reminder, SqliteStore, StoreRefused
from bot.store import copying as copying_module
from bot.store.copying import TABLES, copied
from bot.store.postgresql.store import STEPS, PostgresStore
from bot.store.rosters import WantedReport, WantedRoster
from bot.store.sql.files import FileName

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store import Store
    from tests.bot.conftest import Clock
    from tests.postgresql.server import PostgresServer


def filled(store: Store, people: int = 1) -> None:
    """Something of everything that is kept."""
    for number in range(people):
        with store.transaction() as transaction:
            owner = f"王-{number}"
            transaction.keep_session("telegram", owner, '{"said": "硕士\\u0000"}')
            answered, _ = transaction.receive(
                "telegram", [Arrival(f"{number}", owner, "甲"), Arrival(f"b{number}", owner, "")]
            )
            transaction.answered(answered.sequence)
            transaction.sent([transaction.post("telegram", Message("c", owner, "gone")).sequence])
            transaction.post("telegram", Message("c", owner, "乙"))
            transaction.reminders.keep("telegram", Reminder("c", owner, date(2028, 7, 1), "工程师"))
            transaction.keep_unanswered(f"问 {number}", "unclear")
            number_of_roster = transaction.rosters.ask(
                "web", WantedRoster("c", owner, "f", "n", 1, date(2026, 1, 1))
            )
            transaction.rosters.drop(number_of_roster)
            transaction.rosters.ask("web", WantedRoster("c", owner, "f", "n", 1, date(2026, 1, 1)))
            transaction.rosters.read_as("web", owner, "列", "education")
            transaction.reports.ask("web", WantedReport("c", owner, "l", "{}"))
            case = transaction.cases("telegram", owner).add("案", "an")
            transaction.cases("telegram", owner).keep_desk(Desk(open=case.number))
            transaction.files.add(FileName("web", f"f{number}", "upload"), owner, 0, b"\x00\xff")
            transaction.keys.add(f"digest{number}", owner, "visit")
            transaction.clock_jump()


def told_nobody(table: str, rows: int) -> None:
    del table, rows


@pytest.fixture
def stores(database: Path, clock: Clock, postgresql: PostgresServer) -> list[Store]:
    return [SqliteStore(database, clock), PostgresStore(postgresql.new_database(), clock)]


@pytest.mark.parametrize("backwards", [False, True], ids=["to PostgreSQL", "to SQLite"])
def test_all_of_it_is_there_and_says_the_same(
    stores: list[SqliteStore | PostgresStore], *, backwards: bool
) -> None:
    source, target = reversed(stores) if backwards else stores
    with source, target:
        filled(source, 3)
        assert all(
            one.is_same and one.rows == one.rows_there > 0 for one in copied(source, target, told_nobody)
        )
        for store in (source, target):
            with store.transaction() as transaction:
                assert transaction.export("telegram", "王-1")["open_case"] == 1
        with target.transaction() as transaction:
            newest = max(one.sequence for one in transaction.pending("telegram"))
            (new,) = transaction.receive("telegram", [Arrival("new", "li", "")])
            assert new.sequence > newest
            assert transaction.rosters.ask("web", WantedRoster("c", "li", "f", "n", 1, date(2026, 1, 1))) > 6


def test_a_copy_that_was_broken_off_goes_on(
    stores: list[SqliteStore | PostgresStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying_module, "PIECE", 2)
    source, target = stores

    def broken_off(table: str, rows: int) -> None:
        if (table, rows) == ("inbox", 4):
            raise KeyboardInterrupt

    with source, target:
        filled(source, 5)
        with pytest.raises(KeyboardInterrupt):
            copied(source, target, broken_off)
        assert all(one.is_same for one in copied(source, target, told_nobody))


def test_what_comes_to_differ_meanwhile_is_told(stores: list[SqliteStore | PostgresStore]) -> None:
    source, target = stores

    def written_to(table: str, rows: int) -> None:
        if (table, rows) == ("clock", 1):
            with target.transaction() as transaction:
                transaction.keep_session("telegram", "王-0", "other")
                transaction.keep_session("telegram", "李", "more")

    with source, target:
        filled(source)
        assert [one.table for one in copied(source, target, written_to) if not one.is_same] == ["sessions"]


@pytest.mark.parametrize("what", ["another session", "the same person's", "a message", "a file"])
def test_what_has_data_of_its_own_is_left_as_it_is(
    stores: list[SqliteStore | PostgresStore], what: str
) -> None:
    source, target = stores
    with source, target:
        filled(source)
        with target.transaction() as transaction:
            if what == "a message":
                transaction.post("telegram", Message("c", "李", "丙"))
            elif what == "a file":
                transaction.files.add(FileName("web", "f0", "upload"), "李", 0, b"other")
            else:
                transaction.keep_session("telegram", "李" if what == "another session" else "王-0", "other")
        before = whole(target)
        with pytest.raises(StoreRefused, match="目标数据库里已有别的数据"):
            copied(source, target, told_nobody)
        assert whole(target) == before


def test_a_store_in_which_nothing_is_but_the_time_of_its_start_is_empty(
    stores: list[SqliteStore | PostgresStore], clock: Clock
) -> None:
    source, target = stores
    with source, target:
        filled(source)
        clock.pass_by(hours=1)
        with target.transaction() as transaction:
            assert transaction.clock_jump() is None
        assert all(one.is_same for one in copied(source, target, told_nobody))
        assert whole(target) == whole(source)


def test_what_only_one_of_them_can_hold_is_not_taken_for_a_difference(
    stores: list[SqliteStore | PostgresStore],
) -> None:
    source, target = stores
    with source, target:
        with source.transaction() as transaction:
            transaction.keep_unanswered("问\x00问", "unclear")
        assert all(one.is_same for one in copied(source, target, told_nobody))


SHOWN = {
    "sessions": ("owner", "state"),
    "outbox": ("sequence", "payload"),
    "files": ("file", "owner"),
    "clock": ("1", "believed"),
}


def whole(store: SqliteStore | PostgresStore) -> dict[str, list[tuple[object, ...]]]:
    found = {}
    with store.bare() as statements:
        for table, columns in SHOWN.items():
            rows = statements.rows(f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1, 2")  # noqa: S608
            found[table] = [tuple(row) for row in rows]
    return found


def test_every_table_and_column_of_sqlite_is_in_postgresql_and_is_copied(database: Path) -> None:
    with SqliteStore(database) as store, store.bare() as statements:
        names = statements.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        there = {
            name: {row[1] for row in statements.rows(f"PRAGMA table_info({name})")}
            for (name,) in names
            if not name.startswith(("sqlite_", "_sqlite"))
        }
    assert there.keys() == TABLES.keys()
    assert all(set(key) <= there[table] for table, key in TABLES.items())
    made = " ".join(path.read_text("utf-8") for path in STEPS.values())
    for table, columns in there.items():
        (body,) = re.findall(rf"CREATE TABLE {table} \((.*?)\);", made, re.DOTALL)
        body += " ".join(re.findall(rf"ALTER TABLE {table} ADD COLUMN (.*?);", made))
        for column in columns:
            assert re.search(rf"\b{column}\b", body), (table, column)
