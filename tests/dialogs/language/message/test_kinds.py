"""Kinds of wording that are easily read wrongly: numbers behind words, things named again, one's own firm."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dialogs.language.message.extract import MessageReading, read_message
from rules import load_policies

POLICY = load_policies().policies[-1]


def reading(text: str) -> MessageReading:
    return read_message(POLICY, text, date(2026, 11, 22))


def outcomes(text: str) -> list[tuple[Any, ...]]:
    """Each outcome as its kind, its number and what else is said, in the order of the words."""
    found: Any = reading(text).profile.get("achievements", [])
    return [
        (one["kind"], one.get("count", 1), *(v for k, v in sorted(one.items()) if k not in {"kind", "count"}))
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("核心论文2篇普刊1篇", [("paper", 2, "core"), ("paper", 1, "public")]),
        ("普刊3篇核心1篇", [("paper", 3, "public"), ("paper", 1, "core")]),
        ("论文2篇核心1篇普刊", [("paper", 2, "core"), ("paper", 1, "public")]),
        ("团标两项企标一项", [("standard", 2, "group"), ("standard", 1, "enterprise")]),
        ("国标1项行标3项", [("standard", 1, "national"), ("standard", 3, "industry")]),
        ("发明专利4项标准2项", [("patent", 4), ("standard", 2)]),
        ("两项国标三项行标", [("standard", 2, "national"), ("standard", 3, "industry")]),
    ],
)
def test_where_each_word_has_its_number_behind_it_each_keeps_it(
    text: str, expected: list[tuple[Any, ...]]
) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行标1国标2", [("standard", 1, "industry"), ("standard", 2, "national")]),
        ("论文3(核心2普刊1)", [("paper", 2, "core"), ("paper", 1, "public")]),
        ("专利：发明×3，一作", [("patent", 3, 1)]),
        ("专利：发明2（第一，授权）", [("patent", 2, True, 1)]),
        ("核心论文5篇（一作3，二作2）", [("paper", 3, "core", 1), ("paper", 2, "core", 2)]),
        ("发明专利3-5项", []),
        ("论文：1、某某研究", [("paper", 1)]),
    ],
)
def test_a_bare_number_counts_what_stands_before_it(text: str, expected: list[tuple[Any, ...]]) -> None:
    assert outcomes(text) == expected or (not expected and reading(text).unsure)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("论文一篇一作，一篇二作", [("paper", 1, 1), ("paper", 1, 2)]),
        ("论文一篇一作一篇三作", [("paper", 1, 1), ("paper", 1, 3)]),
        ("发明专利一件第一，一件第四，均授权", [("patent", 1, True, 1), ("patent", 1, True, 4)]),
        (
            "发明专利共3件：第一发明人1件，第二发明人1件，第四发明人1件",
            [("patent", 1, 1), ("patent", 1, 2), ("patent", 1, 4)],
        ),
        ("论文发表过两篇核心期刊，三作", [("paper", 2, "core", 3)]),
        ("论文倒是有，核心2篇", [("paper", 2, "core")]),
        ("国标：GB/T 1111，GB/T 2222", [("standard", 2, "national")]),
    ],
)
def test_what_is_named_again_or_told_in_parts_is_counted_once(
    text: str, expected: list[tuple[Any, ...]]
) -> None:
    assert outcomes(text) == expected


def test_what_is_said_of_some_of_them_is_no_fact_of_any() -> None:
    found = reading("发明专利共3件：第一发明人2件，第五发明人1件，前两件已授权")
    assert "granted" not in str(found.profile)
    assert "achievements.granted" in [one.field for one in found.unsure]


@pytest.mark.parametrize("text", ["排名第一百", "排第一百二十", "第一百届年会，论文排第一百多"])
def test_a_place_beyond_all_authors_is_none(text: str) -> None:
    assert "rank" not in str(reading(f"核心论文1篇，{text}").profile)


@pytest.mark.parametrize(
    "text",
    [
        "小李，硕士，毕业后到我院从事网安，没职称",
        "该员工硕士，在我单位从事网络安全",
        "我们处老赵，硕士，网安5年",
    ],
)
def test_who_speaks_of_ones_own_firm_does_not_speak_of_oneself(text: str) -> None:
    found = reading(text)
    assert found.profile.get("education") == "master"
    assert not [one for one in found.set_aside if one.why == "someone_else"]


@pytest.mark.parametrize(
    ("text", "level"),
    [("高工，不，中级，2019年5月", "intermediate"), ("初级，不，中级", "intermediate")],
)
def test_a_bare_no_takes_back_what_stands_before_it(text: str, level: str) -> None:
    found: Any = reading(text).profile["titles"]
    assert [one["level"] for one in found] == [level]


@pytest.mark.parametrize("text", ["非网安专业的工程师，2018年6月取得", "非网络安全专业工程师职称"])
def test_a_title_of_another_speciality_is_not_denied(text: str) -> None:
    found: Any = reading(text).profile["titles"]
    assert found[0]["level"] == "intermediate"
    assert found[0]["same_speciality"] is False


@pytest.mark.parametrize(
    "text", ["2021年主持省级课题1项", "承担过省部级课题", "2023年参与国家级课题2项", "还有个省级课题"]
)
def test_a_project_that_may_be_one_of_the_notice_is_asked_about(text: str) -> None:
    (doubt,) = reading(text).unsure
    assert (doubt.field, ["科研攻关项目" in one for one in doubt.options]) == ("achievements", [True])


def test_a_project_of_a_kind_that_is_not_known_is_not_dropped_in_silence() -> None:
    assert [one.why for one in reading("另外有市级项目").set_aside] == ["not_understood"]


@pytest.mark.parametrize("text", ["核心没有，普刊两篇，二作", "中文核心倒没有，普刊两篇，二作"])
def test_a_journal_that_is_denied_is_none_of_the_next_papers(text: str) -> None:
    assert outcomes(text) == [("paper", 2, "public", 2)]


@pytest.mark.parametrize("text", ["EI算核心吗，我有两篇EI期刊", "EI算不算核心么？我有两篇EI期刊"])
def test_what_is_asked_of_a_journal_is_not_said_of_a_paper(text: str) -> None:
    assert outcomes(text) == [("paper", 2)]
    assert "achievements.journal" in [one.field for one in reading(text).unsure]


@pytest.mark.parametrize("text", ["目前没有在北京工作", "没在北京上班，硕士", "公司在天津，没有在北京上班"])
def test_a_place_where_one_does_not_work_is_not_ones_own(text: str) -> None:
    assert reading(text).profile.get("employer_in_beijing") is False


def test_places_side_by_side_are_one_for_each() -> None:
    assert outcomes("发明专利2件（第1、第3发明人）") == [("patent", 1, 1), ("patent", 1, 3)]


@pytest.mark.parametrize("text", ["高工 | 2016年12月 | 网安17年 | 硕士", "高工，2016年12月，网安17年"])
def test_a_date_by_itself_is_not_of_work_that_has_a_length(text: str) -> None:
    found = reading(text).profile
    assert found["experience"] == {"years": 17}
    assert found["titles"] == [{"level": "deputy_senior", "obtained_on": "2016-12"}]


def test_a_colleague_of_whom_alone_an_officer_tells_is_the_applicant() -> None:
    assert reading("我们有位同事，大专，网安整12年，能报中级不？").profile["education"] == "college"
    assert "education" not in reading("我们有位同事，大专，网安12年，我能报中级吗？").profile


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("论文没有核心的", []),
        ("论文目前没有核心期刊的", []),
        ("论文里没有核心的，省级期刊2篇，第一作者", [("paper", 2, "public", 1)]),
        ("发表论文没有核心，普刊3篇都是一作", [("paper", 3, "public", 1)]),
        ("论文核心没有普刊有两篇", [("paper", 2, "public")]),
        ("论文：核心0，普刊2", [("paper", 2, "public")]),
        ("论文：核心0篇，普刊3篇", [("paper", 3, "public")]),
        ("论文：拟投稿", []),
        ("论文2篇，一篇已见刊，一篇拟投", [("paper", 1)]),
    ],
)
def test_a_paper_that_there_is_not_is_none(text: str, expected: list[tuple[Any, ...]]) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "国家标准1项排名第五，没有发布",
        "参编国家标准一项，第四完成人，尚未发布",
        "国标1项排第三。还没发布",
        "在研国标1项，排第2",
        "正在报批的国标1项，第二完成人",
        "国家标准（征求意见稿）排名第三",
        "省科技进步奖二等奖排第二，但项目是水利方面的",
        "国家科技进步二等奖第三名，跟网络安全没关系",
        "曾担任科技领军企业技术负责人，现在在另一家公司",
        "国家技术创新中心前技术负责人",
        "领军企业技术负责人，去年离职了",
    ],
)
def test_what_is_not_out_of_another_field_or_of_the_past_gives_no_ground(text: str) -> None:
    read = reading(text)
    assert "exceptional" not in read.profile
    assert "achievements" not in read.profile
    assert read.unsure or read.set_aside


@pytest.mark.parametrize(
    "text",
    [
        "国家标准1项，排名第三，已于2022年发布",
        "主持编制的国标1项排第三",
        "国标两项，一项已发布排第三，一项在研",
    ],
)
def test_a_standard_that_is_out_is_one(text: str) -> None:
    assert [one[:2] for one in outcomes(text)] == [("standard", 1)]


@pytest.mark.parametrize(
    ("text", "count", "doubts"),
    [
        ("论文六篇，核心三篇，其中一作两篇", 6, {"journal", "rank"}),
        ("论文5篇：核心3篇（一作2篇），普刊2篇", 5, {"journal", "rank"}),
        ("发明专利2项，第一发明人的1项，授权的1项", 2, {"granted", "rank"}),
        ("论文五篇，其中核心三篇，之前评中级用掉一篇", 5, {"journal", "used_before"}),
        (
            "发明专利申请了4个，授权2个，其中一个我是第一发明人，另一个排第三，实审中2个",
            4,
            {"granted", "rank"},
        ),
    ],
)
def test_parts_that_may_be_the_same_are_counted_once_and_asked(
    text: str, count: int, doubts: set[str]
) -> None:
    assert [one[1:] for one in outcomes(text)] == [(count,)]
    assert {one.field.removeprefix("achievements.") for one in reading(text).unsure} == doubts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4个专利里3个是发明，1个实用新型", [("patent", 3)]),
        ("发明专利申请了4项，其中授权2项", [("patent", 2, True), ("patent", 2, False)]),
        ("国标三项，排名第2、第4和没署名", [("standard", 1, "national", 2), ("standard", 1, "national", 4)]),
        ("专著一本，排名第二，标准参编一个", [("monograph", 1, 2), ("standard", 1, "participant")]),
        ('{"标准数":2}', [("standard", 2)]),
    ],
)
def test_each_part_keeps_what_is_said_of_it(text: str, expected: list[tuple[Any, ...]]) -> None:
    assert outcomes(text)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人在北京，公司在深圳", None),
        ("我在北京办公，劳动合同签在上海", None),
        ("公司注册在上海，我派到北京工作", None),
        ("人在上海，挂靠在北京一家公司", None),
        ("我公司在北京，长期在国外", None),
        ("在上海干了五年，去年回北京进了国企", True),
        ("在北京干了5年，去年去上海入职", False),
        ("我在上海上班，想回北京", False),
        ("单位在上海，户口在北京", False),
    ],
)
def test_an_employer_here_and_elsewhere_is_asked(text: str, *, expected: bool | None) -> None:
    read = reading(text)
    assert read.profile.get("employer_in_beijing") is expected
    assert ("employer_in_beijing" in {one.field for one in read.unsure}) is (expected is None)
