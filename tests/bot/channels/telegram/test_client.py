"""The way to Telegram: proxies, servers of one's own, and what can go wrong on it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from telegram import Bot
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.channels.telegram.client import AiohttpRequest, BotApi
from tests.bot.channels.telegram.proxies import http_proxy, socks5_proxy

if TYPE_CHECKING:
    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import BotApi as Loopback


async def test_a_conversation_through_an_http_proxy(api: Loopback, toy_house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with (
        http_proxy() as proxy,
        toy_house.open(telegram_proxy_url=f"http://wang:geheim@127.0.0.1:{proxy.port}"),
    ):
        await wang.say("/start")
        await wang.next_message()
    assert set(proxy.seen) == {api.url.removeprefix("http://")}
    assert set(proxy.users) == {"wang:geheim"}


@pytest.mark.parametrize("scheme", ["socks5", "socks5h"])
async def test_a_conversation_through_a_socks5_proxy_that_resolves_names(
    api: Loopback, toy_house: BotInProcess, scheme: str
) -> None:
    wang = api.person(1, "王工")
    away = api.url.replace("127.0.0.1", "api.telegram.example")
    async with socks5_proxy() as proxy:
        url = f"{scheme}://wang:geheim@127.0.0.1:{proxy.port}"
        async with toy_house.open(telegram_proxy_url=url, telegram_api_base_url=away):
            await wang.say("/start")
            await wang.next_message()
    assert set(proxy.seen) == {away.removeprefix("http://")}
    assert set(proxy.users) == {"wang:geheim"}


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ({"status": 400}, BadRequest),
        ({"status": 401}, InvalidToken),
        ({"status": 403}, Forbidden),
        ({"status": 409}, Conflict),
        ({"status": 413}, BadRequest),
        ({"status": 429, "retry_after": 7}, RetryAfter),
        ({"status": 500}, NetworkError),
        ({"status": 502}, NetworkError),
        ({"drop": True}, NetworkError),
    ],
)
async def test_every_failure_is_one_of_telegram_s_errors(
    api: Loopback, client: BotApi, fault: dict[str, object], error: type[TelegramError]
) -> None:
    await api.fail("sendMessage", **fault)
    with pytest.raises(error):
        await client.perform("sendMessage", {"chat_id": 1, "text": "你好"})


async def test_an_answer_that_takes_too_long_is_given_up(api: Loopback, client: BotApi) -> None:
    await api.fail("getMe", delay=5)
    with pytest.raises(TimedOut):
        await client.perform("getMe", {}, read_timeout=0.05)


async def test_an_answer_that_is_not_json_is_an_error_without_its_words() -> None:
    with pytest.raises(TelegramError, match="not JSON") as refusal:
        AiohttpRequest.parse_json_payload("<html>身份证</html>".encode())
    assert "身份证" not in str(refusal.value)


async def test_any_bot_of_python_telegram_bot_can_use_it(api: Loopback) -> None:
    """Text, keyboards, files with Chinese names, downloads."""
    wang = api.person(1, "王工")
    await wang.say("/start")
    bot = Bot(
        api.token,
        base_url=api.base_url,
        base_file_url=api.base_file_url,
        request=AiohttpRequest(),
        get_updates_request=AiohttpRequest(),
    )
    async with bot:
        (update,) = await bot.get_updates()
        assert update.effective_chat is not None
        sent = await bot.send_document(
            1, b"# 1", caption="*给您*", filename="结果 表.md", parse_mode="Markdown"
        )
        assert sent.document is not None
        file = await bot.get_file(sent.document.file_id)
        assert bytes(await file.download_as_bytearray()) == b"# 1"
    shown = await wang.next_message()
    assert (shown.file_name, shown.text) == ("结果 表.md", "给您")


@pytest.mark.parametrize("said", [b"", b"\x05\xff", b"\x04\x00", b"HTTP/1.1 400 Bad Request\r\n\r\n"])
async def test_a_proxy_that_refuses_is_a_fault_of_the_network(api: Loopback, said: bytes) -> None:
    """Else whatever has called would end, and begin again for ever."""

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(said)
        writer.close()

    async with await asyncio.start_server(refuse, "127.0.0.1", 0) as proxy:
        port = proxy.sockets[0].getsockname()[1]
        bot = BotApi.at(api.url, api.token, f"socks5://wang:geheim@127.0.0.1:{port}")
        with pytest.raises(NetworkError) as refusal:
            await bot.initialize()
        await bot.disconnect()
    assert "geheim" not in str(refusal.value)


async def test_without_a_connection_the_reason_is_told_and_the_token_is_not() -> None:
    bot = BotApi.at("http://127.0.0.1:1", "123456:secret")
    with pytest.raises(NetworkError) as refusal:
        await bot.initialize()
    await bot.disconnect()
    assert "secret" not in str(refusal.value)
