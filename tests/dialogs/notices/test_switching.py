"""One person under two notices: one set of answers where facts mean the same, nothing lost, both compared."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from dialogs.conversation import Conversation
from dialogs.engine.carrying import carried
from dialogs.event import Pressed
from dialogs.notices.comparing import compared
from dialogs.session import Session, SessionRefused
from tests.dialogs.person import ENGINEER, MADE_UP_DAY, TODAY, Person
from tests.made_up_notices import DESIGN, NEXT, SECOND, SHIPPED, THIRD_CITY, with_next_version

if TYPE_CHECKING:
    from pathlib import Path

    from rules import Policies


def chosen(person: Person, notice: str) -> Person:
    person.turn(Pressed(f"notice={notice}", 0))
    return person


def concluded_in_beijing(conversation: Conversation) -> Person:
    return Person(conversation, MADE_UP_DAY, opened=f"notice_{SHIPPED}").say(*ENGINEER, "看结论")


MEANING_THE_SAME: list[tuple[str, str, str, Any, Any]] = [
    (SHIPPED, SECOND, "education", "bachelor", "undergraduate"),
    (SHIPPED, SECOND, "education", "college", "vocational_college"),
    (SHIPPED, SECOND, "education", "doctor", None),
    (SECOND, SHIPPED, "education", "undergraduate", "bachelor"),
    (SECOND, SHIPPED, "education", "postgraduate", None),
    (SHIPPED, SECOND, "experience", {"years": 8}, None),
    (SHIPPED, DESIGN, "experience", {"years": 8}, None),
    (SECOND, THIRD_CITY, "experience", {"years": 8}, {"years": 8}),
    (SECOND, THIRD_CITY, "direction", "line_operation", "line_operation"),
    (SHIPPED, DESIGN, "direction", "data", None),
    (SHIPPED, DESIGN, "employer_in_beijing", True, True),
    (SECOND, THIRD_CITY, "registered_in_yunhai", True, None),
    (SECOND, THIRD_CITY, "conduct.honest", True, True),
    (SHIPPED, DESIGN, "basic.general", True, True),
    (SHIPPED, SECOND, "titles", [], []),
    (
        SHIPPED,
        SECOND,
        "titles",
        [{"level": "junior", "same_speciality": True, "obtained_on": "2020-12-01"}],
        [{"level": "elementary", "same_speciality": False, "obtained_on": "2020-12-01"}],
    ),
    (
        SHIPPED,
        DESIGN,
        "titles",
        [{"level": "intermediate", "same_speciality": False, "years": 3}],
        [{"level": "intermediate", "same_speciality": None, "years": 3}],
    ),
    (SHIPPED, SECOND, "titles", [{"level": "deputy_senior", "same_speciality": True}], None),
    (
        SECOND,
        THIRD_CITY,
        "titles",
        [{"level": "middle", "same_speciality": True}],
        [{"level": "middle", "same_speciality": True}],
    ),
    (SECOND, THIRD_CITY, "achievements", [{"kind": "patent", "place": 1}], [{"kind": "patent", "place": 1}]),
    (SHIPPED, SECOND, "achievements", [], None),
    (SHIPPED, DESIGN, "achievements", [{"kind": "patent"}], None),
    (SHIPPED, DESIGN, "exceptional", [], None),
]


@pytest.mark.parametrize(("old", "new", "fact", "said", "means"), MEANING_THE_SAME)
def test_a_fact_is_carried_where_it_means_the_same(  # noqa: PLR0913, PLR0917 - a row of the table
    policies: Policies, old: str, new: str, fact: str, said: Any, means: Any
) -> None:
    """By its name, not by its key; what speaks of another speciality or place is asked anew."""
    told = carried({fact: said}, policies[old], policies[new], MADE_UP_DAY)
    assert told.answers == ({} if means is None else {fact: means})


def test_switching_takes_along_what_means_the_same(conversation: Conversation) -> None:
    person = chosen(concluded_in_beijing(conversation), DESIGN)
    assert person.session.policy == DESIGN
    assert "京人社发〔2027〕9号" in person.text
    assert "已经沿用" in person.text
    assert person.answers["education"] == "master"
    assert "direction" not in person.answers
    assert "您从事哪个专业方向的工作？" in person.text


def test_going_back_finds_everything_as_it_was(conversation: Conversation) -> None:
    person = concluded_in_beijing(conversation)
    before, text = person.answers, person.text.split("\n\n", 1)[0]
    chosen(person, SECOND).say("是")
    chosen(person, SHIPPED)
    assert person.session.policy == SHIPPED
    assert person.session.state == "conclusion"
    assert {**person.answers, "experience": None} == {**before, "experience": None}
    assert text.splitlines()[0] in person.text
    chosen(person, SECOND)
    assert person.answers["registered_in_yunhai"] is True


def test_what_was_said_last_goes_for_both(conversation: Conversation) -> None:
    person = concluded_in_beijing(conversation)
    chosen(person, SECOND).say("是", "产线设计")
    assert "education" not in person.answers  # 硕士 is no 研究生 by its name
    person.say("大学本科")
    chosen(person, SHIPPED)
    assert person.answers["education"] == "bachelor"


def test_two_are_compared_level_by_level(policies: Policies, conversation: Conversation) -> None:
    person = concluded_in_beijing(conversation)
    assert compared(policies, person.session, MADE_UP_DAY) is None
    chosen(person, SECOND).say("是", "产线设计", "大学本科", "5年")
    told = compared(policies, person.session, MADE_UP_DAY)
    assert told is not None
    for words in ("北京网络空间安全职称", "云海智能制造职称", "高级工程师", "首席工程师", "还没有答完"):
        assert words in told


@pytest.fixture
def next_version(tmp_path: Path) -> Policies:
    return with_next_version(tmp_path)


def test_on_the_day_a_new_version_takes_force_the_talk_goes_on_under_it(next_version: Policies) -> None:
    person = Person(Conversation(next_version), TODAY).say(*ENGINEER, "看结论")
    assert next_version.refused == ()
    assert "您现在可以申报**工程师**" in person.text
    later = Person(Conversation(next_version), date(2027, 1, 2), stored=person.stored)
    assert later.session.policy == NEXT
    assert "京人社发〔2026〕30号" in later.text
    assert "按新通告" in later.text
    assert later.session.state == "conclusion"
    assert later.answers["education"] == "master"
    assert "您现在可以申报**工程师**" not in later.text


def test_a_session_of_a_notice_that_is_gone_is_begun_anew(conversation: Conversation) -> None:
    with pytest.raises(SessionRefused):
        conversation.turn(Session(policy="no-such", state="scope"), Pressed("x=y", 0), MADE_UP_DAY)
