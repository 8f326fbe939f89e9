"""What a person supposes after the verdict: one more outcome, a title or a day to come, another place of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.dialogs.answers.told_story import asked, concluded

if TYPE_CHECKING:
    from dialogs import Session

STORY = (
    "我在北京一家网络安全公司上班，做渗透测试，本科，2014年7月开始干网安，2019年6月取得本专业工程师，没有别的职称。"
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
        ("如果我跳槽去天津的公司，还能报高级吗", "还差：须在本市"),
        ("要是再等一年，能报高级吗", "如果这样（按2027-11-26算），现在还不能申报高级工程师"),
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
        ("那我跳槽去天津的公司呢", "高级工程师的适用范围：✔ → ✘"),
    ],
)
def test_without_a_question_both_sides_are_shown(session: Session, text: str, shown: str) -> None:
    assert shown in asked(session, text)
