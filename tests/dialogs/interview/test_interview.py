"""A whole conversation, from the first question to the verdict, as a person has it."""

from __future__ import annotations

import pytest

from rules import Assessment, load_policies
from tests.dialogs.person import TODAY, Person


def test_the_first_message_says_what_this_is_and_asks_the_first_question() -> None:
    person = Person()
    assert "京人社发〔2024〕2号" in person.text
    assert "第 1 步，最多 8 步" in person.text
    assert "您是否在北京的企业、事业单位或社会组织等机构工作？" in person.text
    assert "依据：附件1 一" in person.text
    assert list(person.buttons) == ["是", "否", "不清楚", "跳过", "为什么"]


def test_an_engineer_is_led_to_the_verdict() -> None:
    person = Person().interviewed()
    assert person.session.state == "review"
    person.press("看结论")
    assert "您现在可以申报**工程师**" in person.text
    assert person.answers == {
        "employer_in_beijing": True,
        "direction": "data",
        "education": "master",
        "experience": {"years": 3.0},
        "titles": [],
        "achievements": [{"kind": "standard", "count": 2, "level": "industry", "used_before": False}],
        "basic.general": True,
        "basic.assistant_engineer": True,
        "basic.engineer": True,
        "performance.engineer": True,
    }


def test_the_verdict_is_that_of_the_rules_on_the_same_facts() -> None:
    person = Person().interviewed().press("看结论")
    policy = load_policies().in_force(TODAY)
    profile = policy.profile(
        {
            "employer_in_beijing": True,
            "direction": "data",
            "education": "master",
            "experience": {"years": 3},
            "titles": [],
            "achievements": [{"kind": "standard", "count": 2, "level": "industry"}],
            "basic": {"general": True, "assistant_engineer": True, "engineer": True},
            "performance": {"engineer": True},
        },
        TODAY,
    )
    told = Assessment(policy, profile).as_json()
    assert told["eligible_level"] == "engineer"
    for level in told["levels"]:
        for lack in level["missing"] if level["level"] == "senior_engineer" else []:
            assert lack["text"] in person.text


def test_buttons_alone_lead_to_the_verdict_too() -> None:
    person = Person()
    person.press("是", "数据安全", "硕士学位或硕士研究生毕业").say("3").press("没有")
    person.press("标准", "✔ 标准", "选好了", "企业标准", "没有了，没用过")
    person.press("都符合", "看结论")
    assert "您现在可以申报**工程师**" in person.text


def test_numbers_choose_what_they_stand_before() -> None:
    person = Person().say("1", "3", "2")
    assert person.answers == {"employer_in_beijing": True, "direction": "data", "education": "master"}
    person.say("8")
    assert person.answers["experience"] == {"years": 8.0}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("8", {"years": 8.0}),
        ("8年", {"years": 8.0}),
        ("八年半", {"years": 8.5}),
        ("2018年7月", {"since": "2018-07"}),
        ("2018.07", {"since": "2018-07"}),
        ("２０１８年７月１日", {"since": "2018-07-01"}),
    ],
)
def test_time_is_typed_as_people_type_it(typed: str, kept: object) -> None:
    person = Person().say("是", "数据安全", "硕士", typed)
    assert person.answers["experience"] == kept
    assert "第 5 步" in person.text


def test_nobody_is_asked_a_lower_level_than_the_one_held() -> None:
    person = Person().say("是", "数据安全", "硕士", "3年", "正高级", "是", "不清楚", "没有了")
    assert person.session.state == "review"
    person.press("看结论")
    assert "您已经取得本专业最高一级的职称" in person.text


def test_exceptional_grounds_are_asked_only_where_they_could_help() -> None:
    doctor = Person().say("是", "数据安全", "博士", "3年", "没有")
    doctor.say("论文", "3", "1", "核心", "没用过").declaring("是")
    assert doctor.session.state == "review"
    assert "exceptional" not in doctor.answers
    bachelor = Person().say("是", "数据安全", "本科", "3年", "没有")
    bachelor.say("论文", "3", "1", "核心", "没用过")
    bachelor.declaring("是")
    assert bachelor.session.state == "exceptional"
    assert "第 8 步，最多 8 步" in bachelor.text


def test_a_ground_opens_the_senior_level() -> None:
    person = Person().say("是", "数据安全", "本科", "3年", "没有")
    person.say("论文", "3", "1", "核心", "没用过").declaring("是")
    person.say("中国专利奖", "银奖", "3")
    assert person.session.state == "review"
    person.press("看结论")
    assert person.answers["exceptional"] == [{"kind": "patent_award", "grade": "silver", "rank": 3}]
    assert "您现在可以申报**高级工程师**" in person.text


def test_time_that_is_short_is_told_with_its_day() -> None:
    person = Person().say("是", "数据安全", "硕士", "2025年2月", "没有")
    person.say("标准", "2", "行业标准", "没用过", "都符合").press("看结论")
    assert "您现在可以申报**助理工程师**" in person.text
    assert "**工程师**：✘ 暂不能申报：只差时间，最早2027年2月1日" in person.text
    assert "还差3个月，最早2027年2月1日" in person.text


def test_unknown_facts_are_told_with_what_they_would_change() -> None:
    person = Person(opened="level_engineer").say("是", "数据安全", "硕士", "不清楚", "没有")
    person.say("标准", "2", "没用过").declaring("是").press("看结论")
    assert "还不能确定" in person.text
    assert "专业工作年限：不满2年，不符合；满2年，符合，可以申报工程师。" in person.text


def test_a_no_that_closes_every_level_is_said_at_once_and_the_talk_goes_on() -> None:
    person = Person().say("否")
    assert "各级都还不能申报" in person.text
    assert "第 2 步" in person.text
    person.say("结论")
    assert "还不能按这份通告申报" in person.text


def test_work_is_described_and_the_notices_item_confirmed() -> None:
    person = Person().say("是", "我做安全运维的")
    assert "数据安全及加密系统运维" in person.text
    person.say("1")
    assert person.answers["direction"] == "network_system"


def test_what_is_surely_work_of_one_direction_is_taken_and_the_item_named() -> None:
    person = Person().say("是", "我做漏洞挖掘的")
    assert "漏洞挖掘与逆向分析" in person.text
    assert person.answers["direction"] == "network_system"


def test_none_of_the_items_asks_again() -> None:
    person = Person().say("是", "我做安全运维的").press("都不是")
    assert "您从事哪个专业方向的工作" in person.text
    assert "direction" not in person.answers
    assert "对不上" in person.say("卖煎饼").text


def test_a_self_assessment_shows_the_clause_and_the_own_directions_item() -> None:
    person = Person().say("是", "数据安全", "博士", "3年", "没有", "论文2", "1", "公开", "没用过")
    assert "从事数据安全专业技术工作，熟悉数据安全识别" in person.text
    assert "从事业务安全专业技术工作" not in person.text


def test_a_level_of_interest_comes_with_the_link() -> None:
    person = Person(opened="level_professorate_senior_engineer")
    assert "您想看的是**正高级工程师**" in person.text
    person.say("是", "数据安全", "硕士", "3年", "没有", "没有").declaring("是").press("看结论")
    assert "正高级工程师还差什么" in person.text
