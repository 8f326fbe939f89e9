"""What newer servers know: quotes that unfold, words that are copied or passed on, buttons that show their weight."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.channels.telegram.call import Call
from bot.channels.telegram.formatting import formatted
from bot.channels.telegram.keyboard import COPY_LIMIT, keyboard
from bot.channels.telegram.render import told
from bot.features.messenger import Recipient
from bot.features.request import Shown
from dialogs.reply import Button, Copyable, Reply
from tests.bot.channels.telegram.bot_in_process import BotInProcess
from tests.bot.channels.telegram.concluding import concluded
from tests.bot.channels.telegram.officers import asked
from tests.bot.channels.telegram.officers import concluded as concluded_case
from tests.botapi import Settings, serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.botapi import BotApi, Person, SeenMessage

QUESTION = "硕士几年能评中级？"


@pytest.fixture
async def old_house(tmp_path: Path, house: BotInProcess) -> AsyncIterator[BotInProcess]:
    """The same at a strict server of before all that."""
    async with serving(Settings(is_old=True)) as api:
        yield BotInProcess(api, tmp_path, house.conversation, house.notice, program=house.program)


def quoted(message: SeenMessage) -> list[str]:
    text = message.text.encode("utf-16-le")
    return [
        text[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le")
        for entity in message.entities
        if entity["type"] in {"blockquote", "expandable_blockquote"}
    ]


def unfolding(message: SeenMessage) -> int:
    return sum(entity["type"] == "expandable_blockquote" for entity in message.entities)


@pytest.mark.parametrize(
    ("typed", "word", "quotes"),
    [
        ("/levels", "从事本专业技术工作满2年", 4),
        ("/direction", "漏洞挖掘与逆向分析", 4),
        (f"/ask {QUESTION}", "从事本专业技术工作满2年；", 1),
        (QUESTION, "从事本专业技术工作满2年；", 1),
        ("/ask 我做渗透测试，报哪个方向？", "漏洞挖掘与逆向分析", 1),
    ],
)
async def test_what_the_notice_says_word_for_word_is_a_quote(
    api: BotApi, house: BotInProcess, typed: str, word: str, quotes: int
) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/start")
        await wang.next_message()
        await wang.say(typed)
        shown = await wang.next_message()
    assert len(quoted(shown)) == quotes
    assert any(word in quote for quote in quoted(shown))
    assert all(
        len(quote) <= 80 or entity["type"] == "expandable_blockquote"
        for quote, entity in zip(
            quoted(shown), [one for one in shown.entities if "blockquote" in one["type"]], strict=True
        )
    )
    assert await house.refused() == []


@pytest.mark.parametrize(
    ("quote", "folds"),
    [
        ("短", False),
        ("字" * 80, False),
        ("字" * 81, True),
        ("😀" * 80, False),
        ("一\n> 二\n> 三\n> 四", False),
        ("一\n> 二\n> 三\n> 四\n> 五", True),
        ("字" * 41 + "\n> 二\n> 三", True),
    ],
)
def test_a_quote_folds_when_it_is_long_on_a_phone(quote: str, *, folds: bool) -> None:
    (entity,) = formatted(f"😀前\n\n> {quote}").entities
    assert entity.type == ("expandable_blockquote" if folds else "blockquote")


async def test_a_wall_of_text_unfolds_when_it_is_wanted(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        for typed in ("/levels", "/direction"):
            await wang.say(typed)
            assert unfolding(await wang.next_message()) >= 3


async def test_the_receipt_can_be_copied(api: BotApi, house: BotInProcess) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        text = await concluded(wang)
        receipt = text.partition("凭证 ")[2].split()[0]
        shown = next(message for message in await wang.messages() if message.text == text)
        assert shown.button("复制凭证号").copies == receipt
        await wang.say("随便")
        assert "复制凭证号" not in (await wang.next_message()).labels


@pytest.mark.parametrize("typed", ["/case 甲", "/mine", "/roster"])
async def test_who_wants_to_become_an_officer_can_copy_their_number(
    api: BotApi, house: BotInProcess, typed: str
) -> None:
    wang = api.person(33, "王工")
    async with house.open():
        await wang.say(typed)
        assert (await wang.next_message()).button("复制我的编号").copies == "33"


async def test_a_text_to_forward_can_be_copied_where_it_is_short_enough(hr: Person) -> None:
    await concluded_case(hr, "甲")
    await hr.say("/case 转发")
    await hr.next_message()
    text = await hr.next_message()
    copies = [button.copies for row in text.rows for button in row]
    assert copies == ([text.text] if len(text.text) <= COPY_LIMIT else [])


@pytest.mark.parametrize(("length", "labels"), [(1, ["复制"]), (256, ["复制"]), (257, []), (4000, [])])
def test_no_more_is_copied_than_a_button_can(length: int, labels: list[str]) -> None:
    reply = Reply("字" * length, copyable=(Copyable("复制"),))
    (message,) = told(Recipient("1", "1"), [Shown(reply)])
    rows = json.loads(message.payload)["arguments"].get("reply_markup", {"inline_keyboard": []})
    assert [button["text"] for row in rows["inline_keyboard"] for button in row] == labels


async def test_an_answer_is_passed_on_by_its_question(api: BotApi, house: BotInProcess) -> None:
    wang, group = api.person(1, "王工"), api.group(-100)
    async with house.open():
        await wang.say(f"/ask {QUESTION}")
        shown = await wang.next_message()
        query = shown.button("转给同事").passes_on
        assert query == QUESTION
        (first, *_) = (await wang.inline(query))["results"]
        await wang.send_result(first, chat=group)
        assert first["input_message_content"]["message_text"].startswith(shown.text.partition("\n")[0])
        await wang.say(f"/ask {QUESTION}", chat=group)
        assert (await group.next_message()).labels == []
        for typed in ("/ask", "/ask 今天天气怎么样", "/levels"):
            await wang.say(typed)
            assert "转给同事" not in (await wang.next_message()).labels
    assert await house.refused() == []


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("问", "问"),
        ("硕士\n几年  能评\u3000中级", "硕士 几年 能评 中级"),
        ("字" * 256, "字" * 256),
        ("字" * 257, None),
        (" ", None),
        ("", None),
    ],
)
def test_a_question_is_passed_on_whole_or_not_at_all(question: str, query: str | None) -> None:
    markup = keyboard(Reply("答", shareable=question), "答", 1, passes_on=True)
    rows = [] if markup is None else markup["inline_keyboard"]
    assert [row[0]["switch_inline_query_chosen_chat"]["query"] for row in rows] == ([query] if query else [])
    assert keyboard(Reply("答", shareable=question), "答", 1, passes_on=False) is None


async def test_what_destroys_is_red_and_what_confirms_is_green(hr: Person) -> None:
    await asked(hr, "/start")
    assert (await asked(hr, "/delete")).button("全部删除").style == "danger"
    assert (await asked(hr, "重来")).button("重新开始").style == "danger"
    await asked(hr, "不")
    assert (await asked(hr, "我是硕士，2018年7月起做网络安全")).button("确认").style == "success"
    await asked(hr, "不要")
    await asked(hr, "/case 甲")
    shown = await asked(hr, "/case 删除 甲")
    assert [(row[0].label, row[0].style) for row in shown.rows] == [("确定删除", "danger")]


async def test_a_server_that_does_not_know_them_gets_them_plain(old_house: BotInProcess) -> None:
    wang = old_house.api.person(1, "王工")
    async with old_house.open(hr_user_ids=frozenset({2})):
        await concluded(wang)
        await wang.say("/levels")
        levels = await wang.next_message()
        assert len(quoted(levels)) == 4
        assert not unfolding(levels)
        await wang.say("/delete")
        assert (await wang.next_message()).labels == ["全部删除", "不删除"]
        await wang.say("/case")
        assert "编号 1" in (await wang.next_message()).text
        await wang.say(f"/ask {QUESTION}")
        assert "满2年" in (await wang.next_message()).text
        found = (await wang.inline("我做渗透测试，报哪个方向？"))["results"]
        assert "网络与系统安全" in found[0]["title"]
    assert old_house.kept(1)["to_be_sent"] == []


def test_what_has_nothing_new_is_not_tried_a_second_time() -> None:
    markup = {"inline_keyboard": [[{"text": "是", "callback_data": "1|q=1"}]]}
    entities = [{"type": "bold", "offset": 0, "length": 1}]
    old = {"chat_id": 1, "text": "好", "entities": entities, "reply_markup": markup}
    assert Call(method="sendMessage", arguments=old).plainer() is None


def test_what_is_left_of_a_plain_keyboard_still_works() -> None:
    reply = Reply(
        "好",
        ((Button("删", "delete=yes", "grave"), Button("留", "delete=no")),),
        copyable=(Copyable("复制"),),
        shareable="问",
    )
    markup = keyboard(reply, "好", 3, passes_on=True)
    call = Call(method="sendMessage", arguments={"chat_id": 1, "text": "好", "reply_markup": markup})
    plain = call.plainer()
    assert plain is not None
    assert plain.plainer() is None
    assert plain.arguments["reply_markup"] == {
        "inline_keyboard": [
            [{"text": "删", "callback_data": "3|delete=yes"}, {"text": "留", "callback_data": "3|delete=no"}]
        ]
    }
