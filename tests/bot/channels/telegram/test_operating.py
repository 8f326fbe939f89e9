"""What whoever runs the bot sees: one clear line for each thing that can be wrong, and an orderly end."""

from __future__ import annotations

import json
import resource
import socket
from typing import TYPE_CHECKING

import aiohttp
import pytest
from sqlite_utils import Database

from bot.channels.telegram.polling import REFUSALS
from tests.bot.channels.telegram.bot_process import TOY, running
from tests.bot.channels.telegram.endurance import free_port
from tests.botapi import serving

if TYPE_CHECKING:
    from pathlib import Path

    from tests.botapi import BotApi

pytestmark = pytest.mark.slow


async def refused(api: BotApi | None, data: Path, **settings: str) -> str:
    """The one line that a bot says before it gives up."""
    async with running(api, data, **settings) as bot:
        assert await bot.ended() == 1
        (line,) = bot.logged().splitlines()
        return line


async def test_without_a_token(tmp_path: Path) -> None:
    assert "TELEGRAM_BOT_TOKEN" in await refused(None, tmp_path)


async def test_with_a_wrong_token(api: BotApi, tmp_path: Path) -> None:
    wrong = api.token.replace("AAF", "AAG")
    line = await refused(api, tmp_path, TELEGRAM_BOT_TOKEN=wrong)
    assert "不认这个令牌" in line
    assert wrong not in line


async def test_with_a_token_that_is_withdrawn(api: BotApi, tmp_path: Path) -> None:
    """It was good at the start: so it is asked several times before it ends."""
    await api.fail("getUpdates", status=401, times=None)
    async with running(api, tmp_path) as bot:
        assert await bot.ended() == 1
        lines = bot.logged().splitlines()
    assert len(lines) == REFUSALS
    assert all("不认这个令牌" in line for line in lines)


async def test_a_setting_that_is_wrong(api: BotApi, tmp_path: Path) -> None:
    assert "WEBHOOK_PORT" in await refused(api, tmp_path, WEBHOOK_PORT="eighty")


async def test_a_server_that_cannot_be_reached_is_tried_until_it_can(tmp_path: Path) -> None:
    port = free_port()
    settings = {
        "TELEGRAM_BOT_TOKEN": "123456789:AAF-loopback-token-of-the-tests-only",
        "TELEGRAM_API_BASE_URL": f"http://127.0.0.1:{port}",
    }
    async with running(None, tmp_path, **settings) as bot:
        await bot.until_logged("连不上 http://127.0.0.1")
        assert "TELEGRAM_PROXY_URL" in bot.logged()
        assert "AAF-loopback" not in bot.logged()
        async with serving(port=port) as api:
            wang = api.person(1, "王工")
            await wang.say("/start")
            assert (await wang.next_message()).text.startswith("复述")


async def test_a_server_that_cannot_be_reached_does_not_keep_the_bot_from_leaving(tmp_path: Path) -> None:
    settings = {"TELEGRAM_BOT_TOKEN": "1:A", "TELEGRAM_API_BASE_URL": f"http://127.0.0.1:{free_port()}"}
    async with running(None, tmp_path, **settings) as bot:
        await bot.until_logged("连不上")
        bot.end()
        assert await bot.ended() == 0


async def test_a_second_poller_is_told_of_and_both_go_on(api: BotApi, tmp_path: Path) -> None:
    async with running(api, tmp_path / "one") as one:
        await api.until(polled=True)
        async with running(api, tmp_path / "two") as two:
            await one.until_logged("409")
            two.kill()
        wang = api.person(1, "王工")
        await wang.say("/start")
        assert (await wang.next_message()).text.startswith("复述")


async def test_a_data_directory_that_cannot_be_written(api: BotApi, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    line = await refused(api, tmp_path, DATA_DIR=str(tmp_path / "file" / "data"))
    assert "数据库" in line


async def test_a_database_of_a_newer_version(api: BotApi, tmp_path: Path) -> None:
    async with running(api, tmp_path) as bot:
        await api.until(polled=True)
        bot.end()
        await bot.ended()
    database = Database(tmp_path / "zhicheng.sqlite3")
    database.table("_sqlite_migrations").insert(
        {"migration_set": "zhicheng-bot", "name": "9999 from the future", "applied_at": "2030-01-01"}
    )
    database.close()
    assert "更新版本" in await refused(api, tmp_path)


async def test_a_full_disk_is_told_of_and_nothing_is_acknowledged_until_there_is_room(
    api: BotApi, tmp_path: Path
) -> None:
    wang = api.person(1, "王工")
    async with running(api, tmp_path) as bot:
        await wang.say("一")
        await wang.next_message()
        await wang.next_message()
        unlimited = resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE)
        log_and_no_more = (len(bot.logged().encode()) + 8192, unlimited[1])
        resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, log_and_no_more)
        await wang.say("二" * 3000)
        await bot.until_logged("磁盘")
        resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, unlimited)
        assert (await wang.next_message()).text == "第 2 句有 3000 个字。"


