from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.clock import beijing_now
from bot.store import Arrival, Message, Received, SqliteStore, StoreRefused
from bot.store.sql.inbox import Inbox
from bot.store.sqlite import store as sqlite_store

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store import Store, Transaction
    from tests.bot.conftest import Clock

FIRST = Arrival("11", "wang", '{"text": "你好"}')
SECOND = Arrival("7", "wang", '{"text": "硕士"}')


def received(transaction: Transaction, arrival: Arrival, channel: str = "telegram") -> int:
    (kept,) = transaction.receive(channel, [arrival])
    return kept.sequence


def test_an_update_is_received_once_whatever_its_id_and_order(store: Store) -> None:
    with store.transaction() as transaction:
        first, second = transaction.receive("telegram", [FIRST, SECOND, FIRST])
        assert first.sequence < second.sequence
        assert len(transaction.receive("web", [FIRST])) == 1
        assert transaction.receive("web", []) == []
    with store.transaction() as transaction:
        assert transaction.receive("telegram", [SECOND]) == []
        transaction.answered(first.sequence)
        assert transaction.receive("telegram", [FIRST]) == []
        assert transaction.pending("telegram") == [second]
        assert [claimed.arrival for claimed in transaction.claim("telegram", [first, second])] == [SECOND]
        assert transaction.claim("web", [second]) == []
        assert transaction.claim("telegram", []) == []


def test_whoever_claims_an_update_gets_what_the_same_person_sent_before(store: Store) -> None:
    with store.transaction() as transaction:
        first, second, third = transaction.receive("telegram", [FIRST, SECOND, Arrival("3", "wang", "")])
        (other,) = transaction.receive("telegram", [Arrival("4", "li", "")])
        transaction.receive("web", [Arrival("5", "wang", "")])
    with store.transaction() as transaction:
        claimed = transaction.claim("telegram", [other, second])
        assert [one.sequence for one in claimed] == [first.sequence, second.sequence, other.sequence]
        transaction.answered(third.sequence)
        assert transaction.claim("telegram", [third]) == [], "somebody has answered it in the meantime"


def test_what_is_answered_at_once_leaves_its_id_and_waits_for_what_came_before(store: Store) -> None:
    with store.transaction() as transaction:
        assert transaction.receive_answered("telegram", [SECOND, FIRST, SECOND]) == [SECOND, FIRST]
        assert transaction.receive_answered("telegram", [FIRST]) == []
        assert transaction.receive_answered("telegram", []) == []
        assert transaction.receive("telegram", [FIRST]) == []
        transaction.receive("telegram", [Arrival("3", "wang", "")])
        assert transaction.receive_answered("telegram", [Arrival("4", "li", "")]) == [Arrival("4", "li", "")]
        assert transaction.receive_answered("web", [FIRST]) == [FIRST]
        assert (
            transaction.receive_answered("telegram", [Arrival("5", "li", ""), Arrival("6", "wang", "")])
            is None
        )


@pytest.mark.parametrize("found", [[("wang", "{}"), ("wang", None)], [("wang", None), ("wang", "{}")]])
def test_of_whoever_has_a_session_it_is_seen_that_something_waits(
    found: list[tuple[str, str | None]],
) -> None:
    class Found:
        def rows(self, sql: str, _parameters: object = ()) -> list[Any]:
            assert sql.startswith("SELECT"), "nothing may be kept"
            return found

        def run(self, _sql: str, _parameters: object = ()) -> None:
            pytest.fail("nothing may be kept")

    assert Inbox(Found(), beijing_now()).receive_answered("telegram", [FIRST]) is None


def test_an_answered_update_leaves_its_id_and_nothing_else(store: SqliteStore, database: Path) -> None:
    with store.transaction() as transaction:
        sequence = received(transaction, FIRST)
        transaction.answered(sequence)
        assert transaction.claim("telegram", [Received(sequence, "wang")]) == []
    with sqlite3.connect(database) as other:
        assert other.execute("SELECT update_id, owner, payload FROM inbox").fetchall() == [("11", "", "")]
    other.close()


def test_an_update_that_is_set_aside_is_not_claimed_again(store: Store) -> None:
    with store.transaction() as transaction:
        (kept,) = transaction.receive("telegram", [FIRST])
        transaction.count_attempt(kept.sequence)
        transaction.count_attempt(kept.sequence)
        (claimed,) = transaction.claim("telegram", [kept])
        assert claimed.attempts == 2
        transaction.set_aside(kept.sequence)
        assert transaction.claim("telegram", [kept]) == []
        assert transaction.pending("telegram") == []


def test_a_transaction_that_raises_leaves_nothing(store: SqliteStore) -> None:
    def fail_in_the_midst() -> None:
        with store.transaction() as transaction:
            transaction.keep_session("telegram", "wang", "{}")
            transaction.post("telegram", Message("c", "wang", "hello"))
            raise KeyError

    with pytest.raises(KeyError):
        fail_in_the_midst()
    with store.transaction() as transaction:
        assert transaction.session("telegram", "wang") is None
        assert transaction.unsent("telegram") == []


