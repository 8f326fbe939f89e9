"""What is said of something listed is understood alike in what is read back, and after the conclusion."""

from __future__ import annotations

from typing import Any

import pytest

from rules import load_policies
from tests.dialogs.person import Person

POLICY = load_policies()["beijing-cybersecurity-2024"]

PAPERS = {"count": 2, "kind": "paper", "rank": 1, "journal": "core"}
ONE = {**PAPERS, "count": 1}
PATENT = {"count": 1, "kind": "patent"}
TITLE = {"level": "intermediate", "same_speciality": True}
MESSAGE = "硕士，网安8年，中级职称，本专业的，论文2篇核心一作，发明专利1项"
WHOLE = (
    "数据安全，硕士，网安8年，没有职称，发明专利1项第一发明人已授权，论文2篇核心期刊第一作者，没有别的成果",
    *("确认", "是", "看结论"),
)
BEGUN = ("是", "数据安全", "硕士", "3年", "没有", "发明专利1项", "是", "第一")


def proposed(person: Person, fact: str = "achievements") -> Any:
    proposal: Any = person.session.scratch.get("proposal", {})
    return proposal.get("facts", {}).get(fact)


@pytest.mark.parametrize(
    ("said", "listed"),
    [
        ("删除论文", [PATENT]),
        ("把专利删了", [PAPERS]),
        ("论文改成三篇", [{**PAPERS, "count": 3}, PATENT]),
        ("不对，论文是3篇", [{**PAPERS, "count": 3}, PATENT]),
        ("都对，没用过", [{**PAPERS, "used_before": False}, {**PATENT, "used_before": False}]),
        ("论文减一篇", [{**PAPERS, "count": 1}, PATENT]),
        ("论文其实是二作", [{**PAPERS, "rank": 2}, PATENT]),
        ("论文没用过", [{**PAPERS, "used_before": False}, PATENT]),
        ("第2条用过", [PAPERS, {**PATENT, "used_before": True}]),
        ("没用过", [{**PAPERS, "used_before": False}, {**PATENT, "used_before": False}]),
        ("我有3篇论文", [PAPERS, PATENT, {"count": 1, "kind": "paper"}]),
        ("删掉高级经济师", [PAPERS, PATENT]),
        ("去掉一篇论文会怎样", [PAPERS, PATENT]),
        ("论文有一篇用过", [ONE, {**ONE, "used_before": True}, PATENT]),
        ("其中一篇论文以前用过", [ONE, {**ONE, "used_before": True}, PATENT]),
        ("论文都用过", [{**PAPERS, "used_before": True}, PATENT]),
        ("论文和专利都没用过", [{**one, "used_before": False} for one in (PAPERS, PATENT)]),
        ("论文有一篇是二作", [ONE, {**ONE, "rank": 2}, PATENT]),
        ("等下，论文里一篇是普刊", [ONE, {**ONE, "journal": "public"}, PATENT]),
        ("有一篇论文不是一作", [ONE, {"count": 1, "kind": "paper", "journal": "core"}, PATENT]),
        ("论文是二作", [{**PAPERS, "rank": 2}, PATENT]),
        ("论文都是普刊", [{**PAPERS, "journal": "public"}, PATENT]),
        ("论文其实只有一篇", [ONE, PATENT]),
        ("论文有一篇是同事的", [ONE, PATENT]),
        ("论文有一篇还没发表", [ONE, PATENT]),
        ("专利其实是实用新型", [PAPERS]),
        ("我说错了，没有专利", [PAPERS]),
        ("没有论文", [PATENT]),
        ("其实我没有论文", [PATENT]),
        ("论文只有一篇", [ONE, PATENT]),
        ("论文有1篇", [ONE, PATENT]),
        ("论文有3篇", [PAPERS, PATENT, {"count": 1, "kind": "paper"}]),
        ("论文是1篇不是2篇", [ONE, PATENT]),
        ("论文多写了一篇", [ONE, PATENT]),
        ("有篇论文用过", [ONE, {**ONE, "used_before": True}, PATENT]),
        ("两篇论文里有一篇评中级时用过", [ONE, {**ONE, "used_before": True}, PATENT]),
        ("论文用过一篇", [ONE, {**ONE, "used_before": True}, PATENT]),
        ("论文一篇用过，一篇没用过", [{**ONE, "used_before": False}, {**ONE, "used_before": True}, PATENT]),
        ("两篇论文都是普刊", [{**PAPERS, "journal": "public"}, PATENT]),
        ("还有一篇论文是普刊", [PAPERS, PATENT, {"count": 1, "kind": "paper", "journal": "public"}]),
    ],
)
def test_in_what_is_read_back(said: str, listed: list[Any]) -> None:
    person = Person().say(MESSAGE, said)
    assert proposed(person) == listed
    assert proposed(person, "titles") == [TITLE]
    assert proposed(person, "experience") == {"years": 8}


