"""What is erased is gone from the database's files, nobody waits for it, and a wrong clock erases nothing."""

from __future__ import annotations

import logging
import sqlite3
import stat
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.settings import Settings
from bot.store import Message, SqliteStore, open_store
from bot.store.sqlite.log import AGAIN_AFTER, EVERY, WriteAheadLog
from bot.store.sqlite.store import LOCK_WAIT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.conftest import Clock

SAID = "我有一项没人知道的专利"


def kept_bytes(database: Path) -> bytes:
    """All that the database's files hold."""
    return b"".join(path.read_bytes() for path in sorted(database.parent.glob(f"{database.name}*")))


def said(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        transaction.keep_session("toy", "1", SAID)


def test_what_a_person_deletes_is_gone_from_every_file(store: SqliteStore, database: Path) -> None:
    said(store)
    assert SAID.encode() in kept_bytes(database)
    with store.transaction() as transaction:
        transaction.forget("toy", "1")
    assert SAID.encode() not in kept_bytes(database)


def test_deleting_beside_a_reader_keeps_nobody_waiting_and_is_carried_out_afterwards(
    database: Path, clock: Clock
) -> None:
    moment = 0.0
    with SqliteStore(database, clock, lambda: moment) as store:
        said(store)
        reader = sqlite3.connect(database, isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM sessions").fetchall()
        began = datetime.now(UTC)
        with store.transaction() as transaction:
            transaction.forget("toy", "1")
        assert datetime.now(UTC) - began < timedelta(seconds=LOCK_WAIT / 2)
        assert SAID.encode() in kept_bytes(database)
        reader.execute("ROLLBACK")
        reader.close()
        moment += AGAIN_AFTER
        with store.transaction() as transaction:
            transaction.pending("toy")
        assert SAID.encode() not in kept_bytes(database)


@pytest.mark.parametrize("what", ["sent", "answered", "expired"])
def test_texts_that_are_done_with_leave_the_log_before_long(what: str, database: Path, clock: Clock) -> None:
    moment = 0.0
    with SqliteStore(database, clock, lambda: moment) as store:
        with store.transaction() as transaction:
            posted = transaction.post("toy", Message("1", "1", SAID))
        with store.transaction() as transaction:
            if what == "expired":
                transaction.expire(clock.now + timedelta(days=1))
            else:
                transaction.sent([posted.sequence])
        moment += EVERY
        with store.transaction() as transaction:
            transaction.pending("toy")
        assert SAID.encode() not in kept_bytes(database)


def test_the_log_is_left_alone_between_times(database: Path) -> None:
    moment = 0.0
    SqliteStore(database).close()
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    log = WriteAheadLog(connection, lambda: moment)
    log.empty(at_once=False)
    connection.execute("CREATE TABLE t (x)")
    log.empty(at_once=False)
    wal = database.with_name(f"{database.name}-wal")
    assert wal.stat().st_size
    moment = EVERY
    log.empty(at_once=False)
    assert not wal.stat().st_size
    connection.close()


@pytest.mark.parametrize(("days", "erased"), [(44, True), (45, True), (46, False), (400, False)])
def test_a_clock_that_jumps_too_far_erases_nothing(
    store: SqliteStore, clock: Clock, days: int, *, erased: bool
) -> None:
    with store.transaction() as transaction:
        assert transaction.clock_jump() is None
    said(store)
    clock.pass_by(days=days)
    with store.transaction() as transaction:
        jump = transaction.clock_jump()
        assert (jump is None) is erased
    # It stays in doubt at the next look, also after something was kept by it.
    said(store)
    with store.transaction() as transaction:
        assert (transaction.clock_jump() is None) is erased
        transaction.believe_clock()
    with store.transaction() as transaction:
        assert transaction.clock_jump() is None


@pytest.mark.parametrize("days", [1, 400])
def test_a_clock_that_was_set_back_and_is_put_right_is_not_in_doubt(
    store: SqliteStore, clock: Clock, days: int
) -> None:
    for passed in (0, -days, days):
        clock.pass_by(days=passed)
        with store.transaction() as transaction:
            assert transaction.clock_jump() is None


def test_a_start_by_a_wrong_clock_keeps_everything_and_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = Settings(data_dir=tmp_path)
    long_ago = datetime.now(UTC) - timedelta(days=400)
    with SqliteStore(settings.database, lambda: long_ago) as store:
        said(store)
        with store.transaction() as transaction:
            assert transaction.clock_jump() is None
    with caplog.at_level(logging.WARNING), open_store(settings) as opened:
        assert "时钟" in caplog.text
        assert "400" in caplog.text
        with opened.transaction() as transaction:
            assert transaction.session("toy", "1") == SAID
            transaction.believe_clock()
    with open_store(settings) as opened, opened.transaction() as transaction:
        assert transaction.session("toy", "1") is None


def test_a_database_that_others_may_read_is_tightened_and_that_is_said(
    database: Path, caplog: pytest.LogCaptureFixture
) -> None:
    SqliteStore(database).close()
    database.chmod(0o644)
    with caplog.at_level(logging.WARNING), SqliteStore(database) as store:
        said(store)
        for path in database.parent.glob(f"{database.name}*"):
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    assert "644" in caplog.text
    assert str(database) in caplog.text
