"""Kinds of asking: a career beside outcomes, a title that is held already, days to come, what is to count as 业绩."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from dialogs.answers import Answers

DAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("question", "decision", "first"),
    [
        ("硕士8年，没职称，2项成果，能报高级吗", "no", "还不能：学历和年限够，成果不够。"),
        ("硕士干了7年，三篇核心一作，高工能评吗", "yes", "能：学历和年限够，成果够。"),
        ("硕士干了3年，三篇核心一作，高工能评吗", "depends", "要看情况：学历和年限要看情况，成果够。"),
        ("大专助理满4年，两篇普刊一作，中级行不行", "yes", "能：学历和年限够，成果够。"),
        ("本科2年，两个企业标准，评中级够吗", "no", "还不能：学历和年限不够，成果够。"),
    ],
)
def test_a_career_and_outcomes_are_both_looked_at(
    answers: Answers, question: str, decision: str, first: str
) -> None:
    answer = answers.ask(question, DAY)

    assert answer.decision == decision
    assert answer.text.startswith(first)


@pytest.mark.parametrize(
    "question", ["博士刚入职，第二发明人的专利评中级算吗", "硕士7年，没有论文能评高级吗"]
)
def test_whether_an_outcome_counts_is_answered_alone(answers: Answers, question: str) -> None:
    assert "学历和年限" not in answers.ask(question, DAY).text.split("。")[0]


@pytest.mark.parametrize(
    ("question", "decision"),
    [
        ("已是网安高工再报高工行吗", "no"),
        ("网安高工已经有了还能再报一次高工吗", "no"),
        ("网安中级有了还要再评中级吗", "no"),
        ("已经是副高了，还用报中级吗", "depends"),
        ("本专业副高有了还能报一次副高不", "no"),
        ("计算机高工，还能再报网安的高级工程师吗", "depends"),
    ],
)
def test_a_level_that_is_held_need_not_be_applied_for(answers: Answers, question: str, decision: str) -> None:
    assert answers.ask(question, DAY).decision == decision


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("我2021年拿的中级，哪年能报副高", "2026年够高级工程师的学历和年限"),
        ("21年评的中级，哪年能报副高", "2026年够高级工程师的学历和年限"),
        ("2019年就评上了中级，哪年能报高级", "今天已经够高级工程师的学历和年限，条件是大学本科及以上"),
        ("2023年6月取得高工，本科，啥时候够正高年限", "最早2028年6月1日够正高级工程师的学历和年限"),
        ("今天入职的应届硕士，哪天能报工程师", "最早2028年11月27日够工程师的学历和年限"),
        ("本科2023年7月入职做安全，最早哪天能评中级", "最早2028年7月1日够工程师的学历和年限"),
        ("2024年7月本科毕业入职安全公司，哪年可以评助理", "从2025年7月1日起已经够助理工程师的学历和年限"),
        ("大专2022年7月入行，最早啥时候能报助理", "从2025年7月1日起已经够助理工程师的学历和年限"),
        ("博士2025年6月毕业入职，几月能报高级", "最早2027年6月1日够高级工程师的学历和年限"),
    ],
)
def test_a_day_that_follows_from_what_is_told_is_named(answers: Answers, question: str, first: str) -> None:
    assert answers.ask(question, DAY).text.startswith(first)


@pytest.mark.parametrize("question", ["硕士什么时候报名", "今年哪天能报高级", "2026年什么时候能报中级"])
def test_no_day_follows_from_nothing(answers: Answers, question: str) -> None:
    assert answers.ask(question, DAY).status == "not_in_notice"


def test_work_that_begins_with_a_degree_is_as_old(answers: Answers) -> None:
    assert answers.ask("2019年7月硕士毕业开始干网安，现在报高工行不", DAY).decision == "yes"
    assert answers.ask("2020年7月硕士毕业后一直做网安，现在报高工行不", DAY).decision != "yes"


@pytest.mark.parametrize("work", ["护网", "等保测评", "重保值守", "应急演练"])
@pytest.mark.parametrize("asked", ["算业绩吗", "能当业绩写吗", "算不算业绩"])
def test_no_work_is_performance_by_its_name(answers: Answers, work: str, asked: str) -> None:
    answer = answers.ask(work + asked, DAY)

    assert answer.decision == "depends"
    assert answer.text.startswith("要看情况：通告没有把哪一项工作直接算作业绩")


@pytest.mark.parametrize(
    ("question", "decision"),
    [
        ("没有专利是不是就评不了正高", "no"),
        ("不发论文就报不了高级吗", "no"),
        ("CTF比赛拿了全国一等奖可以破格不", "no"),
        ("省科技进步一等奖排第五可以破格不", "yes"),
        ("等保测评师做的测评报告顶一项成果不", "depends"),
        ("攻防演练里当过红队队长能算成果么", "no"),
        ("公司内部发的嘉奖通报能当成果用不", "no"),
        ("天津的公司能报北京的网安职称么", "no"),
        ("不参加继续教育行吗", "no"),
        ("继续教育必须得有吗", "yes"),
        ("技师班毕业的和本科一样吗", "yes"),
        ("大专和本科一样吗", "no"),
        ("没专利就评不上高工吗", "no"),
        ("非第一作者的核心论文能报正高不", "no"),
        ("非第一作者的核心论文能报高级不", "depends"),
        ("一篇核心一篇普刊一作评高级够吗", "no"),
        ("团标一个企标一个，评工程师够吗", "yes"),
        ("有了正高还能往上评不", "no"),
        ("没核心论文就别想评正高了是吗", "no"),
        ("演练红队第一名能破格吗", "no"),
        ("软著多能破格不", "no"),
        ("中专和中级工班待遇一样不", "yes"),
        ("评中级非得要论文吗", "no"),
        ("评高级一定要专利吗", "no"),
        ("能不能三篇都是论文", "yes"),
    ],
)
def test_it_is_decided(answers: Answers, question: str, decision: str) -> None:
    assert answers.ask(question, DAY).decision == decision


def test_what_somebody_is_not_is_not_asked_about(answers: Answers) -> None:
    assert answers.ask("事业编可以报吗 不是参公", DAY).status == "answered"
    assert answers.ask("非公务员的国企员工能报吗", DAY).status == "answered"
    assert answers.ask("是不是公务员都能报", DAY).status == "not_in_notice"


def test_what_may_count_names_what_it_takes(answers: Answers) -> None:
    assert "（专业论文需前三作者）" in answers.ask("三篇核心论文能凑够高工的三项吗", DAY).text


def test_a_title_and_the_word_after_it_make_no_qualification(answers: Answers) -> None:
    assert "大学专科" not in answers.ask("正高专利一个够吗", DAY).text
    assert answers.ask("评正高专著前三作者够吗", DAY).text.startswith("不算：")


def test_lengths_side_by_side_say_how_far_apart(answers: Answers) -> None:
    assert answers.ask("硕士和本科评中级差几年", DAY).text.startswith("差3年：")


def test_what_a_level_open_to_somebody_is_comes_first(answers: Answers) -> None:
    assert answers.ask("非本系列副高满3年能报啥", DAY).text.startswith("能：取得非本系列（专业）副高级职称后")


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("这政策废止了没现在还有效吗", "通告 2"),
        ("副高和高工是不是一个东西", "附件1 二"),
        ("八项成果里占几项才行，副高", "附件2 三（三）"),
    ],
)
def test_the_clause_that_is_asked_about_comes_first(answers: Answers, question: str, clause: str) -> None:
    answer = answers.ask(question, DAY)

    assert answer.answers[0].clause == clause
    assert answer.decision is None


def test_one_qualification_at_several_levels(answers: Answers) -> None:
    told = answers.ask("评中级和高级分别需要几年，硕士", DAY).text

    assert told.startswith("硕士学位或硕士研究生毕业：工程师：2年")
    assert "高级工程师：7年" in told


@pytest.mark.parametrize("question", ["同一类的两个成果，是算一项还是算两项", "同类型成果怎么算，几项"])
def test_of_outcomes_of_one_type_it_is_said_first_how_they_go_together(
    answers: Answers, question: str
) -> None:
    assert answers.ask(question, DAY).text.startswith("同一类型的多个成果可累计计算")


@pytest.mark.parametrize("question", ["副高八项成果是哪八项", "高级成果包括哪些", "评副高有啥能算成果"])
def test_the_items_of_a_level_are_listed(answers: Answers, question: str) -> None:
    answer = answers.ask(question, DAY)

    assert answer.text.startswith("高级工程师要3项")
    assert [one.clause for one in answer.answers] == [
        "附件2 三（三）",
        *(f"附件2 三（三）{n}" for n in range(1, 9)),
    ]
    assert "| 3.作为第一发明人获得已授权的发明专利1项； | 附件2 三（三）3 |" in answer.text


def test_of_no_level_the_kinds_are_listed_with_the_clause_of_each(answers: Answers) -> None:
    told = answers.ask("什么能算成果", DAY).text

    assert "| 成果 | 工程师 | 高级工程师 | 正高级工程师 |" in told
    assert "| 标准 | 附件2 二（三）5 | 没有这一条 | 没有这一条 |" in told


def test_what_a_level_is_called_is_not_asked_of_outcomes(answers: Answers) -> None:
    assert answers.ask("高级包括哪几级", DAY).answers[0].clause == "附件1 二"
    assert "| 成果 |" not in answers.ask("高级要几项成果", DAY).text


def test_what_cannot_be_done_without_is_not_held_against_the_item(answers: Answers) -> None:
    assert answers.ask("没核心论文就别想评正高了是吗", DAY).text.startswith("不是必须：")


@pytest.mark.parametrize("question", ["没有职称能报吗", "没职称可以评吗", "没有任何职称可以直接报吗"])
def test_what_is_open_without_a_title_is_said_of_every_level(answers: Answers, question: str) -> None:
    text = answers.ask(question, DAY).text
    for level in ("助理工程师", "工程师", "高级工程师", "正高级工程师"):
        assert f"申报{level}" in text


@pytest.mark.parametrize("question", ["要满足什么条件？", "要什么条件", "各级要满足什么条件"])
def test_which_conditions_there_are_is_told_without_a_level(answers: Answers, question: str) -> None:
    assert [cited.clause for cited in answers.ask(question, DAY).answers][:1] == ["附件2 序言2"]


def test_whether_a_title_of_elsewhere_counts_is_not_in_the_notice(answers: Answers) -> None:
    assert answers.ask("外地的职称算不算", DAY).status == "not_in_notice"
