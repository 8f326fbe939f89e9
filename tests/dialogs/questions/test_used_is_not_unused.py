"""What an answer gave a fact by is not told as unused; what gave none is."""

from __future__ import annotations

import pytest

from dialogs.language.message.extract import read_message
from rules import load_policies
from tests.dialogs.person import TODAY, Person

DECLARING = (*("是", "数据安全", "硕士", "8年", "没有", "论文2篇，第一作者，核心期刊", "没有了", "没用过"),)
POLICY = load_policies().in_force(TODAY)


@pytest.mark.parametrize(
    ("said", "met"),
    [
        ("前两条符合", [True, True]),
        ("前两条没问题", [True, True]),
        ("前三条符合", [True, True, True]),
        ("第一第二条符合", [True, True]),
        ("第2至4条符合", [None, True, True, True]),
        ("2-4符合", [None, True, True, True]),
        ("前两条符合，第三条不符合", [True, True, False, True]),
        ("前面两条符合，后面的不符合", [True, True, False, False]),
        ("前两条符合，后面不符合", [True, True, False, False]),
        ("前两条都不符合", [False, False, True, True]),
        ("都符合，第3条没有", [True, True, False, True]),
        ("都符合，就第2条没有", [True, False, True, True]),
        ("后两条不符合", [True, True, False, False]),
    ],
)
def test_what_is_said_by_numbers_is_taken_and_not_told_as_unused(said: str, met: list[bool | None]) -> None:
    person = Person().say(*DECLARING, said)
    facts = ("basic.general", "basic.assistant_engineer", "basic.engineer", "performance.engineer")
    told = dict(zip(facts, met, strict=False))
    assert {fact: person.answers.get(fact) for fact in told} == told
    assert "没有用上" not in person.text


@pytest.mark.parametrize(
    "said", ["大概3条符合", "大部分符合", "有两条不符合", "都符合，第9条没有", "大概都符合"]
)
def test_what_does_not_say_which_stays_open(said: str) -> None:
    assert Person().say(*DECLARING, said).answers == Person().say(*DECLARING).answers


@pytest.mark.parametrize(
    "said",
    [
        *("获得CNVD漏洞证书", "有CNVD原创漏洞证明", "发现过漏洞，有CNVD证书", "挖过漏洞拿过CNVD证书"),
        *("国家漏洞库收录过我的漏洞", "拿到过CNNVD的漏洞证书"),
    ],
)
def test_the_words_of_a_ground_are_not_told_as_unlisted(said: str) -> None:
    reading = read_message(POLICY, said, TODAY)
    assert reading.profile["exceptional"] == [{"kind": "vulnerability"}]
    assert reading.set_aside == ()


@pytest.mark.parametrize(
    ("said", "apart"), [("有CNVD证书，软著3项", "软著3项"), ("中国专利金奖，软著2项", "软著2项")]
)
def test_what_is_no_word_of_it_still_is(said: str, apart: str) -> None:
    assert [one.text for one in read_message(POLICY, said, TODAY).set_aside] == [apart]


LISTING = ("是", "数据安全", "硕士", "8年", "没有")


@pytest.mark.parametrize(
    ("said", "listed", "apart"),
    [
        ("发明专利1项第一发明人已授权，软著5个", ("patent", 1, 1), "软著5个"),
        ("论文2篇核心一作，另外有几个软著", ("paper", 2, 1), "另外有几个软著"),
        ("软著5个，论文1篇核心一作", ("paper", 1, 1), "软著5个"),
    ],
)
def test_what_stands_beside_keeps_all_that_is_said_of_it(
    said: str, listed: tuple[str, int, int], apart: str
) -> None:
    person = Person().say(*LISTING, said)
    entries = person.entries("achievements")
    assert [(one["kind"], one["count"], one["rank"]) for one in entries] == [listed]
    assert f"没有用上：“{apart}”" in person.text


def test_what_may_be_one_more_is_asked_about_and_the_rest_is_kept() -> None:
    person = Person().say(*LISTING, "发明专利3项第一发明人已授权，还有个省级课题")
    assert "还有个省级科研攻关项目" in person.text
    person.say("都不是", "确认")
    assert [(one["kind"], one["count"], one["rank"]) for one in person.entries("achievements")] == [
        ("patent", 3, 1)
    ]