@pytest.mark.parametrize("said", ["删除论文", "把论文去掉", "不要论文", "去掉两篇论文"])
def test_with_all_that_it_has_a_line_goes(said: str) -> None:
    person = Person().say("硕士，网安8年，论文2篇核心一作", said)
    assert proposed(person, "education") == "master"
    assert proposed(person) is None
    assert "achievements" not in person.say("确认").answers


@pytest.mark.parametrize("said", ["删掉成果", "成果去掉"])
def test_all_that_a_line_has_is_asked_anew(said: str) -> None:
    person = Person().say("硕士，网安8年，论文2篇核心一作", said)
    assert "“成果”这一行应该是什么" in person.text
    assert proposed(person) == [PAPERS]


@pytest.mark.parametrize("said", ["职称是高级", "高级", "职称改成高级", "是高级", "不是中级，是高级"])
def test_what_may_be_either_of_two_titles_is_asked(said: str) -> None:
    person = Person().say(MESSAGE, said)
    assert "我有副高级职称" in person.text
    assert proposed(person.say("1"), "titles") == [TITLE, {"level": "deputy_senior"}]
    assert proposed(person, "education") == "master"


@pytest.mark.parametrize(
    ("said", "used"),
    [
        ("没用过", [False, False]),
        ("都没用过", [False, False]),
        ("这些成果都没有在评审中用过", [False, False]),
        ("1和2没用过", [False, False]),
        ("第2条没用过", [None, False]),
        ("论文没用过", [None, False]),
        ("第1条用过，第2条没用过", [True, False]),
        ("都用过", [True, True]),
    ],
)
def test_whether_they_were_used_is_said_after_the_conclusion(said: str, used: list[bool | None]) -> None:
    person = Person().say(*WHOLE)
    assert "第2条成果的使用情况" in person.text
    assert [one.get("used_before") for one in proposed(person.say(said))] == used
    person.say("确认")
    assert [one.get("used_before") for one in person.entries("achievements")] == used
    assert ("用过吗" in person.text) == (None in used)


def test_which_of_several_were_used_is_asked() -> None:
    person = Person().say(*WHOLE, "用过")
    assert "哪几条在以往的职称评审中用过" in person.text
    assert [one["used_before"] for one in person.say("2").entries("achievements")] == [False, True]


def test_of_what_is_told_after_the_conclusion_it_is_asked_whether_it_was_used() -> None:
    person = Person().say(
        *BEGUN, "没有了", "没用过", "看结论", "还有一起重大网络安全事件处置，我是负责人", "确认"
    )
    assert "用过吗" in person.text
    assert "还有别的成果吗" not in person.text
    assert [one["used_before"] for one in person.say("没用过").entries("achievements")] == [False, False]


def test_a_list_that_may_not_be_whole_is_told_to_be_so() -> None:
    person = Person().say(*BEGUN, "看结论")
    assert "成果只说了一部分" in person.text
    assert "用过吗" in person.say("没有别的成果").text
    assert "成果只说了一部分" not in person.say("没用过", "看结论").text


@pytest.mark.parametrize("said", ["没有了", "没有别的", "就这些"])
def test_so_it_is_in_other_words(said: str) -> None:
    person = Person().say(*BEGUN, "看结论", said)
    assert "用过吗" in person.text


def test_the_count_says_on_what_it_hangs() -> None:
    assert "目前计数（都没用过的话）：工程师 1/2" in Person().say(*BEGUN).text
    told = Person().say(*BEGUN[:5], "发明专利1项，第一发明人，已授权，以前评审没用过")
    assert "目前计数：工程师 1/2" in told.text


