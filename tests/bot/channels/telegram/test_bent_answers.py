"""An answer that was bent on its way harms nobody: it is an error of a known kind, and the call is repeated."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
from telegram.error import BadRequest, Conflict, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.channels.telegram.api_answer import LONGEST_WAIT, BentAnswer, result_of, settled
from bot.channels.telegram.client import BotApi as Client
from bot.channels.telegram.connection import demanded
from bot.channels.telegram.delivery import BENT as BENT_LIMIT
from bot.store.sql.transaction import Transaction
from bot.turns.group_commit import GroupCommit
from tests.bot.channels.telegram.endurance import free_port

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import BotApi

BENT = [
    "",
    "null",
    "[]",
    '"ok"',
    "<html>502</html>",
    "{}",
    '{"ok": true}',
    '{"ok": false}',
    '{"ok":true,"result":',
    '{"ok": false, "error_code": 502, "description": "Bad Gateway"}',
    '{"ok": false, "error_code": "429"}',
    '{"ok": false, "error_code": 99999999}',
    "[" * 100_000,
    '{"ok":true,"result":' + "9" * 5_000 + "}",
]
SENT = ['{"ok":true,"result":null}', '{"ok":true,"result":true}', '{"ok":true,"result":{"message_id":"7"}}']
FETCHED = [
    '{"ok":true,"result":{}}',
    '{"ok":true,"result":[{}]}',
    '{"ok":true,"result":[null, 5, {"update_id": "x"}]}',
    '{"ok":true,"result":[{"update_id": true}]}',
]


@pytest.mark.parametrize("body", BENT)
async def test_every_bent_answer_is_an_error_of_a_known_kind(api: BotApi, client: Client, body: str) -> None:
    await api.fail("getMe", body=body)
    with pytest.raises(TelegramError):
        await client.perform("getMe", {})


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (
            {"error_code": 429, "description": "Too Many Requests", "parameters": {"retry_after": 3}},
            RetryAfter,
        ),
        ({"error_code": 403, "description": "Forbidden: bot was blocked by the user"}, Forbidden),
        ({"error_code": 409, "description": "Conflict"}, Conflict),
        ({"error_code": 400, "description": "Bad Request: message is not modified"}, BadRequest),
        ({"error_code": 500, "description": "Internal Server Error"}, NetworkError),
    ],
)
async def test_a_flattened_error_is_what_it_was(
    api: BotApi, client: Client, answer: dict[str, Any], kind: type[TelegramError]
) -> None:
    await api.fail("getMe", body=json.dumps({"ok": False, **answer}))
    with pytest.raises(kind):
        await client.perform("getMe", {})


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 429, 200, 301, 418, 500, 502, 599])
@pytest.mark.parametrize(
    "body",
    [
        "",
        "<html><h1>Forbidden</h1></html>",
        "null",
        '{"message": "no such route"}',
        '{"ok": false}',
        '{"ok": "true", "result": []}',
        '{"ok": false, "error_code": true, "description": "Unauthorized"}',
        '{"error_code": 401, "description": "Unauthorized"}',
    ],
)
async def test_who_answers_in_telegram_s_place_is_not_believed(status: int, body: str) -> None:
    """Else a proxy's own 401 would end the bot, its 403 mute a person, and its 400 drop a message."""
    assert settled(status, body.encode())[0] == HTTPStatus.BAD_GATEWAY


@pytest.mark.parametrize("given", [None, [], "5", {}, {"retry_after": "soon"}, {"retry_after": -3}, 7])
@pytest.mark.parametrize("said", [None, 5, ["Bad"], {"a": 1}])
async def test_a_refusal_s_bent_particulars_do_no_harm(
    api: BotApi, client: Client, given: object, said: object
) -> None:
    refusal = {"ok": False, "error_code": 429, "description": said, "parameters": given}
    await api.fail("getMe", body=json.dumps(refusal))
    with pytest.raises(NetworkError):
        await client.perform("getMe", {})


