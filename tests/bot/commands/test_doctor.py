"""`zhicheng doctor`: a line for each thing, and what to do about what is bad."""

from __future__ import annotations

import asyncio
import socket
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.commands import doctor
from bot.settings import Settings
from bot.store import SqliteStore
from tests.bot.channels.web.site_in_process import free_port, site_in_process
from tests.bot.commands.shell import zhicheng
from tests.made_up_notices import SECOND, SHIPPED, beside

if TYPE_CHECKING:
    from pathlib import Path

TOKEN = "123456:ABC-DEF_not_to_be_shown"  # noqa: S105 - none


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("WEB_PORT", str(free_port()))
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)
    return tmp_path


def bad(out: bytes) -> list[str]:
    lines = out.decode().splitlines()
    assert all(line.startswith(("好", "不好")) for line in lines)
    return [line for line in lines if line.startswith("不好")]


def test_all_is_well_with_and_without_a_database(data: Path) -> None:
    for _ in range(2):
        ran = zhicheng("doctor")
        assert (ran.code, bad(ran.out), ran.err) == (0, [], "")
        assert len(ran.out.decode().splitlines()) == 7
        SqliteStore(Settings(data_dir=data).database).close()


@pytest.mark.parametrize(
    ("days", "said"), [(46, "believe-clock"), (400, "believe-clock"), (-2, "校准"), (0, None), (44, None)]
)
def test_a_clock_that_moved_too_far_is_bad(data: Path, days: int, said: str | None) -> None:
    then = datetime.now(UTC) - timedelta(days=days)
    with (
        SqliteStore(Settings(data_dir=data).database, lambda: then) as store,
        store.transaction() as transaction,
    ):
        transaction.believe_clock()
    ran = zhicheng("doctor")
    assert [said in line for line in bad(ran.out) if said] == ([True] if said else [])
    assert ran.code == (1 if said else 0)


def test_a_database_that_was_only_begun_is_none_and_a_link_to_nowhere_is_bad(data: Path) -> None:
    path = Settings(data_dir=data).database
    path.touch()
    assert bad(zhicheng("doctor").out) == []
    path.unlink()
    path.symlink_to(data / "nowhere" / "there")
    (told,) = bad(zhicheng("doctor").out)
    assert "没有数据库文件" in told


def test_a_wrong_setting_a_foreign_database_and_a_taken_port_are_named(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Settings(data_dir=data).database.write_bytes(b"x" * 5000)
    with socket.create_server(("127.0.0.1", 0)) as foreign:
        monkeypatch.setenv("WEB_PORT", str(foreign.getsockname()[1]))
        monkeypatch.setattr(doctor, "PATIENCE", 0.2)
        assert not doctor._is_ours("127.0.0.1", foreign.getsockname()[1])  # noqa: SLF001 - without waiting long
        ran = zhicheng("doctor")
    assert (ran.code, [line.split("：")[0].split("　")[1] for line in bad(ran.out)]) == (
        1,
        ["数据库", "网页端口"],
    )
    monkeypatch.setenv("RETENTION_DAYS", "一年")
    ran = zhicheng("doctor")
    assert (ran.code, len(bad(ran.out))) == (1, 1)
    assert "RETENTION_DAYS" in ran.out.decode()


def test_a_server_that_cannot_be_reached_is_bad_and_the_token_is_not_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_API_BASE_URL", f"http://127.0.0.1:{free_port()}")
    ran = zhicheng("doctor")
    assert (ran.code, len(bad(ran.out))) == (1, 1)
    assert "Telegram" in bad(ran.out)[0]
    assert TOKEN.partition(":")[2] not in ran.out.decode() + ran.err


def test_a_disk_that_is_nearly_full_is_bad(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LEAST_FREE", 10**18)
    assert not doctor._disk(data).is_good  # noqa: SLF001 - a disk cannot be filled here


async def test_our_own_page_is_known(data: Path) -> None:
    async with site_in_process(data) as site:
        host, port = site.settings.web_host, site.settings.web_port
        assert await asyncio.to_thread(doctor._is_ours, host, port)  # noqa: SLF001 - it serves in this process


def test_the_notices_in_force_and_those_that_were_changed_or_refused_are_named(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = data / "notices"
    place.mkdir()
    monkeypatch.setenv("NOTICES_DIR", str(place))
    days = {"valid_from": "2025-01-01", "valid_until": "2099-12-31"}
    beside(place, SECOND, "own-good", region="甲市", **days)
    beside(place, SECOND, "own-next", region="乙市", valid_from="2098-01-01", valid_until="2099-12-31")
    spoilt = beside(place, SECOND, "own-bad", region="丙市", **days) / "facts.yaml"
    spoilt.write_text("{}\n", "utf-8")
    first, again = zhicheng("doctor"), zhicheng("doctor")
    (told,) = [line for line in first.out.decode().splitlines() if line.startswith("好　　通告：")]
    assert SHIPPED in told
    assert "own-good" in told
    assert "own-next" not in told.partition("从头查过")[0]
    assert "own-next" in told.partition("从头查过")[2]
    assert "从头查过" not in again.out.decode()
    for ran in (first, again):
        assert ["own-bad/facts.yaml 第 1 行" in line for line in bad(ran.out)] == [True]
        assert ran.code == 1


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"WEB_HOST": "localhost:80"}, "WEB_HOST"),
        ({"WEB_HOST": "no-such-host.invalid"}, "不是这台机器的地址"),
        ({"TELEGRAM_BOT_TOKEN": TOKEN, "WEBHOOK_URL": "http://bot.example.org/hook"}, "只接受 https://"),
        ({"DATA_DIR": "/proc/zhicheng"}, "/proc/zhicheng"),
    ],
)
def test_what_is_set_where_nothing_can_be_is_told_as_what_it_is(
    settings: dict[str, str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    ran = zhicheng("doctor")
    assert ran.code == 1
    assert [line for line in bad(ran.out) if said in line]
    assert "占用" not in ran.out.decode()
