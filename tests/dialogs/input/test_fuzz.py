"""Random words and random buttons at every question: never an exception, never a lost answer."""

from __future__ import annotations

from types import NoneType
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogs.engine.scratch import taken_up
from dialogs.engine.sub_question import SubQuestion
from dialogs.engine.talk import Talk
from dialogs.event import Opened, Pressed, Said
from dialogs.session import Session
from rules import Assessment, load_policies
from tests.dialogs.person import MADE_UP_DAY, TODAY, Person, made_up_policies, manufacturing
from tests.dialogs.places import PLACES, at, stored
from tests.dialogs.walks import ANSWERS, COMMANDS, take, walked

if TYPE_CHECKING:
    from dialogs.event import Event

gibberish = st.text(st.characters(codec="utf-8"), max_size=40)
said = st.one_of(
    st.sampled_from(ANSWERS),
    st.sampled_from(COMMANDS),
    gibberish,
)


@st.composite
def events(draw: st.DrawFn) -> Event | int:
    """Something said, a deep link, foreign data; or the place of a button of the last reply."""
    return draw(
        st.one_of(
            st.integers(0, 30),
            said.map(Said),
            st.builds(Opened, gibberish),
            st.builds(Pressed, gibberish, st.integers(0, 100)),
        )
    )


def rules_say(person: Person) -> str | None:
    policies = load_policies() if person.today == TODAY else made_up_policies()
    policy = policies.in_force(person.today)
    document = Talk.restored(policy, person.session, person.today).document()
    return Assessment(policy, policy.profile(document, person.today)).eligible_level


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(PLACES), st.lists(events(), max_size=12))
def test_nothing_that_happens_breaks_the_talk(place: int, happening: list[Event | int]) -> None:
    person = at(place)
    person.turn(Opened())
    for event in happening:
        take(person, event)


@pytest.mark.parametrize("place", PLACES)
def test_nobody_who_presses_and_types_at_random_is_lost(place: int) -> None:
    for seed in range(3):
        walked(place, seed, steps=8)


def test_an_entry_that_is_completed_is_gone_once_it_is_said_that_there_is_none() -> None:
    walked(4, 187929452)


def test_the_way_comes_by_all_that_is_asked_within_a_question() -> None:
    scratches = [taken_up(Session.model_validate_json(kept).scratch) for kept in stored()]
    assert {type(scratch.sub) for scratch in scratches} == {NoneType, *get_args(SubQuestion)}


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.integers(0, 30), min_size=20, max_size=60))
def test_pressing_buttons_at_random_gives_the_verdict_of_the_rules(presses: list[int]) -> None:
    person = Person()
    for press in presses:
        take(person, press)
    conclude(person)
    names = {level.level: level.name for level in load_policies().in_force(TODAY).levels}
    eligible = rules_say(person)
    opened = f"您现在可以申报**{names[eligible]}**" if eligible else "您现在可以申报**"
    assert (opened in person.text) is (eligible is not None)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(events(), min_size=10, max_size=40))
def test_nothing_breaks_the_talk_about_another_notice(happening: list[Event | int]) -> None:
    person = manufacturing()
    assert person.today == MADE_UP_DAY
    for event in happening:
        take(person, event)
    conclude(person)
    eligible = rules_say(person)
    assert ("您现在可以申报**" in person.text) is (eligible is not None)


def conclude(person: Person) -> None:
    """Leave whatever is half done and ask for the conclusion."""
    if person.session.scratch.get("confirming"):
        person.say("取消")
    for _ in range(2):
        if "proposal" in person.session.scratch or "supposed" in person.sub:
            person.say("取消")
    while {"draft", "ticked"} & person.sub.keys():
        person.say("取消")
    if person.session.state in {"conclusion", "clauses", "goal", "reasons", "what_if"}:
        person.say("改")
    person.say("结论")
    assert person.session.state == "conclusion"