@pytest.mark.parametrize(
    ("said", "listed"),
    [
        ("论文3篇，其中一篇用过", [(1, True), (2, None)]),
        ("核心论文3篇一作，有一篇用过", [(1, True), (2, None)]),
        ("以前评副高用过1项发明专利和2篇论文", [(1, True), (2, True)]),
        ("以前评副高用过1项发明专利和2篇论文，另有核心论文3篇一作", [(1, True), (2, True), (3, None)]),
    ],
)
def test_whether_they_were_used_is_taken_where_they_are_listed(said: str, listed: list[object]) -> None:
    entries = Person().say(*LISTING, said).entries("achievements")
    assert [(one["count"], one.get("used_before")) for one in entries] == listed


@pytest.mark.parametrize("said", ["成果都没用过", "都没用过"])
def test_of_nothing_it_is_not_said_whether_it_was_used(said: str) -> None:
    assert "还没有列出成果" in Person().say(*LISTING, said).text


def test_so_many_of_them_as_are_not_told_exactly_are_asked() -> None:
    assert "论文：这样的有几篇" in Person().say(*LISTING, "没什么，就几篇论文").text


def test_what_says_more_of_the_same_is_used() -> None:
    person = Person().say(*LISTING, "论文，专利", "2", "核心期刊", "第一", "1", "授权了，我第三")
    assert "没有用上" not in person.text
    assert person.entries("achievements")[1]["rank"] == 3


GROUNDS = (
    *("是", "数据安全", "本科", "10年", "没有", "发明专利3项第一发明人已授权没用过", "没有了", "都符合"),
)


@pytest.mark.parametrize("said", ["第5条和第7条", "5、7"])
def test_several_grounds_may_be_held(said: str) -> None:
    kinds = [one["kind"] for one in Person().say(*GROUNDS, said).entries("exceptional")]
    assert kinds == ["technical_head", "vulnerability"]


def test_one_is_named_by_its_number_and_more_is_said_of_it() -> None:
    person = Person().say(*GROUNDS, "第三条，我是第四完成人")
    assert person.entries("exceptional") == [{"kind": "national_standard", "rank": 4}]
    awarded = Person().say(*GROUNDS, "第二条，我是第一发明人")
    assert "是银奖还是金奖" in awarded.text
    assert awarded.say("金奖").entries("exceptional")[0]["rank"] == 1


@pytest.mark.parametrize("said", ["第三条，没有", "第三条，不符合", "第三条，不确定"])
def test_what_denies_the_one_that_is_named_begins_none(said: str) -> None:
    person = Person().say(*GROUNDS, said)
    assert "exceptional" not in person.answers
    assert "sub" not in person.session.scratch


@pytest.mark.parametrize("said", ["护网优秀个人算不", "护网优秀个人算不算"])
def test_a_question_states_nothing(said: str) -> None:
    before = Person().say(*GROUNDS)
    after = Person().say(*GROUNDS, said)
    assert after.answers == before.answers
    assert "proposal" not in after.session.scratch


CORRECTED = {
    (): ("是，不对，不是", "在北京，不对，在上海"),
    ("是",): ("数据安全，不对，内容安全",),
    DECLARING[:2]: ("硕士，不对，博士", "本科，说错了，硕士", "本科。错了，是硕士"),
    DECLARING[:3]: ("8年，不对，9年",),
    DECLARING[:4]: ("中级，不对，副高", "没有，不对，有中级"),
    DECLARING[:5]: ("论文2篇，不对，3篇", "没有，不对，有论文1篇"),
    (*DECLARING[:5], "论文"): ("2篇，不对，3篇",),
    (*DECLARING[:5], "论文2篇"): ("第一，不对，第二",),
    (*DECLARING[:5], "论文2篇", "第一"): ("核心，不对，普刊",),
    DECLARING[:7]: ("用过，不对，没用过",),
    DECLARING: ("都符合，不对，第2条不符合", "不符合，说错了，符合"),
}


@pytest.mark.parametrize(
    ("path", "said"), [(path, said) for path, several in CORRECTED.items() for said in several]
)
def test_what_is_taken_back_in_one_breath_is_taken_at_no_question(path: tuple[str, ...], said: str) -> None:
    before = Person().say(*path)
    after = Person().say(*path, said)
    assert after.answers == before.answers
    assert after.session.scratch == before.session.scratch
