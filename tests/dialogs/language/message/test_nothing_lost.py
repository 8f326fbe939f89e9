"""Kinds of messages of which a part was lost, taken twice or taken for something else."""

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


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("2018年5月，哦不，6月开始做网络安全的", "experience", {"since": "2018-06"}),
        (
            "工程师是2019年4月，记错了，5月取得的",
            "titles",
            [{"level": "intermediate", "obtained_on": "2019-05"}],
        ),
        ("16年7月，说错了，9月起做网安", "experience", {"since": "2016-09"}),
    ],
)
def test_a_month_alone_that_corrects_a_date_keeps_its_year(text: str, field: str, value: Any) -> None:
    assert read(text).profile[field] == value


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("没做过数据安全，一直做渗透测试", "没做过数据安全"),
        ("内容审核没做过，做的是渗透测试", "内容审核没做过"),
        ("不做数据安全和内容审核，做漏洞挖掘", "不做数据安全和内容审核"),
    ],
)
def test_work_that_is_denied_is_no_direction(text: str, denied: str) -> None:
    reading = read(text)
    assert reading.profile["direction"] == "network_system"
    assert [(one.text, one.why) for one in reading.set_aside] == [(denied, "denied")]


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("专利3个，其中2个我第一", ["发明专利3个，其中2个我第一", "实用新型专利3个，其中2个我第一"]),
        ("挖到过高危漏洞10个", ["发现较大风险隐患10个"]),
        ("有专利", ["有发明专利", "有实用新型专利"]),
    ],
)
def test_what_may_be_meant_is_offered_with_all_that_is_said_of_it(text: str, options: list[str]) -> None:
    (doubt,) = read(text).unsure
    assert list(doubt.options[: len(options)]) == options


@pytest.mark.parametrize("text", ["我2026年12月取得中级职称", "工程师证2027年3月到手"])
def test_a_title_of_a_day_to_come_is_not_held(text: str) -> None:
    reading = read(text)
    assert "titles" not in reading.profile
    assert [one.field for one in reading.unsure] == ["titles"]


@pytest.mark.parametrize("text", ["安全研究员", "2018年7月起做漏洞研究员"])
def test_the_name_of_a_job_in_research_is_no_title(text: str) -> None:
    reading = read(text)
    assert "titles" not in reading.profile
    assert "titles" not in [one.field for one in reading.unsure]


@pytest.mark.parametrize("text", ["北京，本科，网安5年", "本科，北京市，无职称", "坐标北京 硕士"])
def test_a_place_alone_may_be_where_one_works(text: str) -> None:
    reading = read(text)
    assert "employer_in_beijing" in {*reading.profile, *(one.field for one in reading.unsure)}


def test_a_place_that_is_a_bound_is_unsure_for_a_ground_too() -> None:
    reading = read("省级重大网络安全项目，排名前三")
    assert [one.field for one in reading.unsure] == ["exceptional.rank"]


def test_a_heading_is_no_outcome_beside_its_parts() -> None:
    assert read("论文：两篇核心一作；专利：暂无").profile["achievements"] == [
        {"kind": "paper", "count": 2, "rank": 1, "journal": "core"}
    ]


def test_what_was_done_and_is_not_understood_is_said_so() -> None:
    reading = read("主导过两款安全产品开发项目，发明专利2项第一发明人")
    assert [(one.text, one.why) for one in reading.set_aside] == [
        ("主导过两款安全产品开发项目", "not_understood")
    ]


def test_the_occasion_of_a_use_is_understood() -> None:
    reading = read("发明专利1项，第一发明人，评工程师时没有用到")
    assert reading.profile["achievements"][0]["used_before"] is False  # type: ignore[index, call-overload]
    assert not reading.set_aside


@pytest.mark.parametrize(
    ("text", "options"),
    [
        (
            "2016.7–2019.3 甲公司 网络安全运维；2019.4–至今 乙公司 渗透测试",
            ("2016年7月开始做网络安全",),
        ),
        ("2016.7–2018.3 甲公司 网络安全运维；2019.4–至今 乙公司 渗透测试", ()),
        ("2015年9月至2020年6月 甲公司 网络安全运维", ()),
    ],
)
def test_one_job_after_the_other_may_be_one_career(text: str, options: tuple[str, ...]) -> None:
    (doubt,) = [one for one in read(text).unsure if one.field == "experience"]
    assert doubt.options == options


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("目前职称：助理工程师（2022.6）；拟申报：工程师", [{"level": "junior", "obtained_on": "2022-06"}]),
        (
            "拟申报职称：高级工程师；现职称：工程师（2018-05）",
            [{"level": "intermediate", "obtained_on": "2018-05"}],
        ),
        (
            "现任专业技术职务：工程师；取得时间：2020.10",
            [{"level": "intermediate", "obtained_on": "2020-10"}],
        ),
        ("no title yet, bachelor", []),
    ],
)
def test_a_forms_labels_say_what_is_held_and_what_is_applied_for(text: str, titles: list[Any]) -> None:
    assert read(text).profile["titles"] == titles


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "较大风险隐患主要负责人发现3次，安全事件参与处置2次（较严重）",
            ["risk_discovery", "incident_response"],
        ),
        ("转化一个成果效益较好，我牵头；新设备一台已经投产，我排第二", ["tech_transfer", "product"]),
        ("标准：2项，其中国标1项", ["standard"]),
    ],
)
def test_an_outcome_is_found_in_any_order_of_its_words(text: str, kinds: list[str]) -> None:
    assert [one["kind"] for one in read(text).profile["achievements"]] == kinds  # type: ignore[union-attr, call-overload, index]


