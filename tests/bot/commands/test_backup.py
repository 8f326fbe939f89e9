"""`zhicheng backup` and `zhicheng restore`: nothing is lost, also while others write, and nothing is overwritten."""

from __future__ import annotations

import sqlite3
import stat
import threading
from contextlib import closing
from time import sleep
from typing import TYPE_CHECKING

import pytest

from bot.settings import Settings
from bot.store import Arrival, Message, SqliteStore, StoreRefused
from bot.store.sqlite.backup import JOURNALS, back_up, inspected
from bot.store.sqlite.migrations import STEPS
from tests.bot.commands.shell import zhicheng

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where one of a person's sessions is kept."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    path = Settings(data_dir=tmp_path / "data").database
    keep(path, "一")
    return path


def keep(path: Path, state: str) -> None:
    with SqliteStore(path) as store, store.transaction() as transaction:
        transaction.keep_session("web", "张工", state)


def kept(path: Path) -> str | None:
    with SqliteStore(path) as store, store.transaction() as transaction:
        return transaction.session("web", "张工")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def test_there_and_back(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "备份.sqlite3"
    made = zhicheng("backup", str(copy))
    assert (made.code, made.out) == (0, b"")
    assert "个人数据" in made.err
    assert f"已把数据库 {database} 备份到 {copy}" in made.err
    assert f"结构第 {len(STEPS)} 版" in made.err
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    keep(database, "二")
    restored = zhicheng("restore", str(copy), "--force")
    assert restored.code == 0, restored.err
    assert kept(database) == "一"
    (aside,) = database.parent.glob("zhicheng.sqlite3.2*")
    assert str(aside) in restored.err
    assert kept(aside) == "二"
    assert [name for name in files(tmp_path) if name.endswith(".part")] == []


def test_a_backup_is_one_file_and_restores_where_there_was_nothing(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "备份.sqlite3"
    with SqliteStore(database):
        assert zhicheng("backup", str(copy)).code == 0
    assert list(files(tmp_path)) == [copy.name]
    database.unlink()
    assert zhicheng("restore", str(copy)).code == 0
    assert stat.S_IMODE(database.stat().st_mode) == 0o600
    assert kept(database) == "一"


@pytest.mark.parametrize("what", ["file", "backup", "folder", "link", "no folder", "the database", "its log"])
def test_where_something_is_a_backup_is_not_written(database: Path, tmp_path: Path, what: str) -> None:
    target = tmp_path / "备份.sqlite3"
    if what == "file":
        target.write_text("重要")
    elif what == "backup":
        assert zhicheng("backup", str(target)).code == 0
    elif what == "folder":
        target.mkdir()
    elif what == "link":
        target.symlink_to(tmp_path / "别处")
    elif what == "no folder":
        target = tmp_path / "没有" / "备份.sqlite3"
    elif what == "the database":
        target = database
    else:
        target = database.with_name(database.name + "-wal")
    before = files(tmp_path), files(database.parent)
    refused = zhicheng("backup", str(target))
    assert (refused.code, refused.out) == (1, b"")
    assert refused.err.count("\n") == 1
    assert (files(tmp_path), files(database.parent)) == before
    if what in {"file", "backup"}:
        assert zhicheng("backup", str(target), "--force").code == 0
        inspected(target)
    else:
        assert zhicheng("backup", str(target), "--force").code == 1


def test_without_a_database_there_is_no_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    assert zhicheng("backup", str(tmp_path / "备份.sqlite3")).code == 1
    assert list(tmp_path.iterdir()) == []


def spoilt(copy: Path, how: str) -> None:
    """What is no backup of ours, or of a version that we do not know."""
    if how == "empty":
        copy.write_bytes(b"")
    elif how == "text":
        copy.write_text("不是数据库" * 1000)
    elif how == "cut off":
        copy.write_bytes(copy.read_bytes()[:-4096])
    elif how == "cut off in its last page":
        copy.write_bytes(copy.read_bytes()[:-100])
    elif how == "overwritten":
        content = bytearray(copy.read_bytes())
        content[4096:] = b"\xff" * (len(content) - 4096)
        copy.write_bytes(content)
    elif how == "gone":
        copy.unlink()
    else:
        sql = {
            "another program's": "PRAGMA application_id = 7",
            "newer": "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('zhicheng-bot', '9999 later', '')",
            "without steps": "DELETE FROM _sqlite_migrations",
        }[how]
        with closing(sqlite3.connect(copy)) as connection, connection:
            connection.execute(sql)


@pytest.mark.parametrize(
    "how",
    [
        *("empty", "text", "cut off", "cut off in its last page", "overwritten", "gone"),
        *("another program's", "newer", "without steps"),
    ],
)
def test_what_is_no_sound_backup_is_not_restored(database: Path, tmp_path: Path, how: str) -> None:
    copy = tmp_path / "备份.sqlite3"
    assert zhicheng("backup", str(copy)).code == 0
    spoilt(copy, how)
    before = files(database.parent)
    refused = zhicheng("restore", str(copy), "--force")
    assert refused.code == 1
    assert refused.err.startswith((str(copy), "没有数据库文件"))
    assert files(database.parent) == before
    assert kept(database) == "一"


def test_a_database_that_is_there_or_in_use_is_not_replaced(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "备份.sqlite3"
    assert zhicheng("backup", str(copy)).code == 0
    keep(database, "二")
    unforced = zhicheng("restore", str(copy))
    assert (unforced.code, "--force" in unforced.err) == (1, True)
    missing = zhicheng("restore", str(tmp_path / "没有.sqlite3"))
    assert (missing.code, "没有.sqlite3" in missing.err, "--force" in missing.err) == (1, True, False)
    with SqliteStore(database) as serving:
        used = zhicheng("restore", str(copy), "--force")
        assert (used.code, "停止服务" in used.err) == (1, True)
        with serving.transaction() as transaction:
            assert transaction.session("web", "张工") == "二"
    assert zhicheng("restore", str(database), "--force").code == 1
    assert kept(database) == "二"


@pytest.mark.parametrize("how", ["text", "overwritten", "cut off"])
def test_a_damaged_database_gives_way_to_a_backup_and_is_kept(
    database: Path, tmp_path: Path, how: str
) -> None:
    copy = tmp_path / "备份.sqlite3"
    assert zhicheng("backup", str(copy)).code == 0
    spoilt(database, how)
    restored = zhicheng("restore", str(copy), "--force")
    assert restored.code == 0, restored.err
    assert kept(database) == "一"
    asides = [path.name for path in database.parent.glob("zhicheng.sqlite3.2*")]
    assert len([name for name in asides if not name.endswith(JOURNALS)]) == 1


def take_turn(store: SqliteStore, number: int, owner: str) -> str | None:
    """As a channel does it: the update, what is known of the person after it, the answer. None for one seen before."""
    with store.transaction() as transaction:
        received = transaction.receive("web", [Arrival(str(number), owner, "说")])
        if not received:
            return None
        state = f"{transaction.session('web', owner) or ''}{number} "
        transaction.keep_session("web", owner, state)
        transaction.post("web", Message(owner, owner, f"听到 {number}"))
        transaction.answered(received[0].sequence)
        return state


def test_backups_under_load_are_whole_and_conversations_go_on_from_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each holds just the turns that were committed by then, in order; and nobody who writes is refused."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    database = Settings(data_dir=tmp_path / "data").database
    written, enough = [0], threading.Event()
    failures: list[StoreRefused] = []

    def write() -> None:
        try:
            with SqliteStore(database) as store:
                while not enough.is_set():
                    take_turn(store, written[0], f"人{written[0] % 7}")
                    written[0] += 1
        except StoreRefused as refused:
            failures.append(refused)

    writing = threading.Thread(target=write)
    writing.start()
    copies: list[tuple[int, Path, int]] = []
    try:
        for number in range(5):
            goal = written[0] + 30
            while written[0] < goal and not failures:
                sleep(0.001)
            before, copy = written[0], tmp_path / f"{number}.sqlite3"
            back_up(database, copy)
            copies.append((before, copy, written[0] + 1))
    finally:
        enough.set()
        writing.join()
    assert failures == []
    for before, copy, after in copies:
        with closing(sqlite3.connect(copy)) as connection:
            updates = [
                int(one) for (one,) in connection.execute("SELECT update_id FROM inbox ORDER BY sequence")
            ]
            sessions = dict(connection.execute("SELECT owner, state FROM sessions"))
            ((posted,),) = connection.execute("SELECT COUNT(*) FROM outbox")
        assert updates == list(range(posted))
        assert before <= posted <= after
        assert sessions == {
            f"人{rest}": "".join(f"{number} " for number in updates[rest::7]) for rest in range(7)
        }
    assert zhicheng("restore", str(copies[-1][1]), "--force").code == 0
    with SqliteStore(database) as store:
        assert take_turn(store, 3, "人3") is None
        state = take_turn(store, 1_000_000, "人3")
    assert state == sessions["人3"] + "1000000 "
