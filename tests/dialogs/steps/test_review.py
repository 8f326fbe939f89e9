"""核对, 改一项, 结论 and what follows it."""

from __future__ import annotations

import pytest

from dialogs.engine.facts import document
from rules import Assessment, load_policies
from rules.verdict.receipt import fingerprint
from tests.dialogs.person import TODAY, Person


def test_everything_gathered_is_listed_with_numbers() -> None:
    person = Person().interviewed()
    for line in (
        "1. 北京单位：是",
        "2. 专业方向：数据安全",
        "3. 学历：硕士学位或硕士研究生毕业",
        "4. 专业工作年限：3年",
        "5. 现有职称：没有",
        "6. 成果：1条",
        "7. 其中 标准2项：标准级别：行业标准，以往评审没用过",
        "11. 业绩条件（工程师）：是",
    ):
        assert line in person.text


@pytest.mark.parametrize("how", ["3", "学历", "第3行", "三"])
def test_a_line_is_changed_and_the_rest_kept(how: str) -> None:
    person = Person().interviewed()
    before = person.answers
    person.say(how if how != "第3行" else "3")
    assert "现在的回答：硕士学位或硕士研究生毕业" in person.text
    person.say("博士")
    assert person.session.state == "review"
    assert person.answers == {**before, "education": "doctor"}


def test_a_line_is_chosen_by_its_button() -> None:
    person = Person().interviewed().press("4").say("2020年1月")
    assert person.answers["experience"] == {"since": "2020-01"}
    assert person.session.state == "review"


def test_one_entry_of_a_list_is_changed_by_its_line() -> None:
    person = Person().interviewed().say("7", "重新填写", "3", "国家标准", "5", "没用过")
    assert person.session.state == "review"
    assert person.answers["achievements"] == [
        {"kind": "standard", "count": 3, "level": "national", "rank": 5, "used_before": False}
    ]


def test_one_entry_of_a_list_is_removed_by_its_line() -> None:
    person = Person().interviewed().say("7", "删除")
    assert person.session.state == "review"
    assert person.answers["achievements"] == []
    assert "已删除：标准2项" in person.text


def test_one_entry_is_added_by_the_lists_own_line() -> None:
    person = Person().interviewed().say("6", "论文", "1", "1", "核心", "没用过", "没有了")
    assert person.session.state == "review"
    assert "成果：2条" in person.text


@pytest.mark.parametrize("leaving", ["返回", "取消", "跳过", "保持不变"])
def test_an_entry_is_left_as_it_was(leaving: str) -> None:
    person = Person().interviewed()
    before = person.answers
    person.say("7", leaving)
    assert person.session.state == "review"
    assert person.answers == before


@pytest.mark.parametrize("leaving", ["返回", "取消", "跳过"])
def test_a_line_is_left_as_it_was(leaving: str) -> None:
    person = Person().interviewed()
    before = person.answers
    person.say("4", leaving)
    assert person.session.state == "review"
    assert person.answers == before


@pytest.mark.parametrize("typed", ["99", "0", "没有这行", "？！", "x" * 5000])
def test_what_is_no_line_is_said(typed: str) -> None:
    person = Person().interviewed()
    before = person.answers
    person.say(typed)
    assert person.session.state == "review"
    assert person.answers == before


def test_yes_it_is_right_leads_to_the_conclusion() -> None:
    assert Person().interviewed().say("对").session.state == "conclusion"


def test_what_was_skipped_can_be_answered_from_the_review() -> None:
    person = Person(opened="level_engineer").say("是", "跳过", "硕士", "3年", "没有")
    person.say("标准", "2", "没用过").declaring("是")
    assert "专业方向：（跳过了，没有回答）" in person.text
    person.say("2", "数据安全")
    assert person.answers["direction"] == "data"
    assert person.session.state == "review"


def test_a_change_that_opens_questions_offers_to_go_on() -> None:
    person = Person().say("是", "数据安全", "硕士", "9年", "正高级", "是")
    assert person.session.state == "review"
    person.say("6", "删除")
    assert "个问题没有回答" in person.text
    person.press("接着回答")
    assert "您有哪些专业成果" in person.text


def test_change_is_possible_in_the_midst_of_the_interview() -> None:
    person = Person().say("是", "数据安全", "硕士", "改", "2", "内容安全", "接着回答")
    assert person.answers["direction"] == "content"
    assert "第 4 步" in person.text