def test_what_is_said_of_one_in_a_row_is_not_overruled_by_the_one_before() -> None:
    text = "一作核心2篇、二作核心1篇、普通期刊三作3篇"
    assert [one["rank"] for one in read(text).profile["achievements"]] == [1, 2, 3]  # type: ignore[union-attr, call-overload, index]


def test_what_is_said_of_an_outcome_that_is_none_is_accounted_for() -> None:
    aside = [one.text for one in read("某课题，国家级验收，行业影响大，我负责").set_aside]
    assert aside == ["国家级验收", "行业影响大"]


@pytest.mark.parametrize(
    "length",
    [
        *("不满5年", "未到5年", "未足5年", "没够5年", "还没到5年", "不足两年"),
        *("5年都没到", "5年没满", "5年还不到", "10 余年", "10 多年"),
    ],
)
def test_a_length_that_is_not_reached_or_only_about_so_much_is_asked_for_again(length: str) -> None:
    reading = read(f"本科，网安{length}")
    assert "experience" not in reading.profile
    assert "experience" in {one.field for one in reading.unsure}


@pytest.mark.parametrize("length", ["不满5年", "未到4年"])
def test_nor_is_a_title_held_for_so_long(length: str) -> None:
    assert read(f"本科，中级{length}").profile["titles"] == [{"level": "intermediate"}]


@pytest.mark.parametrize("text", ["8年，不对，7年", "8年，说错了，7年", "工作8年，错了，7年"])
def test_of_a_doubt_that_is_corrected_only_what_is_said_instead_is_asked_about(text: str) -> None:
    assert [one.options for one in read(text).unsure] == [("做网络安全7年",)]


@pytest.mark.parametrize(
    "text", ["工程师2025年12月本专业", "助理工程师2024年8月取得本专业", "工程师2021-05网络空间安全专业"]
)
def test_the_speciality_may_follow_the_day_of_a_title(text: str) -> None:
    titles: Any = read(text).profile["titles"]
    assert titles[0]["same_speciality"] is True
    assert titles[0]["obtained_on"]


@pytest.mark.parametrize("text", ["硕士，无破格", "没有破格，硕士", "硕士 没有破格"])
def test_grounds_may_be_denied_in_short(text: str) -> None:
    assert read(text).profile["exceptional"] == []


@pytest.mark.parametrize("text", ["我在国企", "目前在一家民营企业", "事业单位", "现在在央企工作", "外企员工"])
def test_an_employer_of_which_the_place_is_not_said_is_asked_about(text: str) -> None:
    assert [one.field for one in read(f"本科，{text}，网安5年").unsure] == ["employer_in_beijing"]


@pytest.mark.parametrize("text", ["基本条件都符合", "业绩符合", "基本条件和业绩条件我都满足"])
def test_what_is_declared_of_no_level_is_told_to_be_left_out(text: str) -> None:
    assert "not_understood" in {one.why for one in read(f"硕士，{text}").set_aside}


@pytest.mark.parametrize(
    "text", ["我不是北京单位", "公司不是北京的企业", "并非北京企业", "我们不属于北京的事业单位"]
)
def test_an_employer_that_is_not_of_the_region_is_elsewhere(text: str) -> None:
    assert read(f"硕士，{text}，网安8年").profile["employer_in_beijing"] is False


@pytest.mark.parametrize("text", ["我是北京单位", "我是不是北京单位", "单位是北京的国企"])
def test_what_is_said_or_asked_of_it_is_not_denied(text: str) -> None:
    assert read(f"硕士，{text}，网安8年").profile.get("employer_in_beijing") is not False


@pytest.mark.parametrize(
    "text",
    [
        "获得省部级科技一等奖，排名第三",
        "省部级科技一等奖排名第三",
        "CNNVD漏洞3个，书面证明有",
        "参加过冬奥网络安保，受到公安部感谢信",
    ],
)
def test_what_belongs_to_a_ground_is_not_said_to_be_left(text: str) -> None:
    reading = read(text)
    assert [one.field for one in reading.understood] == ["exceptional"]
    assert not reading.set_aside


@pytest.mark.parametrize("text", ["中级5年，其中借调2年", "硕士，产品研发2个，一个投产了一个没有"])
def test_what_takes_from_a_length_and_what_is_told_in_passing_is_named(text: str) -> None:
    assert [one.why for one in read(text).set_aside] == ["not_understood"]


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("2015年7月参加工作，一直做网络安全", "2015-07"),
        ("2014年7月进入绿盟科技，一直做渗透测试", "2014-07"),
        ("2018年3月就职于某研究院，从事数据安全", "2018-03"),
        ("2017年7月进了国企，一直干网安", "2017-07"),
        ("2016年7月入职奇安信公司，一直做渗透测试", "2016-07"),
        ("2016年7月入职奇安信，一直做渗透测试", "2016-07"),
    ],
)
def test_work_begins_where_one_joined_and_nothing_used_is_told_as_lost(text: str, since: str) -> None:
    reading = read(text)
    assert reading.profile["experience"] == {"since": since}
    assert reading.set_aside == ()


@pytest.mark.parametrize(
    "text",
    ["2014年7月进入绿盟科技", "学了4年信息安全，毕业后卖保险3年", "2016年7月入职做销售，后来做渗透测试"],
)
def test_a_time_of_who_knows_what_is_told_as_not_understood(text: str) -> None:
    reading = read(text)
    assert "experience" not in reading.profile
    assert reading.set_aside[-1].why == "not_understood"
