"""Outcomes that a notice dates, measures and counts item by item: talked through, told in a message, asked about."""

from __future__ import annotations

import random
from datetime import date
from functools import cache
from typing import Any

import pytest

from dialogs.answers.answering import answers_of
from dialogs.conversation import Conversation
from dialogs.language.message.extract import read_message
from rules import Assessment, Policies
from rules.loader import policies_in
from tests.dialogs.interviewed import interviewed
from tests.dialogs.person import Person
from tests.made_up_notices import LANHU, NOTICES
from tests.rules.outcomes.drawn import TITLES, drawn
from tests.rules.outcomes.lanhu import (
    DAY,
    MIDDLE,
    PERSON,
    lanhu,
    monograph,
    paper,
    patent,
    project,
    standard,
    transfer,
)

TODAY = date.fromisoformat(DAY)
BEFORE_OUTCOMES = ("是", "7年", "没有")


@cache
def only_lanhu() -> Policies:
    """Others of its region are in force on the day, and would be asked about."""
    return policies_in([NOTICES / LANHU])


def applicant(*said: str) -> Person:
    return Person(Conversation(only_lanhu()), TODAY).say(*said)


def test_dates_and_quantities_are_asked_in_the_notices_words_and_read() -> None:
    person = applicant(*BEFORE_OUTCOMES, "专著", "1")
    assert "您本人撰写了多少万字？" in person.text
    assert "例如“12万字”" in person.text
    person.say("很多")
    assert "没有看懂“很多”。请写一个准确的数" in person.text
    person.say("十二万字")
    assert "专著是什么时候出版的？" in person.text
    person.say("2034年")
    assert "已经过去的年份或年月" in person.text
    person.say("去年")
    assert person.answers["achievements"] == [
        {"kind": "monograph", "count": 1, "words": 12, "done_on": "2032"}
    ]
    assert "专著1部：本人撰写字数：12万字，取得时间：2032年" in person.text


def test_a_page_shows_a_control_for_each_of_them() -> None:
    """A channel with forms has a number with decimals, and a line for a date of which the year may be all."""
    page = {field.key: field for field in applicant(*BEFORE_OUTCOMES, "专著").replies[-1].page}
    assert {name: (page[name].expects, page[name].typed) for name in ("words", "done_on")} == {
        "words": ("number", True),
        "done_on": ("words", True),
    }


def test_a_year_that_does_not_decide_is_told_so() -> None:
    person = applicant(*BEFORE_OUTCOMES, "发明专利", "1", "是", "2028年")
    assert "“2028年”里有的日子算数、有的不算" in person.text
    assert "有的日子算数" not in applicant(*BEFORE_OUTCOMES, "发明专利", "1", "是", "2029年").text


def test_what_is_supposed_comes_about_today() -> None:
    person = applicant(*BEFORE_OUTCOMES, "发明专利", "1", "是", "2030年", "没有了", "看结论")
    person.say("如果再有一篇影响因子3的论文")
    assert "工程师的成果：✘ 1 项 → ✔ 2 项" in person.text


def test_what_is_not_of_the_notice_is_not_asked() -> None:
    """Nothing is asked about earlier use, neither of one nor of all, nor told in the review."""
    person = applicant(
        *BEFORE_OUTCOMES, "论文", "1", "3.5", "2031年", "发明专利", "1", "是", "2030年", "没有了"
    )
    assert person.session.state == "review"
    person.say("看结论")
    assert "您现在可以申报**工程师**" in person.text
    assert "用过" not in "".join(reply.text for reply in person.replies)


def test_an_item_that_is_full_is_asked_no_more() -> None:
    person = applicant(*BEFORE_OUTCOMES, "发明专利", "1", "是", "2030年")
    assert "工程师 1/2" in person.text
    assert "发明专利" not in person.buttons
    assert {"科研项目", "论文", "专著"} <= person.buttons.keys()


