"""What a person supposes after the verdict: one more outcome, a title or a day to come, another place of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dialogs.event import Said
from tests.dialogs.answers.told_story import DAY, asked, concluded, conversation, told

if TYPE_CHECKING:
    from dialogs.session import Session

STORY = (
    "我在北京一家网络安全公司上班，做渗透测试，硕士，2014年7月开始干网安，2019年6月取得本专业工程师，没有别的职称。"
    "两篇核心期刊论文第一作者，以前评职称都没用过，没有别的成果，没有破格条件。各级的基本条件和业绩条件我都符合。"
)


@pytest.fixture(scope="module")
def session() -> Session:
    return concluded(STORY)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("再有一个第一发明人的授权专利，能报高级吗", "如果这样，能，现在就可以申报高级工程师"),
        ("那我再发两篇一作核心够高级吗", "如果这样，能，现在就可以申报高级工程师"),
        ("那我再发两篇核心够高级吗", "如果这样，还不能确定能不能申报高级工程师"),
        ("要是我有博士学位，能报高级吗", "如果这样，现在还不能申报高级工程师，还差：成果"),
        ("要是明年评上高工，我啥时候能报正高", "2032"),
        ("要是2028年拿到副高，正高最早哪年能报", "2033"),
        ("如果我跳槽去天津的公司，还能报高级吗", "还差：须属于适用范围：“本办法适用于本市"),
        ("2028年我能报高级吗", "如果这样（按2028年11月26日算）"),
        ("我等到明年再报高级行不行", "如果这样（按2027年11月26日算）"),
        ("如果有国标第三完成人，能破格吗", "如果这样，能破格申报高级工程师"),
        ("要是我拿到副高满五年，正高还差什么", "如果这样，现在还不能申报正高级工程师，还差：成果须有3项"),
        ("要是再等一年，能报高级吗", "如果这样（按2027年11月26日算），到那时还不能申报高级工程师"),
    ],
)
def test_it_is_answered_by_the_person_as_they_would_be(session: Session, question: str, said: str) -> None:
    assert said in asked(session, question)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("如果我多等一年呢", "如果多等一年"),
        ("如果明年评上高工呢", "| 高级工程师 | ✘ 暂不能申报 | 已经取得 |"),
        ("如果再有一篇核心期刊论文，第一作者", "| 高级工程师 | ✘ 暂不能申报 | ✔ 可以申报 |"),
        ("如果我早两年入行呢", "如果早两年入行"),
        ("如果我去读硕士呢", "如果去读硕士"),
        ("那我跳槽去天津的公司呢", "高级工程师的适用范围：✔ → ✘"),
    ],
)
def test_without_a_question_both_sides_are_shown(session: Session, text: str, shown: str) -> None:
    assert shown in asked(session, text)


@pytest.mark.parametrize("question", ["万一论文不算核心，高级还够吗", "要是少一篇论文，高级还能报吗"])
def test_what_is_taken_away_is_not_answered_as_if_it_stood(session: Session, question: str) -> None:
    assert "如果这样" not in asked(session, question)


OTHERWISE = (
    "我在北京一家网络安全公司上班，做渗透测试，硕士，2014年7月开始干网安，2019年6月取得本专业工程师，没有别的职称。"
    "核心论文一篇，第二作者，发明专利一项，第二发明人，已授权，都没用过，没有别的成果，没有破格条件。"
    "各级的基本条件和业绩条件我都符合。"
)


@pytest.fixture(scope="module")
def listed() -> Session:
    return concluded(OTHERWISE)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("专利换成第一发明人呢", "高级工程师的成果条件：✘ 1 项 → ✘ 2 项"),
        ("如果我的专利是第一发明人", "高级工程师的成果条件：✘ 1 项 → ✘ 2 项"),
        ("要是论文是一作呢", "\n\n- 正高级工程师的成果条件：✘ 0 项 → ✘ 1 项"),
        ("如果再有一篇一作核心", "高级工程师的成果条件：✘ 1 项 → ✘ 2 项"),
    ],
)
def test_one_that_is_listed_may_be_otherwise_and_is_not_one_more(
    listed: Session, text: str, shown: str
) -> None:
    answer = asked(listed, text)
    assert shown in answer


@pytest.mark.parametrize(
    ("text", "said"), [("那正高呢", "正高级工程师"), ("副高呢", "高级工程师"), ("那中级呢？", "工程师")]
)
def test_a_level_alone_asks_whether_one_can_apply_for_it(listed: Session, text: str, said: str) -> None:
    answer = asked(listed, text)
    assert answer.startswith("按填写的情况")
    assert said in answer.splitlines()[0]


OPEN = ("北京国企，数据安全，本科，2020年7月开始做网安，没有职称，没有成果。", "确认", "看结论")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("为什么工程师不行", "报不了工程师"),
        ("为什么助工还不能确定", "还不能确定能不能申报助理工程师"),
        ("为什么助工不行", "还不能确定能不能申报助理工程师"),
    ],
)
def test_why_is_told_of_the_level_named_and_what_is_open_is_no_refusal(question: str, said: str) -> None:
    assert said in asked(told(*OPEN), question)


def test_what_is_supposed_by_itself_is_not_put_into_the_question_before() -> None:
    assert "| 已经取得 |" in asked(told(*OPEN, "为什么工程师不行"), "如果明年拿中级呢")


def test_what_is_left_unsaid_of_a_new_outcome_is_named(session: Session) -> None:
    shown = asked(session, "如果再有一篇核心论文")

    assert "细节说全了，可能有 3 项" in shown
    assert "还没有说的：第2条成果的排名。" in shown
    assert "还没有说的" not in asked(session, "如果再有一篇核心论文，第一作者")


@pytest.mark.parametrize(
    ("supposed", "lacking"),
    [
        ("如果再有一篇核心论文", "还不清楚：第2条成果的排名"),
        ("如果再有一篇核心论文，第一作者", "须取得副高级职称"),
    ],
)
def test_why_after_a_comparison_tells_what_is_lacking_then(
    session: Session, supposed: str, lacking: str
) -> None:
    compared, _ = conversation().turn(session, Said(supposed), DAY)
    _, replies = conversation().turn(compared, Said("为什么"), DAY)

    assert "如果这样，各级还差什么" in replies[-1].text
    assert lacking in replies[-1].text


def test_whether_the_listed_ones_are_enough_is_answered_by_how_many_are_lacking(session: Session) -> None:
    assert "高级工程师的成果还差1项" in asked(session, "我这两篇论文够高级成果了吗")