async def test_a_port_that_is_taken(api: BotApi, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        webhook = {"WEBHOOK_URL": "http://127.0.0.1/hook", "WEBHOOK_PORT": port}
        assert "WEBHOOK_PORT" in await refused(api, tmp_path, **webhook)
        async with running(api, tmp_path, METRICS_PORT=port) as bot:
            await bot.until_logged("打不开监控端口")
            await api.until(polled=True)


@pytest.mark.parametrize("by", ["polling", "webhook"])
async def test_it_answers_what_has_come_before_it_leaves(api: BotApi, tmp_path: Path, by: str) -> None:
    settings = {}
    if by == "webhook":
        port = free_port()
        settings = {"WEBHOOK_URL": f"http://127.0.0.1:{port}/hook", "WEBHOOK_PORT": str(port)}
    wang = api.person(1, "王工")
    async with running(api, tmp_path, **settings) as bot:
        await wang.say("/start")
        await wang.next_message()
        await wang.say("一")
        await wang.next_message()
        bot.end()
        assert await bot.ended() == 0
        assert [message.text for message in await wang.messages()][1:] == [
            "第 1 句有 1 个字。",
            "听到「一」。",
        ]
        assert bot.logged() == ""


async def test_it_leaves_in_time_also_when_there_is_too_much_to_send(api: BotApi, tmp_path: Path) -> None:
    wang = api.person(1, "王工")
    for number in range(20):
        await wang.say(str(number))
    async with running(api, tmp_path, TOY, "0.5") as bot:
        await wang.next_message()
        bot.end()
        assert await bot.ended() == 0
    assert len(await wang.messages()) < 40
    async with running(api, tmp_path, TELEGRAM_PACING="false"):
        while (await wang.next_message()).text != "听到「19」。":
            pass
    assert len({message.text for message in await wang.messages()}) == 40


async def test_no_log_line_holds_the_token_or_what_people_write(api: BotApi, tmp_path: Path) -> None:
    wang = api.person(1, "王秘密", username="wang_secret")
    settings = {"LOG_LEVEL": "DEBUG", "TELEGRAM_PACING": "false", "TELEGRAM_PROXY_URL": ""}
    for method in ("getMe", "deleteWebhook", "getUpdates", "sendMessage", "setMyCommands"):
        for fault in ({"status": 500}, {"drop": True}, {"status": 429, "retry_after": 1}, {"status": 409}):
            await api.fail(method, **fault)
    async with running(api, tmp_path, **settings) as bot:
        for text in ("身份证 110101199001011234", "坏"):
            await wang.say(text)
        while "抱歉" not in (await wang.next_message()).text:
            pass
        await api.fail("getUpdates", status=401, times=None)
        await wang.say("再见")
        assert await bot.ended() == 1
        log = bot.logged()
    assert "RuntimeError" in log
    for secret in (api.token, api.token.partition(":")[2], "110101199001011234", "王秘密", "wang_secret"):
        assert secret not in log
    for line in log.splitlines()[:-1]:
        assert {"event", "level", "logger", "timestamp"} <= json.loads(line).keys()


async def test_figures_and_health_are_served_on_a_port_of_their_own(api: BotApi, tmp_path: Path) -> None:
    port = free_port()
    wang = api.person(1, "王秘密")
    settings = {"METRICS_PORT": str(port), "TELEGRAM_PACING": "false"}
    async with (
        running(api, tmp_path, **settings),
        aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session,
    ):
        await api.fail("sendMessage", status=500)
        for text in ("110101199001011234", "坏"):
            await wang.say(text)
        while "抱歉" not in (await wang.next_message()).text:
            pass
        async with session.get("/healthz") as response:
            assert (response.status, await response.text()) == (200, "ok\n")
        async with session.get("/metrics") as response:
            figures = await response.text()
    assert 'zhicheng_telegram_retries_total{reason="server"} 1.0' in figures
    assert "zhicheng_telegram_set_aside_updates 1.0" in figures
    for name in ("turns_total", "turn_seconds_bucket", "outbox_depth", "waiting_updates"):
        assert f"zhicheng_telegram_{name}" in figures
    for secret in ("王秘密", "110101199001011234", api.token):
        assert secret not in figures


async def test_health_is_bad_while_nothing_can_be_stored_and_says_why(api: BotApi, tmp_path: Path) -> None:
    port = free_port()
    wang = api.person(1, "王工")

    async def told() -> tuple[int, str]:
        async with session.get("/healthz") as response:
            return response.status, await response.text()

    async with (
        running(api, tmp_path, METRICS_PORT=str(port), TELEGRAM_PACING="false") as bot,
        aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session,
    ):
        await wang.say("一")
        await wang.next_message()
        await wang.next_message()
        assert await told() == (200, "ok\n")
        unlimited = resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, (2000, unlimited[1]))
        status, said = await told()
        assert status == 503
        assert "store" in said
        resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, unlimited)
        assert "store" not in (await told())[1]
        await wang.say("二")
        assert (await wang.next_message()).text == "第 2 句有 1 个字。"