def test_the_notice_is_quoted_verbatim() -> None:
    person = Person().interviewed().press("看结论", "看原文")
    policy = load_policies().in_force(TODAY)
    person.say("附件2三(一)2(2)")
    assert policy.notice.text("附件2 三（一）2（2）") in person.text
    person.say("1")
    assert "一、适用范围" in person.text
    assert "没有找到" in person.say("附件9").text
    assert person.say("返回").session.state == "conclusion"


def test_another_level_is_told_in_full() -> None:
    person = Person().interviewed().press("看结论")
    assert "**高级工程师还差什么**" in person.text
    person.press("换个目标级别", "正高级工程师")
    assert "**正高级工程师还差什么**" in person.text
    assert "**高级工程师还差什么**" not in person.text


def test_the_result_is_handed_over_as_a_document() -> None:
    person = Person().interviewed().press("看结论", "导出")
    file = person.replies[0].document
    assert file is not None
    assert file.name == "职称评估-2026-11-22.md"
    text = file.content.decode()
    for expected in ("您现在可以申报**工程师**", "### 正高级工程师", "标准2项", "满2年；", "凭证 "):
        assert expected in text
    assert person.session.state == "conclusion"


def test_the_receipt_is_that_of_the_rules() -> None:
    person = Person().interviewed().press("看结论")
    policy = load_policies().in_force(TODAY)
    assessment = Assessment(policy, policy.profile(document(person.answers), TODAY))
    assert f"凭证 {fingerprint(assessment)[:12]}" in person.text


def test_starting_over_is_asked_first() -> None:
    person = Person().interviewed().press("看结论", "再评一次")
    assert "确定吗" in person.text
    before = person.answers
    assert person.say("不，继续").session.state == "conclusion"
    assert person.answers == before
    person.press("再评一次", "重新开始")
    assert person.answers == {}
    assert "第 1 步" in person.text


def test_what_was_not_answered_is_named_in_the_conclusion() -> None:
    person = Person().say("是", "结论")
    assert "没有回答的：专业方向、学历、专业工作年限" in person.text


def test_what_an_unknown_attribute_would_change_is_told() -> None:
    person = Person().say("是", "数据安全", "博士", "3年", "没有")
    person.say("专利", "3", "是", "不清楚", "没用过").declaring("是").press("看结论")
    person.say("换个目标级别", "高级工程师")
    assert "第1条成果的排名：第1，符合，可以申报高级工程师；第2及以后，不符合。" in person.text


def test_what_an_unknown_date_would_change_is_told() -> None:
    person = Person().say("是", "数据安全", "本科", "8年", "中级", "否", "不清楚", "没有了")
    person.say("论文", "3", "1", "核心", "没用过").declaring("是").say("没有").press("看结论")
    person.say("换个目标级别", "高级工程师")
    assert "第1个职称的取得时间：不满5年，不符合；满5年，符合，可以申报高级工程师。" in person.text


def test_what_every_answer_decides_alike_is_said_to_be_so() -> None:
    person = Person(opened="level_senior_engineer").say("是", "不清楚", "博士", "3年", "没有")
    person.say("论文", "3", "1", "核心", "没用过").declaring("是").press("看结论")
    assert "专业方向：不论是哪一种，符合，可以申报高级工程师。" in person.text


def test_of_a_level_that_no_answer_opens_no_answer_is_weighed() -> None:
    person = Person().say("是", "数据安全", "不清楚", "不清楚", "没有", "没有").declaring("是")
    person.say("看结论", "换个目标级别", "工程师")
    assert "成果还差2项" in person.text
    assert "弄清楚这些" not in person.text


def test_what_no_single_answer_decides_is_said_to_be_so() -> None:
    person = Person().say("是", "数据安全", "本科", "8年", "不清楚", "没有").declaring("是")
    person.say("不清楚", "看结论", "换个目标级别", "高级工程师")
    assert "现有职称：要看具体有哪些，补上才能判断" in person.text


@pytest.mark.parametrize("typed", ["随便", "看看", "5级"])
def test_what_is_no_level_or_action_is_said(typed: str) -> None:
    person = Person().interviewed().press("看结论")
    assert "现在可以选" in person.say(typed).text
    person.press("换个目标级别").say(typed)
    assert "助理工程师" in person.text
    assert person.session.state == "goal"


def test_reading_the_clauses_can_be_cancelled() -> None:
    person = Person().interviewed().press("看结论", "看原文").say("取消")
    assert person.session.state == "conclusion"
    assert person.press("换个目标级别").say("取消").session.state == "conclusion"
