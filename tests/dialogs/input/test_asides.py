"""What is said beside the talk is answered in a line: whoever it is about, nothing is recorded and nothing moves."""

from __future__ import annotations

import pytest

from tests.dialogs.person import Person

STORY = (
    "我在北京一家网络安全公司上班，做渗透测试，本科，2018年7月开始干网安，2024年6月取得本专业工程师，没有别的职称。"
    "两篇核心期刊论文第一作者，以前评职称都没用过，没有别的成果，没有破格条件。各级的基本条件和业绩条件我都符合。"
)
PLACES: dict[str, tuple[str, ...]] = {
    "education": ("是", "数据安全"),
    "experience": ("是", "数据安全", "本科"),
    "titles": ("是", "数据安全", "本科", "8年"),
    "achievements": ("是", "数据安全", "本科", "8年", "没有"),
    "review": (STORY, "确认", "改"),
    "conclusion": (STORY, "确认", "看结论"),
}
OF_OTHERS = (
    "小李是硕士",
    "我同事硕士3年呢",
    "别人呢",
    "他是高工",
    "我老婆是博士，做网安10年",
    "我老公想评高级，硕士8年",
    "要是小李有博士学位",
    "老王有三个专利，能帮我算吗",
    "帮我同事问一下，他是硕士，网安8年",
)


@pytest.mark.parametrize("place", list(PLACES)[1:])  # a talk that begins so is about somebody else
@pytest.mark.parametrize("said", OF_OTHERS)
def test_in_ones_own_talk_nobody_elses_facts_are_taken(place: str, said: str) -> None:
    person = Person().say(*PLACES[place])
    before = person.session
    person.say(said)
    assert person.answers == before.answers
    assert person.session.state == before.state
    assert not person.session.is_to_be_confirmed
    assert "别人" in person.text


def test_one_fact_of_somebody_else_begins_no_talk_about_him() -> None:
    person = Person().say("小李是硕士")
    assert not person.session.is_to_be_confirmed
    assert "说的是别人" in person.text


@pytest.mark.parametrize("said", ["员工小张，硕士，网安6年", "帮我对象看看，她硕士毕业做数据安全4年了"])
def test_a_talk_that_begins_about_somebody_else_says_so_and_goes_on_about_him(said: str) -> None:
    person = Person().say(said)
    assert "不是您自己" in person.text
    person.say("确认", "她2024年6月评的中级")
    assert person.session.is_to_be_confirmed
    person.say("确认")
    assert person.answers["titles"] == [{"level": "intermediate", "obtained_on": "2024-06"}]


def test_who_declines_that_talks_about_himself() -> None:
    person = Person().say("员工小张，硕士，网安6年", "不要", "我是本科", "确认", "小张是硕士")
    assert person.answers["education"] == "bachelor"


@pytest.mark.parametrize("place", ["review", "conclusion"])
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("那本科呢", "都不会变"),
        ("那硕士呢", "高级工程师的学历和专业工作经历"),
        ("三年后呢", "高级工程师的学历和专业工作经历"),
        ("换成大专会怎样", "是假设，没有记"),
        ("破格呢", "不能破格"),
        ("成果呢", "还差1项"),
        ("论文呢", "核心期刊"),
        ("那天津呢", "只适用于本市"),
        ("那干满十年呢", "是假设，没有记"),
        ("软考呢", "这里不猜"),
        ("那我该怎么办", "还差1项"),
    ],
)
def test_what_a_further_question_leaves_out_is_answered_and_the_place_is_kept(
    place: str, said: str, told: str
) -> None:
    person = Person().say(*PLACES[place])
    before = person.session
    assert told in person.say(said).text
    assert person.answers == before.answers
    assert person.session.state == before.state


@pytest.mark.parametrize("place", ["education", "experience", "titles", "achievements"])
@pytest.mark.parametrize("said", ["如果我是博士", "要是我有硕士学位呢", "假如我在天津上班"])
def test_what_is_supposed_in_the_midst_of_the_interview_is_no_answer(place: str, said: str) -> None:
    person = Person().say(*PLACES[place])
    before = person.session
    person.say(said)
    assert person.answers == before.answers
    assert "没有看懂" not in person.text
    assert "假设" in person.text


@pytest.mark.parametrize("said", ["那硕士呢", "如果我是硕士", "不是硕士", "小李是硕士"])
def test_what_is_supposed_denied_or_anothers_replaces_no_line_of_a_proposal(said: str) -> None:
    person = Person().say("本科，做了5年网安", said)
    assert person.session.is_to_be_confirmed
    assert person.say("确认").answers["education"] == "bachelor"


@pytest.mark.parametrize(
    ("said", "told"), [("如果明年考下硕士", "✔"), ("要是没有论文呢", "0 项"), ("如果论文不算", "0 项")]
)
def test_what_is_supposed_of_a_day_or_away_is_shown(said: str, told: str) -> None:
    assert told in Person().say(*PLACES["conclusion"], said).text


def test_what_cannot_be_supposed_is_not_taken_for_the_button() -> None:
    person = Person().say(*PLACES["conclusion"], "如果太阳从西边出来")
    assert person.session.state == "conclusion"
    assert "没有看懂" in person.text


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("谢谢", "不客气"),
        ("好的谢谢，再见", "不客气"),
        ("哦哦懂了，感谢", "不客气"),
        ("🙏", "不客气"),
        ("谢谢你的帮助！", "不客气"),
        ("收到，明天再来", "再见"),
        ("拜拜", "再见"),
        ("在吗", "我在"),
        ("明白了", "好的"),
    ],
)
def test_courtesy_is_returned_and_the_question_waits(place: str, said: str, told: str) -> None:
    person = Person().say(*PLACES[place])
    before = person.session
    assert told in person.say(said).text
    assert person.answers == before.answers
    assert person.session.state == before.state


@pytest.mark.parametrize(
    ("said", "agreed"),
    [
        *(
            (said, True)
            for said in (
                "好的",
                "嗯",
                "都对",
                "👍",
                "👌🏻",
                "好的谢谢",
                "对，谢谢",
                "嗯嗯对的",
                "都没问题",
                "没错",
            )
        ),
        *((said, False) for said in ("👎", "🙏", "谢谢", "差不多", "取消吧", "都不对")),
    ],
)
def test_a_proposal_is_agreed_to_as_people_do(said: str, *, agreed: bool) -> None:
    person = Person().say("本科，做了5年网安", said)
    assert ("education" in person.answers) is agreed


def test_a_proposal_is_not_wanted_with_a_particle() -> None:
    assert not Person().say("本科，做了5年网安", "取消吧").session.is_to_be_confirmed