@pytest.mark.parametrize(("told", "seconds"), [(3, 3), ("3", 3), (10**12, LONGEST_WAIT)])
async def test_nobody_is_made_to_wait_for_ever(
    api: BotApi, client: Client, told: object, seconds: int
) -> None:
    refusal = {"ok": False, "error_code": 429, "parameters": {"retry_after": told}}
    await api.fail("getMe", body=json.dumps(refusal))
    with pytest.raises(RetryAfter) as waited:
        await client.perform("getMe", {})
    assert demanded(waited.value) == seconds


@pytest.mark.parametrize(
    ("method", "good", "bent"),
    [
        ("getMe", {"id": 1, "is_bot": True, "first_name": "b", "username": "b_bot"}, {"id": 1}),
        ("getUpdates", [], {}),
        ("getFile", {"file_id": "f", "file_path": "a/b", "file_size": 3}, {"file_id": "f"}),
        ("getFile", {"file_id": "f", "file_path": "a/b"}, {"file_path": "a/b", "file_size": "3"}),
        ("sendMessage", {"message_id": 1}, {"message_id": "1"}),
        ("sendDocument", {"message_id": 1}, True),
        ("sendPhoto", {"message_id": 1}, {"message_id": True}),
        ("sendChatAction", True, {}),
        ("editMessageText", {"message_id": 1}, {"message_id": None}),
        ("editMessageReplyMarkup", True, False),
        ("answerCallbackQuery", True, None),
        ("setWebhook", True, "true"),
        ("deleteWebhook", True, []),
        ("setMyCommands", True, 0),
    ],
)
def test_every_method_s_result_has_its_form(method: str, good: object, bent: object) -> None:
    assert result_of(method, good) == good
    for spoilt in (bent, None, "", 5, {"result": good}):
        with pytest.raises(BentAnswer):
            result_of(method, spoilt)


@pytest.mark.parametrize(
    "result", ["null", "[]", "{}", '{"id": "x", "is_bot": true}', '{"id":1,"is_bot":true,"first_name":"b"}']
)
async def test_a_start_so_answered_is_tried_again(api: BotApi, toy_house: BotInProcess, result: str) -> None:
    wang = api.person(1, "王工")
    for method in ("getMe", "deleteWebhook", "getMyCommands", "getMyDescription", "getMyShortDescription"):
        await api.fail(method, body=f'{{"ok":true,"result":{result}}}')
    async with toy_house.open():
        await wang.say("一")
        assert (await wang.next_message()).text == "第 1 句有 1 个字。"
        await api.until_called("setMyShortDescription")


@pytest.mark.parametrize("body", [*BENT, *SENT])
async def test_a_message_so_answered_is_sent_again_and_mutes_nobody(
    api: BotApi, toy_house: BotInProcess, body: str
) -> None:
    wang = api.person(1, "王工")
    async with toy_house.open():
        await api.fail("sendMessage", body=body)
        await wang.say("一")
        assert (await wang.next_message()).text == "第 1 句有 1 个字。"
        await wang.say("二")
        assert [(await wang.next_message()).text for _ in range(3)][-1] == "听到「二」。"
    assert toy_house.kept(1)["to_be_sent"] == []


@pytest.mark.parametrize("body", [*SENT, '{"ok":true}'])
async def test_what_is_taken_by_telegram_s_word_is_not_sent_for_ever(
    api: BotApi, toy_house: BotInProcess, body: str
) -> None:
    """A relay may bend every answer, and whoever is written to has the message each time."""
    wang = api.person(1, "王工")
    async with toy_house.open():
        await api.fail("sendMessage", body=body, times=None, after=True)
        await wang.say("一")
        await api.until_called("sendMessage", times=2 * BENT_LIMIT)
        await api.clear_faults()
        await wang.say("二")
        while (await wang.next_message()).text != "听到「二」。":
            pass
    assert len(await api.calls("sendMessage")) == 2 * BENT_LIMIT + 2
    assert toy_house.kept(1)["to_be_sent"] == []