@pytest.mark.parametrize("said", ["没用过", "没有别的成果", "论文改成1篇"])
def test_what_is_known_already_is_told_so(said: str) -> None:
    told = ("论文1篇，第一作者，核心期刊，以前评审没用过", "没有了", "看结论", said)
    assert "已经记下了" in Person().say(*BEGUN[:5], *told).text


def test_that_there_is_none_answers_the_open_question_and_ends_no_list_told_in_passing() -> None:
    person = Person().say("硕士，网安8年，中级", "确认", "没有")
    assert person.answers["employer_in_beijing"] is False
    assert "complete" not in person.session.scratch


PATENTS = {"count": 3, "kind": "patent", "granted": True, "rank": 1, "used_before": False}
TWO = {**PATENTS, "count": 2}
THIRD = {**PATENTS, "count": 1}
CONCLUDED = (
    *("是", "数据安全", "本科", "10年", "没有", "发明专利3项第一发明人已授权没用过", "没有了", "都符合"),
    *("没有", "看结论"),
)


@pytest.mark.parametrize(
    ("said", "listed"),
    [
        *((said, [TWO, {**THIRD, "used_before": True}]) for said in ("其中一项专利以前用过", "有一项用过")),
        ("专利有一个是第二发明人", [TWO, {**THIRD, "rank": 2}]),
        ("其中一项还没授权", [TWO, {**THIRD, "granted": False}]),
        ("专利都是第二发明人", [{**PATENTS, "rank": 2}]),
        ("专利用过", [{**PATENTS, "used_before": True}]),
        ("有一项专利其实是实用新型", [TWO]),
        ("刚才说的专利有一项是同事的", [TWO]),
        ("有个专利用过", [TWO, {**THIRD, "used_before": True}]),
        ("三项专利里两项用过", [THIRD, {**TWO, "used_before": True}]),
        ("有一项专利过期了", [TWO]),
        ("三项专利都是实用新型", []),
        ("我说错了，没有专利", []),
        ("我还有一项发明专利", [PATENTS, PATENT]),
    ],
)
def test_after_the_conclusion_the_later_corrects_the_earlier(said: str, listed: list[Any]) -> None:
    person = Person().say(*CONCLUDED, said)
    assert proposed(person) == listed
    assert person.say("确认").entries("achievements") == listed


LISTED = ("是", "数据安全", "本科", "10年", "没有", "发明专利3项第一发明人已授权和核心论文2篇一作")


def test_which_kind_is_meant_is_asked() -> None:
    person = Person().say(*LISTED, "其中一项用过")
    assert "专业论文有1篇用过" in person.text
    entries = person.say("1", "确认").entries("achievements")
    assert [(one["kind"], one["count"], one.get("used_before")) for one in entries] == [
        *(("patent", 2, None), ("patent", 1, True), ("paper", 2, None))
    ]


@pytest.mark.parametrize("said", ["有的用过", "一部分用过", "有些用过"])
def test_which_of_those_that_are_listed_were_used_is_asked(said: str) -> None:
    assert "哪几条在以往的职称评审中用过" in Person().say(*LISTED, said).text


@pytest.mark.parametrize(
    ("said", "counts"),
    [("论文有一篇不是一作", [3, 1, 1]), ("等下，论文里一篇是普刊", [3, 1, 1]), ("论文一篇普刊", [3, 2, 1])],
)
def test_where_the_list_is_made_a_part_is_no_further_one(said: str, counts: list[int]) -> None:
    person = Person().say(*LISTED, said)
    listed = proposed(person) or person.entries("achievements")
    assert [one["count"] for one in listed] == counts


@pytest.mark.parametrize("said", ["说错了，职称是初级", "职称是初级", "我的职称其实是初级"])
def test_all_the_titles_that_one_has_are_said_anew(said: str) -> None:
    person = Person().say("我在北京一家公司做渗透，本科，网安8年，2019年6月评的中级", said)
    assert proposed(person, "titles") == [{"level": "junior"}]


@pytest.mark.parametrize("said", ["以前的职称是初级", "还有初级职称"])
def test_another_title_is_one_more(said: str) -> None:
    person = Person().say("我在北京一家公司做渗透，本科，网安8年，2019年6月评的中级", said)
    assert [one["level"] for one in proposed(person, "titles")] == ["intermediate", "junior"]


