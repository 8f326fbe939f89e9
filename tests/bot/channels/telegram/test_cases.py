"""HR officers assess others: each case is its own conversation, and no button of one reaches another."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.bot.channels.telegram.officers import answers, asked

if TYPE_CHECKING:
    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import Person, SeenMessage

ONE_BREATH = "/case 研发部-03 硕士，网安6年"


async def test_in_one_breath_a_case_is_begun_and_read_back_to_confirm(
    hr: Person, house: BotInProcess
) -> None:
    await hr.say(ONE_BREATH)
    card = await hr.next_message()
    assert "已新建案例「研发部-03」" in card.text
    proposal = await hr.next_message()
    assert proposal.text.startswith("案例：研发部-03\n")
    assert "6年" in proposal.text
    assert "您好" not in proposal.text, "an officer is not greeted in every case"
    await hr.press("确认")
    assert (await hr.next_reply()).text.startswith("✔ 确认\n\n案例：研发部-03\n")
    assert answers(house) == {"研发部-03": {"education": "master", "experience": {"years": 6}}}


async def test_every_message_and_button_goes_to_the_open_case_until_one_goes_back(
    hr: Person, house: BotInProcess
) -> None:
    await asked(hr, "/start")
    await asked(hr, "是")
    question = await asked(hr, "/case 甲")
    assert "案例：甲" in question.text
    await (await hr.press("否", message=question)).answer()
    await hr.next_edit()
    assert answers(house) == {"": {"employer_in_beijing": True}, "甲": {"employer_in_beijing": False}}
    back = await asked(hr, "/mine")
    assert back.text.startswith("现在是您自己的评估。")
    assert "第 2 步" in back.text
    await asked(hr, "硕士，网安6年")
    assert "案例" not in back.text
    again = await asked(hr, "/case 甲")
    assert "案例：甲" in again.text
    assert "您自己" not in again.text


@pytest.mark.parametrize("label", ["研发部－０３", "研发部—03", "  研发部 - 03 ", "「研发部 -03」"])
async def test_the_same_label_in_other_width_or_dash_or_spacing_is_the_same_case(
    hr: Person, house: BotInProcess, label: str
) -> None:
    await asked(hr, "/case 研发部-03")
    label = label if "「" in label else f"「{label}」"
    await hr.say(f"/case {label}")
    assert "已打开案例「研发部-03」" in (await hr.next_message()).text
    await hr.next_message()
    assert list(answers(house)) == ["研发部-03"]


async def test_a_button_of_another_case_does_nothing_and_says_so(hr: Person, house: BotInProcess) -> None:
    of_first = await asked(hr, "/case 甲")
    await asked(hr, "/case 乙")
    before = answers(house)
    late = await hr.press("否", message=of_first)
    told = (await late.answer()).text
    assert "案例「甲」" in told
    assert "现在打开的是案例「乙」" in told
    assert answers(house) == before
    assert len(told) <= 200


async def test_revisions_that_coincide_do_not_let_a_button_through(hr: Person, house: BotInProcess) -> None:
    """Two cases made within a second are as far as each other; only the case in the data tells them apart."""
    of_first = await asked(hr, "/case 甲")
    of_second = await asked(hr, "/case 乙")
    stamp, _, data = of_first.button("是").data.partition("|")
    revision, _, _ = stamp.partition(".")
    second = of_second.button("是").data.partition("|")[0].partition(".")[2]
    await hr.press_data(f"{revision}|{data}", of_first.id)
    await hr.press_data(of_first.button("是").data, of_second.id)
    await hr.say("/privacy")
    await hr.next_message()
    assert answers(house) == {"甲": {}, "乙": {}}
    assert second
    assert stamp.partition(".")[2] != second


async def test_a_button_of_one_s_own_assessment_does_nothing_while_a_case_is_open(
    hr: Person, house: BotInProcess
) -> None:
    own = await asked(hr, "/start")
    of_case = await asked(hr, "/case 甲")
    late = await hr.press("是", message=own)
    assert "您自己的评估" in (await late.answer()).text
    await asked(hr, "/mine")
    later = await hr.press("是", message=of_case)
    assert "案例「甲」" in (await later.answer()).text
    assert answers(house) == {"": {}, "甲": {}}


async def test_a_label_that_is_hostile_shows_as_it_is(hr: Person, house: BotInProcess) -> None:
    for label in ("**粗**[链接](http://x)", "`<b>&`", "|a|b|", "# 1. - x", "_%{label}_"):
        await asked(hr, f"/case 「{label}」")
        listed = await asked(hr, "/case")
        assert label in listed.labels
        assert label in listed.text
        assert not [entity for entity in listed.entities if entity["type"] in {"text_link", "code", "italic"}]
    await asked(hr, "/case 「甲\u202e乙\u200b\x07\n丙」")
    assert "甲乙 丙" in answers(house)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/case " + "长" * 31, "最多 30 个字"),
        ("/case 「\u200b」", "没有看得见的字"),
        ("/case “”", "没有看得见的字"),
    ],
)
async def test_what_is_no_label_is_refused_with_what_would_be_right(
    hr: Person, house: BotInProcess, typed: str, said: str
) -> None:
    shown = await asked(hr, typed)
    assert said in shown.text
    assert "/case 研发部-03" in shown.text
    assert house.kept(1)["cases"] == []


async def test_a_new_name_is_given_by_button_or_in_a_line(hr: Person, house: BotInProcess) -> None:
    await asked(hr, "/case 甲")
    await asked(hr, "/case 乙")
    await hr.say("/case 乙")
    await hr.next_message()
    await hr.next_message()
    await hr.press("改名")
    assert "起什么新名称" in (await hr.next_message()).text
    await hr.say("Ｊia")
    assert "「乙」现在是「Ｊia」" in (await hr.next_message()).text
    for typed in ("/case 改名 甲", "/case 改名 「Ｊia」 甲"):
        assert "已经有案例「甲」了" in (await asked(hr, typed)).text
    assert "「Ｊia」现在是「jIA」" in (await asked(hr, "/case 改名 jIA")).text
    assert "「甲」现在是「张 三」" in (await asked(hr, "/case 改名 甲 「张 三」")).text
    assert set(answers(house)) == {"jIA", "张 三"}


async def test_giving_a_name_can_be_left_and_never_swallows_an_answer(
    hr: Person, house: BotInProcess
) -> None:
    await hr.say("/case 甲")
    await hr.next_message()
    question = await hr.next_message()
    await hr.press("改名")
    await hr.next_message()
    assert "没有改名" in (await asked(hr, "取消")).text
    await hr.press("改名")
    await hr.next_message()
    await hr.press("是", message=question)
    await hr.next_edit()
    await asked(hr, "8年")
    assert set(answers(house)) == {"甲"}
    assert answers(house)["甲"] != {}


async def test_a_case_is_erased_when_it_is_confirmed(hr: Person, house: BotInProcess) -> None:
    question = await asked(hr, "/case 甲")
    await asked(hr, "/case 乙")
    await hr.say("/case 删除 甲")
    await hr.next_message()
    await hr.press("不删除")
    assert "一切照旧" in (await hr.next_edit()).text
    await hr.say("/case 删除 甲")
    confirming = await hr.next_message()
    await hr.press("确定删除")
    assert "现在打开的是案例「乙」" in (await hr.next_edit()).text
    assert set(answers(house)) == {"乙"}
    assert "不在了" in (await (await hr.press("是", message=question)).answer()).text
    await hr.press("确定删除", message=confirming)
    assert "已经不在了" in (await hr.next_message()).text
    await asked(hr, "/case 甲")
    await hr.press("是", message=question)
    await hr.press("确定删除", message=confirming)
    assert "已经不在了" in (await hr.next_message()).text
    assert answers(house) == {"甲": {}, "乙": {}}, "a button of an erased case fits no other of its name"


async def test_a_confirmation_that_was_forgotten_is_asked_for_again(hr: Person, house: BotInProcess) -> None:
    await asked(hr, "/case 甲")
    await hr.say("/case 删除")
    old = await hr.next_message()
    house.calendar.moved = timedelta(days=2)
    await hr.press("确定删除", message=old)
    assert "不能恢复" in (await hr.next_message()).text
    assert set(answers(house)) == {"甲"}


async def test_when_the_open_case_is_erased_one_is_told_where_one_is(hr: Person, house: BotInProcess) -> None:
    await asked(hr, "/case 甲")
    await hr.say("/case 删除")
    await hr.next_message()
    await hr.press("确定删除")
    assert "现在打开的是您自己的评估" in (await hr.next_edit()).text
    assert "案例" not in (await asked(hr, "是")).text.splitlines()[0]
    assert set(answers(house)) == {""}


async def unconcluded(hr: Person, label: str) -> SeenMessage:
    await asked(hr, f"/case {label}")
    return await asked(hr, f"/case 转发 {label}")


async def test_a_label_that_is_easily_taken_for_another_is_pointed_out(
    hr: Person, house: BotInProcess
) -> None:
    await asked(hr, "/case 研发部-03 硕士，网安6年")
    await hr.say("/case 研发部3")
    card = await hr.next_message()
    assert "很像的案例「研发部-03」" in card.text
    await hr.press("研发部-03")
    await hr.next_message()
    assert "已打开案例「研发部-03」" in (await hr.next_edit()).text
    await hr.say("/case 研发部-30")
    while "已新建" not in (card := await hr.next_message()).text:
        pass
    assert "很像" not in card.text
    assert len(answers(house)) == 3


async def test_a_confirmation_of_before_everything_was_erased_erases_no_other_case(
    hr: Person, house: BotInProcess
) -> None:
    await asked(hr, "/case 甲")
    await hr.say("/case 删除")
    old = await hr.next_message()
    await hr.say("/delete")
    await hr.next_message()
    await hr.press("全部删除")
    await hr.next_edit()
    await asked(hr, "/case 乙")
    await hr.press("确定删除", message=old)
    assert "要删除案例「乙」吗" in (await hr.next_message()).text
    assert set(answers(house)) == {"乙"}
