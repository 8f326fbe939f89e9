"""Another notice, with other levels, kinds, attributes and words, is talked through without any code."""

from __future__ import annotations

from datetime import date

from dialogs.conversation import Conversation
from dialogs.engine.facts import document
from tests.dialogs.person import MADE_UP_DAY, Person, made_up_policies, manufacturing


def test_it_is_introduced_and_asked_in_its_own_words() -> None:
    person = manufacturing()
    assert "云人社〔2026〕88号" in person.text
    assert "您是否在云海市注册的企业或职业院校工作？" in person.text
    assert list(person.say("是").buttons)[:2] == ["产线设计", "产线运行"]
    assert list(person.say("产线设计").buttons)[:4] == ["研究生", "大学本科", "大学专科", "以上都不是"]


def test_its_levels_are_reached_in_its_own_way() -> None:
    person = manufacturing().say("是", "产线设计", "大学本科", "5年", "没有")
    person.say("工艺改进", "2", "全行业")
    assert "工程师 2/1 ✔ · 首席工程师 0/4（另有2项不确定）" in person.text
    person.say("培训课程", "7", "没用过")
    assert person.session.state == "self_assessment"
    person.declaring("是")
    assert person.session.state == "review"
    person.say("看结论")
    assert "您现在可以申报**工程师**" in person.text
    assert "第十条（二）" in person.text


def test_its_achievements_ask_its_own_attributes() -> None:
    person = Person(Conversation(made_up_policies()), MADE_UP_DAY, opened="level_chief_engineer")
    person.say("是", "产线设计", "大学本科", "5年", "没有")
    person.say("专利", "1")
    assert "是哪种专利？" in person.text
    person.say("实用新型")
    assert "还有别的成果吗" in person.text
    person.say("没有了")
    assert person.answers["achievements"] == [{"kind": "patent", "count": 1, "patent_type": "utility_model"}]


def test_its_waiver_is_asked_where_it_could_help() -> None:
    person = manufacturing().say("是", "产线运行", "以上都不是", "3年", "没有")
    person.say("工艺改进", "1", "3", "本厂", "没用过").declaring("是")
    assert "您是否在技能竞赛中获奖" in person.text
    person.say("劳动模范", "没有了", "看结论")
    assert "您现在可以申报**工程师**" in person.text


def test_the_smallest_notice_is_one_question() -> None:
    person = Person(Conversation(made_up_policies()), date(2021, 1, 1))
    assert "第 1 步，最多 1 步" in person.text
    person.say("4年")
    assert person.session.state == "review"
    person.say("对")
    assert "您现在可以申报**修复师**" in person.text
    assert document(person.answers) == {"experience": {"years": 4.0}}
