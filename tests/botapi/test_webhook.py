"""The loopback Bot API delivers updates to a webhook as Telegram does."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import web
from telegram import Bot, Update
from telegram.error import BadRequest, Conflict
from telegram.ext import Application, MessageHandler, filters

from tests.botapi import BotApi, Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

AGREED = "a-secret_1"
FIRST = 700_000_001


@pytest.fixture
def settings() -> Settings:
    return Settings(second=0.001)


async def test_polling_and_a_webhook_exclude_each_other(api: BotApi, bot: Bot) -> None:
    waiting = asyncio.create_task(bot.get_updates(timeout=50))
    async with hook(lambda _: (200, None, {})) as listener:
        await api.until(polled=True)
        await bot.set_webhook(listener.url)
        with pytest.raises(Conflict, match="terminated by setWebhook request"):
            await waiting
        with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
            await bot.get_updates()
        assert (await bot.get_webhook_info()).url == listener.url
        await bot.delete_webhook()
    assert await bot.get_updates() == ()


Answer = tuple[int, Any, dict[str, str]]


class Listener:
    """A bot's webhook: notes what comes and answers as it is told."""

    def __init__(self, answer: Callable[[dict[str, Any]], Answer]) -> None:
        self.url = ""
        self.got: list[dict[str, Any]] = []
        self.secrets: set[str | None] = set()
        self._answer = answer

    async def take(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.got.append(update)
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        status, body, headers = self._answer(update)
        return web.json_response(body if body is not None else {}, status=status, headers=headers)

    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.got]


@asynccontextmanager
async def hook(answer: Callable[[dict[str, Any]], Answer]) -> AsyncIterator[Listener]:
    listener = Listener(answer)
    app = web.Application()
    app.router.add_post("/", listener.take)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    listener.url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    try:
        yield listener
    finally:
        await runner.cleanup()


async def test_a_webhook_is_retried_in_order_until_it_acknowledges(api: BotApi, bot: Bot) -> None:
    failures = iter([(500, {}), (503, {"Retry-After": "1"}), (302, {}), (404, {})])

    def stubborn(update: dict[str, Any]) -> Answer:
        if update["message"]["chat"]["id"] == 1 and (failure := next(failures, None)):
            return failure[0], None, failure[1]
        return 204, None, {}

    wang, li = api.person(1, "王工"), api.person(2, "李工")
    await wang.say("一")
    async with hook(stubborn) as listener:
        await bot.set_webhook(listener.url, secret_token=AGREED)
        await wang.say("二")
        await li.say("甲")
        await api.until(pending=0)
    assert [text for text in listener.texts() if text != "甲"] == ["一", "一", "一", "一", "一", "二"]
    assert listener.texts().count("甲") == 1
    assert listener.secrets == {AGREED}
    mine = [one for one in await api.deliveries() if one.update_id == FIRST]
    assert [(one.attempt, one.status) for one in mine] == [(1, 500), (2, 503), (3, 302), (4, 404), (5, 204)]
    assert "404" in str((await bot.get_webhook_info()).last_error_message)


async def test_a_webhook_that_is_away_gets_everything_later(api: BotApi, bot: Bot) -> None:
    wang = api.person(1, "王工")
    async with hook(lambda _: (200, None, {})) as gone:
        pass
    await bot.set_webhook(gone.url)
    await wang.say("一")
    await wang.say("二")
    await api.until_called("webhook", times=3)
    assert (await api.state())["pending"] == 2
    async with hook(lambda _: (200, None, {})) as listener:
        await bot.set_webhook(listener.url)
        await api.until(pending=0)
    assert listener.texts() == ["一", "二"]
    assert listener.secrets == {None}


async def test_an_answer_to_the_webhook_that_is_lost_brings_the_update_again(api: BotApi, bot: Bot) -> None:
    await api.fail("webhook", drop=True, after=True)
    async with hook(lambda _: (200, None, {})) as listener:
        await bot.set_webhook(listener.url)
        await api.person(1, "王工").say("一")
        await api.until(pending=0)
    assert listener.texts() == ["一", "一"]


async def test_a_fault_of_any_method_is_none_of_the_webhook(api: BotApi, bot: Bot) -> None:
    async with hook(lambda _: (200, None, {})) as listener:
        await bot.set_webhook(listener.url)
        await api.fail("*", status=500)
        await api.person(1, "王工").say("一")
        await api.until(pending=0)
    assert [one.status for one in await api.deliveries()] == [200]
    assert (await api.state())["faults_hit"] == 0


async def test_a_method_call_in_the_answer_to_a_webhook_is_executed(api: BotApi, bot: Bot) -> None:
    def reply(update: dict[str, Any]) -> Answer:
        text = update["message"]["text"]
        method = "deleteWebhook" if text == "停" else "sendMessage"
        return (
            200,
            {"method": method, "chat_id": update["message"]["chat"]["id"], "text": f"听到：{text}"},
            {},
        )

    wang = api.person(1, "王工")
    async with hook(reply) as listener:
        await bot.set_webhook(listener.url)
        await wang.say("停")
        await wang.say("你好")
        assert (await wang.next_message()).text == "听到：你好"
        await api.until(pending=0)
        assert (await bot.get_webhook_info()).url == listener.url
    assert [call.status for call in await api.calls("sendMessage")] == [200]


async def test_an_application_behind_a_webhook(api: BotApi, bot: Bot) -> None:
    application = Application.builder().bot(bot).updater(None).build()

    async def echo(update: Update, _: object) -> None:
        assert update.message is not None
        await update.message.reply_text(f"听到：{update.message.text}")

    application.add_handler(MessageHandler(filters.TEXT, echo))

    def queue(update: dict[str, Any]) -> Answer:
        application.update_queue.put_nowait(Update.de_json(update, bot))
        return 200, None, {}

    wang = api.person(1, "王工")
    async with hook(queue) as listener, application:
        await application.start()
        await bot.set_webhook(listener.url)
        await wang.say("一")
        await wang.say("二")
        assert [(await wang.next_message()).text for _ in range(2)] == ["听到：一", "听到：二"]
        await application.stop()


@pytest.mark.parametrize("url", ["ftp://a", "http:/"])
async def test_a_webhook_needs_an_address(bot: Bot, url: str) -> None:
    with pytest.raises(BadRequest, match=r"^Bad webhook"):
        await bot.set_webhook(url)


async def test_a_secret_of_other_characters_is_refused(bot: Bot) -> None:
    chinese = "一"
    with pytest.raises(BadRequest, match="unallowed characters"):
        await bot.set_webhook("http://127.0.0.1/", secret_token=chinese)
