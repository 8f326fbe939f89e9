"""Commands, deep links, and what is no text, in a private chat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.wording import table
from tests.bot.channels.telegram.concluding import concluded

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import BotApi, Person


async def test_telegram_shows_commands_and_descriptions_in_chinese(
    api: BotApi, toy_house: BotInProcess
) -> None:
    async with toy_house.open():
        await api.until_called("setMyShortDescription")
    (everywhere, in_groups) = await api.calls("setMyCommands")
    names = [command["command"] for command in everywhere.arguments["commands"]]
    assert names == list(table("menu.everyone"))
    assert {"start", "assess", "levels", "direction", "result", "edit"} < set(names)
    assert {"export", "delete", "privacy", "help", "cancel"} < set(names)
    assert [command["command"] for command in in_groups.arguments["commands"]] == [
        "assess",
        "levels",
        "direction",
        "ask",
        "help",
    ]
    for method, name in (
        ("setMyDescription", "description"),
        ("setMyShortDescription", "short_description"),
    ):
        (call,) = await api.calls(method)
        assert "职称" in call.arguments[name]


async def test_what_telegram_shows_already_is_not_set_again(api: BotApi, toy_house: BotInProcess) -> None:
    async with toy_house.open():
        await api.until_called("setMyShortDescription")
    await api.forget_calls()
    async with toy_house.open():
        await api.until_called("getMyShortDescription")
    assert not [call.method for call in await api.calls() if call.method.startswith("setMy")]


async def test_a_deep_link_names_a_level_of_interest(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/start level_senior_engineer")
        assert "高级工程师" in (await wang.next_message()).text
        assert house.kept(1)["session"]["scratch"]["goal"] == "senior_engineer"


@pytest.mark.parametrize("opening", ["/start", "/start assess", "/assess", "/START@zhicheng_test_bot"])
async def test_every_way_to_begin_asks_the_first_question(
    api: BotApi, house: BotInProcess, opening: str
) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say(opening)
        assert "第 1 步" in (await wang.next_message()).text


async def test_every_command_of_the_menu_is_answered(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        for name in table("menu.everyone"):
            await wang.say(f"/{name}")
            assert (await wang.next_message()).text
    assert await house.refused() == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/levels", "从事本专业技术工作满2年"),
        ("/direction", "漏洞挖掘与逆向分析"),
        ("/help", "/privacy 保存什么"),
        ("/privacy", "90 天"),
        ("/edit", "北京"),
        ("/cancel", "没有"),
        ("/why", "附件1"),
        ("/frobnicate", "没有 /frobnicate 这个命令"),
    ],
)
async def test_commands_do_what_they_say(api: BotApi, house: BotInProcess, typed: str, said: str) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/start")
        await wang.next_message()
        await wang.say(typed)
        assert said in (await wang.next_message()).text


async def test_the_result_comes_as_a_conclusion_a_file_and_a_few_lines_to_pass_on(
    api: BotApi, house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        conclusion = await concluded(wang)
        await wang.say("/result")
        assert (await wang.next_message()).text == conclusion
        file = await wang.next_message()
        assert file.file_name is not None
        assert file.file_name.endswith(".md")
        assert file.file_id is not None
        content = (await api.download(file.file_id)).decode()
        short = await wang.next_message()
    receipt = conclusion.partition("凭证 ")[2].split()[0]
    assert receipt in content
    assert receipt in short.text
    assert len(short.text) < 500
    assert short.labels == []
    assert ("action", "upload_document") in await wang.journal()


@pytest.mark.parametrize(
    "send",
    [
        lambda wang: wang.send_sticker(),
        lambda wang: wang.send_voice(),
        lambda wang: wang.send_photo(b"\xff\xd8\xff"),
        lambda wang: wang.send_location(),
        lambda wang: wang.send_contact(),
        lambda wang: wang.send_document("简历.docx", b"x"),
        lambda wang: wang.write({"dice": {"emoji": "🎲", "value": 3}}),
        lambda wang: wang.write({"video_note": {"file_id": "v"}}),
    ],
    ids=["sticker", "voice", "photo", "location", "contact", "document", "dice", "video note"],
)
async def test_what_is_no_text_gets_a_kind_answer_and_changes_nothing(
    api: BotApi, house: BotInProcess, send: Callable[[Person], Awaitable[int]]
) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/start")
        await wang.next_message()
        before = house.kept(1)["session"]
        await send(wang)
        assert "只看得懂文字" in (await wang.next_message()).text
        assert house.kept(1)["session"] == before


async def test_an_edited_message_is_answered_kindly_and_changes_nothing(
    api: BotApi, house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/start")
        await wang.next_message()
        number = await wang.say("是")
        await wang.next_message()
        before = house.kept(1)["session"]
        await wang.edit_message(number, "否")
        assert "/edit" in (await wang.next_message()).text
        assert house.kept(1)["session"] == before


async def test_what_is_meant_for_nobody_is_passed_over(api: BotApi, house: BotInProcess) -> None:
    wang, robot = api.person(1, "王工"), api.other_bot(7, "spam")
    async with house.open():
        await robot.say("/start")
        await api.channel(-1001).post("公告")
        await wang.write({"pinned_message": {"message_id": 1}})
        await wang.write({"new_chat_title": "新标题"})
        for kind in ("message", "edited_message", "callback_query"):
            await api.update(kind, {"nonsense": True})
            await api.update(kind, ["nonsense"])
            await api.update(kind, None)
        await wang.say("/start")
        assert "第 1 步" in (await wang.next_message()).text
        assert await robot.messages() == []


@pytest.mark.parametrize(
    "event",
    [
        {"pinned_message": {"message_id": 1, "date": 0}},
        {"new_chat_title": "题"},
        {"forum_topic_created": {"name": "题", "icon_color": 1}},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 60}},
        {"chat_background_set": {"type": {}}},
        {"users_shared": {"request_id": 1, "users": []}},
        {"write_access_allowed": {}},
    ],
)
async def test_an_event_asks_for_nothing_and_uses_up_nobody_s_pace(
    api: BotApi, house: BotInProcess, event: dict[str, Any]
) -> None:
    wang = api.person(1, "王工")
    async with house.open(telegram_user_limit=1):
        for _ in range(5):
            await wang.write(event)
        await wang.say("/help")
        assert (await wang.next_message()).text.startswith("命令")
    assert len(await wang.messages()) == 1


async def test_a_text_of_any_length_and_any_signs_is_answered(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        for text in ("/start", "`*_[](<b>&amp;\\" * 60, "\u202e反\x00😀" * 500, "字" * 12_000, "*" * 4096):
            await wang.say(text)
            assert (await wang.next_message()).text
        await wang.catch_up()
        await wang.say("是")
        assert (await wang.next_message()).text
    assert await house.refused() == []


async def test_a_reply_longer_than_telegram_allows_comes_in_pieces(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/start")
        await wang.next_message()
        await wang.say("/levels")
        levels = await wang.next_message()
    assert levels.text.startswith("四个级别")
    assert all(len(message.text) <= 4096 for message in await wang.messages())
