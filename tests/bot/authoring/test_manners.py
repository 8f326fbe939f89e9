"""Texts in the manner of real notices: level headings without a number, joint authors, broken lines, lists counted in a
heading, several ways in one sentence. What is read is right, and what is not is left open.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.authoring import readings
from bot.authoring.clauses import ByClauses, rejoined
from bot.authoring.drafting import NoticeDraft

TEXTS = Path(__file__).with_name("texts")
WATER, GEAR, MUSEUM, PORT = (
    "jiangyuan-water-2031",
    "yunling-gear-2031",
    "beiping-museum-2031",
    "hailan-port-2031",
)
FOREST, DESIGN, SOIL, NURSE = (
    "qingluan-forest-2031",
    "nanxun-design-2031",
    "hengchuan-soil-2031",
    "linze-nurse-2031",
)


@cache
def drafted(name: str) -> NoticeDraft:
    return NoticeDraft(name, (TEXTS / f"{name}.txt").read_text(encoding="utf-8"))


def told(name: str, file: str) -> str:
    return drafted(name).files[file]


def levels(name: str) -> list[dict[str, Any]]:
    ids = yaml.safe_load(told(name, "policy.yaml"))["levels"]
    return [yaml.safe_load(told(name, f"levels/{one}.yaml")) for one in ids]


def condition(level: dict[str, Any], name: str) -> dict[str, Any]:
    return next((one for one in level["conditions"] if one["condition"] == name), {})


@pytest.mark.parametrize(
    ("name", "authority", "region", "speciality", "since"),
    [
        (WATER, None, "江源省", "水利工程", "2031-05-01"),
        (GEAR, "云岭市人力资源和社会保障局、云岭市经济和信息化局", "云岭市", "装备制造工程", "2031-09-01"),
        (MUSEUM, "北屏市人力资源和社会保障局", "北屏市", "文物保护", "2032-03-01"),
        (PORT, "海澜省交通运输厅", "海澜省", "港航工程", "2031-07-01"),
        (FOREST, "青峦省人力资源和社会保障厅", "青峦省", "林草", "2032-06-01"),
        (DESIGN, "南浔市人力资源和社会保障局", "南浔市", "工艺设计", None),
        (SOIL, "衡川省农业农村厅、衡川省人力资源和社会保障厅", "衡川省", "土肥", "2032-01-01"),
        (NURSE, "临泽市卫生健康委员会、临泽市人力资源和社会保障局", "临泽市", "基层护理", None),
    ],
)
def test_whose_it_is_is_taken_from_wherever_it_stands(
    name: str, authority: str | None, region: str, speciality: str, since: str | None
) -> None:
    """In the title, above it, or where it is signed; each is marked."""
    written = told(name, "policy.yaml")
    policy = yaml.safe_load(written)
    assert (policy.get("authority"), policy["region"]) == (authority, region)
    assert policy["speciality"] == speciality
    marked = ("authority", "region", "speciality", "valid_from")
    for key in marked:
        for line in re.findall(rf"(?m)^{key}: .*", written):
            assert ("# 待定" if key == "valid_from" and since is None else "# 提议") in line
    assert since is None or str(policy["valid_from"]) == since


@pytest.mark.parametrize(
    ("name", "conferred"),
    [
        (WATER, ["basic", "assistant", "intermediate", "deputy_senior", "full_senior"]),
        (GEAR, ["intermediate", "deputy_senior", "full_senior"]),
        (MUSEUM, ["intermediate", "deputy_senior", "full_senior"]),
        (PORT, ["intermediate", "deputy_senior"]),
        (FOREST, ["basic", "assistant", "intermediate", "deputy_senior", "full_senior"]),
        (DESIGN, ["intermediate", "deputy_senior"]),
        (SOIL, ["intermediate", "deputy_senior", "full_senior"]),
        (NURSE, ["deputy_senior"]),
    ],
)
def test_a_level_confers_no_title_that_one_only_has_to_hold(name: str, conferred: list[str]) -> None:
    assert [one["confers"] for one in levels(name)] == conferred


ROUTES = [
    (WATER, 1, [("master", None, None, 0), ("bachelor", None, None, 1), ("college", "basic", 2, None)]),
    (GEAR, 0, [("master", None, None, 2), ("bachelor", "junior", 4, None), ("college", "junior", 5, None)]),
    (GEAR, 2, [("bachelor", "deputy_senior", 5, None)]),
    (
        MUSEUM,
        0,
        [("master", None, None, 3), ("bachelor", None, None, 5), ("college", "assistant", 4, None)],
    ),
    (MUSEUM, 1, [("doctor", "intermediate", 2, None), ("bachelor", "intermediate", 5, None)]),
    (PORT, 0, [("master", None, None, 2), ("bachelor", None, None, 4), ("college", None, None, 6)]),
    (FOREST, 1, [("bachelor", None, None, 1), ("college", "basic", 2, None)]),
    (FOREST, 3, [("doctor", "intermediate", 2, None), ("bachelor", "intermediate", 5, None)]),
    (DESIGN, 0, [("bachelor", None, None, 4), ("college", None, None, 7), (None, None, None, 5)]),
    (SOIL, 0, [("bachelor", "assistant", 4, None), ("college", "assistant", 6, None)]),
    (SOIL, 1, [("bachelor", "intermediate", 5, None), ("doctor", "intermediate", 2, None)]),
    (
        NURSE,
        0,
        [
            ("bachelor", "intermediate", 5, None),
            ("college", "intermediate", 7, None),
            ("secondary", "intermediate", 9, 15),
        ],
    ),
]


@pytest.mark.parametrize(("name", "level", "ways"), ROUTES)
def test_the_ways_to_a_level_are_read(name: str, level: int, ways: list[tuple[Any, ...]]) -> None:
    found = condition(levels(name)[level], "education_experience")["routes"]
    read = [(one.get("education"), one.get("title"), one.get("experience_years")) for one in found]
    assert [
        (degree, title and title["at_least"], title and title["years"], years)
        for degree, title, years in read
    ] == ways


@pytest.mark.parametrize(
    ("name", "level", "required", "items"),
    [
        (GEAR, 0, 1, 2),
        (GEAR, 1, 2, 4),
        (GEAR, 2, 3, 4),
        (MUSEUM, 0, 2, 3),
        (MUSEUM, 1, 3, 4),
        (PORT, 1, 3, 4),
        (FOREST, 2, 2, 3),
        (FOREST, 4, 3, 4),
        (SOIL, 1, 3, 4),
        (NURSE, 0, 2, 4),
    ],
)
def test_how_many_of_a_list_is_read_wherever_it_is_said(
    name: str, level: int, required: int, items: int
) -> None:
    counted = condition(levels(name)[level], "achievements")["achievements"]
    assert (counted["required"], len(counted["items"])) == (required, items)


@pytest.mark.parametrize(
    ("name", "file", "left_open"),
    [
        (WATER, "levels/professorate_senior_engineer.yaml", "fact: .*# 待定：.*须具备前条所列条件中的四项"),
        (WATER, "levels/senior_engineer.yaml", "clause: 第十六条  # 待定：.*取得工程师职称满3年"),
        (MUSEUM, "levels/level_3.yaml", "fact: .*# 待定：.*主持修复一级文物一件"),
        (DESIGN, "levels/level_1.yaml", "fact: .*# 待定：.*作品被省级以上展览收入2件"),
        (DESIGN, "levels/level_2.yaml", "clause: 二（二）3  # 待定：.*第一项为必备条件"),
        (SOIL, "levels/level_2.yaml", "clause: 第六条（二）  # 待定：.*第1项、第2项至少具备一项"),
        (SOIL, "not_encoded.yaml", "第八条: .*# 待定：.*【放宽】"),
        (NURSE, "not_encoded.yaml", "二 1: .*# 待定：年度考核基本合格的"),
        (FOREST, "levels/level_4.yaml", "clause: 三  # 待定：.*可提前一年申报"),
    ],
)
def test_what_is_no_plain_condition_is_demanded_of_nobody(name: str, file: str, left_open: str) -> None:
    assert re.search(left_open, told(name, file))


@pytest.mark.parametrize(
    ("name", "denied"),
    [
        (WATER, {"受党纪、政务处分且在影响期内的", "申报材料弄虚作假未满三年的"}),
        (MUSEUM, {"退休、返聘人员不在申报范围"}),
        (
            SOIL,
            {
                "公务员（含参照公务员法管理的人员）、离退休人员除外",
                "【年龄】距法定退休年龄不足一年的，不再受理",
            },
        ),
    ],
)
def test_what_must_not_be_is_never_taken_for_no_condition(name: str, denied: set[str]) -> None:
    said = [one for c in levels(name)[0]["conditions"] for one in c.get("declarations", ())]
    assert {one["quote"] for one in said if one.get("is") is False} == denied


@pytest.mark.parametrize(
    ("lines", "clauses"),
    [
        (
            ["一、条件", "工程师", "1.甲；", "2.乙。", "高级工程师", "1.丙。"],
            ["一 工程师2", "一 高级工程师1"],
        ),
        (["二、条件", "（一）学历", "1.甲。", "工程师", "（1）乙。"], ["二（一）1 工程师（1）"]),
        (
            ["二、条件", "（一）学历", "工程师", "甲。", "高级工程师", "乙。", "（二）丙。"],
            ["二（一） 高级工程师", "二（二）"],
        ),
        (["工程师", "一、甲。", "高级工程师", "一、乙。"], ["工程师一", "高级工程师一"]),
        (
            ["附件1", "工程师评审条件", "一、甲。", "附件2", "高级工程师评审条件", "一、乙。"],
            ["附件1 一", "附件2 一"],
        ),
        (
            ["一、甲。", "附件：1.工程师条件", "2.高级工程师条件", "某省交通厅", "附件1", "一、乙。"],
            ["一", "附件1 一"],
        ),
    ],
)
def test_a_heading_that_names_a_title_needs_no_number(lines: list[str], clauses: list[str]) -> None:
    found = list(ByClauses(lines).clauses)
    assert [one for one in clauses if one not in found] == []
    assert "2" not in found


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["第一条 申报人应在海澜省港口、航道单位从事港航工程", "工作。"], 1),
        (["（三）大专，从事港航工程工作满", "６年。"], 1),
        (["现将《港航工程专业高、中级职称评审办法》印发给", "你们。"], 1),
        (["（一）学历、资历条件", "具备大学本科及以上学历。"], 2),
        (["（一）工程系列计算机软件专业高级工程师职称申报的学历资历条件", "具备大学本科及以上学历。"], 2),
        (["云岭市人力资源和社会保障局 云岭市经济和信息化委员会", "关于开展装备制造职称评审的通知"], 2),
        (["一、适用范围", "在本市从事装备制造，签订劳动合同的人员。"], 2),
        (["1.主持完成省级项目，通过验收", "2.发表论文。"], 2),
    ],
)
def test_a_broken_line_is_made_whole_and_a_heading_is_left(lines: list[str], whole: int) -> None:
    assert len(rejoined(lines)) == whole
    assert "".join(rejoined(lines)) == "".join(lines)


@pytest.mark.parametrize(
    ("said", "needed"),
    [
        ("任现职以来，具备下列条件至少两项", 2),
        ("具备下列二项以上", 2),
        ("业绩（至少具备三项）", 3),
        ("完成下列工作中的两项", 2),
        ("具备下列条件之三", 3),
        ("须满足其中至少三条", 3),
        ("应当具备以下条件", None),
        ("同时具备", None),
    ],
)
def test_a_number_of_outcomes_is_read_in_any_order(said: str, needed: int | None) -> None:
    assert readings.required(said) == needed
