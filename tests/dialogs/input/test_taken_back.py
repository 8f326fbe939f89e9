"""What takes an answer back is heard at every question: what was not said is not recorded, and the question waits."""

from __future__ import annotations

import json
from datetime import date

import pytest

from dialogs.language.message.document import message_text
from dialogs.language.message.taken_back import taken_back
from dialogs.language.vocabulary.index import word_index
from rules import load_policies
from tests.dialogs.person import Person

TODAY = date(2026, 11, 22)
POLICY = load_policies().in_force(TODAY)

HERE = ("是",)
WORKS = (*HERE, "网络与系统安全")
STUDIED = (*WORKS, "硕士")
YEARS = (*STUDIED, "8年")
OUTCOMES = (*YEARS, "没有")
PAPER = (*OUTCOMES, "论文")

WHY = {
    "hedged": "还拿不准",
    "about": "大概",
    "either": "不止一种",
    "void": "不算数",
    "pending": "还没有办成",
    "hypothesis": "打算、假设或者以后",
    "former": "以前的情况",
    "denied": "只说了不是什么",
    "someone_else": "说的是别人",
    "question": "像是在问",
}

ODD: dict[str, tuple[tuple[str, ...], dict[str, tuple[str, ...]]]] = {
    "employer": (
        HERE[:0],
        {
            "hedged": ("可能是", "好像在北京"),
            "hypothesis": ("明年去北京", "下个月入职北京公司"),
            "someone_else": ("老婆在北京上班",),
            "former": ("以前在北京",),
            "question": ("在北京？",),
        },
    ),
    "direction": (
        HERE,
        {
            "hedged": ("可能是数据安全", "随便"),
            "either": ("数据安全或者内容安全",),
            "hypothesis": ("想转数据安全", "打算做数据安全", "将来做业务安全"),
            "someone_else": ("老公是做数据安全的", "同事做数据安全"),
            "former": ("以前做数据安全",),
            "denied": ("不是数据安全", "数据安全以外", "没做过数据安全"),
            "question": ("数据安全？",),
        },
    ),
    "education": (
        WORKS,
        {
            "hedged": ("可能本科", "本科，不太确定"),
            "hypothesis": ("明年硕士毕业", "准备考硕士", "本科2027年毕业"),
            "someone_else": ("老婆是博士",),
            "denied": ("不是本科", "没有学历"),
        },
    ),
    "experience": (
        STUDIED,
        {
            "about": ("大概8年", "8-10年", "不到8年", "8年多", "七八年"),
            "hypothesis": ("明年满8年", "计划8年"),
            "someone_else": ("老公8年", "同事8年"),
            "denied": ("不是8年", "没有8年", "还没8年"),
            "question": ("8年？", "2018年7月?"),
        },
    ),
    "titles": (YEARS, {"void": ("中级过期了",)}),
    "achievements": (
        OUTCOMES,
        {
            "hedged": ("论文随便", "可能有论文"),
            "void": ("论文撤稿了", "专利失效了", "论文不算"),
            "pending": ("专利申请中", "论文还没发", "标准在编", "论文录用了"),
            "hypothesis": ("准备写论文",),
            "someone_else": ("老公有专利", "同事的论文"),
            "denied": ("不是论文", "没有第一作者论文"),
        },
    ),
    "count": (
        PAPER,
        {
            "about": ("约2篇", "3篇以上", "将近3篇", "十来篇", "大概2篇"),
            "pending": ("在写1篇", "2篇，都没发表"),
            "hypothesis": ("计划发2篇",),
            "someone_else": ("都是老公的",),
            "denied": ("不是2篇",),
            "question": ("2篇？",),
        },
    ),
    "place": (
        (*PAPER, "1"),
        {
            "hedged": ("好像第一",),
            "about": ("不到第三", "第三以内", "前三", "前五名"),
            "either": ("第一或第二",),
            "someone_else": ("老公第一", "一作是导师"),
            "denied": ("不是第一", "不是一作"),
            "question": ("第一？",),
        },
    ),
    "value": (
        (*PAPER, "1", "1"),
        {
            "hedged": ("可能是核心",),
            "either": ("核心或者普通",),
            "hypothesis": ("准备投核心",),
            "someone_else": ("同事发的核心",),
            "former": ("以前是核心",),
            "denied": ("不是核心", "现在不是核心"),
            "question": ("核心？",),
        },
    ),
    "declared": (
        (*OUTCOMES, "没有"),
        {"hedged": ("大概都符合",), "someone_else": ("老公都符合",), "hypothesis": ("明年能符合",)},
    ),
}


