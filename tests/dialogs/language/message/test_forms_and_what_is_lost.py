"""Boxes of a form, yes and no behind a name, titles not come or gone, several people, lengths of their own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from dialogs.language.message.extract import read_message
from rules import load_policies

if TYPE_CHECKING:
    from dialogs.language.message.extract import MessageReading

DAY = date(2026, 11, 22)


def read(text: str) -> MessageReading:
    return read_message(load_policies().in_force(DAY), text, DAY)


def levels(text: str) -> list[str]:
    titles: Any = read(text).profile.get("titles", [])
    return [title["level"] for title in titles]


@pytest.mark.parametrize(
    ("text", "education", "title"),
    [
        ("职称：□初级 ☑中级 □副高 □正高", None, "intermediate"),
        ("职称：初级□ 中级□ 副高☑ 无□", None, "deputy_senior"),
        ("○大专 ○本科 ●硕士 ○博士", "master", None),
        ("学历：博士（ ）硕士（ ）本科（√）", "bachelor", None),
        ("学历：（A）博士 （B）硕士 （√）本科", "bachelor", None),
        ("学历：(A)博士 (√)硕士 (C)本科；职称：(√)中级 (B)副高", "master", "intermediate"),
        ("学历：[ ]本科 [ ]博士 [x]硕士", "master", None),
        ("- [ ] 博士\n- [x] 本科", "bachelor", None),
        ("学历：□博士 ☑本科；职称：√中级 ×副高", "bachelor", "intermediate"),
        ("最高学历（打√）：大专 本科√ 硕士 博士", "bachelor", None),
        ("职称：□初级（助理工程师） ☑中级（工程师） □副高（高级工程师）", None, "intermediate"),
    ],
)
def test_of_the_boxes_of_a_form_only_what_is_ticked_is_said(
    text: str, education: str | None, title: str | None
) -> None:
    assert read(text).profile.get("education") == education
    assert levels(text) == ([title] if title else [])
    assert {one.why for one in read(text).set_aside} == {"denied"}


def test_what_follows_the_boxes_is_said_of_what_is_ticked() -> None:
    text = "现有职称：□助理工程师 ☑工程师 □高级工程师，取得时间2019年6月"
    assert read(text).profile == {"titles": [{"level": "intermediate", "obtained_on": "2019-06"}]}


@pytest.mark.parametrize("text", ["职称：□初级 □中级 □副高", "学历：□硕士 □博士\n职称：□初级 □中级"])
def test_a_form_without_a_tick_says_nothing(text: str) -> None:
    assert read(text).profile == {}


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        ("□本科\n□中级", {"education": "bachelor", "titles": [{"level": "intermediate"}]}),
        ("√本科，√中级", {"education": "bachelor", "titles": [{"level": "intermediate"}]}),
        ("二○一九年六月取得中级", {"titles": [{"level": "intermediate", "obtained_on": "2019-06"}]}),
    ],
)
def test_bullets_and_circles_are_no_boxes(text: str, profile: dict[str, Any]) -> None:
    assert read(text).profile == profile


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        ('{"博士":"否","本科":"是","正高":"无"}', {"education": "bachelor"}),
        ('{"硕士":true,"博士":false}', {"education": "master"}),
        ('{"博士":null,"硕士":"Y"}', {"education": "master"}),
        ('{"职称":null,"学历":"本科"}', {"education": "bachelor"}),
        ("是否博士：否；是否硕士：是", {"education": "master"}),
        ('{"是否有中级职称":"是","是否副高":"否"}', {"titles": [{"level": "intermediate"}]}),
        ("博士=否，硕士=否，本科=是", {"education": "bachelor"}),
        (
            "博士：否 中级：2019年6月 副高：无",
            {"titles": [{"level": "intermediate", "obtained_on": "2019-06"}]},
        ),
    ],
)
def test_no_behind_a_name_denies_it(text: str, profile: dict[str, Any]) -> None:
    assert read(text).profile == profile


@pytest.mark.parametrize(
    "text",
    [
        "高级工程师（2023年申报未通过）",
        "副高（正在评审）",
        "高级工程师（材料已报，待评审）",
        "已通过副高评审，等正式文件",
        "副高年底前能拿证",
        "高工下个月发证",
        "副高证书是伪造的",
        "以前有副高，后来被撤销了",
        "评过高工，但不作数了",
        "高级工程师证书过期了",
        "曾获副高，现已取消",
        "以前单位评过副高，新单位不承认",
    ],
)
def test_a_title_that_has_not_come_or_is_gone_is_not_held(text: str) -> None:
    reading = read(text)
    assert not reading.profile.get("titles")
    assert reading.unsure or reading.set_aside


@pytest.mark.parametrize(
    "text", ["工程师，高级工程师（2023年未通过）", "工程师、高级工程师（评审中）", "中级，副高年底前能批下来"]
)
def test_what_failed_or_is_to_come_takes_nothing_from_the_title_before(text: str) -> None:
    assert levels(text) == ["intermediate"]


@pytest.mark.parametrize(
    "text",
    [
        "我们组小陈是硕士6年网安，小刘是本科9年有中级",
        "王工本科10年有中级，赵工硕士5年",
        "陈静，硕士，网安5年；吴桐，本科，网安8年，中级",
        "小张和小李都是硕士，网安5年",
        "小李（硕士，5年网安）和小王（本科，8年，中级）都在北京",
        '[{"姓名":"甲","学历":"硕士"},{"姓名":"乙","学历":"博士"}]',
        '[{"学历":"硕士","网安年限":5},{"学历":"本科","网安年限":8}]',
        "姓名,学历,职称\n甲,硕士,无\n乙,博士,中级",
    ],
)
def test_of_several_people_nothing_is_a_fact(text: str) -> None:
    reading = read(text)
    assert reading.profile == {}
    assert {one.text for one in reading.unsure} == {"说的不止一个人"}


@pytest.mark.parametrize(
    ("text", "years", "title"),
    [
        ("硕士做等保7年有工程师证", 7, {"level": "intermediate"}),
        ("有副高证做数据安全12年", 12, {"level": "deputy_senior"}),
        ("做了六年的渗透测试拿到工程师证", 6, {"level": "intermediate"}),
        ("网安干了八年评了工程师", 8, {"level": "intermediate"}),
        ("中级满5年网安8年", 8, {"level": "intermediate", "years": 5}),
    ],
)
def test_a_length_right_beside_what_lasts_is_its_own(text: str, years: int, title: dict[str, Any]) -> None:
    profile = read(text).profile
    assert (profile["experience"], profile["titles"]) == ({"years": years}, [title])


@pytest.mark.parametrize("text", ["工作7年网安5年", "工龄12年做网安5年", "工作7年，网安5年"])
def test_work_in_general_beside_work_in_the_field_is_no_doubt_of_it(text: str) -> None:
    assert read(text).profile == {"experience": {"years": 5}}


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("我的硕士学位是工商管理，本科计算机", "education", "master"),
        ("我是正高级会计师", "titles", [{"level": "full_senior", "same_speciality": False}]),
        ("不过是人社局的经济师", "titles", [{"level": "intermediate", "same_speciality": False}]),
        ("硕士，网安6年，哦对了我在海淀", "experience", {"years": 6}),
    ],
)
def test_what_is_said_in_passing_is_kept(text: str, field: str, value: Any) -> None:
    assert read(text).profile[field] == value


@pytest.mark.parametrize("text", ["大学没毕业", "大学肄业", "大学读了两年退学了"])
def test_who_left_a_university_is_not_passed_over(text: str) -> None:
    reading = read(text)
    assert (reading.profile, bool(reading.set_aside)) == ({}, True)
