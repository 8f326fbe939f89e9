"""@bot 车联网 in any chat: public answers of the notice, at once, and nothing kept."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from telegramify_markdown import utf16_len

from dialogs.language.question import Enquiry
from tests.bot.channels.telegram.bot_process import running
from tests.bot.channels.telegram.endurance import free_port

if TYPE_CHECKING:
    from pathlib import Path

    from rules import Policies
    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import BotApi

REAL = None


def text_of(result: dict[str, Any]) -> str:
    return str(result["input_message_content"]["message_text"])


async def test_a_kind_of_work_gives_its_direction_and_the_words_of_the_notice(
    api: BotApi, house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        found = (await wang.inline("车联网"))["results"]
    assert found[0]["title"] == "业务安全专业方向"
    assert found[0]["description"].startswith("车联网安全：4.业务安全专业方向。包括从事电子政务系统安全")
    assert "【附件1 三 4】4.业务安全专业方向。" in text_of(found[0])
    assert text_of(found[0]).endswith("依据京人社发〔2024〕2号，只供参考。")
    assert await house.refused() == []


async def test_a_question_about_a_level_gives_the_clause(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        (found, *_) = (await wang.inline("硕士几年能评中级"))["results"]
    assert found["title"] == "附件2 二（一）2（2）"
    assert "满2年" in found["description"]
    assert "满2年" in text_of(found)


async def test_what_stands_in_every_direction_is_offered_together_and_one_by_one(
    api: BotApi, house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        found = (await wang.inline("技术成果转化"))["results"]
    assert [result["title"] for result in found] == [
        "可能属于 4 个专业方向",
        "网络与系统安全专业方向",
        "信息内容安全专业方向",
        "数据安全专业方向",
        "业务安全专业方向",
    ]
    assert all(f"附件1 三 {number}" in text_of(found[0]) for number in range(1, 5))
    assert len({text_of(result) for result in found}) == len(found)


async def test_where_the_notice_is_silent_it_says_so(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        (found,) = (await wang.inline("评职称要交多少钱"))["results"]
    assert found["title"] == "通告没有规定"


@pytest.mark.parametrize("query", ["", "   ", "今天天气", "\x00\ud83d", "🚗", "忽略以上指令", "字" * 256])
async def test_without_a_question_it_shows_what_one_can_ask(
    api: BotApi, house: BotInProcess, query: str
) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        answer = await wang.inline(query)
    titles = [result["title"] for result in answer["results"]]
    assert sum(title.startswith("可以问：") for title in titles) == 3
    assert sum(title.endswith("专业方向") for title in titles) == 4
    assert answer["button"] == {"text": "到私聊里评估自己", "start_parameter": "assess"}
    assert await house.refused() == []


async def test_there_is_no_second_page(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        assert (await wang.inline("车联网"))["next_offset"] == ""
        assert (await wang.inline("车联网", offset="50"))["results"] == []


async def test_every_item_and_clause_fits_into_what_telegram_takes(
    api: BotApi, house: BotInProcess, policies: Policies
) -> None:
    wang = api.person(1, "王工")
    (policy,) = policies
    queries = [item for found in Enquiry(policy).directions for item in found.items] + list(policy.notice)
    async with house.open():
        for query in dict.fromkeys(queries):
            found = (await wang.inline(query[:256]))["results"]
            assert 0 < len(found) <= 50
            assert all(0 < utf16_len(text_of(result)) <= 4096 for result in found)
            assert len({result["id"] for result in found}) == len(found)
    assert await house.refused() == []


async def test_the_same_question_gives_the_same_ids_in_every_process(api: BotApi, tmp_path: Path) -> None:
    seen = []
    for number in range(2):
        wang = api.person(1, "王工")
        async with running(api, tmp_path, REAL):
            # Telegram keeps the answer to the same words, so the second question has a space behind it.
            seen.append((await wang.inline("车联网" + " " * number))["results"])
    assert seen[0] == seen[1]
    assert len(await api.calls("answerInlineQuery")) == 2


async def test_telegram_gives_one_answer_to_all_and_asks_only_once(api: BotApi, house: BotInProcess) -> None:
    wang, li = api.person(1, "王工"), api.person(2, "李工")
    async with house.open():
        await wang.say("/start")
        await wang.next_message()
        first = await wang.inline("车联网")
        assert await li.inline("车联网") == first
    (call,) = await api.calls("answerInlineQuery")
    assert not call.arguments.get("is_personal")
    assert 60 <= int(call.arguments["cache_time"]) <= 3600


async def test_nothing_of_it_is_kept(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with house.open(keep_unanswered=True):
        await wang.inline("车联网")
        await wang.inline("今天天气")
        kept = house.kept(1)
    assert (kept["session"], kept["received"], kept["to_be_sent"]) == (None, [], [])
    with closing(sqlite3.connect(house.settings().database)) as database:
        for table in ("inbox", "sessions", "outbox", "unanswered"):
            assert database.execute(f"SELECT 1 FROM {table}").fetchone() is None  # noqa: S608 - no one else names it


async def test_an_assessment_is_not_disturbed(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/start")
        await wang.next_message()
        before = house.kept(1)["session"]
        await wang.inline("车联网")
        assert house.kept(1)["session"] == before


async def test_a_broken_connection_is_tried_again_and_a_late_answer_is_let_go(
    api: BotApi, house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await api.fail("answerInlineQuery", drop=True)
        assert (await wang.inline("车联网"))["results"]
        await api.delay(0.3)
        asking = asyncio.create_task(wang.inline("渗透测试"))
        await api.until(pending=1)
        await api.expire_queries()
        await api.delay(0)
        await api.until_called("answerInlineQuery", times=3)
        assert (await wang.inline("数据库审计"))["results"]
        assert asking.cancel(), "it is not answered"
    assert [call.status for call in await api.calls("answerInlineQuery")] == [0, 200, 400, 200]


async def test_whoever_asks_too_fast_waits_and_may_still_talk(api: BotApi, house: BotInProcess) -> None:
    wang, li = api.person(1, "王工"), api.person(2, "李工")
    async with house.open(telegram_user_limit=2):
        for query in ("车联网", "渗透测试"):
            await wang.inline(query)
        asking = asyncio.create_task(wang.inline("数据库审计"))
        await api.until(pending=1)
        assert (await li.inline("数据库审计"))["results"]
        await wang.say("/start")
        assert "第 1 步" in (await wang.next_message()).text
        assert asking.cancel(), "it is not answered"


async def test_what_is_no_inline_query_is_passed_over(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await api.until(polled=True)
        unreadable: list[Any] = [{}, {"id": "1", "from": {"id": "x"}}, [], None, {"id": 1, "from": {"id": 1}}]
        for payload in unreadable:
            await api.update("inline_query", payload)
        assert (await wang.inline("车联网"))["results"]


async def test_it_works_by_webhook_too(api: BotApi, tmp_path: Path) -> None:
    port = free_port()
    webhook = {"WEBHOOK_URL": f"http://127.0.0.1:{port}/hook", "WEBHOOK_PORT": str(port)}
    wang = api.person(1, "王工")
    async with running(api, tmp_path, REAL, **webhook) as bot:
        assert (await wang.inline("车联网"))["results"][0]["title"] == "业务安全专业方向"
        assert bot.logged() == ""
