"""Whole messages: the figures over the written sets, and what holds for any text at all."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.language.message.extract import MessageReading, read_message
from dialogs.language.text.length import MOST
from rules import Policy, load_policies
from tests.messages.reading import account
from tests.messages.scoring import load, score

AS_OF = date(2026, 11, 22)
HERE = Path(__file__).parent
PIECES = [
    "我",
    "本人",
    "我同事",
    "他",
    "甲：",
    "乙：",
    "我们公司",
    "如果",
    "要是",
    "想评",
    "能报",
    "没有",
    "不是",
    "没评上",
    "公示",
    "软考",
    "不对，",
    "打错了，",
    "，",
    "。",
    "；",
    "（",
    "）",
    "：",
    "\n",
    "本科",
    "硕士",
    "博士",
    "大专",
    "大学毕业",
    "在读",
    "高中",
    "技校",
    "8年",
    "八年半",
    "七八年",
    "快5年",
    "2018年7月",
    "18年7月",
    "2015年",
    "去年",
    "三年前",
    "明年",
    "上个月",
    "网安",
    "数据安全",
    "渗透测试",
    "软件开发",
    "工作",
    "工龄",
    "从事",
    "开始",
    "至今",
    "其中",
    "中级",
    "助工",
    "工程师",
    "高工",
    "副高",
    "正高",
    "高级职称",
    "安全工程师",
    "职称",
    "计算机专业",
    "拿的",
    "评的",
    "取得",
    "北京",
    "国企",
    "在深圳上班",
    "发明专利",
    "专利",
    "2项",
    "俩",
    "1篇",
    "第一发明人",
    "第二作者",
    "排名第四",
    "已授权",
    "没授权",
    "论文",
    "核心",
    "国标",
    "参与",
    "主要负责人",
    "攻关项目",
    "行业内影响较大",
    "省部级验收",
    "新产品",
    "投产",
    "成果转化",
    "较大效益",
    "专著",
    "出版",
    "隐患",
    "较严重安全事件",
    "用过",
    "省科技进步一等奖",
    "CNVD证书",
    "冬奥会网络安全保障",
    "公安部表扬",
    "国家重点实验室",
    "技术负责人",
    "没有任何成果",
    "另外",
    "其余",
    "都",
]


F1 = 0.99
MOST_ASTRAY = 0.03
"""Doubts lost and doubts without need, for a message."""
SETS = ("messages", "held_out", "examined", "not_stated")


def read(text: str, day: date = AS_OF) -> MessageReading:
    return read_message(load_policies().in_force(AS_OF), text, day)


def written() -> list[dict[str, Any]]:
    return [message for name in SETS for message in load(HERE / f"{name}.jsonl")]


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policies().in_force(AS_OF)


@pytest.mark.parametrize(
    ("name", "exact"), [("messages", 0.98), ("held_out", 0.98), ("examined", 0.97), ("not_stated", 0.98)]
)
def test_the_written_messages_are_read_as_well_as_promised(policy: Policy, name: str, exact: float) -> None:
    figures = score(load(HERE / f"{name}.jsonl"), lambda text, day: account(policy, text, day))[""]
    assert figures.f1 >= F1, figures.shown
    assert figures.exact_share >= exact, figures.shown
    assert not figures.forbidden, figures.shown
    assert figures.lost + figures.needless <= MOST_ASTRAY * figures.messages, figures.shown


def test_every_reading_of_the_written_messages_is_a_valid_profile(policy: Policy) -> None:
    for message in written():
        profile = read(message["text"], date.fromisoformat(message["as_of"])).profile
        policy.profile({**profile, "as_of": message["as_of"]}, today=AS_OF)


def test_every_option_offered_would_be_read_surely() -> None:
    for message in written():
        for unsure in read(message["text"]).unsure:
            for option in unsure.options:
                again = read(option)
                field = unsure.field.partition(".")[0]
                unlisted = field == "achievements" and {one.why for one in again.set_aside} == {
                    "not_in_notice"
                }
                assert unlisted or field in again.profile, option
                assert not [one for one in again.unsure if one.field == unsure.field], option


def test_what_is_understood_is_said_in_the_persons_own_words() -> None:
    reading = read("本科，網安８年，在北京国企。中级2020年12月拿的。")
    assert {(one.field, one.text) for one in reading.understood} == {
        ("education", "本科"),
        ("experience", "网安8年"),
        ("employer_in_beijing", "在北京国企"),
        ("titles", "中级2020年12月拿的"),
    }


def test_what_is_unsure_comes_with_what_it_may_be() -> None:
    [education, experience] = read("大学毕业，网安干了七八年").unsure
    assert (education.field, education.options) == ("education", ("学历是本科", "学历是大专"))
    assert (experience.field, experience.options) == ("experience", ("做网络安全7年", "做网络安全8年"))


def test_the_answer_of_the_shell_is_plain_json() -> None:
    answer = read("本科，工作8年").as_json()
    assert json.loads(json.dumps(answer)) == answer
    assert answer == {
        "profile": {"education": "bachelor"},
        "understood": [{"field": "education", "text": "本科"}],
        "unsure": [{"field": "experience", "text": "工作8年", "options": ["做网络安全8年"]}],
        "set_aside": [],
    }


@pytest.mark.parametrize("text", ["", " ", "。。。", "\x00", "你好", "🙂" * 50])
def test_nothing_is_read_out_of_nothing(text: str) -> None:
    assert read(text).as_json() == {"profile": {}, "understood": [], "unsure": [], "set_aside": []}


def test_a_message_is_read_up_to_a_limit_and_the_rest_is_left_alone() -> None:
    padding = "嗯" * MOST
    assert read("本科。" + padding).profile == {"education": "bachelor"}
    assert read(padding + "。本科").profile == {}


@given(st.text(max_size=200))
@settings(deadline=None)
def test_no_text_makes_the_reader_fail_or_give_an_invalid_profile(text: str) -> None:
    load_policies().in_force(AS_OF).profile(dict(read(text).profile), today=AS_OF)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@settings(deadline=None, max_examples=400)
def test_no_order_of_known_words_makes_the_profile_invalid(text: str) -> None:
    reading = read(text)
    load_policies().in_force(AS_OF).profile(dict(reading.profile), today=AS_OF)
    for one in reading.unsure:
        name = one.field.partition(".")[2]
        entries = reading.profile.get(one.field.partition(".")[0])
        if name and isinstance(entries, list):
            assert any(isinstance(entry, dict) and name not in entry for entry in entries)


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
@settings(deadline=None)
def test_a_supposition_states_nothing(text: str) -> None:
    clause = "如果" + "".join(text.replace("\n", "").split("。")).replace("；", "").replace(
        "甲：", ""
    ).replace("乙：", "")
    assert read(clause).profile == {}


def test_the_notices_own_items_never_give_another_direction(policy: Policy) -> None:
    named: dict[str, set[str]] = {}
    for direction in policy.catalogue.directions.values():
        for item in direction.items:
            named.setdefault(item, set()).add(direction.direction)
    found = {item: read(f"我做{item}").profile.get("direction") for item in named}
    assert all(one is None or {one} == named[item] for item, one in found.items())
    assert sum(one is not None for one in found.values()) > len(found) / 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("论文2篇核心", [{"kind": "paper", "count": 2, "journal": "core"}]),
        ("论文 3 篇 核心期刊", [{"kind": "paper", "count": 3, "journal": "core"}]),
        ("标准2项国家标准", [{"kind": "standard", "count": 2, "level": "national"}]),
        ("论文两篇北大核心", [{"kind": "paper", "count": 2, "journal": "core"}]),
        (
            "论文2篇核心1篇普刊",
            [{"kind": "paper", "count": 2, "journal": "core"}, {"kind": "paper", "journal": "public"}],
        ),
        (
            "论文2篇核心、1篇普刊",
            [{"kind": "paper", "count": 2, "journal": "core"}, {"kind": "paper", "journal": "public"}],
        ),
        ("论文3篇其中核心2篇", [{"kind": "paper", "count": 2, "journal": "core"}, {"kind": "paper"}]),
        ("论文3篇核心2篇", [{"kind": "paper", "count": 2, "journal": "core"}, {"kind": "paper"}]),
    ],
)
def test_a_number_between_a_word_and_a_closer_one_counts_once(text: str, told: list[Any]) -> None:
    policy = load_policies()["beijing-cybersecurity-2024"]
    assert read_message(policy, text, AS_OF).profile["achievements"] == told


@pytest.mark.parametrize(
    ("text", "experience"),
    [
        ("网安8年，中级职称（本专业2019年5月）", {"years": 8}),
        ("网安8年，中级职称，本专业2019年5月", {"years": 8}),
        ("网安8年，工程师，本专业2019.05", {"years": 8}),
        ("中级，本专业2019年5月开始做", {"since": "2019-05"}),
        ("硕士，中级，本专业8年", {"years": 8}),
    ],
)
def test_a_title_s_own_speciality_and_day_are_no_work(text: str, experience: object) -> None:
    policy = load_policies()["beijing-cybersecurity-2024"]
    assert read_message(policy, text, AS_OF).profile["experience"] == experience
