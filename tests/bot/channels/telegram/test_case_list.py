"""All cases of an officer: listed, found, compared, and passed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.cases import officer as officers
from tests.bot.channels.telegram.officers import answers, asked, concluded, make

if TYPE_CHECKING:
    import pytest

    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import Person


async def test_cases_are_opened_from_the_list(hr: Person, house: BotInProcess) -> None:
    await hr.say("/case")
    assert "/case 研发部-03" in (await hr.next_message()).text
    await asked(hr, "/case 甲")
    await asked(hr, "是")
    await asked(hr, "/case 乙")
    await hr.say("案例")
    listed = await hr.next_message()
    assert "乙：进行中（今天，打开着）" in listed.text
    assert "甲：进行中（今天）" in listed.text
    await hr.press("甲")
    card = await hr.next_edit()
    assert card.id == listed.id
    assert "已打开案例「甲」" in card.text
    assert "第 2 步" in (await hr.next_message()).text
    await hr.press("全部案例")
    await hr.next_edit()
    await hr.press("回到我自己的评估")
    assert "现在是您自己的评估" in (await hr.next_message()).text
    assert set(answers(house)) == {"", "甲", "乙"}


async def test_hundreds_of_cases_are_listed_page_by_page_and_found(hr: Person, house: BotInProcess) -> None:
    make(house, (f"员工{number:03}" for number in range(305)))
    await hr.say("/case")
    page = await hr.next_message()
    assert "共 305 个，第 1/31 页" in page.text
    seen = set(page.labels)
    for _ in range(30):
        await hr.press("下一页 →")
        page = await hr.next_edit()
        seen |= set(page.labels)
    assert {f"员工{number:03}" for number in range(305)} <= seen
    assert "下一页 →" not in page.labels
    await hr.say("/case 找 工２１")
    found = await hr.next_message()
    assert "找到 10 个案例" in found.text
    assert "员工217" in found.labels


async def test_two_or_more_are_compared_level_by_level(hr: Person, house: BotInProcess) -> None:
    await concluded(hr, "甲")
    await concluded(hr, "乙", "是", "数据安全", "博士", "3年", "没有", "没有", "结论")
    await asked(hr, "/case 丙")
    compared = await asked(hr, "/case 对比 甲、乙 丙")
    ((heading, *levels),) = compared.tables
    assert heading == ["级别", "甲", "乙", "丙"]
    assert [level[0] for level in levels] == ["助理工程师", "工程师", "高级工程师", "正高级工程师"]
    assert "按目前的回答算的：丙" in compared.text
    assert "没有案例「丁」" in (await asked(hr, "/case 对比 甲 丁")).text
    assert "一次最多对比 6 个" in (await asked(hr, "/case 对比 1 2 3 4 5 6 7")).text
    assert len(answers(house)) == 3


async def test_cases_to_compare_are_chosen_by_buttons(hr: Person) -> None:
    for number in range(13):
        await asked(hr, f"/case 员工{number}")
    await hr.say("/case")
    await hr.next_message()
    await hr.press("对比")
    picking = await hr.next_edit()
    assert not any("对比这" in label for label in picking.labels)
    for label in ("员工12", "员工11"):
        await hr.press(label)
        await hr.next_edit()
    await hr.press("下一页 →")
    await hr.next_edit()
    await hr.press("员工0")
    picking = await hr.next_edit()
    assert "已选：员工12、员工11、员工0" in picking.text
    assert "✔ 员工0" in picking.labels
    await hr.press("✔ 员工0")
    await hr.next_edit()
    await hr.press("对比这 2 个")
    (compared,) = (await hr.next_message()).tables
    assert compared[0] == ["级别", "员工12", "员工11"]


async def test_no_more_than_six_can_be_chosen(hr: Person) -> None:
    for number in range(8):
        await asked(hr, f"/case 员工{number}")
    await hr.say("/case 对比")
    await hr.next_message()
    for number in range(6):
        await hr.press(f"员工{number}")
        picking = await hr.next_edit()
    assert "已经选满了" in picking.text
    assert "对比这 6 个" in picking.labels
    assert "员工7" not in picking.labels
    await hr.press("✔ 员工0")
    assert "对比这 5 个" in (await hr.next_edit()).labels


async def test_a_text_to_forward_has_verdict_gaps_dates_and_clauses_but_no_label(hr: Person) -> None:
    await asked(hr, "/case 甲")
    assert "还没有结论" in (await asked(hr, "/case 转发 甲")).text
    await concluded(hr, "乙", "是", "数据安全", "博士", "3年", "没有", "没有", "结论")
    await hr.say("/case 转发 乙")
    assert "没有案例的名称" in (await hr.next_message()).text
    forward = (await hr.next_message()).text
    assert "乙" not in forward
    assert "案例" not in forward
    for said in ("京人社发〔2024〕2号", "还差什么", "附件2", "工程师", "凭证", "以评审委员会的评定为准"):
        assert said in forward
    await hr.press("带上名称")
    assert "下面一条" in (await hr.next_message()).text
    assert (await hr.next_message()).text.startswith("乙\n")


async def test_the_result_of_a_case_names_it_beside_the_file_and_not_in_what_is_passed_on(
    hr: Person,
) -> None:
    await concluded(hr, "研发部-03")
    await hr.say("/result")
    shown = await hr.next_message()
    while shown.file_id is None:
        shown = await hr.next_message()
    assert "案例：研发部-03" in shown.text
    assert "研发部-03" not in (await hr.next_message()).text


async def test_the_number_of_cases_is_limited(
    hr: Person, house: BotInProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.features.cases.opening.MOST_CASES", 3)
    assert officers.MOST_CASES == 1000
    for label in "甲乙丙":
        await asked(hr, f"/case {label}")
    assert "最多可以有 3 个案例" in (await asked(hr, "/case 丁")).text
    assert "案例：甲" in (await asked(hr, "/case 甲")).text
    assert len(answers(house)) == 3
