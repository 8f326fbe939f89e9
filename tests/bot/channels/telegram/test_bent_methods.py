"""Each of many bent answers to every method that is used: an error of a known kind, and the bot goes on with all."""

from __future__ import annotations

import asyncio
import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

import aiohttp
import pytest
from telegram.error import ChatMigrated, InvalidToken, TelegramError

from bot.channels.telegram import health, polling
from tests.bot.channels.telegram.endurance import free_port
from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from bot.channels.telegram.client import BotApi as Client
    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import BotApi

METHODS: Final = (
    *("getMe", "getUpdates", "setWebhook", "deleteWebhook", "getFile"),
    *("getMyCommands", "setMyCommands", "deleteMyCommands"),
    *("getMyDescription", "setMyDescription", "getMyShortDescription", "setMyShortDescription"),
    *("getChatMenuButton", "setChatMenuButton"),
    *("sendMessage", "sendDocument", "sendPhoto", "sendChatAction", "sendRichMessage"),
    *("editMessageText", "editMessageReplyMarkup", "answerCallbackQuery", "answerInlineQuery"),
    *("createForumTopic", "editForumTopic", "deleteForumTopic"),
)

REFUSED: Final = {"ok": False, "error_code": 429, "description": "Too Many Requests: retry after 1"}


def refusal(**other: Any) -> str:
    return json.dumps({**REFUSED, **other})


_NO_PARTICULARS: Final[tuple[object, ...]] = (None, [], "1", 7, {}, {"retry_after": None})
_NO_SECONDS: Final[tuple[object, ...]] = ("soon", -1, 0, [], {"s": 1}, -(10**30))
_NO_WORDS: Final[tuple[object, ...]] = (None, 5, [], {"a": 1})

SPOILT: Final = (
    # Nothing, and what is no object.
    *("", " ", "null", "true", "0", "[]", '"ok"', "[{}]", "NaN", "\x00", "\ufeff{}"),
    # Somebody else's words.
    *("<html>502</html>", "<!DOCTYPE html><p>Just a moment...", "upstream connect error", "OK"),
    # The half of it.
    *('{"ok":true,"resu', '{"ok":true,"result":', '{"ok":true,"result":{"message_id":7', '{"ok":', "{"),
    # Without what makes an answer.
    *("{}", '{"ok":null}', '{"ok":1}', '{"ok":"true","result":true}', '{"result":true}', '{"ok":[]}'),
    *('{"ok": true}', '{"ok":true,"result":null}', '{"ok":true,"Result":true}', '{"ok":true,"results":[]}'),
    # A refusal in no form that Telegram has.
    *('{"ok":false}', '{"ok":false,"error_code":null}', '{"ok":false,"error_code":"429"}'),
    *('{"ok":false,"error_code":0}', '{"ok":false,"error_code":200}', '{"ok":false,"error_code":-429}'),
    *('{"ok":false,"error_code":99999999}', '{"ok":false,"error_code":429.5}', '{"error_code":403}'),
    # Its particulars missing, or such as cannot be.
    refusal(),
    *(refusal(parameters=given) for given in _NO_PARTICULARS),
    *(refusal(parameters={"retry_after": given}) for given in _NO_SECONDS),
    *(refusal(description=given) for given in _NO_WORDS),
    # Depth and length.
    *("[" * 100_000, '{"ok":true,"result":' + "9" * 5_000 + "}", '{"ok":true,"result":' + "[" * 5_000),
    # A result of another type.
    *(
        f'{{"ok":true,"result":{given}}}'
        for given in ('"x"', "5", "1.5", "{}", '{"ok":true}', "false", "[null]")
    ),
)

FETCHED: Final = (
    '{"ok":true,"result":[{}]}',
    '{"ok":true,"result":[null, 5, "x", [], {"update_id": "x"}]}',
    '{"ok":true,"result":[{"update_id": true}, {"update_id": 1.5}, {"update_id": null}]}',
    '{"ok":true,"result":[{"update_id": -1, "message": {}}]}',
    f'{{"ok":true,"result":[{{"update_id": {10**30}}}]}}',
    f'{{"ok":true,"result":[{{"update_id": {2**31}}}]}}',
    '{"ok":true,"result":[{"message": {"message_id": 1}}]}',
)
"""Elements that cannot be acknowledged."""