def test_whoever_holds_no_title_is_not_asked_since_when_outcomes_count() -> None:
    """The day of a title binds only who has one; what the lower level asks of its own years is asked."""
    person = Person(Conversation(only_lanhu()), TODAY, opened="level_senior_engineer")
    person.say("是", "7年", "没有", "标准", "1", "是")
    assert person.answers["achievements"] == [{"kind": "standard", "count": 1, "national": True}]


def test_the_age_of_a_title_is_asked_where_outcomes_count_since_then() -> None:
    person = Person(Conversation(only_lanhu()), TODAY, opened="level_senior_engineer")
    person.say("是", "7年", "中级", "否")
    assert "什么时候取得的？" in person.text


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({"achievements": [patent(), paper(3)]}, "eligible"),
        ({"achievements": [patent(3)]}, "not_eligible"),
        ({"achievements": [project("county", 2), monograph()]}, "eligible"),
        ({"achievements": [project("county"), monograph()]}, "not_eligible"),
        ({"achievements": [monograph(10, 2)]}, "eligible"),
        ({"achievements": [patent(done_on="2027"), paper(3)]}, "not_eligible"),
        ({"titles": [MIDDLE], "achievements": [standard(national=True), patent(), paper()]}, "eligible"),
        ({"titles": [MIDDLE], "achievements": [standard(national=True), patent()]}, "not_eligible"),
        (
            {"titles": [MIDDLE], "achievements": [patent(done_on="2028-01"), paper(), transfer()]},
            "not_eligible",
        ),
    ],
)
def test_the_interview_comes_to_the_verdict_of_the_whole_truth(facts: dict[str, Any], status: str) -> None:
    truth = {**PERSON, **facts}
    level = "senior_engineer" if facts.get("titles") else "engineer"
    found = interviewed(lanhu(), truth, TODAY)
    assert found.assessment.level(level).status == status


