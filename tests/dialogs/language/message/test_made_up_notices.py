"""Messages under other notices: their words are data, and none of the first notice's stands in what is said."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from dialogs.language.message.extract import read_message
from dialogs.language.question import Enquiry
from rules import load_policies
from tests.dialogs.person import MADE_UP_DAY, made_up_policies, manufacturing
from tests.made_up_notices import LINHAI, NOTICES

if TYPE_CHECKING:
    from dialogs.language.message.extract import MessageReading

FIRST = re.compile("网络|网安|信息安全|北京|数据安全")
"""Words of the first notice."""
BOOKS = date(2021, 1, 1)


def read(text: str, day: date = MADE_UP_DAY) -> MessageReading:
    return read_message(made_up_policies().in_force(day), text, day)


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        ("本科，做智能制造5年", {"education": "undergraduate", "experience": {"years": 5}}),
        ("硕士，从事工业自动化8年半", {"education": "postgraduate", "experience": {"years": 8.5}}),
        ("我做产线规划", {"direction": "line_design"}),
        ("单位在云海", {"registered_in_yunhai": True}),
        ("我在北京上班", {"registered_in_yunhai": False}),
        ("有中级职称", {"titles": [{"level": "middle"}]}),
        (
            "技术员，智能制造专业，2025年3月取得",
            {"titles": [{"level": "elementary", "same_speciality": True, "obtained_on": "2025-03"}]},
        ),
        (
            "工艺改进2项，全行业推广，第一完成人",
            {"achievements": [{"kind": "process_improvement", "count": 2, "place": 1, "reach": "industry"}]},
        ),
        ("培训课程3门，已登记", {"achievements": [{"kind": "course", "count": 3, "registered": True}]}),
        ("培训课程3门，还没登记", {"achievements": [{"kind": "course", "count": 3, "registered": False}]}),
        ("专利1项，实用新型", {"achievements": [{"kind": "patent", "patent_type": "utility_model"}]}),
        (
            "省级技能大赛第五名",
            {"exceptional": [{"kind": "skills_contest", "tier": "province", "place": 5}]},
        ),
        ("技能大赛第五名", {}),
        ("我是劳动模范", {"exceptional": [{"kind": "model_worker"}]}),
        ("首席工程师的突出业绩我满足", {"merit": {"chief_engineer": True}}),
        ("渗透测试8年，冬奥会保障受公安部表扬", {}),
    ],
)
def test_a_message_is_read_by_the_notice_s_own_words(text: str, profile: dict[str, Any]) -> None:
    reading = read(text)
    assert dict(reading.profile) == profile
    made_up_policies().in_force(MADE_UP_DAY).profile(dict(reading.profile), MADE_UP_DAY)


def test_a_notice_without_a_vocabulary_is_read_by_its_names() -> None:
    assert dict(read("从事古籍修复4年", BOOKS).profile) == {"experience": {"years": 4}}
    assert [one.options for one in read("工作5年", BOOKS).unsure] == [("做古籍修复5年",)]
    assert dict(read("没有任何成果，不符合破格条件", BOOKS).profile) == {}


@pytest.mark.parametrize(
    "text",
    [
        "工作七八年",
        "软考过了",
        "单位在云海，分公司在上海",
        "产线规划和质量检测都做",
        "高级职称",
        "工龄5年，中级快3年",
    ],
)
def test_what_is_offered_is_said_in_the_notice_s_words_and_read_surely(text: str) -> None:
    options = [option for one in read(text).unsure for option in one.options]
    assert options or text == "高级职称"
    for option in options:
        assert not FIRST.search(option)
        assert not read(option).unsure, option


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("我有高级工程师职称", "high"),
        ("机械专业的高级工程师职称", "high"),
        ("高级工程师职称11个月", "high"),
        ("助理工程师职称2年", "assistant"),
        ("工程师职称3年", "middle"),
        ("中级工程师职称3年", "middle"),
        ("我是高工", "high"),
    ],
)
def test_the_name_of_a_title_that_goes_on_in_another_s_is_not_that(said: str, level: str) -> None:
    """工程师职称 is the one below in 高级工程师职称, whichever the notice lists first."""
    profile: dict[str, Any] = dict(
        read_message(load_policies(NOTICES)[LINHAI], said, date(2026, 3, 1)).profile
    )
    assert [title["level"] for title in profile["titles"]] == [level]


def test_it_is_talked_through_by_messages() -> None:
    person = manufacturing()
    assert "例如“大专，做智能制造3年，有工艺改进1项”" in person.text
    texts = (
        "我在云海一家企业做产线规划，本科，干智能制造5年，没有职称",
        "确认",
        "工艺改进1项，全行业推广，第一完成人",
        "没用过",
    )
    said = [person.text, *(person.say(text).text for text in texts)]
    said += [person.declaring("是").text, person.say("看结论").text]
    assert "您现在可以申报**工程师**" in person.text
    assert not [text for text in said if FIRST.search(text)]


def test_it_is_asked_in_its_own_words() -> None:
    enquiry = Enquiry(made_up_policies().in_force(MADE_UP_DAY))
    unclear = enquiry.ask("啊呀呀").text
    assert "本科几年能评工程师？" in unclear
    assert enquiry.ask("我做质量检测，报哪个方向").answers[0].direction == "line_operation"
    assert enquiry.ask("硕士几年能评工程师").answers[0].clause == "第七条（一）"
    assert not FIRST.search(unclear + enquiry.ask("做智能制造的，报哪个方向").text)


def test_the_first_notice_s_words_are_not_those_of_another() -> None:
    beijing = load_policies().in_force(MADE_UP_DAY)
    assert read_message(beijing, "我做渗透测试", MADE_UP_DAY).profile == {"direction": "network_system"}
    assert read("我做渗透测试").profile == {}