_OBJECTS: Final = ('{"ok":true,"result":{}}', '{"ok":true,"result":{"ok":true}}')
HARMLESS: Final = {
    # A list it is: its elements are looked at by whoever polls.
    "getUpdates": ('{"ok":true,"result":[null]}',),
    # What is not as it is to be is set, whatever it is.
    **dict.fromkeys(("getChatMenuButton", "getMyDescription", "getMyShortDescription"), _OBJECTS),
}

ODD: Final = (
    '{"ok":true,"result":[{"update_id": 9}, {"update_id": 7}, {"update_id": 8}]}',
    '{"ok":true,"result":[{"update_id": 5}, {"update_id": 5}, {}, 5]}',
    '{"ok":true,"result":[{"update_id": 3, "sub_ether": {"a": 1}}, {"update_id": 2, "message": 7}]}',
    '{"ok":true,"result":[{"update_id": 1, "message": {"chat": {}}, "callback_query": []}]}',
    '{"ok":true,"result":[{"update_id": 4, "inline_query": {"id": 5}}, {"update_id": 6, "inline_query": null}]}',
)
"""Elements that can be acknowledged, of kinds that nobody knows, in any order of their numbers."""


def test_there_are_enough_of_them() -> None:
    assert len(set(SPOILT)) >= 60


@pytest.mark.parametrize("method", METHODS)
async def test_every_bent_answer_to_every_method_is_an_error_of_a_known_kind(
    api: BotApi, client: Client, method: str
) -> None:
    for body in SPOILT:
        if body in HARMLESS.get(method, ()):
            continue
        await api.fail(method, body=body)
        with pytest.raises(TelegramError) as raised:
            await client.perform(method, {"chat_id": 1})
        assert not isinstance(raised.value, InvalidToken), body


@pytest.mark.parametrize("method", METHODS)
async def test_a_method_that_a_server_has_not_is_refused_and_no_wrong_token(
    api: BotApi, client: Client, method: str
) -> None:
    told = {"ok": False, "error_code": 404, "description": "Not Found: method not found"}
    await api.fail(method, body=json.dumps(told))
    with pytest.raises(TelegramError) as raised:
        await client.perform(method, {"chat_id": 1})
    assert not isinstance(raised.value, InvalidToken)


@pytest.mark.parametrize("chat", [1, -5, "-5"])
@pytest.mark.parametrize("told", [-1001234567890, "-100", 5, None, True, [], 10**40])
async def test_only_a_group_moves_and_to_a_group(
    api: BotApi, client: Client, chat: object, told: object
) -> None:
    moved = {"ok": False, "error_code": 400, "parameters": {"migrate_to_chat_id": told}}
    await api.fail("sendMessage", body=json.dumps(moved))
    with pytest.raises(TelegramError) as raised:
        await client.perform("sendMessage", {"chat_id": chat, "text": "x"})
    can_be = chat != 1 and told in {-1001234567890, "-100"} if isinstance(told, (int, str)) else False
    assert isinstance(raised.value, ChatMigrated) == can_be


async def healthz(port: int) -> tuple[int, str]:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{port}/healthz") as response,
    ):
        return response.status, await response.text()


async def until_told(port: int, words: str) -> None:
    """Ask how it is until it is as ``words`` say."""
    async with asyncio.timeout(PATIENCE):
        while (await healthz(port))[1] != words:
            pass


