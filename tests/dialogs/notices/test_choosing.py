"""Which of several notices is meant: found in what is said, else asked; with one in force nothing is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dialogs.conversation import Conversation
from dialogs.event import Opened, Pressed, Said
from dialogs.language.vocabulary.subject import meant
from dialogs.session import Session
from rules import Policies, load_policies
from tests.dialogs.person import MADE_UP_DAY, TODAY, Person
from tests.made_up_notices import DESIGN, SECOND, SHIPPED, THIRD_CITY, beside

if TYPE_CHECKING:
    from pathlib import Path


ALL = {SHIPPED, SECOND, THIRD_CITY, DESIGN}

MEANT = [
    ("我做网络安全", {SHIPPED}),
    ("搞网安的", {SHIPPED}),
    ("在海淀一家公司做等保测评8年", {SHIPPED}),
    ("等级保护测评，單位在北京，做資訊安全、网络安全", {SHIPPED}),
    ("云海市的智能制造", {SECOND}),
    ("我在云海，做工业自动化", {SECOND}),
    ("单位在云海", {SECOND}),
    ("山川市", {THIRD_CITY}),
    ("山川，智能制造", {THIRD_CITY}),
    ("我想按北京的工业设计评", {DESIGN}),
    ("工业设计", {DESIGN}),
    ("京人社发〔2024〕2号", {SHIPPED}),
    ("按京人社发[2027]9号", {DESIGN}),
    ("云人社〔2026〕88号那份", {SECOND}),
    ("山川智能制造职称", {THIRD_CITY}),
    ("山川市人力资源和社会保障局发的", {THIRD_CITY}),
    ("朝阳区上班，网络安全", {SHIPPED}),
    ("單位在雲海市", {SECOND}),
    ("老家云海，在北京做网安", {SHIPPED}),
    ("北京大学毕业，在山川做智能制造", {THIRD_CITY}),
    ("智能制造，不在云海", {THIRD_CITY}),
    ("云海 智能 制造", {SECOND}),
    ("产线运行，在山川", {THIRD_CITY}),
    ("中关村", {SHIPPED, DESIGN}),
    ("我做数据安全", {SHIPPED, DESIGN}),
    ("京人社发〔2024〕2号和京人社发〔2027〕9号", {SHIPPED, DESIGN}),
    ("我户口在北京，单位在云海", {SHIPPED, DESIGN, SECOND}),
    ("做安全生产的", ALL),
    ("在京东工作", ALL),
    ("第二份", ALL),
    ("智能制造", {SECOND, THIRD_CITY}),
    ("我在北京", {SHIPPED, DESIGN}),
    ("不在北京，在山川", {THIRD_CITY}),
    ("我不做网络安全了，现在做工业设计", {DESIGN}),
    ("在云海和山川都有单位", {SECOND, THIRD_CITY}),
    ("以前做网络安全，现在做智能制造", {SHIPPED, SECOND, THIRD_CITY}),
    ("在北京做智能制造", ALL),
    ("在云海做网络安全", ALL),
    ("硕士，8年", ALL),
    ("你好", ALL),
    ("我是土木工程师", ALL),
    ("不在北京", {SECOND, THIRD_CITY}),
    ("除了北京都可以", {SECOND, THIRD_CITY}),
    ("不想在云海评，想在山川评", {THIRD_CITY}),
    ("我从北京调到云海了", {SECOND}),
    ("由云海调到山川工作", {THIRD_CITY}),
    ("我以前在云海，现在在山川", {THIRD_CITY}),
    ("曾在云海工作，现任职于山川某厂", {THIRD_CITY}),
    ("总部在北京，我在云海分公司", {SECOND}),
    ("客户都在北京，单位在山川", {THIRD_CITY}),
    ("我的项目在北京，单位在云海", {SECOND}),
    ("去北京出差，单位在山川", {THIRD_CITY}),
    ("在云海读的大学，现在山川上班", {THIRD_CITY}),
    ("毕业于云海大学，单位是山川某公司", {THIRD_CITY}),
    ("公司注册在山川，人在云海办公", {SECOND, THIRD_CITY}),
    ("想在云海评", {SECOND}),
    ("打算回山川评职称", {THIRD_CITY}),
    ("老家云海", ALL),
    ("客户在山川", ALL),
]


@pytest.mark.parametrize(("text", "notices"), MEANT, ids=[text for text, _ in MEANT])
def test_what_is_said_of_place_and_field_tells_which_is_meant(
    policies: Policies, text: str, notices: set[str]
) -> None:
    """Who names a place and a field that no notice joins, is asked among all: nothing is guessed."""
    assert {edition.id for edition in meant(policies.editions, text)} == notices


def test_without_a_word_it_is_asked_by_name(conversation: Conversation) -> None:
    person = Person(conversation, MADE_UP_DAY)
    assert person.session.policy == ""
    assert set(person.buttons) == {
        "北京网络空间安全职称",
        "云海智能制造职称",
        "山川智能制造职称",
        "北京工业设计职称",
    }
    assert all(number in person.text for number in ("京人社发〔2024〕2号", "云人社〔2026〕88号"))


@pytest.mark.parametrize(
    "answer", ["云海智能制造职称", "云海", "云人社〔2026〕88号", "我单位在云海", "在云海做智能制造"]
)
def test_the_answer_begins_the_talk_under_it(conversation: Conversation, answer: str) -> None:
    person = Person(conversation, MADE_UP_DAY).say(answer)
    assert person.session.policy == SECOND
    assert "云人社〔2026〕88号" in person.text
    assert "您是否在云海市注册的企业或职业院校工作？" in person.text
    assert person.say("是").session.answers == {"registered_in_yunhai": True}


def test_a_number_means_the_line_that_was_shown(conversation: Conversation) -> None:
    """Of those that are left, once something narrowed them down."""
    person = Person(conversation, MADE_UP_DAY).say("智能制造")
    assert set(person.buttons) == {"云海智能制造职称", "山川智能制造职称"}
    second = list(person.buttons)[1]
    assert (
        Person(conversation, MADE_UP_DAY).say("智能制造", "2").session.policy
        == {
            "云海智能制造职称": SECOND,
            "山川智能制造职称": THIRD_CITY,
        }[second]
    )
    assert Person(conversation, MADE_UP_DAY).say("智能制造", "9").session.policy == ""


def test_by_a_button_it_is_chosen(conversation: Conversation) -> None:
    person = Person(conversation, MADE_UP_DAY).press("北京工业设计职称")
    assert person.session.policy == DESIGN


def test_by_a_deep_link_it_is_chosen(conversation: Conversation) -> None:
    assert Person(conversation, MADE_UP_DAY, opened=f"notice_{THIRD_CITY}").session.policy == THIRD_CITY


def test_a_deep_link_to_a_level_waits_for_the_notice(conversation: Conversation) -> None:
    person = Person(conversation, MADE_UP_DAY, opened="level_chief_engineer").press("云海智能制造职称")
    assert person.session.scratch["goal"] == "chief_engineer"


def test_what_was_told_before_is_not_asked_again(conversation: Conversation) -> None:
    """The first message says facts: once the notice is known, they are read back."""
    session, replies = conversation.turn(None, Said("硕士，网络安全工作8年，没有职称"), MADE_UP_DAY)
    assert session.policy == SHIPPED
    assert "学历：硕士" in replies[-1].text
    person = Person(conversation, MADE_UP_DAY).say("大学本科，做智能制造5年，没有职称")
    assert person.session.policy == ""
    person.press("云海智能制造职称")
    assert "大学本科" in person.text
    assert person.say("确认").answers["education"] == "undergraduate"


def test_a_question_is_answered_once_the_notice_is_known(conversation: Conversation) -> None:
    person = Person(conversation, MADE_UP_DAY).say("网络安全硕士几年能评中级？")
    assert person.session.policy == SHIPPED
    assert "2年" in person.text


def test_it_is_asked_again_until_it_is_known(conversation: Conversation) -> None:
    person = Person(conversation, MADE_UP_DAY)
    for said in ("你好", "不知道", "帮助", "", "99"):
        person.say(said)
        assert person.session.policy == ""
        assert "哪个地区" in person.text or "您想按哪一份评估" in person.text
    assert person.press("山川智能制造职称").session.policy == THIRD_CITY


def test_with_one_in_force_nothing_is_asked_and_nothing_changes(policies: Policies) -> None:
    """Word for word, also where others are on the shelf that are not in force."""
    said = ("是", "数据安全", "硕士", "3年", "没有", "标准", "2", "行业标准", "没用过", "都符合", "看结论")
    alone, among = (
        Person(Conversation(each), TODAY) for each in (load_policies(), without(policies, DESIGN))
    )
    for text in ("", *said):
        if text:
            alone.say(text)
            among.say(text)
        assert alone.replies == among.replies
        assert alone.stored == among.stored


def without(policies: Policies, notice: str) -> Policies:
    """The others."""
    return Policies(edition for edition in policies.editions if edition.id != notice)


def test_a_notice_that_does_not_hold_together_is_neither_offered_nor_begun(tmp_path: Path) -> None:
    beside(tmp_path, SECOND)
    broken = (
        beside(tmp_path, SECOND, "broken", region="山川市", short_name="山川职称")
        / "levels"
        / "engineer.yaml"
    )
    broken.write_text("oops", "utf-8")
    person = Person(Conversation(load_policies(tmp_path)), MADE_UP_DAY)
    if person.session.policy == "":  # nobody has looked at it yet
        person.press("山川职称")
    assert person.session.policy == SECOND
    assert "您是否在云海市" in person.text


def test_a_session_of_before_there_was_a_choice_goes_on(conversation: Conversation) -> None:
    """It belongs to the notice that there was, also where it does not say so."""
    begun = Person(Conversation(load_policies()), MADE_UP_DAY).say("是", "数据安全")
    old = begun.session.model_dump(mode="json", exclude={"policy", "elsewhere"})
    session, replies = conversation.turn(Session.model_validate(old), Said("硕士"), MADE_UP_DAY)
    assert session.policy == SHIPPED
    assert session.answers["education"] == "master"
    assert "begun" not in replies[-1].text


def test_a_choice_of_what_is_not_in_force_changes_nothing(conversation: Conversation) -> None:
    person = Person(conversation, MADE_UP_DAY).press("云海智能制造职称").say("是")
    before = person.answers
    person.turn(Pressed("notice=no-such-notice", 0))
    assert person.session.policy == SECOND
    assert person.answers == before
    assert "没有施行" in person.text
    person.turn(Pressed(f"notice={SECOND}", 0))
    assert "现在就是按" in person.text


def test_opening_again_asks_again(conversation: Conversation) -> None:
    person = Person(conversation, MADE_UP_DAY)
    person.turn(Opened())
    assert person.session.policy == ""
    assert len(person.buttons) == len(ALL)
