"""What is kept between turns, and what becomes of buttons and sessions that no longer fit."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import get_args

import pytest

from dialogs.conversation import Conversation
from dialogs.engine.sub_question import SubQuestion
from dialogs.event import Opened, Pressed, Said
from dialogs.session import Session, SessionRefused
from tests.dialogs.person import MADE_UP_DAY, TODAY, Person, beijing, made_up_policies, sub_of
from tests.dialogs.places import PLACES, stored


def test_coming_back_goes_on_where_one_was() -> None:
    person = Person().say("是", "数据安全")
    person.turn(Opened())
    assert "欢迎回来" in person.text
    assert "您的最高学历" in person.text
    assert person.say("硕士").answers["education"] == "master"


def test_a_button_of_an_older_message_has_no_effect() -> None:
    person = Person()
    old = person.buttons["否"]
    revision = person.session.revision
    person.say("是")
    person.turn(Pressed(old.data, revision))
    assert "这个按钮属于之前的问题" in person.text
    assert "您从事哪个专业方向的工作？" in person.text
    assert person.answers == {"employer_in_beijing": True}


@pytest.mark.parametrize(
    "data", ["", "education=master", "go=", "go=home", "=", "x" * 300, "是", "go=conclude"]
)
def test_data_of_no_button_has_no_effect(data: str) -> None:
    person = Person().say("是")
    person.turn(Pressed(data, person.session.revision))
    assert "没有起作用" in person.text
    assert person.answers == {"employer_in_beijing": True}
    assert person.session.state == "direction"


def test_a_pressed_button_is_left_visible() -> None:
    person = Person().press("是")
    assert person.replies[-1].edits_last
    assert person.replies[-1].chosen == "是"
    person.say("数据安全")
    assert not person.replies[-1].edits_last


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "no_such_state"},
        {"policy": "another-notice"},
        {"version": 0},
        {"scratch": {"no_such_thing": 1}},
        {"scratch": {"fact": "no_such_fact"}},
        {"scratch": {"fact": None}},
        {"scratch": {"fact": "titles", "entry": 7}},
        {"answers": {"education": "no_such_tier"}},
        {"answers": {"no_such_fact": True}},
        {"answers": {"experience": {"since": "2099-01"}}},
    ],
)
def test_a_session_that_does_not_fit_is_refused(changes: dict[str, object]) -> None:
    session = Person().say("是").session.model_copy(update=changes)
    with pytest.raises(SessionRefused):
        beijing().turn(session, Said("是"), TODAY)


def earlier(session: Session) -> Session:
    """As earlier versions kept it: side by side what was asked, with a flag each."""
    sub = sub_of(session)
    apart = {
        ("draft", "entry"): {"completing": True},
        ("among", "ticked"): {"marking": True},
        (): {"picking": True},
    }.get(tuple(sub), {})
    held = {
        name: value for name, value in sub.items() if name != "among" and value != [] and value is not False
    }
    kept = {name: value for name, value in session.scratch.items() if name != "sub"}
    scratch = kept | apart | held if "sub" in session.scratch else kept
    return session.model_copy(update={"scratch": scratch})


@pytest.mark.parametrize("place", PLACES)
def test_a_session_of_an_earlier_version_goes_on_where_it_was(place: int) -> None:
    now = Session.model_validate_json(stored()[place])
    for event in (Opened(), Said("xyz"), Said("1"), Said("返回"), Said("改")):
        after, replies = beijing().turn(now, event, TODAY)
        after_all, as_ever = beijing().turn(earlier(now), event, TODAY)
        assert [reply.text for reply in as_ever] == [reply.text for reply in replies]
        assert as_ever[-1].buttons == replies[-1].buttons
        assert after_all.answers == after.answers


def test_what_is_asked_within_a_question_is_known_by_what_it_holds() -> None:
    kinds = get_args(SubQuestion)
    assert len({frozenset(one.name for one in fields(kind)) for kind in kinds}) == len(kinds)


def test_a_session_is_small_plain_json() -> None:
    person = Person().interviewed()
    assert person.stored is not None
    assert len(person.stored.encode()) < 2_000
    assert Session.model_validate_json(person.stored) == person.session


def test_before_any_notice_is_in_force_there_is_nothing_to_ask() -> None:
    person = Person(today=date(2024, 4, 30))
    assert "没有施行中的通告" in person.text
    assert person.say("是").answers == {}


def test_a_notice_that_came_into_force_since_begins_anew() -> None:
    person = Person(Conversation(made_up_policies()), date(2021, 1, 1))
    with pytest.raises(SessionRefused):
        person.conversation.turn(person.session, Said("4年"), MADE_UP_DAY)


def test_every_button_fits_a_channel() -> None:
    person = Person()
    for said in ("是", "数据安全", "硕士", "3年", "没有", "没有"):
        person.say(said)
        for button in person.buttons.values():
            assert len(button.data.encode()) <= 48
            assert button.data.isascii()
            assert "=" in button.data


def test_declared_years_go_on_counting_from_the_day_on_which_they_were_said() -> None:
    person = Person().say("是", "数据安全", "本科", "4年半", "中级", "否", "4年", "没有了")
    person.today = date(2027, 6, 1)
    person.turn(Opened())
    assert person.answers["experience"] == {"since": "2022-05-22"}
    assert person.answers["titles"] == [
        {"level": "intermediate", "same_speciality": False, "obtained_on": "2022-11-22"}
    ]
    person.today = date(2028, 6, 1)
    person.turn(Opened())
    assert person.answers["experience"] == {"since": "2022-05-22"}


def test_on_the_same_day_years_stay_years() -> None:
    person = Person().say("是", "数据安全", "本科", "4年半")
    person.turn(Opened())
    assert person.answers["experience"] == {"years": 4.5}


def test_less_than_a_month_does_not_begin_by_itself() -> None:
    person = Person().say("是", "数据安全", "硕士", "0年")
    person.today = date(2027, 6, 1)
    person.turn(Opened())
    assert person.answers["experience"] == {"years": 0.0}
