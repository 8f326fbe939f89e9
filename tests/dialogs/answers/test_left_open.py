"""What the notice leaves open is not decided, and what it decides is, however little is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.dialogs.answers.told_story import DAY

if TYPE_CHECKING:
    from dialogs.answers import Answers


@pytest.mark.parametrize(
    ("question", "decision"),
    [
        ("网络安全重大项目排名第一能破格吗", "depends"),
        ("省级网络安全重大项目排名第一能破格吗", "yes"),
        ("国家重大专项排第二能破格吗", "yes"),
        ("市级重大网安项目排第二能破格吗", "no"),
        ("网络安全重大项目排名第五能破格吗", "no"),
    ],
)
def test_a_major_project_is_a_ground_at_the_level_that_is_said(
    answers: Answers, question: str, decision: str
) -> None:
    assert answers.ask(question, DAY).decision == decision


@pytest.mark.parametrize("paper", ["SCI一作", "EI期刊一作", "SSCI一作论文"])
def test_a_paper_in_an_index_counts_by_level(answers: Answers, paper: str) -> None:
    answer = answers.ask(f"{paper}算不算成果", DAY)

    assert answer.decision == "depends"
    assert dict(answer.by_level) == {
        "engineer": "yes",
        "senior_engineer": "depends",
        "professorate_senior_engineer": "depends",
    }


@pytest.mark.parametrize("place", ["通讯作者的", "共同一作的", "并列第一作者的"])
def test_a_place_that_may_be_any_is_not_taken_for_the_one_asked_for(answers: Answers, place: str) -> None:
    assert answers.ask(f"{place}核心论文评正高算吗", DAY).decision == "depends"


@pytest.mark.parametrize(
    ("question", "decision", "opening"),
    [
        ("没有任何成果能评高级吗", "no", "不能：高级工程师须3项成果"),
        ("一项成果都没有，能报中级吗", "no", "不能：工程师须2项成果"),
        ("没成果能评助理吗", "yes", "能：助理工程师没有成果条件"),
    ],
)
def test_doing_without_any_outcome_is_decided(
    answers: Answers, question: str, decision: str, opening: str
) -> None:
    answer = answers.ask(question, DAY)

    assert answer.decision == decision
    assert answer.text.startswith(opening)


@pytest.mark.parametrize(
    "question", ["计算机工程师干了5年加本科，能报高级吗", "本科，有外系列中级满5年，能评高级工程师吗"]
)
def test_a_title_of_another_series_is_said_to_hang_on_the_review_body_at_once(
    answers: Answers, question: str
) -> None:
    answer = answers.ask(question, DAY)

    assert answer.decision == "yes"
    assert answer.text.startswith("能，但取决于评审机构是否认可")


def test_a_doctor_does_not_hang_on_a_title_of_another_series(answers: Answers) -> None:
    answer = answers.ask("博士，有外系列中级满5年，能评高级工程师吗", DAY)

    assert answer.decision == "yes"
    assert answer.text.startswith("能：")


@pytest.mark.parametrize(
    ("question", "needs"),
    [
        ("国标编写人排名第几可以破格", "前五"),
        ("中国专利奖要排第几才能破格", "前三"),
        ("科技奖什么名次可以破格", "前五"),
    ],
)
def test_what_a_ground_asks_for_is_said_first(answers: Answers, question: str, needs: str) -> None:
    answer = answers.ask(question, DAY)

    assert answer.decision is None
    assert needs in answer.text.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "silence"),
    [
        ("双学士能当硕士用吗", "学历的性质"),
        ("通讯作者算第一作者吗", "通讯作者"),
        ("CISSP能直接认定工程师吗", "职业资格证书"),
    ],
)
def test_silence_is_about_the_thing_asked(answers: Answers, question: str, silence: str) -> None:
    answer = answers.ask(question, DAY)

    assert answer.status == "not_in_notice"
    assert silence in answer.text


def test_how_often_one_may_apply_is_what_the_notice_says_of_a_year(answers: Answers) -> None:
    assert answers.ask("一年能报两次吗", DAY).text.startswith("每年组织一次")


def test_a_title_of_another_series_alone_leads_to_the_level_above(answers: Answers) -> None:
    answer = answers.ask("计算机工程师能评网络空间安全职称吗", DAY)

    assert dict(answer.by_level) == {"senior_engineer": "depends"}
    assert "没有限定这个职称的系列" in answer.text


@pytest.mark.parametrize(
    "question", ["正高论文几作才行", "高级的专著排第几才行", "破格的国标要排名第几才可以"]
)
def test_which_place_is_no_yes_or_no(answers: Answers, question: str) -> None:
    answer = answers.ask(question, DAY)

    assert answer.decision is None
    assert any(word in answer.text.splitlines()[0] for word in ("第一作者", "前三", "前五"))


@pytest.mark.parametrize(
    ("question", "decision"),
    [
        ("第一发明人是公司领导我第二高工算吗", "no"),
        ("领导第一我第二的专利高工能用吗", "no"),
        ("我是第一发明人领导第二，高工能算吗", "yes"),
        ("导师第一我第四的核心论文，中级算吗", "no"),
        ("领导第一，本人第五的国标，能破格吗", "yes"),
        ("领导第一，本人第六的国标，能破格吗", "no"),
    ],
)
def test_one_s_own_place_counts_beside_somebody_else_s(
    answers: Answers, question: str, decision: str
) -> None:
    assert answers.ask(question, DAY).decision == decision


@pytest.mark.parametrize("question", ["国标参编第5但是标准还在报批", "国标报批稿排第二能破格吗"])
def test_a_ground_that_is_not_there_yet_is_left_open(answers: Answers, question: str) -> None:
    answer = answers.ask(question, DAY)

    assert answer.decision == "depends"
    assert "还没有发布的标准" in answer.text


@pytest.mark.parametrize("question", ["国标前五但已用过评中级 破格", "用过评初级的国标前五，能破格吗"])
def test_for_which_level_an_outcome_was_used_is_not_the_level_that_is_asked_about(
    answers: Answers, question: str
) -> None:
    assert answers.ask(question, DAY).decision == "yes"


@pytest.mark.parametrize(
    "question",
    [
        "英文期刊算核心么",
        "国外期刊算核心吗",
        "知网收录算核心吗",
        "行业协会科技奖一等奖算省部级吗",
        "开发转安全 之前的年限算不算",
    ],
)
def test_what_the_notice_does_not_define_is_not_guessed(answers: Answers, question: str) -> None:
    assert answers.ask(question, DAY).status == "not_in_notice"


@pytest.mark.parametrize(
    "question", ["学历要求", "最低学历要求", "每个级别要什么学历", "四级分别要什么学历和年限", "年限要求"]
)
def test_education_and_years_are_told_of_every_level_where_none_is_named(
    answers: Answers, question: str
) -> None:
    answer = answers.ask(question, DAY)

    assert [one.clause for one in answer.answers] == [
        "附件2 一（二）",
        "附件2 二（一）2",
        "附件2 三（一）2",
        "附件2 四（一）2",
    ]
    assert "博士学位或博士研究生毕业，从事本专业技术工作（没有年数要求）" in answer.text


@pytest.mark.parametrize("question", ["申报条件", "有什么条件", "要满足哪些条件"])
def test_the_conditions_are_named_where_none_is_asked_for(answers: Answers, question: str) -> None:
    assert answers.ask(question, DAY).text.startswith(
        "基本条件、学历和专业经历条件、业绩条件、成果条件须同时满足"
    )
