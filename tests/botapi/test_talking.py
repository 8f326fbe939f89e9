"""People and a real python-telegram-bot talk to each other over the loopback Bot API."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from telegram import (
    Bot,
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ChatAction
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from tests.botapi import BotApi, ControlError, NothingCameError, spawned

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

Context = ContextTypes.DEFAULT_TYPE
DEGREES = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("硕士", callback_data="e=3"),
            InlineKeyboardButton("博士", callback_data="e=4"),
        ],
        [InlineKeyboardButton("私聊", url="https://t.me/zhicheng_test_bot?start=assess")],
    ]
)


def bot_of(api: BotApi) -> Bot:
    return Bot(api.token, base_url=api.base_url, base_file_url=api.base_file_url)


async def start(update: Update, context: Context) -> None:
    assert update.effective_message is not None
    greeting = f"你好 {' '.join(context.args or [])}".strip()
    await update.effective_message.reply_text(greeting, reply_markup=DEGREES)


async def echo(update: Update, _: Context) -> None:
    assert update.effective_message is not None
    await update.effective_message.reply_text(f"听到：{update.effective_message.text}")


async def receive_file(update: Update, _: Context) -> None:
    assert update.message is not None
    assert update.message.document is not None
    await update.message.reply_chat_action(ChatAction.UPLOAD_DOCUMENT)
    file = await update.message.document.get_file()
    content = bytes(await file.download_as_bytearray())
    await update.message.reply_document(content[::-1], filename="结果.md", caption="给您")


async def choose(update: Update, _: Context) -> None:
    press = update.callback_query
    assert press is not None
    await press.answer(f"{press.from_user.first_name}：{press.data}")
    await press.edit_message_text(f"已选 {press.data}")


async def look_up(update: Update, _: Context) -> None:
    asked = update.inline_query
    assert asked is not None
    text = InputTextMessageContent(f"{asked.from_user.id} 问 {asked.query}")
    await asked.answer([InlineQueryResultArticle("1", "查到", text)], is_personal=asked.query == "我")


@asynccontextmanager
async def running(api: BotApi) -> AsyncIterator[None]:
    """A small bot that polls, closed in good order."""
    application = Application.builder().bot(bot_of(api)).build()
    application.add_handlers(
        [
            CommandHandler("start", start),
            CallbackQueryHandler(choose),
            InlineQueryHandler(look_up),
            MessageHandler(filters.Document.ALL, receive_file),
            MessageHandler(filters.TEXT, echo),
        ]
    )
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling(timeout=10, poll_interval=0)
        yield
        await application.updater.stop()
        await application.stop()


async def test_a_person_talks_and_presses(api: BotApi) -> None:
    wang = api.person(1, "王工", username="wanggong")
    async with running(api):
        await wang.say("/start assess")
        question = await wang.next_message()
        assert (question.text, question.labels) == ("你好 assess", ["硕士", "博士", "私聊"])
        press = await wang.press("硕士")
        assert (await press.answer()).text == "王工：e=3"
        changed = await wang.next_edit()
        assert (changed.id, changed.text, changed.labels) == (question.id, "已选 e=3", [])
        await wang.say("谢谢")
        assert (await wang.next_reply()).text == "听到：谢谢"
    assert [message.text for message in await wang.messages()] == ["已选 e=3", "听到：谢谢"]
    assert [call.status for call in await api.calls("answerCallbackQuery")] == [200]


async def test_a_button_is_pressed_as_an_old_message_showed_it(api: BotApi) -> None:
    wang = api.person(1, "王工")
    async with running(api):
        await wang.say("/start")
        question = await wang.next_message()
        await (await wang.press("硕士")).answer()
        await wang.next_edit()
        with pytest.raises(ControlError, match="硕士"):
            await wang.press("硕士")
        stale = await wang.press("博士", message=question)
        assert (await stale.answer()).text == "王工：e=4"
        forged = await wang.press_data("e=99", question.id)
        assert (await forged.answer()).text == "王工：e=99"


async def test_nobody_waits_for_ever(api: BotApi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.botapi.link.PATIENCE", 0.01)
    wang = api.person(1, "王工")
    with pytest.raises(NothingCameError):
        await wang.next_message()


async def test_nobody_waits_for_a_bot_that_has_ended(api: BotApi) -> None:
    wang = api.person(1, "王工")
    ended = asyncio.get_running_loop().create_future()
    api.watch(ended)
    async with running(api):
        await wang.say("/start")
        ended.set_result("it ended by itself")
        assert (await wang.next_message()).labels, "what it did before counts"
    with pytest.raises(NothingCameError, match="by itself"):
        await wang.next_message()
    api.let_go(ended)


async def test_documents_go_both_ways(api: BotApi) -> None:
    wang = api.person(1, "王工")
    async with running(api):
        await wang.send_document("材料.txt", b"abc", media_type="text/plain", caption="材料")
        assert await wang.next_action() == "upload_document"
        sent = await wang.next_message()
    assert (sent.file_name, sent.text) == ("结果.md", "给您")
    assert sent.file_id is not None
    assert await api.download(sent.file_id) == b"cba"


async def test_a_group_with_privacy_shows_commands_and_replies_only(api: BotApi) -> None:
    wang, li = api.person(1, "王工"), api.person(2, "李工")
    group = api.group(-1001)
    await group.add_bot(wang)
    async with running(api):
        await wang.say("今天开会吗", chat=group)
        await wang.say("/start@another_bot", chat=group)
        await li.say("/start@zhicheng_test_bot", chat=group)
        greeting = await group.next_message()
        await wang.say("我想报名", chat=group, reply_to=greeting.id)
        assert (await group.next_message()).text == "听到：我想报名"
        foreign = await wang.press("博士", chat=group)
        assert (await foreign.answer()).text == "王工：e=4"
        await group.next_edit()
    assert [kind for kind, _ in await group.journal()] == ["sent", "sent", "edited"]
    assert await wang.messages() == []


async def test_a_deep_link_opens_the_private_chat(api: BotApi) -> None:
    wang = api.person(1, "王工")
    group = api.group(-1001)
    async with running(api):
        await wang.say("/start", chat=group)
        await group.next_message()
        with pytest.raises(ControlError, match="follow"):
            await wang.press("私聊", chat=group)
        await wang.follow("私聊", chat=group)
        assert (await wang.next_message()).text == "你好 assess"


async def test_inline_answers_are_kept_for_others_unless_personal(api: BotApi) -> None:
    wang, li = api.person(1, "王工"), api.person(2, "李工")
    async with running(api):
        for person in (wang, li):
            answers = await person.inline("车联网")
            assert answers["results"][0]["input_message_content"]["message_text"] == "1 问 车联网"
        for person, text in ((wang, "1 问 我"), (li, "2 问 我")):
            answers = await person.inline("我")
            assert answers["results"][0]["input_message_content"]["message_text"] == text


async def test_every_kind_of_update_can_be_parsed(api: BotApi) -> None:
    wang = api.person(1, "王工")
    channel = api.channel(-1002)
    number = await wang.say("你好 /help 和 https://a.cn/x")
    await wang.edit_message(number, "您好")
    await wang.send_photo(b"\xff\xd8\xff", caption="照片")
    await wang.send_voice()
    await wang.send_sticker()
    await wang.send_location()
    await wang.send_contact()
    await channel.edit(await channel.post("公告"), "公告二")
    await wang.block()
    await api.update("some_day_new", {"id": 1})
    await api.other_bot(9, "other").say("哔")
    async with bot_of(api) as bot:
        updates = await bot.get_updates(allowed_updates=[])
    texts, photo, voice, sticker, location, contact = [
        updates[place].effective_message for place in (0, 2, 3, 4, 5, 6)
    ]
    assert texts is not None
    assert [entity.type for entity in texts.entities] == ["bot_command", "url"]
    assert [bool(one) for one in (photo, voice, sticker, location, contact)] == [True] * 5
    assert photo is not None
    assert photo.caption == "照片"
    assert updates[1].edited_message is not None
    assert updates[7].channel_post is not None
    assert updates[8].edited_channel_post is not None
    assert updates[9].my_chat_member is not None
    assert updates[9].my_chat_member.new_chat_member.status == "kicked"
    assert updates[10].effective_user is None
    assert updates[11].effective_user is not None
    assert updates[11].effective_user.is_bot


async def test_the_bot_describes_itself(api: BotApi) -> None:
    wang = api.person(1, "王工")
    await wang.say("你好")
    async with bot_of(api) as bot:
        await bot.set_my_commands([BotCommand("start", "开始")])
        await bot.set_my_commands([BotCommand("assess", "评估")], language_code="en")
        await bot.set_my_description("职称申报向导")
        await bot.set_my_short_description("向导")
        assert [one.command for one in await bot.get_my_commands()] == ["start"]
        assert [one.command for one in await bot.get_my_commands(language_code="en")] == ["assess"]
        assert (await bot.get_my_description()).description == "职称申报向导"
        assert (await bot.get_my_short_description()).short_description == "向导"
        assert (await bot.get_chat(wang.id)).first_name == "王工"
        assert bot.username == (await api.state())["username"]


async def test_a_process_of_its_own_serves_the_same() -> None:
    async with spawned("--second", "0.01") as api:
        wang = api.person(1, "王工")
        async with running(api):
            await wang.say("/start")
            await wang.next_message()
            assert (await (await wang.press("硕士")).answer()).text == "王工：e=3"
            with pytest.raises(ControlError, match="no button"):
                await wang.press("学士")
            await wang.send_document("a.txt", b"abc")
            sent = await wang.next_message()
            assert await api.download(str(sent.file_id)) == b"cba"
        assert {call.chat for call in await api.calls("sendMessage")} == {wang.id}


async def test_long_polling_wakes_for_each_of_many(api: BotApi) -> None:
    people = [api.person(number, f"第{number}位") for number in range(1, 21)]
    async with running(api):
        await asyncio.gather(*(person.say("在吗") for person in people))
        heard = await asyncio.gather(*(person.next_message() for person in people))
    assert {message.text for message in heard} == {"听到：在吗"}
    assert (await api.state())["pending"] == 0
