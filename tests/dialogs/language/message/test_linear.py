"""Reading takes time in proportion to a message's length, whatever it repeats: nobody can make the others wait."""

from __future__ import annotations

import time
from datetime import date

import pytest

from dialogs.language.message.extract import read_message
from dialogs.language.text.length import MOST
from dialogs.language.vocabulary.index import word_index
from rules import load_policies
from tests.growth import GROWTH, NOISE, TRIES

AS_OF = date(2026, 11, 22)
POLICY = load_policies().in_force(AS_OF)
FAMILIES = ("kinds", "titles", "education", "directions")
SENTENCES = [
    "省部级科技进步一等奖（第二完成人），",
    "发明专利1项第一发明人已授权没用过，",
    "没有硕士和博士学位",
    "论文2篇一作，",
    "本科毕业5年",
    "工程师3年",
    "在北京工作",
    "做网安",
    "网安8年",
    "中级2020年12月取得，",
    "冬奥会网络安全保障",
    "国家重点实验室技术负责人",
    "CNVD证书",
    "员工小张",
    "本科呢？",
    '{"学历":"本科"}',
    "| 本科 | 8年 |\n",
    "如果我有博士学位",
    "不对，是",
    "甲：本科；乙：硕士；",
]
PIECES = [
    *"(([（【、，。：=|/~-？！\n\t1一十百aAＡ１ﷺ我他她都和年项嘛了",
    *(
        "没有",
        "不是",
        "没有、",
        "不是不是没有",
        "數據安全",
        "專利",
        "2018年7月",
        "2018-07",
        "8年",
        "7到8年",
        "八年半",
    ),
    *(
        "1.5",
        "12",
        "...",
        "第一",
        "第十一",
        "其中",
        "如果",
        "是不是",
        "能不能",
        "不对，",
        "1项",
        "2篇",
        "若干",
        "两三篇",
    ),
    *(
        "然后",
        "做了",
        "北京",
        "行业",
        "参与",
        "主要负责人",
        "排名第二",
        "省部级验收",
        "较大效益",
        "已授权",
        "没用过",
    ),
    *(
        "核心",
        "SCI",
        "普刊",
        "会议",
        "我们公司",
        "同事",
        "儿子",
        "听说",
        "准备",
        "明年",
        "目前",
        "条件一",
        "通告规定",
    ),
    *("公示", "软考", "负责人", "Java", "开发", "运维"),
]


def shapes() -> list[str]:
    words = word_index(POLICY)
    terms = {term for family in FAMILIES for entry in getattr(words, family) for term in entry.terms}
    values = {
        term for name in words.catalogue.attributes for entry in words.values(name) for term in entry.terms
    }
    return sorted({*SENTENCES, *PIECES, *sorted(terms)[::8], *sorted(values)[::8]})


def seconds(text: str) -> float:
    before = time.process_time()
    read_message(POLICY, text, AS_OF)
    return time.process_time() - before


def test_there_are_as_many_shapes_as_promised() -> None:
    assert len(shapes()) >= 100


@pytest.mark.slow
def test_reading_is_linear_whatever_is_repeated() -> None:
    read_message(POLICY, "本科", AS_OF)
    for shape in shapes():
        times = MOST // 2 // len(shape)  # whole ones: a part at the end may be read in another way
        for _ in range(TRIES):  # another program may have had the processor
            half, whole = seconds(shape * times), seconds(shape * 2 * times)
            if whole <= max(GROWTH * half, NOISE):
                break
        else:
            pytest.fail(f"{shape!r}: {half * 1000:.0f} ms, twice as long {whole * 1000:.0f} ms")
