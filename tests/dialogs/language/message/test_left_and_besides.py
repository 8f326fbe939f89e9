"""Work that was left begins nothing; whatever else a person did or was given is accounted for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dialogs.language.message.extract import read_message
from rules import load_policies
from tests.dialogs.person import TODAY, Person

if TYPE_CHECKING:
    from dialogs.language.message.extract import MessageReading


def reading(text: str) -> MessageReading:
    return read_message(load_policies().in_force(TODAY), text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        *("2019年3月离职网安", "2019年3月起不做网安了", "2020年6月转岗离开网安", "2021年5月调离网络安全岗位"),
        *(
            "2018年7月起不再从事网络安全工作",
            "2019年3月从网安离职",
            "2020年8月从网络安全转岗到产品",
            "2017年5月退出网安",
        ),
        *(
            "2019年3月辞去网络安全工作",
            "2019年3月停止从事网络安全",
            "2019年3月网安部门解散，我转做销售",
            "2020年2月被调出网安部",
        ),
        *(
            "2016年7月开始做网安，2019年3月离职",
            "2015年7月做网安，2019年3月转岗做开发",
            "2019年3月辞职，之前做网安",
        ),
    ],
)
def test_leaving_is_no_beginning(text: str) -> None:
    read = reading(text)
    assert "experience" not in read.profile
    assert read.unsure or read.set_aside


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("2019年3月入职做网安", "2019-03"),
        ("2019年3月转岗做网安", "2019-03"),
        ("2019年3月从开发转到网安", "2019-03"),
        ("2019年3月调到网络安全岗位", "2019-03"),
        ("2019年3月离职后做网安至今", "2019-03"),
        ("2018年7月开始从事网络安全，至今没离开过", "2018-07"),
        ("2016年7月离职，2017年1月开始做网安", "2017-01"),
    ],
)
def test_moving_to_it_is_one(text: str, since: str) -> None:
    assert reading(text).profile["experience"] == {"since": since}


BESIDES = {
    "收到国家互联网应急中心感谢信一封": "感谢信",
    "主编教材一部": "教材",
    "参编教材1本": "教材",
    "获得集团表彰": "表彰",
    "担任竞赛裁判": "裁判",
    "先进工作者": "先进",
    "劳动模范": "模范",
    "三等功一次": "三等功",
    "强网杯二等奖": "强网杯",
    "评审专家库成员": "专家库",
    "带过3个徒弟": "徒弟",
    "写过技术博客": "博客",
    "标委会委员": "委员",
    "应邀做评委": "评委",
    "开源项目star 3000": "开源",
    "获得CVE编号5个": "CVE",
}


@pytest.mark.parametrize(("said", "word"), BESIDES.items())
def test_what_no_reader_can_place_is_accounted_for(said: str, word: str) -> None:
    read = reading(f"本科，网安8年，{said}")
    assert read.profile == {"education": "bachelor", "experience": {"years": 8}}
    told = [*(one.text for one in read.unsure), *(one.text for one in read.set_aside)]
    assert any(word in text for text in told)


@pytest.mark.parametrize(
    ("said", "fact", "value", "besides"),
    [
        ("6年，获得过优秀员工", "experience", {"years": 6}, "优秀员工"),
        ("3年，还当过竞赛裁判", "experience", {"years": 3}, "裁判"),
        ("从2018年7月算起，另外参编过教材", "experience", {"since": "2018-07"}, "教材"),
    ],
)
def test_what_an_answer_says_besides_is_named_back(said: str, fact: str, value: object, besides: str) -> None:
    person = Person().say("是", "数据安全", "硕士", said)
    assert person.answers[fact] == value
    assert "没有用上：" in person.text
    assert besides in person.text


@pytest.mark.parametrize("place", ["第一百发明人", "第100发明人", "排名第一百", "第两百作者", "排第一百二十"])
def test_a_place_beyond_all_is_in_doubt(place: str) -> None:
    read = reading(f"发明专利1项，{place}")
    assert read.profile["achievements"] == [{"kind": "patent"}]
    assert [one.field for one in read.unsure] == ["achievements.rank"]


def test_what_is_typed_while_ticking_counts_as_a_press_does() -> None:
    person = (
        Person()
        .say("是", "数据安全", "硕士", "3年", "没有")
        .press("发明专利")
        .say("发明专利", "论文", "论文")
    )
    assert person.sub["ticked"] == ["patent", "patent", "paper", "paper"]


@pytest.mark.parametrize(
    "place",
    [
        *(
            "单位在北京、上海",
            "单位在北京或天津",
            "单位在上海和北京",
            "在天津或者北京的公司上班",
            "北京/上海",
        ),
        "北京或天津",
    ],
)
def test_an_employer_in_several_places_is_asked_about(place: str) -> None:
    read = reading(f"本科，{place}，网安8年")
    assert "employer_in_beijing" not in read.profile
    assert [one.field for one in read.unsure] == ["employer_in_beijing"]


def test_a_major_and_who_has_just_graduated_are_named_back() -> None:
    read = reading("刚毕业本科，计算机专业")
    assert read.profile == {"education": "bachelor"}
    assert {one.text: one.why for one in read.set_aside} == {
        "刚毕业": "not_understood",
        "计算机专业": "not_in_notice",
    }
