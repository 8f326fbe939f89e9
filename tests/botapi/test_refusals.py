"""The loopback Bot API refuses what Telegram refuses, with Telegram's own words."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Message,
    MessageEntity,
)
from telegram.error import BadRequest, ChatMigrated, EndPointNotFound, Forbidden, InvalidToken, RetryAfter

from tests.botapi import BotApi, ControlError, Person, Rate

if TYPE_CHECKING:
    from collections.abc import Awaitable

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


@pytest.fixture
async def wang(api: BotApi) -> Person:
    person = api.person(1, "王工")
    await person.say("/start")
    return person


def keyboard(*labels: str, data: str = "q=1") -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data)] for label in labels])


async def refused(call: Any, kind: type[Exception] = BadRequest) -> str:
    with pytest.raises(kind) as caught:
        await call
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Message text is empty"),
        (" \n ", "Message text is empty"),
        ("安" * 4097, "Message is too long"),
        ("😀" * 4097, "Message is too long"),
    ],
)
async def test_a_text_of_no_or_too_many_characters(wang: Person, bot: Bot, text: str, reason: str) -> None:
    assert await refused(bot.send_message(wang.id, text)) == reason
    assert await wang.messages() == []


async def test_a_text_of_4096_characters_passes_whatever_its_utf16_length(wang: Person, bot: Bot) -> None:
    sent = await bot.send_message(wang.id, "😀" * 4096)
    assert sent.text == "😀" * 4096


@pytest.mark.parametrize(
    ("entity", "reason"),
    [
        (
            ("bold", 0, 3),
            "Entity beginning at utf-16 offset 0 ends after the end of the text at utf-16 offset 3",
        ),
        (("bold", 5, 1), "Entity begins after the end of the text at utf-16 offset 5"),
        (("bold", 1, 1), "Entity begins in a middle of a utf-16 symbol at byte offset 4"),
        (
            ("bold", 0, 1),
            "Entity beginning at utf-16 offset 0 ends in a middle of a utf-16 symbol at byte offset 4",
        ),
        (("bold", -1, 1), "Receive an entity with incorrect offset -1"),
        (("loud", 0, 2), "Can't parse messageentity: unsupported type specified"),
    ],
)
async def test_an_entity_that_does_not_fit_the_text(
    wang: Person, bot: Bot, entity: tuple[str, int, int], reason: str
) -> None:
    message = await refused(bot.send_message(wang.id, "😀", entities=[MessageEntity(*entity)]))
    assert message.lower() == reason.lower()


async def test_entities_that_cross(wang: Person, bot: Bot) -> None:
    crossing = [MessageEntity("bold", 0, 3), MessageEntity("italic", 2, 3)]
    assert "crosses the end" in await refused(bot.send_message(wang.id, "一二三四五", entities=crossing))


async def test_nested_entities_move_with_the_text_when_it_is_trimmed(wang: Person, bot: Bot) -> None:
    nested = [MessageEntity("bold", 1, 4), MessageEntity("italic", 2, 1)]
    sent = await bot.send_message(wang.id, "\n一二三 ", entities=nested)
    assert sent.text == "一二三"
    assert [(one.type, one.offset, one.length) for one in sent.entities] == [("bold", 0, 3), ("italic", 1, 1)]


@pytest.mark.parametrize(
    ("mode", "text", "reason"),
    [
        ("HTML", "<b>职称", "Can't parse entities: can't find end tag corresponding to start tag \"b\""),
        ("HTML", "<h1>职称</h1>", 'Can\'t parse entities: unsupported start tag "h1" at byte offset 0'),
        ("HTML", "职称</b>", "Can't parse entities: unexpected end tag at byte offset 6"),
        (
            "HTML",
            "<b><i>x</b></i>",
            'Can\'t parse entities: unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
        ),
        (
            "MarkdownV2",
            "第1.条",
            "Can't parse entities: character '.' is reserved and must be escaped with the preceding '\\'",
        ),
        ("MarkdownV2", "一*二", "Can't parse entities: can't find end of bold entity at byte offset 3"),
        ("Markdown", "一_二", "Can't parse entities: can't find end of the entity starting at byte offset 3"),
        ("Word", "一", "Unsupported parse_mode"),
    ],
)
async def test_markup_that_cannot_be_parsed(
    wang: Person, bot: Bot, mode: str, text: str, reason: str
) -> None:
    assert (await refused(bot.send_message(wang.id, text, parse_mode=mode))).lower() == reason.lower()


@pytest.mark.parametrize(
    ("mode", "source"),
    [
        ("HTML", '<b>粗<i>斜</i></b> <a href="https://a.cn/">链</a> <code>&lt;x&gt;</code>'),
        ("MarkdownV2", r"*粗_斜_* [链](https://a.cn/) `<x>`"),
    ],
)
async def test_markup_that_can_be_parsed(wang: Person, bot: Bot, mode: str, source: str) -> None:
    sent = await bot.send_message(wang.id, source, parse_mode=mode)
    assert sent.text == "粗斜 链 <x>"
    found = {(one.type, one.offset, one.length, one.url) for one in sent.entities}
    assert found == {
        ("bold", 0, 2, None),
        ("italic", 1, 1, None),
        ("text_link", 3, 1, "https://a.cn/"),
        ("code", 5, 3, None),
    }


@pytest.mark.parametrize("data", ["", "x" * 65, "题" * 22])
async def test_callback_data_of_no_or_more_than_64_bytes(wang: Person, bot: Bot, data: str) -> None:
    markup = keyboard("硕士", data=data)
    assert await refused(bot.send_message(wang.id, "学历？", reply_markup=markup)) == "Button_data_invalid"


async def test_a_button_without_an_action(wang: Person, bot: Bot) -> None:
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("硕士")]])
    reason = await refused(bot.send_message(wang.id, "学历？", reply_markup=markup))
    assert reason.endswith("text buttons are unallowed in the inline keyboard")


async def test_captions(wang: Person, bot: Bot) -> None:
    await bot.send_document(wang.id, b"x", caption="安" * 1024)
    reason = await refused(bot.send_document(wang.id, b"x", caption="安" * 1025))
    assert reason == "Message caption is too long"


async def test_files(wang: Person, bot: Bot) -> None:
    assert await refused(bot.send_document(wang.id, b"")) == "File must be non-empty"
    assert "Wrong remote file identifier" in await refused(bot.send_document(wang.id, "nobody-knows"))
    assert await refused(bot.send_photo(wang.id, b"no picture")) == "Image_process_failed"
    narrow = PNG + (1).to_bytes(4, "big") + (500).to_bytes(4, "big")
    assert await refused(bot.send_photo(wang.id, narrow)) == "Photo_invalid_dimensions"
    assert "wrong file_id" in (await refused(bot.get_file("nobody-knows"))).lower()


async def test_edits(wang: Person, bot: Bot) -> None:
    sent = await bot.send_message(wang.id, "学历？", reply_markup=keyboard("硕士"))
    theirs = await wang.say("硕士")

    async def edit(text: str, number: int, markup: InlineKeyboardMarkup | None = None) -> Message | bool:
        return await bot.edit_message_text(text, wang.id, number, reply_markup=markup)

    same = await refused(edit("学历？", sent.message_id, keyboard("硕士")))
    assert same.startswith("Message is not modified: specified new message content and reply markup are")
    assert await refused(edit("学历？", 999)) == "Message to edit not found"
    assert await refused(edit("学历？", theirs)) == "Message can't be edited"
    assert await refused(edit("安" * 4097, sent.message_id)) == "Message_too_long"
    caption = bot.edit_message_caption(wang.id, sent.message_id, caption="一")
    assert await refused(caption) == "There is no caption in the message to edit"
    assert await refused(bot.delete_message(wang.id, 999)) == "Message to delete not found"
    await edit("学历？", sent.message_id)
    (left,) = await wang.messages()
    assert (left.labels, left.edited) == ([], True)
    bare = await refused(bot.edit_message_reply_markup(wang.id, sent.message_id))
    assert bare.startswith("Message is not modified")


async def test_a_document_has_no_text_to_edit(wang: Person, bot: Bot) -> None:
    sent = await bot.send_document(wang.id, b"x", caption="一")
    reason = await refused(bot.edit_message_text("二", wang.id, sent.message_id))
    assert reason == "There is no text in the message to edit"
    await bot.edit_message_caption(wang.id, sent.message_id, caption="二")
    assert (await wang.messages())[0].text == "二"


async def test_presses_that_are_unknown_too_old_or_answered_at_length(
    api: BotApi, wang: Person, bot: Bot
) -> None:
    await bot.send_message(wang.id, "学历？", reply_markup=keyboard("硕士"))
    press = await wang.press("硕士")
    assert await refused(bot.answer_callback_query(press.id, "安" * 201)) == "Message_too_long"
    too_old = "Query is too old and response timeout expired or query id is invalid"
    assert await refused(bot.answer_callback_query("12345")) == too_old
    await api.expire_queries()
    assert await refused(bot.answer_callback_query(press.id)) == too_old


def article(number: str, text: str = "一") -> InlineQueryResultArticle:
    return InlineQueryResultArticle(number, "车联网", InputTextMessageContent(text))


async def test_inline_answers_of_too_many_equal_or_long_results(api: BotApi, bot: Bot) -> None:
    wang = api.person(1, "王工")
    asking = asyncio.create_task(wang.inline("车联网"))
    (update,) = await bot.get_updates(timeout=10)
    asked = update.inline_query
    assert asked is not None

    def answer(*results: InlineQueryResultArticle) -> Awaitable[bool]:
        # Given a page's number, python-telegram-bot cuts nothing off.
        return bot.answer_inline_query(asked.id, lambda page: None if page else results, current_offset="")

    assert await refused(answer(*(article(str(number)) for number in range(51)))) == "Results_too_much"
    assert await refused(answer(article("1"), article("1"))) == "Result_id_duplicate"
    assert await refused(answer(article("1", "安" * 4097))) == "Message_too_long"
    await answer(article("1"))
    assert [result["id"] for result in (await asking)["results"]] == ["1"]
    await api.expire_queries()
    assert (await refused(answer(article("1")))).startswith("Query is too old")


async def test_more_than_100_commands_or_a_bad_one(bot: Bot) -> None:
    many = [BotCommand(f"c{number}", "命令") for number in range(101)]
    assert await refused(bot.set_my_commands(many)) == "Bot_commands_too_much"
    assert await refused(bot.set_my_commands([BotCommand("Start", "开始")])) == "Bot_command_invalid"
    await bot.set_my_commands(many[:100])
    assert len(await bot.get_my_commands()) == 100


async def test_chats_the_bot_may_not_write_to(api: BotApi, wang: Person, bot: Bot) -> None:
    assert await refused(bot.send_message(404, "你好")) == "Chat not found"
    await wang.block()
    blocked = await refused(bot.send_message(wang.id, "你好"), Forbidden)
    assert blocked == "Forbidden: bot was blocked by the user"
    with pytest.raises(ControlError):
        await wang.say("你好")
    await wang.unblock()
    await bot.send_message(wang.id, "你好")
    await wang.vanish()
    assert await refused(bot.send_message(wang.id, "你好"), Forbidden) == "Forbidden: user is deactivated"
    group = api.group(-7, supergroup=False)
    await group.add_bot(wang)
    await group.upgrade(wang, -1007)
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(group.id, "你好")
    assert caught.value.new_chat_id == -1007


async def test_floods(api: BotApi, wang: Person, bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # else PTB warns of its own attribute
    await api.limit(overall=Rate(3, 3600), chat=Rate(2, 3600), group=Rate(1, 3600))
    group = api.group(-100)
    await group.add_bot(wang)
    await bot.send_message(group.id, "一")
    assert "Retry in" in await refused(bot.send_message(group.id, "二"), RetryAfter)
    await bot.send_message(wang.id, "一")
    await bot.send_message(wang.id, "二")
    assert "Retry in" in await refused(bot.send_message(wang.id, "三"), RetryAfter)
    statuses = [call.status for call in await api.calls("sendMessage")]
    assert statuses == [200, 429, 200, 200, 429]
    await api.limit(None, None, None)
    assert (await bot.send_message(wang.id, "三")).text == "三"


async def test_a_wrong_token_and_an_unknown_method(api: BotApi, bot: Bot) -> None:
    stranger = Bot("123456789:AAF-another", base_url=api.base_url)
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()
    await refused(bot.do_api_request("sendDaydream"), EndPointNotFound)


async def test_commands_for_a_chat_that_the_bot_has_never_met(bot: Bot) -> None:
    scope = BotCommandScopeChat(4711)
    start = [BotCommand("start", "开始")]
    assert await refused(bot.set_my_commands(start, scope)) == "Chat not found"
    assert await refused(bot.get_my_commands(scope)) == "Chat not found"


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"callback_data": "q=1", "style": "red"}, "Button_style_invalid"),
        ({"copy_text": {}}, "can't find field"),
        ({"copy_text": {"text": ""}}, "Button_copy_text_invalid"),
        ({"copy_text": {"text": "字" * 257}}, "Button_copy_text_invalid"),
        ({"switch_inline_query_chosen_chat": {"query": "问"}}, "At least one chat type"),
        (
            {"switch_inline_query_chosen_chat": {"query": "字" * 257, "allow_user_chats": True}},
            "Button_data_invalid",
        ),
        ({"callback_data": "q=1", "copy_text": {"text": "1"}}, "Button_type_invalid"),
    ],
)
async def test_new_buttons_have_their_rules(
    bot: Bot, wang: Person, button: dict[str, Any], reason: str
) -> None:
    markup = {"inline_keyboard": [[{"text": "好", **button}]]}
    assert reason in await refused(bot.send_message(1, "好", api_kwargs={"reply_markup": markup}))
    assert await wang.messages() == []


async def test_a_topic_that_is_not_there_is_refused(bot: Bot, wang: Person) -> None:
    place = await wang.open_topic("一")
    assert (await bot.send_message(1, "好", message_thread_id=place)).message_thread_id == place
    for wrong in (place + 1, 1):
        assert "thread not found" in await refused(bot.send_message(1, "好", message_thread_id=wrong))
        assert "thread not found" in await refused(bot.send_chat_action(1, "typing", message_thread_id=wrong))