@pytest.mark.parametrize("body", [*BENT, *FETCHED])
async def test_a_poll_so_answered_ends_nothing(api: BotApi, toy_house: BotInProcess, body: str) -> None:
    wang = api.person(1, "王工")
    async with toy_house.open():
        await api.fail("getUpdates", body=body)
        await wang.say("一")
        assert (await wang.next_message()).text == "第 1 句有 1 个字。"


async def test_something_unforeseen_in_sending_is_counted_and_the_lane_goes_on(
    api: BotApi, toy_house: BotInProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    perform, failures = Client.perform, iter(range(2))

    async def failing(self: Client, method: str, arguments: dict[str, Any], **how: Any) -> Any:
        if method == "sendMessage" and next(failures, None) is not None:
            raise KeyError("unforeseen")
        return await perform(self, method, arguments, **how)

    monkeypatch.setattr(Client, "perform", failing)
    wang = api.person(1, "王工")
    async with toy_house.open():
        await wang.say("一")
        assert [(await wang.next_message()).text for _ in range(2)] == ["第 1 句有 1 个字。", "听到「一」。"]


async def test_something_unforeseen_in_forgetting_mutes_nobody_and_sends_nothing_twice(
    api: BotApi, toy_house: BotInProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    forget, failures = Transaction.sent, iter(range(1))

    def failing(self: Transaction, sequences: Iterable[int]) -> Callable[[], set[int]]:
        if next(failures, None) is not None:
            raise KeyError("unforeseen")
        return forget(self, sequences)

    monkeypatch.setattr(Transaction, "sent", failing)
    wang = api.person(1, "王工")
    async with toy_house.open():
        shown = []
        for text in ("一", "二"):
            await wang.say(text)
            shown += [(await wang.next_message()).text for _ in range(2)]
        assert shown == ["第 1 句有 1 个字。", "听到「一」。", "第 2 句有 1 个字。", "听到「二」。"]
    # What could not be forgotten goes again at the next start.
    assert len(toy_house.kept(1)["to_be_sent"]) == 1


async def test_a_commit_that_fails_tells_everybody_who_waits_for_it() -> None:
    async def failing(items: Sequence[int]) -> None:
        raise KeyError(len(items))

    commit = GroupCommit(failing)
    told = await asyncio.gather(*(commit.add(number) for number in range(3)), return_exceptions=True)
    assert [type(one) for one in told] == [KeyError] * 3


async def test_health_is_bad_while_nothing_can_be_stored(
    api: BotApi, toy_house: BotInProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.sqlite.store.LOCK_WAIT", 0.1)
    wang, port = api.person(1, "王工"), free_port()
    async with toy_house.open(metrics_port=port), aiohttp.ClientSession() as session:
        await wang.say("一")
        await wang.next_message()
        assert await health(session, port) == HTTPStatus.OK
        other = sqlite3.connect(toy_house.settings().database, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert await health(session, port) == HTTPStatus.SERVICE_UNAVAILABLE
        other.execute("ROLLBACK")
        other.close()
        assert await health(session, port) == HTTPStatus.OK


async def test_health_is_bad_and_nothing_is_erased_while_the_clock_is_in_doubt(
    api: BotApi, toy_house: BotInProcess
) -> None:
    wang, port = api.person(1, "王工"), free_port()
    async with toy_house.open(metrics_port=port) as store, aiohttp.ClientSession() as session:
        await wang.say("一")
        await wang.next_message()
        assert await health(session, port) == HTTPStatus.OK
        toy_house.calendar.moved = timedelta(days=400)
        assert await health(session, port) == HTTPStatus.SERVICE_UNAVAILABLE
        with store.transaction() as transaction:
            assert transaction.session("telegram", "1") is not None
            transaction.believe_clock()
        assert await health(session, port) == HTTPStatus.OK


async def health(session: aiohttp.ClientSession, port: int) -> int:
    async with session.get(f"http://127.0.0.1:{port}/healthz") as response:
        return response.status