@pytest.mark.parametrize(
    ("said", "fact", "value"),
    [
        ("其实业绩条件高级不符合", "performance.senior_engineer", False),
        ("业绩条件（高级工程师）不符合", "performance.senior_engineer", False),
        ("工程师的业绩条件不满足", "performance.engineer", False),
        ("正高级业绩条件符合", "performance.professorate_senior_engineer", True),
        (
            "我想改职称，2019年6月中级，网络安全的",
            "titles",
            [{"level": "intermediate", "same_speciality": True, "obtained_on": "2019-06"}],
        ),
    ],
)
def test_a_line_is_said_anew_after_the_conclusion(said: str, fact: str, value: Any) -> None:
    assert Person().say(*CONCLUDED, said, "确认").answers[fact] == value


@pytest.mark.parametrize("said", ["年限里有两年不是做安全的", "工作年限里面有2年不是干网安的"])
def test_how_long_it_is_without_a_part_is_asked(said: str) -> None:
    person = Person().say(*CONCLUDED, said)
    assert "您从事网络空间安全专业技术工作多久了" in person.text
    assert person.say("8年").answers["experience"] == {"years": 8}


def test_what_the_notice_leaves_open_is_told_to_be_noted() -> None:
    person = Person().say(*CONCLUDED, "我退休了")
    assert "没有看懂" not in person.text
    assert "通告没有写能不能申报" in person.text


def test_one_more_changes_none_of_those_that_are_listed() -> None:
    person = Person().say(*CONCLUDED, "还有一项专利是第二发明人", "1")
    assert [(one["count"], one["rank"]) for one in proposed(person)] == [(3, 1), (1, 2)]


@pytest.mark.parametrize("said", ["论文有一篇是普刊，一篇是二作", "论文有一篇是二作，有一篇用过"])
def test_it_is_asked_where_it_may_be_the_same_one_again(said: str) -> None:
    person = Person().say("硕士，网安8年，论文3篇核心一作", said)
    assert "“成果”这一行应该是什么" in person.text


AT_THE_REVIEW = ("是", "数据安全", "硕士", "8年", "没有", "没有", "改")


@pytest.mark.parametrize("way", [AT_THE_REVIEW, (*AT_THE_REVIEW[:-1], "结论")])
@pytest.mark.parametrize("fact", sorted(POLICY.catalogue.facts))
def test_the_name_of_a_line_opens_it_and_states_nothing(fact: str, way: tuple[str, ...]) -> None:
    person = Person().say(*way)
    before = dict(person.answers)
    person.say(POLICY.catalogue.facts[fact].name)
    assert person.session.scratch["fact"] == fact
    assert person.answers == before


def test_a_number_after_the_verdict_is_that_of_an_outcome() -> None:
    listed = "发明专利3项第一发明人已授权没用过，论文2篇一作核心没用过"
    person = Person().say(
        "是", "数据安全", "硕士", "8年", "没有", listed, "没有了", "都符合", "没有", "看结论"
    )
    assert "专业论文2篇" in Person(stored=person.stored).say("删除第2条").text
    assert "没有记过" in Person(stored=person.stored).say("删除第5条").text
    changed = Person(stored=person.stored).say("第2条改成3篇", "确认")
    assert [one["count"] for one in changed.entries("achievements")] == [3, 3]


TWO_SORTS = "硕士，做网安8年，论文3篇一作，论文2篇二作"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((TWO_SORTS, "论文用过"), [(3, None), (2, None)]),  # of which it is said is asked for
        ((TWO_SORTS, "论文都用过"), [(3, True), (2, True)]),
        (("硕士，做网安8年，论文3篇，发明专利2项", "对", "论文用过，专利没用过"), [(3, True), (2, False)]),
        (("硕士，论文3篇，专利2项", "删除论文"), None),
        (("硕士，论文3篇，专利2项", "删除论文", "1"), [(2, None)]),
    ],
)
def test_what_is_said_of_use_or_to_be_gone_is_never_one_more(
    texts: tuple[str, ...], expected: list[Any] | None
) -> None:
    told = proposed(Person().say(*texts))
    assert (told and [(one["count"], one.get("used_before")) for one in told]) == expected