@pytest.mark.parametrize(
    ("path", "kind", "said"),
    [(path, kind, said) for path, kinds in ODD.values() for kind, told in kinds.items() for said in told],
)
def test_what_is_taken_back_is_not_recorded_and_the_question_says_why(
    path: tuple[str, ...], kind: str, said: str
) -> None:
    before = Person().say(*path)
    after = Person().say(*path, said)
    assert after.answers == before.answers
    assert after.session.scratch == before.session.scratch
    assert WHY[kind] in after.text
    assert json.loads(before.stored or "")["state"] == after.session.state


@pytest.mark.parametrize(
    ("path", "said", "recorded", "unused"),
    [
        (WORKS, "大专，专升本在读", {"education": "college"}, "专升本在读"),
        (STUDIED, "8年，不是9年", {"experience": {"years": 8}}, "不是9年"),
        (STUDIED, "8年，老公10年", {"experience": {"years": 8}}, "老公10年"),
        (HERE, "网络与系统安全，以前做数据安全", {"direction": "network_system"}, "以前做数据安全"),
    ],
)
def test_what_stands_beside_it_is_recorded_and_the_rest_named(
    path: tuple[str, ...], said: str, recorded: dict[str, object], unused: str
) -> None:
    person = Person().say(*path, said)
    assert recorded.items() <= person.answers.items()
    assert unused in person.text


@pytest.mark.parametrize(
    ("path", "said", "draft"),
    [
        (PAPER, "论文1篇", {"kind": "paper", "count": 1}),
        (PAPER, "2篇核心", {"kind": "paper", "count": 2, "journal": "core"}),
        (PAPER, "2篇，1篇在投", {"kind": "paper", "count": 2}),
        ((*PAPER, "1"), "核心期刊", {"kind": "paper", "count": 1, "journal": "core"}),
        ((*PAPER, "1"), "二作，不是一作", {"kind": "paper", "count": 1, "rank": 2}),
        ((*YEARS, "中级"), "2020年12月", {"level": "intermediate", "obtained": {"obtained_on": "2020-12"}}),
    ],
)
def test_what_is_said_of_the_entry_in_place_of_the_answer_is_its_own(
    path: tuple[str, ...], said: str, draft: dict[str, object]
) -> None:
    assert Person().say(*path, said).sub["draft"] == draft


@pytest.mark.parametrize("path", [("中级", "是"), ("中级", "是", "没有了")])
def test_a_bare_date_is_asked_what_it_is_the_date_of(path: tuple[str, ...]) -> None:
    person = Person().say(*YEARS, *path, "2020年12月")
    assert "2020年12月取得中级职称" in person.buttons or "2020年12月取得中级职称" in person.text
    assert person.say("2", "确认").answers["titles"] == [
        {"level": "intermediate", "same_speciality": True, "obtained_on": "2020-12"}
    ]


@pytest.mark.parametrize("said", ["3", "第3行", "第三行不对", "改3", "第3条改一下", "3错了"])
def test_a_line_of_the_review_is_opened_by_its_number(said: str) -> None:
    person = Person().interviewed().say(said)
    assert (person.session.state, person.session.scratch["fact"]) == ("change", "education")


@pytest.mark.parametrize("said", ["2023-07", "2023.07", "2023/7", "2023-07-01", "2023年7月1日"])
def test_a_day_in_figures_is_no_range(said: str) -> None:
    message = message_text(word_index(POLICY), said, TODAY)
    assert list(taken_back(message)) == []


@pytest.mark.parametrize("said", ["3-5年", "三到五年", "2篇至3篇", "第2-3", "1-2项"])
def test_a_range_is_none_that_is_told(said: str) -> None:
    message = message_text(word_index(POLICY), said, TODAY)
    assert [part.standing for part in taken_back(message)] == ["about"]
