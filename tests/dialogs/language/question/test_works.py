"""Works and occupations from outside: which direction, how surely, and that the way of asking does not decide."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from dialogs.language.question import Sureness
from dialogs.language.question.enquiry import WorkItem, place_work
from dialogs.language.vocabulary.loader import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dialogs.language.question import Enquiry, NoticeAnswer
    from rules import Policy

FILES = ("works", "works_held_out")
FLOORS = {"scope": 0.95, "generic": 0.90, "outside": 0.95}
PHRASINGS = (
    "{}，报哪个方向",
    "{}算四个方向里的哪个",
    "我是做{}的该选哪个方向",
    "{}属于哪个专业方向？",
    "做{}应该填什么方向",
    "{}是不是业务安全",
    "{}，应该选什么方向",
    "请问{}对应四个方向中的哪一个",
    "{}归哪个方向",
    "{} 方向怎么选",
    "{}属于数据安全吗？",
    "{}，四个方向选哪个好呢",
    "从事{}，到底该报哪个方向啊",
    "{}，which direction",
)
EVERY_NTH_TERM = 23
ALL_FOUR = {"network_system", "content", "data", "business"}


@cache
def works(name: str) -> tuple[tuple[str, str], ...]:
    """Each work with what is right."""
    content = yaml.safe_load((Path(__file__).parent / f"{name}.yaml").read_text("utf-8"))
    return tuple((work, right) for right, named in content.items() for work in named)


def directions(answer: NoticeAnswer) -> set[str | None]:
    return {citation.direction for citation in answer.answers}


def is_right(right: str, answer: NoticeAnswer) -> bool:
    if right == "outside":
        return answer.status in {"unclear", "not_in_notice"}
    if right == "generic":
        return answer.status in {"unclear", "not_in_notice", "ambiguous"}
    allowed = set(right.split("+"))
    if answer.status == "answered":
        return answer.answers[0].direction in allowed
    return answer.status == "ambiguous" and directions(answer) <= allowed


@pytest.mark.parametrize("name", FILES)
def test_enough_works_are_placed_rightly(enquiry: Enquiry, name: str) -> None:
    asked, right, wrong = Counter[str](), Counter[str](), []
    for (work, expected), phrasing in zip(works(name), cycle(PHRASINGS), strict=False):
        kind = expected if expected in FLOORS else "scope"
        asked[kind] += 1
        if is_right(expected, enquiry.ask(phrasing.format(work))):
            right[kind] += 1
        else:
            wrong.append(work)

    for kind, floor in FLOORS.items():
        assert right[kind] / asked[kind] >= floor, (kind, wrong)


def test_no_work_stands_twice() -> None:
    every = [work for name in FILES for work, _ in works(name)]

    assert len(every) == len(set(every))


@pytest.mark.parametrize(
    "work",
    [
        "UI设计师",
        "地铁安检员",
        "会计",
        "建筑工地安全员",
        "主数据治理、数据质量",
        "机房运维，管UPS和空调",
        "网络安全公司大客户销售",
        "互联网营销师",
        "版权经纪人",
        "汽车底盘设计",
        "数据库开发工程师",
        "合同审核",
    ],
)
def test_likeness_in_characters_is_no_ground(enquiry: Enquiry, work: str) -> None:
    answer = enquiry.ask(f"{work}，报哪个方向")

    assert (answer.status, answer.answers, answer.sureness) == ("not_in_notice", (), None)
    assert "要做网络与系统安全、信息内容安全、数据安全、业务安全方面的工作" in answer.text


@pytest.mark.parametrize(
    ("work", "would_be"),
    [("汽车底盘设计", "车联网安全"), ("数据库开发工程师", "数据库安全"), ("芯片验证", "芯片安全")],
)
def test_what_would_make_it_ones_work_is_said(enquiry: Enquiry, work: str, would_be: str) -> None:
    assert f"如果您做的其实是“{would_be}”，就属于" in enquiry.ask(f"{work}，报哪个方向").text


@pytest.mark.parametrize(
    ("unguarded", "guarded", "direction"),
    [
        ("汽车电子工程师", "汽车电子系统防护", "business"),
        ("芯片设计", "芯片侧信道防护设计", "network_system"),
        ("电商平台开发", "电商平台反作弊开发", "business"),
        ("稿件排版", "稿件审查", "content"),
        ("数据库开发", "数据库权限管控", "data"),
    ],
)
def test_what_one_works_on_counts_where_it_is_guarded(
    enquiry: Enquiry, unguarded: str, guarded: str, direction: str
) -> None:
    assert enquiry.ask(f"{unguarded}，报哪个方向").status == "not_in_notice"
    assert enquiry.ask(f"{guarded}，报哪个方向").answers[0].direction == direction


def test_another_fields_safety_hides_no_work_of_the_speciality(enquiry: Enquiry) -> None:
    assert enquiry.ask("食品安全监管员，报哪个方向").status == "not_in_notice"
    assert enquiry.ask("食品安全信息系统的渗透测试，报哪个方向").answers[0].direction == "network_system"
    assert enquiry.ask("网络安全员，报哪个方向").status == "ambiguous"


def test_what_one_does_now_outweighs_the_occupation_before_it(enquiry: Enquiry) -> None:
    assert enquiry.ask("银行柜员，报哪个方向").status == "not_in_notice"
    assert enquiry.ask("银行柜员，现在做交易反欺诈，报哪个方向").answers[0].direction == "business"


@pytest.mark.parametrize(
    "work",
    [
        "网络安全架构师",
        "网络安全法律顾问",
        "安全产品售前，写标书讲方案",
        "信息安全工程技术人员",
        "网络安全讲师",
        "安全总监",
    ],
)
def test_an_occupation_of_every_direction_is_asked_back(enquiry: Enquiry, work: str) -> None:
    answer = enquiry.ask(f"{work}，报哪个方向")

    assert (answer.status, answer.sureness) == ("ambiguous", Sureness.OPEN)
    assert directions(answer) == ALL_FOUR


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("渗透测试，报哪个方向", "属于“网络与系统安全”"),
        ("数据安全架构师，报哪个方向", "多半属于“数据安全”"),
        ("车联网，报哪个方向", "多半属于“业务安全”"),
        ("网络安全架构师，报哪个方向", "拿不准，要看您做的是什么"),
        ("技术成果转化，报哪个方向", "拿不准，要看您做的是哪个领域"),
        ("舆情分析和车联网安全两摊活我都干，选哪个", "拿不准，要看哪一项是主要的"),
    ],
)
def test_how_sure_it_is_stands_in_the_first_words(enquiry: Enquiry, question: str, begins: str) -> None:
    assert enquiry.ask(question).text.startswith(begins)


def named_works(policy: Policy) -> Iterator[str]:
    for items in Vocabulary(policy).work.values():
        for meaning in items.values():
            yield from (term for term in (*meaning.terms, *meaning.where) if "*" not in term)


def test_the_way_of_asking_does_not_decide(enquiry: Enquiry, policy: Policy) -> None:
    undecided = []
    for work in list(named_works(policy))[::EVERY_NTH_TERM]:
        first = enquiry.ask(PHRASINGS[0].format(work))
        for phrasing in PHRASINGS[1:]:
            answer = enquiry.ask(phrasing.format(work))
            if (answer.status, directions(answer)) != (first.status, directions(first)):
                undecided.append((work, phrasing))

    assert not undecided


@pytest.mark.parametrize(
    "work",
    [
        "WAF规则运营",
        "水厂自控系统安全",
        "ISO 27701隐私信息管理体系审核员",
        "Digital Forensics",
        "AI Red Team Engineer",
        "DPI深度包检测",
    ],
)
def test_the_way_of_writing_does_not_decide(enquiry: Enquiry, work: str) -> None:
    expected = directions(enquiry.ask(f"{work}，报哪个方向"))
    full_width = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in work)

    assert expected <= ALL_FOUR
    assert expected
    for written in (work.lower(), work.upper(), full_width, unicodedata.normalize("NFD", work), work):
        assert directions(enquiry.ask(f"{written}，报哪个方向")) == expected
        assert directions(enquiry.ask(written)) == expected


@pytest.mark.parametrize(
    ("traditional", "direction"),
    [
        ("滲透測試工程師，報哪個方向", "network_system"),
        ("內容審核，屬於哪個專業方向？", "content"),
        ("個人信息保護，應該選什麼方向", "data"),
        ("車聯網安全算四個方向裡的哪個", "business"),
    ],
)
def test_traditional_characters_place_alike(enquiry: Enquiry, traditional: str, direction: str) -> None:
    assert enquiry.ask(traditional).answers[0].direction == direction


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("直播平台的，内容审核策略和打赏支付风控都归我们组，填哪个方向", {"content", "business"}),
        ("电商公司，评论审核和优惠券黑产都归我们部门，报哪个方向", {"content", "business"}),
        ("我们平台的渗透测试和数据脱敏都归我们团队管，选哪个方向", {"network_system", "data"}),
        ("安全部就我一个人，防火墙要管，数据脱敏也要管，填什么方向", {"network_system", "data"}),
        ("既审内容，又做反欺诈，该选哪个方向", {"content", "business"}),
        ("车联网渗透和数据出境合规各占一半", {"business", "data"}),
    ],
)
def test_several_works_of_one_group_are_all_shown(
    enquiry: Enquiry, question: str, expected: set[str]
) -> None:
    answer = enquiry.ask(question)

    assert (answer.status, directions(answer)) == ("ambiguous", expected)


@pytest.mark.parametrize(
    ("work", "right"),
    [
        ("SASE架构师，分支机构一个客户端上网加安全", {"network_system", "business"}),
        ("渗透测试工程师，民企", {"network_system"}),
        ("数据安全工程师，事业单位编制", {"data"}),
        ("密评师，小微企业", {"data"}),
        ("支付风控专家，外企", {"business"}),
    ],
)
def test_a_qualifier_beside_the_job_is_no_question_about_another_clause(
    enquiry: Enquiry, work: str, right: set[str]
) -> None:
    assert enquiry.ask(work).answers[0].direction in right


def test_messages_and_questions_place_work_alike(enquiry: Enquiry, policy: Policy) -> None:
    for work in ("LLM red teaming", "渗透测试", "数据脱敏", "舆情监测", "UI设计师", "网络安全架构师"):
        asked = enquiry.ask(f"{work}，报哪个方向")
        placed = place_work(policy, work)

        assert placed.sureness == asked.sureness
        assert placed.items == tuple(
            WorkItem(c.direction, c.item) for c in asked.answers if c.direction and c.item
        )


def test_work_of_one_direction_is_placed_surely(policy: Policy) -> None:
    assert place_work(policy, "LLM red teaming") == (
        Sureness.SURELY,
        (WorkItem("business", "人工智能安全"),),
    )
    assert place_work(policy, "网络安全架构师") == (Sureness.OPEN, ())
    assert place_work(policy, "会计") == (None, ())
