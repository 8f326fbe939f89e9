"""Updates that Telegram brings, and those that somebody else does."""

from __future__ import annotations

import asyncio
import logging
from io import BytesIO
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from bot.channels.telegram import webhook
from bot.channels.telegram.client import BotApi as Client
from bot.channels.telegram.webhook import BODY_LIMIT, SECRET_HEADER, DeliveryRefused, secret_of, update_in
from bot.ops import http_server
from tests.bot.channels.telegram.endurance import free_port

if TYPE_CHECKING:
    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import BotApi


@pytest.fixture
def port() -> int:
    return free_port()


def by_webhook(port: int) -> dict[str, Any]:
    return {"webhook_url": f"http://127.0.0.1:{port}/hook", "webhook_port": port}


async def test_a_conversation_by_webhook(api: BotApi, house: BotInProcess, port: int) -> None:
    wang = api.person(1, "王工")
    await wang.say("/start")
    async with house.open(**by_webhook(port)):
        first = await wang.next_message()
        assert "第 1 步" in first.text
        press = await wang.press("是")
        assert (await press.answer()).text == ""
        assert (await wang.next_edit()).id == first.id
        await api.until(pending=0)
    assert {delivery.status for delivery in await api.deliveries()} <= {0, 200}


async def test_a_delivery_whose_answer_is_lost_is_not_taken_twice(
    api: BotApi, toy_house: BotInProcess, port: int
) -> None:
    wang = api.person(1, "王工")
    await api.fail("webhook", drop=True, after=True)
    async with toy_house.open(**by_webhook(port)):
        await wang.say("一")
        await api.until_called("webhook", times=2)
        await api.until(pending=0)
        await wang.say("二")
        shown = [(await wang.next_message()).text for _ in range(4)]
    assert shown[::2] == ["第 1 句有 1 个字。", "第 2 句有 1 个字。"]


@pytest.mark.parametrize("secret", [None, "", "wrong", "错", secret_of("123456:another-bot")])
async def test_without_the_secret_nobody_is_listened_to(
    api: BotApi, toy_house: BotInProcess, port: int, secret: str | None
) -> None:
    wang = api.person(1, "王工")
    forged = {"update_id": 1, "message": {"message_id": 1, "date": 0, "chat": wang.chat, "text": "假"}}
    headers = {} if secret is None else {SECRET_HEADER: secret}
    async with toy_house.open(**by_webhook(port)), aiohttp.ClientSession() as session:
        await api.until_called("setWebhook")
        url = f"http://127.0.0.1:{port}/hook"
        async with session.post(url, json={**forged, "from": wang.user}, headers=headers) as response:
            assert response.status == 403
    assert toy_house.kept(1)["session"] is None


async def test_what_is_no_update_is_refused(api: BotApi, toy_house: BotInProcess, port: int) -> None:
    headers = {SECRET_HEADER: secret_of(api.token)}
    bodies = {
        b"": 400,
        b"no json": 400,
        b"[]": 400,
        b"\xff\xfe": 400,
        b"{}": 200,
        b"x" * (BODY_LIMIT + 1): 413,
    }
    async with toy_house.open(**by_webhook(port)), aiohttp.ClientSession(headers=headers) as session:
        await api.until_called("setWebhook")
        for body, status in bodies.items():
            async with session.post(f"http://127.0.0.1:{port}/hook", data=BytesIO(body)) as response:
                assert response.status == status
        for method, path, status in (("GET", "/hook", 405), ("POST", "/", 404), ("POST", "/hook/x", 404)):
            async with session.request(method, f"http://127.0.0.1:{port}{path}", json={}) as response:
                assert response.status == status


async def test_from_polling_to_webhook_and_back_nothing_is_lost(
    api: BotApi, toy_house: BotInProcess, port: int
) -> None:
    wang = api.person(1, "王工")
    for number, settings in enumerate(({}, by_webhook(port), {}, by_webhook(port)), start=1):
        await wang.say(str(number))
        async with toy_house.open(**settings):
            assert (await wang.next_message()).text == f"第 {number} 句有 1 个字。"
            await wang.next_message()
            await api.until(pending=0)


def test_the_secret_is_the_bot_s_own_and_does_not_give_the_token_away() -> None:
    assert secret_of("1:a") == secret_of("1:a")
    assert secret_of("1:a") != secret_of("1:b")
    assert len(secret_of("1:a")) == 64
    assert secret_of("1:" + "a" * 100).isalnum()


async def test_it_listens_to_this_machine_only_unless_told_otherwise(toy_house: BotInProcess) -> None:
    settings = toy_house.settings()
    assert settings.webhook_host == settings.metrics_host == "127.0.0.1"