@pytest.mark.parametrize("seed", range(4))
def test_anybody_s_interview_comes_to_the_verdict_of_the_whole_truth(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(12):
        titles = [{**one, "same_speciality": rng.choice([True, False])} for one in rng.choice(TITLES) or ()]
        listed = [drawn(rng) for _ in range(rng.randint(0, 4))]
        years = {"years": rng.choice([2, 3, 7])}
        truth = {**PERSON, "titles": titles, "experience": years, "achievements": listed}
        whole = Assessment(lanhu(), lanhu().profile(truth))
        found = interviewed(lanhu(), truth, TODAY).assessment
        assert found.eligible_level == whole.eligible_level, truth
        assert found.next_level.status == whole.next_level.status, truth


MESSAGES: dict[str, list[dict[str, Any]]] = {
    "论文1篇，影响因子5.5，第一作者，2031年6月发表": [
        {"kind": "paper", "rank": 1, "impact": 5.5, "done_on": "2031-06"}
    ],
    "2031年发表论文1篇，一作，影响因子为4": [{"kind": "paper", "rank": 1, "impact": 4, "done_on": "2031"}],
    "去年发了一篇论文，IF 3": [{"kind": "paper", "impact": 3, "done_on": "2032"}],
    "有影响因子3.2的论文2篇": [{"kind": "paper", "count": 2, "impact": 3.2}],
    "出版专著1部，本人写了12万字，2032年3月出版": [{"kind": "monograph", "words": 12, "done_on": "2032-03"}],
    "专著一部，二十万字": [{"kind": "monograph", "words": 20}],
    "专著1部120000字": [{"kind": "monograph", "words": 12}],
    "成果转化1项，到账120万元，2033年1月到账": [{"kind": "transfer", "received": 120, "done_on": "2033-01"}],
    "成果转化1项，到账金额1200000元": [{"kind": "transfer", "received": 120}],
    "成果转化1项，到账1.5亿元": [{"kind": "transfer", "received": 15000}],
    "主讲培训课程1门，共96学时，2032年": [{"kind": "training", "hours": 96, "done_on": "2032"}],
    "市级科研项目2项，2031年完成": [{"kind": "project", "count": 2, "authority": "city", "done_on": "2031"}],
    "2030年论文1篇，2032年论文2篇": [
        {"kind": "paper", "done_on": "2030"},
        {"kind": "paper", "count": 2, "done_on": "2032"},
    ],
    "论文2篇，都是2032年发表的，影响因子都是3.5": [
        {"kind": "paper", "count": 2, "impact": 3.5, "done_on": "2032"}
    ],
    "论文1篇（影响因子7.1，2031.05）": [{"kind": "paper", "impact": 7.1, "done_on": "2031-05"}],
    "2029年6月30日授权的发明专利1项，没用过": [{"kind": "patent", "granted": True, "done_on": "2029-06-30"}],
    "影响因子高达12.5的论文1篇": [{"kind": "paper", "impact": 12.5}],
    "论文1篇影响因子三点五": [{"kind": "paper", "impact": 3.5}],
    "培训课程1门共计90个学时": [{"kind": "training", "hours": 90}],
    "前年完成市级科研项目1项": [{"kind": "project", "authority": "city", "done_on": "2031"}],
    "标准1项，2029年被确定为国家标准": [{"kind": "standard", "national": True, "done_on": "2029"}],
    "科研项目：市级，2031年；论文：影响因子4，2032年": [
        {"kind": "project", "authority": "city", "done_on": "2031"},
        {"kind": "paper", "impact": 4, "done_on": "2032"},
    ],
    "2028年6月取得中级职称，2031年3月发表论文1篇，影响因子6": [
        {"kind": "paper", "impact": 6, "done_on": "2031-03"}
    ],
}


@pytest.mark.parametrize("text", MESSAGES)
def test_a_message_says_when_and_how_much(text: str) -> None:
    assert read_message(lanhu(), text, TODAY).profile["achievements"] == MESSAGES[text]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("影响因子约5的论文2篇", "impact"),
        ("专著1部，近20万字", "words"),
        ("专著2部，分别是10万字和20万字", "words"),
        ("成果转化1项，到账100多万元", "received"),
        ("发表论文2篇，影响因子分别为3.1和5.2", "impact"),
        ("论文1篇，影响因子5，不对，是3", "impact"),
        ("专著1部，全书30万字，本人撰写12万字", "words"),
        ("论文1篇，影响因子不到3", "impact"),
        ("成果转化1项，到账超过100万元", "received"),
    ],
)
def test_what_is_only_about_so_much_is_unsure(text: str, field: str) -> None:
    found = read_message(lanhu(), text, TODAY)
    assert f"'{field}'" not in str(found.profile["achievements"])
    assert f"achievements.{field}" in {one.field for one in found.unsure}


def test_dates_of_titles_and_of_work_stay_theirs() -> None:
    text = "2026年1月开始做人工智能，2028年6月取得中级职称，发明专利1项已授权"
    profile = read_message(lanhu(), text, TODAY).profile
    assert profile["experience"] == {"since": "2026-01"}
    assert profile["titles"] == [{"level": "middle", "obtained_on": "2028-06"}]
    assert profile["achievements"] == [{"kind": "patent", "granted": True}]


@pytest.mark.parametrize(
    ("question", "decision", "says"),
    [
        ("影响因子3的论文评工程师算不算？", "yes", "算：评工程师"),
        ("影响因子2的论文评工程师算吗？", "no", "影响因子需：3及以上"),
        ("专著写8万字评工程师算吗？", "no", "10万字及以上"),
        ("到账80万元的成果转化评高级工程师算吗？", "no", "七（一）至七（四）中2项，七（五）至七（七）中1项"),
        ("两项发明专利评工程师够不够？", "no", "这些最多计1项"),
        ("县级科研项目2项评工程师算几项？", None, "计1项"),
        ("市级科研项目算高级工程师的成果吗？", "depends", "每2项计1项"),
        ("没有论文能评高级工程师吗？", "yes", "七（五）至七（七）中1项"),
    ],
)
def test_questions_are_decided_by_the_items_and_the_lists(
    question: str, decision: str | None, says: str
) -> None:
    answer = answers_of(lanhu()).ask(question, TODAY)
    assert answer.decision == decision
    assert says in answer.text
    assert "累计" not in answer.text
    assert "用过" not in answer.text