def test_sessions_belong_to_a_channel_and_a_person(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        transaction.keep_session("telegram", "wang", "1")
        transaction.keep_session("telegram", "wang", "2")
        transaction.keep_session("web", "wang", "3")
        assert transaction.session("telegram", "wang") == "2"
        assert transaction.session("web", "wang") == "3"
        assert transaction.session("web", "li") is None


def test_messages_are_kept_in_order_until_they_are_sent(store: SqliteStore, clock: Clock) -> None:
    with store.transaction() as transaction:
        posted = [transaction.post("telegram", Message(chat, "wang", chat * 2)) for chat in "abc"]
        transaction.post("web", Message("a", "wang", ""))
    later = clock.now + timedelta(seconds=30)
    with store.transaction() as transaction:
        assert transaction.unsent("telegram") == posted
        assert transaction.unsent("telegram", limit=1) == posted[:1]
        transaction.sent([posted[1].sequence])
        transaction.postpone(posted[0].sequence, later)
        first, third = transaction.unsent("telegram")
    assert (first.attempts, first.not_before) == (1, later)
    assert third == posted[2]


def test_a_sequence_does_not_come_back(store: SqliteStore) -> None:
    """Else a late "sent" of another process would erase a newer message."""
    with store.transaction() as transaction:
        first = transaction.post("telegram", Message("a", "wang", "1"))
        transaction.sent([first.sequence])
        second = transaction.post("telegram", Message("a", "wang", "2"))
        transaction.sent([first.sequence])
        assert transaction.unsent("telegram") == [second]


def test_what_is_kept_of_a_person_can_be_had_as_json(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        transaction.keep_session("telegram", "wang", '{"answers": {"education": "master"}}')
        transaction.receive("telegram", [FIRST])
        transaction.post("telegram", Message("c", "wang", "not JSON"))
        transaction.keep_session("telegram", "li", "{}")
        assert transaction.export("telegram", "wang") == {
            "channel": "telegram",
            "owner": "wang",
            "session": {"answers": {"education": "master"}},
            "received": [{"at": "2026-11-22T18:00:00+00:00", "content": {"text": "你好"}}],
            "to_be_sent": [{"at": "2026-11-22T18:00:00+00:00", "content": "not JSON"}],
            "reminders": [],
            "cases": [],
            "open_case": None,
            "rosters": [],
            "reports": [],
            "roster_columns": {},
            "files": [],
        }
        assert transaction.export("telegram", "nobody")["session"] is None


def test_to_forget_a_person_leaves_no_trace_in_the_files(store: SqliteStore, database: Path) -> None:
    with store.transaction() as transaction:
        transaction.keep_session("telegram", "wang", "a secret of wang")
        transaction.post("telegram", Message("c", "wang", "a secret of wang"))
        transaction.set_aside(received(transaction, Arrival("1", "wang", "a secret of wang")))
        transaction.keep_session("telegram", "li", "kept")
    assert any(b"a secret" in path.read_bytes() for path in database.parent.iterdir())
    with store.transaction() as transaction:
        waiting = transaction.receive("telegram", [Arrival("2", "wang", "{}")])
        transaction.forget("telegram", "wang")
        assert transaction.pending("telegram") == waiting
    assert not any(b"a secret" in path.read_bytes() for path in database.parent.iterdir())
    with store.transaction() as transaction:
        assert transaction.session("telegram", "li") == "kept"


def test_what_nobody_touches_expires(store: SqliteStore, clock: Clock) -> None:
    with store.transaction() as transaction:
        transaction.keep_session("telegram", "wang", "{}")
        transaction.keep_session("telegram", "li", "{}")
        transaction.receive("telegram", [FIRST])
        transaction.post("telegram", Message("c", "wang", ""))
    clock.pass_by(days=60)
    with store.transaction() as transaction:
        transaction.keep_session("telegram", "li", "{}")
    clock.pass_by(days=31)
    with store.transaction() as transaction:
        transaction.expire(clock.now - timedelta(days=90))
        assert transaction.session("telegram", "wang") is None
        assert transaction.session("telegram", "li") == "{}"
        assert transaction.pending("telegram") == []
        assert transaction.unsent("telegram") == []


@pytest.mark.parametrize(("days", "known"), [(6, True), (8, False)])
def test_the_id_of_an_answered_update_is_kept_a_week(
    store: SqliteStore, clock: Clock, days: int, *, known: bool
) -> None:
    with store.transaction() as transaction:
        transaction.answered(received(transaction, FIRST))
    clock.pass_by(days=days)
    with store.transaction() as transaction:
        transaction.expire(clock.now - timedelta(days=90))
        assert (transaction.receive("telegram", [FIRST]) == []) is known


def test_it_survives_the_process_and_is_durable(database: Path, clock: Clock) -> None:
    with SqliteStore(database, clock) as store, store.transaction() as transaction:
        transaction.keep_session("telegram", "wang", "{}")
    with SqliteStore(database, clock) as store, store.transaction() as transaction:
        assert transaction.session("telegram", "wang") == "{}"


def test_only_the_user_may_read_it(store: SqliteStore, database: Path) -> None:
    with store.transaction() as transaction:
        transaction.keep_session("telegram", "wang", "{}")
    assert stat.S_IMODE(database.parent.stat().st_mode) == 0o700
    for path in database.parent.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


OPEN = (
    "import sys, pathlib; from bot.store import SqliteStore; SqliteStore(pathlib.Path(sys.argv[1])).close()"
)


def test_several_processes_may_open_a_new_one_at_once(database: Path) -> None:
    processes = [
        subprocess.Popen([sys.executable, "-c", OPEN, str(database)], stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert [process.communicate()[1] for process in processes] == [""] * 4


def test_a_store_in_a_directory_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreRefused, match=r"^数据库 .*打不开，请检查目录是否存在、是否可写。$"):
        SqliteStore(tmp_path / "file" / "zhicheng.sqlite3")


def test_a_directory_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreRefused, match="打不开"):
        SqliteStore(tmp_path)


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "zhicheng.sqlite3"
    path.write_text("这不是数据库" * 500)
    with pytest.raises(StoreRefused, match="不是本程序的数据库文件"):
        SqliteStore(path)
    assert path.read_text() == "这不是数据库" * 500


def test_another_program_s_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "zhicheng.sqlite3"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreRefused, match="不是本程序的数据库文件"):
        SqliteStore(path)
    assert path.read_bytes() == before


def test_a_newer_version_s_database_is_refused(database: Path) -> None:
    SqliteStore(database).close()
    with sqlite3.connect(database) as newer:
        newer.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)",
            ("zhicheng-bot", "9999 from the future", "2031-01-01"),
        )
    newer.close()
    with pytest.raises(StoreRefused, match="由更新版本的程序写成，请升级"):
        SqliteStore(database)


