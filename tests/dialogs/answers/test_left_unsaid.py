"""What a question does not say is not held against it, and what the notice does not say is told so, every matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.dialogs.answers.told_story import DAY

if TYPE_CHECKING:
    from dialogs.answers import Answers


@pytest.mark.parametrize(
    ("question", "most"),
    [
        ("一篇核心够评高工吗", 1),
        ("两个新产品加一个专利评高工够吗", 2),
        ("发明专利4个评正高够不够", 2),
        ("一个专利评高工够不够", 1),
        ("两篇论文评正高够吗", 2),
    ],
)
def test_what_is_not_said_of_an_outcome_is_not_taken_for_nothing(
    answers: Answers, question: str, most: int
) -> None:
    found = answers.ask(question, DAY)
    assert found.decision == "no"
    assert f"最多计{most}项，至少还差{3 - most}项" in found.text


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("两个专利能顶几项", ("工程师最多计2项", "正高级工程师最多计1项")),
        ("漏洞3个算几项，高级", ("高级工程师最多计3项",)),
        ("3篇第一作者核心论文高级算几项", ("高级工程师计3项",)),
        ("要几篇论文", ("工程师要2项", "高级工程师要3项")),
        ("正高需要多少专利", ("正高级工程师要3项",)),
    ],
)
def test_a_number_asked_for_is_given(answers: Answers, question: str, numbers: tuple[str, ...]) -> None:
    text = answers.ask(question, DAY).text
    assert [number for number in numbers if number not in text] == []


@pytest.mark.parametrize(
    "question",
    [
        "省级和省部级一样吗",
        "省级算不算省部级",
        "系统集成项目管理工程师算中级吗",
        "系统架构设计师算什么职称",
        "软件设计师是什么职称",
        "满5年是说满60个月吗",
        "满两年是两个周年吗",
        "保密局的人能申报吗",
    ],
)
def test_what_the_notice_does_not_say_is_told_so(answers: Answers, question: str) -> None:
    found = answers.ask(question, DAY)
    assert found.status == "not_in_notice"
    assert "没有规定" in found.text


@pytest.mark.parametrize(
    ("question", "matters"),
    [
        ("报名费多少 什么时候截止", ("费用", "时间")),
        ("什么时候报名，要交多少钱", ("费用", "时间")),
        ("报名要多少钱？还有最晚哪天？在哪个网站报？", ("费用", "时间", "网址")),
        ("评审费多少，在哪报名", ("费用", "网址")),
        ("几号截止，继续教育要多少学时", ("时间", "学时")),
    ],
)
def test_every_matter_that_is_asked_about_is_named(
    answers: Answers, question: str, matters: tuple[str, ...]
) -> None:
    text = answers.ask(question, DAY).text
    assert [matter for matter in matters if matter not in text] == []


@pytest.mark.parametrize(
    "question", ["高工和正高哪个要国家级验收", "正高和副高谁要国家级鉴定", "副高和正高哪一级需要国家级验收"]
)
def test_which_of_two_levels_asks_for_it_shows_both(answers: Answers, question: str) -> None:
    text = answers.ask(question, DAY).text
    assert "鉴定或验收需达到“国家级”" in text
    assert "鉴定或验收需达到“省部级及以上”" in text
    assert "都算" not in text


@pytest.mark.parametrize("question", ["本科 没职称 干了20年 高级", "没有职称，本科，做了15年，能报副高吗"])
def test_who_has_no_title_is_told_the_nearest_way_first(answers: Answers, question: str) -> None:
    assert answers.ask(question, DAY).answers[0].clause == "附件2 三（一）2（3）"


@pytest.mark.parametrize(
    ("question", "decision"),
    [
        ("在天津上班能报吗", "no"),
        ("在上海上班能报吗", "no"),
        ("在海淀上班能报吗", "yes"),
        ("自由职业行吗", "depends"),
        ("兼职可以吗", "depends"),
        ("做产品经理能评吗", "depends"),
        ("没学历能破格吗", "depends"),
        ("年限不够可以破格吗", "depends"),
        ("博士1年半能破格吗", "depends"),
        ("CVE编号算不算破格", "depends"),
        ("国标是不是破格条件", "depends"),
        ("没结题的项目算不算", "no"),
        ("项目还没结项能算成果吗", "no"),
    ],
)
def test_what_can_be_decided_is_decided(answers: Answers, question: str, decision: str) -> None:
    assert answers.ask(question, DAY).decision == decision


@pytest.mark.parametrize("question", ["中级要先有初级吗", "评工程师必须先评助理吗"])
def test_the_way_by_a_title_is_not_left_out(answers: Answers, question: str) -> None:
    assert "附件2 二（一）2（4）" in [cited.clause for cited in answers.ask(question, DAY).answers]
