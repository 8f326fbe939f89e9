"""What comes as a picture, a file, a voice: its words are read, and it is said once what to do instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bot.channels.telegram.officers import answers
from tests.bot.channels.telegram.sent_rosters import roster

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import BotApi, Person

FILES: dict[str, Callable[[Person, str], Awaitable[int]]] = {
    "photo": lambda wang, caption: wang.send_photo(b"\xff\xd8\xff", caption=caption),
    "document": lambda wang, caption: wang.send_document("简历.docx", b"x", caption=caption),
    "voice": lambda wang, caption: wang.write({"voice": {"file_id": "v", "duration": 3}, "caption": caption}),
    "video": lambda wang, caption: wang.write({"video": {"file_id": "v"}, "caption": caption}),
    "animation": lambda wang, caption: wang.write(
        {"animation": {"file_id": "a"}, "document": {"file_id": "a"}, "caption": caption}
    ),
    "paid": lambda wang, caption: wang.write({"paid_media": {"star_count": 1}, "caption": caption}),
}


@pytest.mark.parametrize("kind", FILES)
async def test_a_caption_is_read_as_if_it_had_been_typed(api: BotApi, house: BotInProcess, kind: str) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/start")
        await wang.next_message()
        await FILES[kind](wang, "是")
        shown = (await wang.next_message()).text
        assert shown.startswith("附件我看不了，只读了您写在下面的文字。")
        assert "第 2 步" in shown
        await FILES[kind](wang, "/levels")
        assert "从事本专业技术工作满2年" in (await wang.next_message()).text
        assert house.kept(1)["session"]["answers"] == {"employer_in_beijing": True}
    assert await house.refused() == []


@pytest.mark.parametrize("kind", [kind for kind in FILES if kind != "document"])
async def test_an_officer_opens_a_case_by_a_caption(hr: Person, house: BotInProcess, kind: str) -> None:
    await FILES[kind](hr, "/case 甲")
    assert "已新建案例「甲」" in (await hr.next_message()).text
    await hr.next_message()
    await FILES[kind](hr, "是")
    await hr.next_message()
    assert answers(house) == {"甲": {"employer_in_beijing": True}}


async def test_below_a_roster_a_command_is_carried_out_and_words_are_its_name(
    hr: Person, house: BotInProcess
) -> None:
    await hr.send_document("名单.xlsx", roster(2), caption="研发部，硕士为主")
    assert "名单" in (await hr.next_message()).text
    assert house.kept(1)["session"] is None
    await hr.send_document("名单二.xlsx", roster(2), caption="/case 甲")
    shown = [(await hr.next_reply()).text for _ in range(3)]
    assert any("已新建案例「甲」" in text for text in shown)


@pytest.mark.parametrize(
    ("send", "advice"),
    [
        (lambda wang: wang.send_voice(), "语音输入"),
        (lambda wang: wang.write({"audio": {"file_id": "a", "duration": 3}}), "语音输入"),
        (lambda wang: wang.write({"video_note": {"file_id": "v"}}), "打成文字"),
        (lambda wang: wang.send_photo(b"\xff\xd8\xff"), "写成一句话"),
        (lambda wang: wang.send_document("简历.docx", b"x"), "复制成文字"),
        (lambda wang: wang.send_location(), "问到单位在哪里"),
        (lambda wang: wang.send_contact(), "不需要姓名和电话"),
        (lambda wang: wang.send_sticker(), "只看得懂文字"),
    ],
    ids=["voice", "audio", "video note", "photo", "document", "location", "contact", "sticker"],
)
async def test_each_kind_is_told_what_to_do_instead(
    api: BotApi, house: BotInProcess, send: Callable[[Person], Awaitable[int]], advice: str
) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await send(wang)
        assert advice in (await wang.next_message()).text


@pytest.mark.parametrize("caption", [" ", "\n\n", "\u3000"])
async def test_a_caption_of_blanks_is_none(api: BotApi, house: BotInProcess, caption: str) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await FILES["photo"](wang, caption)
        assert "看不了图片" in (await wang.next_message()).text


async def test_a_live_location_is_answered_once_however_far_one_goes(
    api: BotApi, house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    async with house.open(telegram_user_limit=3):
        await wang.send_live_location(steps=30)
        assert "位置" in (await wang.next_message()).text
        await wang.say("/help")
        assert (await wang.next_message()).text.startswith("命令")
    assert len(await wang.messages()) == 2


async def test_an_edited_caption_is_answered_as_an_edited_message_is(
    api: BotApi, house: BotInProcess
) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        number = await wang.send_photo(b"\xff\xd8\xff", caption="是")
        await wang.next_message()
        edited = {"message_id": number, "date": 0, "chat": wang.chat, "from": wang.user, "photo": []}
        await api.update("edited_message", {**edited, "caption": "否"})
        assert "/edit" in (await wang.next_message()).text
        await api.update("edited_message", edited)
        await wang.say("/help")
        assert (await wang.next_message()).text.startswith("命令")