def test_a_locked_database_is_refused(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_store, "LOCK_WAIT", 0.05)
    with SqliteStore(database) as store:
        other = sqlite3.connect(database, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreRefused, match="正被另一个程序占用"), store.transaction():
            pytest.fail("another process holds the lock")
        with pytest.raises(StoreRefused, match="正被另一个程序占用"):
            SqliteStore(database)
        other.close()
        with store.transaction() as transaction:
            transaction.keep_session("telegram", "wang", "{}")


def test_looking_waits_for_nobody_and_sees_one_moment(database: Path) -> None:
    with SqliteStore(database) as store, closing(sqlite3.connect(database, isolation_level=None)) as other:
        with store.transaction() as transaction:
            transaction.keep_session("telegram", "wang", "before")
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE sessions SET state = 'after'")
        with store.reading() as looking:
            assert looking.session("telegram", "wang") == "before"
            other.execute("COMMIT")
            assert looking.unsent_to("telegram", "wang") == []
            ((seen,),) = store.rows("SELECT state FROM sessions")
            assert seen == "before"
        with store.reading() as looking:
            assert looking.session("telegram", "wang") == "after"


def test_a_damaged_database_is_refused(database: Path) -> None:
    with SqliteStore(database) as store, store.transaction() as transaction:
        for number in range(200):
            transaction.keep_session("telegram", str(number), "x" * 500)
    with database.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 40_000)
    with pytest.raises(StoreRefused, match="已损坏"):
        _read_all(database)


def _read_all(database: Path) -> None:
    with SqliteStore(database) as store, store.transaction() as transaction:
        for number in range(200):
            transaction.session("telegram", str(number))


FILL = """
import pathlib, resource, signal, sys
from bot.store import SqliteStore, StoreRefused
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = SqliteStore(pathlib.Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
for number in range(1000):
    try:
        with store.transaction() as transaction:
            transaction.keep_session("telegram", str(number), "x" * 2000)
    except StoreRefused as refused:
        print(number, refused)
        break
"""


def test_a_full_disk_is_told_and_what_was_kept_before_stays(database: Path) -> None:
    """The process may not write files above 200 kB, which to SQLite is a disk that takes no more."""
    run = subprocess.run(
        [sys.executable, "-c", FILL, str(database)], capture_output=True, text=True, check=True
    )
    kept, _, refusal = run.stdout.partition(" ")
    assert int(kept) > 0
    assert "磁盘" in refusal
    with SqliteStore(database) as store, store.transaction() as transaction:
        assert transaction.session("telegram", str(int(kept) - 1)) == "x" * 2000
        assert transaction.session("telegram", kept) is None
