"""What is taken for a place in an order, and what only has a number in it."""

from __future__ import annotations

import pytest

from dialogs.engine.ask import Misread
from dialogs.questions.attribute_answers import read_rank
from dialogs.questions.entry import Given
from tests.dialogs.person import Person, sub_of


@pytest.mark.parametrize(
    ("said", "rank"),
    [
        ("2", 2),
        ("２", 2),
        ("第二", 2),
        ("第 2 位", 2),
        ("排名第四", 4),
        ("我排第三", 3),
        ("一作", 1),
        ("二作", 2),
        ("第一作者", 1),
        ("我是第一发明人", 1),
        ("第一，我是负责人", 1),
        ("第一负责人。", 1),
        ("5个人里排第二", 2),
        ("1/5", 1),
        ("排名2/5", 2),
        ("第十二", 12),
        ("第三吧", 3),
    ],
)
def test_a_place_is_read(said: str, rank: int) -> None:
    assert read_rank(said) == Given(rank)


@pytest.mark.parametrize(
    "said",
    [
        "不一定",
        "一时想不起来",
        "统一署名",
        "一般吧",
        "下一步做什么",
        "我想想，第一次填",
        "一共3人",
        "第一年",
        "第一或第二",
        "不是第一",
        "好像第一",
        "倒数第一",
        "前三",
        "0",
        "-1",
        "1.5",
        "想不起来",
    ],
)
def test_a_number_in_what_says_something_else_is_no_place(said: str) -> None:
    assert isinstance(read_rank(said), Misread)


PATENTS = ("是", "数据安全", "硕士", "2015年7月起", "没有", "发明专利", "2项")


@pytest.mark.parametrize(
    ("told", "granted", "rank"),
    [
        ((*PATENTS, "已授权", "第一"), True, 1),
        ((*PATENTS, "都授权了", "第一"), True, 1),
        ((*PATENTS, "还没授权"), False, None),
        ((*PATENTS, "在审"), False, None),
        ((*PATENTS, "是", "我是一作"), True, 1),
        ((*PATENTS, "是", "独立发明"), True, 1),
    ],
)
def test_what_a_message_says_of_an_attribute_answers_its_question(
    told: tuple[str, ...], *, granted: bool, rank: int | None
) -> None:
    entry = {"kind": "patent", "count": 2, "granted": granted, **({"rank": rank} if rank else {})}
    assert Person().say(*told).answers["achievements"] == [entry]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("一项授权一项没有", "不是全部"),
        ("部分授权", "不是全部"),
        ("不是都授权了", "不是全部"),
        ("没全部授权", "不是全部"),
        ("1个授权", "没有看懂"),
        ("只授权了一个", "没有看懂"),
        ("有一项没授权", "没有记"),
        ("授权率高吗", "没有看懂"),
        ("准备授权", "没有记"),
        ("排名第二算不算", "像是在问"),
        ("授权行不行", "像是在问"),
    ],
)
def test_what_is_said_of_some_or_asked_is_not_said_of_all(said: str, why: str) -> None:
    person = Person().say(*PATENTS)
    before = person.session
    assert why in person.say(said).text
    assert person.sub["draft"] == sub_of(before)["draft"]


@pytest.mark.parametrize("said", ["不是公开出版的", "内部出版", "自费出版了", "准备出版"])
def test_no_publication_of_another_kind_is_a_public_one(said: str) -> None:
    person = Person().say(*PATENTS[:-2], "专著", "1部")
    before = person.session
    person.say(said)
    assert person.sub["draft"] == sub_of(before)["draft"]