async def test_what_ends_it_does_not_end_the_service(
    api: BotApi, toy_house: BotInProcess, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It listens already when it begins again: the port is its own."""
    failures, genuine = [KeyError("王工说的话")], Client.set_webhook

    async def failing(client: Client, *given: Any, **named: Any) -> bool:
        if failures:
            raise failures.pop()
        return await genuine(client, *given, **named)

    monkeypatch.setattr(Client, "set_webhook", failing)
    wang = api.person(1, "王工")
    async with toy_house.open(**by_webhook(port)):
        await wang.say("一")
        assert (await wang.next_message()).text == "第 1 句有 1 个字。"
    assert not failures


DEEP = 100_000
TYPED = "application/json"


@pytest.mark.parametrize(
    ("typed", "body", "status"),
    [
        (f"{TYPED}; charset=klingon", b"{}", 400),
        (f"{TYPED}; charset=", b"{}", 400),
        (f'{TYPED}; charset="gb2312"', b"{}", 400),
        (f"{TYPED};charset=utf-16", b"{}", 400),
        (f"{TYPED}; charset=x-user-defined\u00e9", b"{}", 400),
        (f"{TYPED}; Charset='utf-8'", b"{}", 200),
        (f'{TYPED}; charset="UTF-8"; boundary=x', b"{}", 200),
        ("text/plain", b"{}", 200),
        ("", b"{}", 200),
        (TYPED, b"[" * DEEP, 400),
        (TYPED, b'{"a":' * DEEP, 400),
        (TYPED, b'{"update_id":1,"message":' + b"[" * DEEP + b"]" * DEEP + b"}", 400),
        (TYPED, b'{"update_id":' + b"9" * 5_000 + b"}", 400),
        (TYPED, b'{"update_id":-' + b"1" * 100_000 + b"}", 400),
        (TYPED, b'{"update_id":1,"x":[{"y":' + b"7" * 5_000 + b"}]}", 400),
        (TYPED, b'{"update_id":' + b"9" * 4_000 + b"}", 200),
        (TYPED, b'{"update_id":1e999}', 200),
        (TYPED, b"null", 400),
        (TYPED, b"5", 400),
        (TYPED, b'{"update_id":1}{"update_id":2}', 400),
        (TYPED, b'{"update_id":1,', 400),
        (TYPED, b"\xe4\xbd", 400),
    ],
)
def test_whatever_comes_with_the_secret_is_an_update_or_refused(typed: str, body: bytes, status: int) -> None:
    headers = {SECRET_HEADER: "right", "Content-Type": typed}
    assert _status(headers, body) == status
    assert _status({**headers, SECRET_HEADER: "wrong"}, body) == 403


def _status(headers: dict[str, str], body: bytes) -> int:
    try:
        update_in(headers, body, "right")
    except DeliveryRefused as refusal:
        return refusal.status
    return 200


OPENING = f"POST /hook HTTP/1.1\r\nHost: bot\r\n{SECRET_HEADER}: SECRET\r\n"


@pytest.mark.parametrize(
    ("sent", "answered"),
    [
        ("", ""),
        ("POST /hook HT", ""),
        (OPENING, ""),
        (f"{OPENING}Content-Length: 90\r\n\r\n", "408"),
        (f'{OPENING}Content-Length: 90\r\n\r\n{{"update_id"', "408"),
        (f"{OPENING}Transfer-Encoding: chunked\r\n\r\n5\r\n", "408"),
        ("POST /elsewhere HTTP/1.1\r\nHost: bot\r\nContent-Length: 90\r\n\r\n{", "404"),
    ],
)
async def test_a_connection_that_does_not_come_to_the_point_ends(  # noqa: PLR0913, PLR0917 - its surroundings
    api: BotApi,
    toy_house: BotInProcess,
    port: int,
    monkeypatch: pytest.MonkeyPatch,
    sent: str,
    answered: str,
) -> None:
    # Only what is held here is short: on a busy machine a head may take longer to be read than to be sent.
    if answered:
        monkeypatch.setattr(webhook, "BODY_SECONDS", 0.2)
    else:
        monkeypatch.setattr(http_server, "HEAD_SECONDS", 0.2)
    monkeypatch.setattr(http_server, "PARTING_SECONDS", 0.2)
    wang = api.person(1, "王工")
    async with toy_house.open(**by_webhook(port)):
        await api.until_called("setWebhook")
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(sent.replace("SECRET", secret_of(api.token)).encode())
        answer = await reader.read()
        writer.close()
        assert answer.decode().startswith(f"HTTP/1.1 {answered}" if answered else "")
        await wang.say("一")
        assert (await wang.next_message()).text == "第 1 句有 1 个字。"


@pytest.mark.parametrize(
    "sent",
    [
        "\x16\x03\x01\r\n\r\n",
        f"{OPENING}Content-Length: many\r\n\r\n",
        f"{OPENING}Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        f"{OPENING}Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{{}}",
        f"{OPENING}Content-Encoding: br\r\nContent-Length: 2\r\n\r\n{{}}",
    ],
)
async def test_who_speaks_no_http_is_refused_without_a_line_in_the_log(
    api: BotApi, toy_house: BotInProcess, port: int, caplog: pytest.LogCaptureFixture, sent: str
) -> None:
    with caplog.at_level(logging.WARNING):
        async with toy_house.open(**by_webhook(port)):
            await api.until_called("setWebhook")
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(sent.replace("SECRET", secret_of(api.token)).encode())
            assert b" 400 " in await reader.readline()
            writer.close()
    assert caplog.records == []
