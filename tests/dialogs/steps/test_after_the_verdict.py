"""Reasons, suppositions and the road, from the conclusion on: they look, and nothing changes until one says so."""

from __future__ import annotations

import re

import pytest

from rules import load_policies
from tests.dialogs.person import TODAY, Person, manufacturing


def concluded() -> Person:
    person = Person().say("是", "数据安全", "硕士", "3年", "没有")
    person.say("发明专利", "1", "是", "2", "论文", "1", "1", "公开", "没用过")
    return person.declaring("是").press("看结论")


def test_each_mark_is_explained_from_the_fact_to_the_clause() -> None:
    person = concluded().press("逐条看理由")
    assert "3. 工程师：✔ 学历和专业工作经历" in person.text
    person.press("3")
    assert "附件2 二（一）2（2）" in person.text
    assert "满3年" in person.text
    policy = load_policies().in_force(TODAY)
    assert policy.notice.text("附件2 二（一）2（2）").split("具备")[1].rstrip("；") in person.text
    assert "没有这一行" in person.say("99").text
    assert person.say("返回").session.state == "conclusion"


def test_a_reason_is_found_by_its_name() -> None:
    person = concluded().press("逐条看理由").say("高级工程师成果条件")
    assert "**高级工程师：✘ 成果条件**" in person.text


def test_a_goal_below_what_is_open_is_said_beside_it() -> None:
    person = concluded().press("换个目标级别").press("助理工程师")
    assert (
        "下一步：按当年的职称评审工作安排申报工程师；助理工程师比它低，也可以申报。"
        in person.text.replace("*", "")
    )


def test_what_is_supposed_is_said_as_it_was_written() -> None:
    assert "**如果再有一篇核心论文，第一作者**" in concluded().say("如果再有一篇核心论文，第一作者").text
    assert "如果第2条专业论文的刊物换成核心期刊？" in concluded().press("如果……").text


def test_the_cheapest_changes_are_offered_and_stored_only_when_taken_over() -> None:
    person = concluded().press("如果……")
    assert "如果第1条发明专利是第一发明人？" in person.text
    before = person.answers
    number = next(line for line in person.text.splitlines() if "如果第1条发明专利是第一发明人？" in line)[0]
    person.press(number)
    assert "高级工程师的成果条件：✘ 0 项 → ✘ 1 项" in person.text
    assert person.answers == before
    person.press("不采用")
    assert person.answers == before
    person.press(number).press("采用")
    assert person.session.state == "conclusion"
    listed = person.answers["achievements"]
    assert isinstance(listed, list)
    assert isinstance(listed[0], dict)
    assert listed[0]["rank"] == 1
    assert {key: value for key, value in person.answers.items() if key != "achievements"} == {
        key: value for key, value in before.items() if key != "achievements"
    }


def test_waiting_is_compared_with_today_and_cannot_be_taken_over() -> None:
    person = concluded().press("如果……")
    before = person.session
    number = next(line for line in person.text.splitlines() if "等到2030年11月22日？" in line)[0]
    person.press(number)
    assert "| 高级工程师 | ✘ 暂不能申报 | ✘ 暂不能申报 |" in person.text
    assert "高级工程师的学历和专业工作经历：? → ✔" in person.text
    assert "各级的结论都没有变" in person.say("如果再等一个月").text
    assert "采用" not in person.buttons
    assert person.answers == before.answers


def test_what_is_supposed_in_words_is_read_and_shown_side_by_side() -> None:
    person = concluded()
    before = person.answers
    person.say("如果再有一篇核心期刊论文，第一作者")
    assert "高级工程师的成果条件：✘ 0 项 → ✘ 1 项" in person.text
    assert person.answers == before
    assert person.say("返回").answers == before
    person.say("如果学历是博士")
    assert "| 高级工程师 |" in person.text
    assert person.press("采用").answers["education"] == "doctor"


def test_to_wait_longer_is_no_way_where_to_wait_does() -> None:
    person = Person().say("是", "数据安全", "本科", "2026年7月", "没有", "没有", "是", "看结论")
    assert "满1年，还差8个月，最早2027年7月1日（附件2 一（二）2）" in person.text
    assert "或者：须具备硕士学位" in person.text
    assert "满3年" not in person.text
    waits = [line for line in person.press("如果……").text.splitlines() if "等到" in line]
    assert waits == ["1. 等到2027年7月1日？"]


def test_as_many_outcomes_are_offered_as_are_added() -> None:
    person = Person().say("是", "数据安全", "本科", "8年", "没有", "没有", "是", "看结论").press("如果……")
    assert "如果再有攻关项目2项：影响范围：在单位内有较大影响" in person.text
    assert not person.replies[-1].numbered
    assert "工程师的成果条件：✘ 0 项 → ✔ 2 项" in person.say("1").text


@pytest.mark.parametrize("way", [(), ("如果……",)])
def test_what_cannot_be_supposed_is_answered_with_the_reason(way: tuple[str, ...]) -> None:
    person = Person().say("是", "数据安全", "硕士", "3年", "没有", "看结论").press(*way)
    person.say("如果再有一篇核心期刊论文，第一作者")
    assert "还不知道成果，看不出“如果再有一篇核心期刊论文，第一作者”会怎样" in person.text
    assert "没有看懂“如果换个天气”。请写一件会变的事" in person.say("如果换个天气").text


def test_an_outcome_supposed_without_its_details_may_count() -> None:
    person = concluded().say("如果再有一篇核心论文")
    assert "高级工程师的成果条件：✘ 0 项 → ✘ 0 项（细节说全了，可能有 1 项）" in person.text
    assert "各级的结论都没有变" not in person.text


def test_what_cannot_be_supposed_is_said() -> None:
    person = concluded().press("如果……").say("天气好")
    assert "没有看懂" in person.text
    assert person.session.state == "what_if"


def test_the_road_is_text_and_picture_with_its_assumptions() -> None:
    person = concluded()
    before = person.session
    person.press("看路线")
    road, _ = person.replies
    assert "最早2030年11月22日" in road.text
    assert "这样算的前提" in road.text
    assert road.picture is not None
    assert road.picture.png.startswith(b"\x89PNG")
    assert "高级工程师" in road.picture.description
    assert person.session == before.model_copy(update={"revision": before.revision + 1})


def test_another_notice_has_all_of_it_too() -> None:
    person = manufacturing().say("是", "产线设计", "大学本科", "2年", "没有", "没有").declaring("是")
    person.say("结论", "逐条看理由", "1", "返回", "如果……", "返回", "看路线")
    assert person.session.state == "conclusion"


def test_a_clause_is_listed_without_its_number_a_second_time() -> None:
    (*_, reply) = concluded().press("看原文").replies
    lines = [button.line for row in reply.buttons for button in row if button.line]
    assert any(line.endswith("…") for line in lines)
    assert not [line for line in lines if re.search(r"([（(]?\d+[）)]?)：\1", line)]


@pytest.mark.parametrize("first", ["如果……", "逐条看理由", "看原文", "换个目标级别"])
def test_what_the_conclusion_offers_is_understood_from_what_is_looked_at(first: str) -> None:
    person = concluded().press(first).say("看路线")
    assert any("这样算的前提" in reply.text for reply in person.replies)
    assert person.session.state == "conclusion"