async def test_a_bot_among_all_of_them_answers_everybody_and_no_task_ends(
    api: BotApi, house: BotInProcess
) -> None:
    """Each in turn meets every call of one exchange once: a press, its edit, words, an answer inline, the polls."""
    wang, port = api.person(1, "王工"), free_port()
    met = ("sendMessage", "editMessageText", "answerCallbackQuery", "answerInlineQuery", "getUpdates")
    async with house.open(metrics_port=port):
        await wang.say("/start")
        await wang.next_message()
        for body in (*SPOILT, *FETCHED, *ODD):
            for method in met:
                await api.fail(method, body=body)
            await wang.say("/direction")
            shown = await wang.next_message()
            press = await wang.press("网络与系统安全", message=shown)
            await wang.next_edit()
            # Or it would meet the next body too, and a message that meets three counts as sent.
            await press.answer()
            await wang.say("/help")
            while not (await wang.next_message()).text.startswith("命令"):
                pass
            await api.clear_faults()
        assert await healthz(port) == (HTTPStatus.OK, "ok\n")
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"http://127.0.0.1:{port}/metrics") as response,
        ):
            figures = await response.text()
        assert "tasks_ended_total{" not in figures
        assert 'dropped_total{reason="bent"}' not in figures
    assert house.kept(1)["to_be_sent"] == []


@pytest.mark.parametrize("method", ["sendMessage", "answerCallbackQuery", "editMessageText"])
async def test_health_tells_of_a_method_whose_answers_stay_bent_and_of_its_recovery(
    api: BotApi, house: BotInProcess, method: str
) -> None:
    wang, port = api.person(1, "王工"), free_port()
    async with house.open(metrics_port=port):
        await wang.say("/direction")
        shown = await wang.next_message()
        await api.fail(method, body="<html>", times=None)
        await wang.press("网络与系统安全", message=shown)
        await wang.say("/help")
        await api.until_called(method, times=health.SPOILT + 1)
        await until_told(port, "not ok: answers\n")
        await api.clear_faults()
        while not (await wang.next_message()).text.startswith("命令"):
            pass
        await until_told(port, "ok\n")


async def test_health_tells_that_no_poll_has_an_answer(
    api: BotApi, toy_house: BotInProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "SILENCE", 0.2)
    port = free_port()
    async with toy_house.open(metrics_port=port):
        await api.fail("getUpdates", body='{"ok":true,"result":[{}]}', times=None)
        await api.until_called("getUpdates", times=3)
        await until_told(port, "not ok: silence\n")
        await api.clear_faults()


@pytest.mark.parametrize("code", [401, 404])
async def test_some_wrong_words_about_the_token_do_not_end_a_bot_that_has_been_heard(
    api: BotApi, toy_house: BotInProcess, code: int
) -> None:
    wang = api.person(1, "王工")
    told = json.dumps({"ok": False, "error_code": code, "description": "Unauthorized"})
    async with toy_house.open():
        for times in (polling.REFUSALS - 1, 1, polling.REFUSALS - 1):
            hit = (await api.state())["faults_hit"]
            await api.fail("getUpdates", body=told, times=times)
            await wang.say("一")
            await api.until(faults_hit=hit + times)
            await wang.say("二")
            while (await wang.next_message()).text != "听到「二」。":
                pass


async def test_numbers_that_go_backwards_are_taken_each_once(api: BotApi, toy_house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    message = {"chat": wang.chat, "from": wang.user, "date": 0}
    updates = [
        {"update_id": number, "message": {**message, "message_id": number, "text": f"第{number}"}}
        for number in (30, 10, 20, 10)
    ]
    async with toy_house.open():
        await wang.say("零")
        await wang.next_message()
        await api.fail("getUpdates", body=json.dumps({"ok": True, "result": updates}))
        await wang.say("一")
        while (await wang.next_message()).text != "听到「一」。":
            pass
        await api.fail("getUpdates", body=json.dumps({"ok": True, "result": updates[::-1]}))
        await wang.say("二")
        while (await wang.next_message()).text != "听到「二」。":
            pass
    heard = [message.text for message in await wang.messages() if message.text.startswith("听到「第")]
    assert heard == [f"听到「{word}」。" for word in ("第30", "第10", "第20")]
