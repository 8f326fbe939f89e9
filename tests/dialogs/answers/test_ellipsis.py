"""A short further question leaves out what the one before has said: every part is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.dialogs.answers.told_story import DAY
from tests.dialogs.person import Person

if TYPE_CHECKING:
    from dialogs.answers import Answers


@pytest.mark.parametrize(
    ("question", "parts", "decisions"),
    [
        ("硕士满7年能报高工，那本科呢", ("本科满7年", "中级职称后", "硕士满7年"), {"depends"}),
        ("硕士几年能评中级，那大专呢", ("大专几年", "初级职称后", "硕士几年"), {None}),
        ("博士毕业2年能评高工吗，换成硕士呢", ("博士毕业2年", "硕士2年", "满7年"), {"depends"}),
        ("中级满5年能报高级，要是副高呢", ("副高满5年",), {"yes", "no", "depends"}),
        ("第一发明人算高级的成果，第二发明人呢", ("第二发明人算", "不算"), {"no"}),
        ("评高级要几项成果，那中级呢？", ("3项", "2项"), {None}),
        ("硕士满2年可以报工程师，满1年呢", ("硕士满1年", "还差1年"), {"no", "depends"}),
        ("国标排第五可以破格，第六呢", ("国标第六", "排名前五"), {"no"}),
        ("硕士能评高级吗？博士呢？本科呢？", ("硕士能评", "博士能评", "本科能评"), {"depends"}),
        ("没有论文能评高级吗，没有专利呢", ("没有论文", "没有专利"), {"yes"}),
        ("公司在北京能报吗，那天津呢", ("北京", "天津"), {"depends"}),
        ("渗透测试报哪个方向，那内容审核呢", ("网络与系统安全", "信息内容安全"), {None}),
        ("员工是硕士，7年，可以报高级；换成本科的员工呢？", ("员工是本科", "中级职称"), {"depends"}),
    ],
)
def test_every_part_is_answered(
    answers: Answers, question: str, parts: tuple[str, ...], decisions: set[str | None]
) -> None:
    answer = answers.ask(question, DAY)
    assert answer.status in {"answered", "ambiguous", "not_in_notice"}
    assert [part for part in parts if part not in answer.text] == []
    assert answer.decision in decisions


def test_what_cannot_be_completed_is_said(answers: Answers) -> None:
    answer = answers.ask("硕士几年能评高级，那蓝色的呢", DAY)
    assert "7年" in answer.text
    assert "没有看懂“那蓝色的呢”" in answer.text


@pytest.mark.parametrize(
    "question", ["那我还差什么呢", "本科几年能评高级呢", "我是硕士，那我能报什么呢", "怎么评呢", "本科呢"]
)
def test_what_is_no_further_question_is_one_question(answers: Answers, question: str) -> None:
    assert "——" not in answers.ask(question, DAY).text


def test_in_a_conversation_it_goes_on_from_the_question_before() -> None:
    person = Person().say("硕士几年能评高级？", "那博士呢")
    assert "博士学位或博士研究生毕业报高级工程师：2年" in person.text
    assert person.answers == {}
    assert "10年" in person.say("本科呢").text


@pytest.mark.parametrize(
    ("question", "decision"),
    [
        ("本科工程师满5年能评高工吗", "yes"),
        ("3名本科工程师满5年能评高工吗", "yes"),
        ("所有本科工程师满5年都能评高工吗", "yes"),
        ("是不是本科工程师满5年就能评高工", "yes"),
        ("本科高级工程师满5年能评正高吗", "yes"),
        ("大专助理工程师满4年能评工程师吗", "yes"),
        ("本科工程师3年能报高级工程师吗", "depends"),
    ],
)
def test_a_title_right_after_a_degree_is_held(answers: Answers, question: str, decision: str) -> None:
    assert answers.ask(question, DAY).decision == decision


@pytest.mark.parametrize(
    "question",
    ["运维算哪个方向", "监管算哪个方向", "测评属于哪一类", "运维工程师归哪类", "运维岗属于什么方向"],
)
def test_work_that_several_directions_have_is_shown_with_each(answers: Answers, question: str) -> None:
    answer = answers.ask(question, DAY)
    assert answer.status == "ambiguous"
    assert len(answer.answers) > 1


@pytest.mark.parametrize(
    "odd",
    [
        "",
        "？",
        "，，呢",
        "呢",
        "那呢",
        "那那那呢？呢？",
        "😀",
        "换成呢",
        "那本科呢，那硕士呢",
        "啊" * 290 + "呢",
    ],
)
def test_odd_questions_are_answered_somehow(answers: Answers, odd: str) -> None:
    assert answers.ask(odd, DAY).text


@pytest.mark.parametrize(
    ("said", "must"),
    [
        (["大专5年能评中级吗", "有助工呢"], "申报工程师，须取得初级职称后从事本专业技术工作满4年"),
        (
            ["大专5年能评中级吗", "有助工呢", "助工3年呢"],
            "申报工程师须取得初级职称后从事本专业技术工作满4年（还差1年）",
        ),
        (["大专5年能评中级吗", "有助工呢", "助工3年呢", "4年呢"], "能：大学专科及以上，取得初级职称后"),
        (["大专能报工程师吗", "有助工4年呢"], "就符合工程师的"),
        (
            ["本科能报高工吗", "有中级5年呢"],
            "能：大学本科及以上，取得中级职称后从事本专业技术工作满5年，就符合高级工程师的",
        ),
        (["硕士几年能评高工", "有中级5年呢"], "就符合高级工程师的"),
        (["本科能报正高吗", "有副高5年呢"], "就符合正高级工程师的"),
        (["大专8年能报工程师吗", "没有助工呢"], "不能：申报工程师须取得初级职称后"),
        (["本科8年能报高工吗", "要是有工程师5年呢"], "就符合高级工程师的"),
        (["副高5年能报正高吗", "非本系列的呢", "正高3年呢"], "能：取得非本系列（专业）正高级职称后"),
        (["副高5年能报正高吗", "大专呢"], "不能：申报正高级工程师须大学本科及以上"),
        (["专利第二发明人能用吗", "高工呢"], "不算：评高级工程师，发明专利需第一发明人"),
        (["专利第二发明人能用吗", "高工呢", "那论文二作呢"], "算：评高级工程师，专业论文可以计1项"),
        (["专利第二发明人能用吗", "那标准呢"], "工程师算；高级工程师不算（不在所列8项成果之内）"),
        (["工程师要几项成果", "两篇普刊呢"], "工程师须2项，这些肯定计0项，最多可以计2项"),
        (["高工要几项成果", "三篇核心呢", "一作呢"], "够：高级工程师须3项，这些计3项"),
        (["高工要几项成果", "三篇核心呢", "一作呢", "用过的呢"], "这些计0项"),
        (["工程师要几项成果", "都用论文行吗", "两篇普刊呢", "四作呢"], "工程师不算（需前三作者）"),
    ],
)
def test_a_title_an_outcome_or_a_quality_is_added(said: list[str], must: str) -> None:
    person = Person().say(*said)
    assert must in person.text
    assert (person.answers, person.session.scratch.get("proposal")) == ({}, None)


@pytest.mark.parametrize(
    ("said", "must"),
    [
        ("两篇普刊呢", "工程师算（需前三作者）"),
        ("核心论文三篇呢", "高级工程师算（需前三作者）"),
        ("有个发明专利呢", "需已授权"),
        ("国标第四呢", "工程师算"),
        ("行标第一呢", "高级工程师不算"),
        ("硕士7年呢", "就符合高级工程师的"),
        ("本科5年呢", "就符合工程师的"),
        ("有两个软著呢", "不算：软件著作权"),
    ],
)
def test_what_is_put_by_itself_states_nothing(said: str, must: str) -> None:
    person = Person().say(said)
    assert must in person.text
    assert (person.answers, person.session.scratch.get("proposal")) == ({}, None)


def test_beside_facts_a_title_is_supposed_and_outcomes_are_asked_about() -> None:
    person = Person().say("是", "数据安全", "硕士", "3年")
    assert "是假设，没有记" in person.say("有助工呢").text
    assert "titles" not in person.answers
    assert "工程师算（需前三作者）" in person.say("两篇普刊呢").text
    assert "achievements" not in person.answers
