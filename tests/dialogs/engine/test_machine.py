"""The shared machine: what it is promised to be, and what it relies on in transitions."""

from __future__ import annotations

import pytest
from transitions import Machine, MachineError

from dialogs.engine import diagram
from dialogs.engine.machine import INITIAL, STAGES, STATES, TRANSITIONS, Position, follow
from dialogs.rendering.wording import say
from dialogs.session import SessionRefused
from rules import load_policies


def test_an_event_moves_a_model_that_was_never_registered() -> None:
    """The contract with the library: ``machine.events[name].trigger(model)`` needs no registered model."""
    machine = Machine(
        model=None,
        states=["here", "there"],
        initial="here",
        transitions=[{"trigger": "go", "source": "here", "dest": "there", "conditions": "confirmed"}],
        auto_transitions=False,
    )
    refused, moved = Position("here"), Position("here", confirmed=True)
    assert not machine.events["go"].trigger(refused)
    assert machine.events["go"].trigger(moved)
    assert (refused.state, moved.state) == ("here", "there")
    assert machine.models == []


def test_the_stages_follow_one_another() -> None:
    state = INITIAL
    passed = [state]
    while state != "review":
        state = follow(Position(state, exceptional_could_help=True), "advance")
        passed.append(state)
    assert passed == [*STAGES, "review"]


def test_grounds_that_could_not_help_are_passed_by_both_ways() -> None:
    assert follow(Position("self_assessment"), "advance") == "review"
    assert follow(Position("review"), "back") == "self_assessment"
    assert follow(Position("review", exceptional_could_help=True), "back") == "exceptional"


def test_starting_over_needs_to_be_confirmed() -> None:
    for state in STATES:
        assert follow(Position(state), "restart") == state
        assert follow(Position(state, confirmed=True), "restart") == INITIAL


def test_an_unknown_state_is_refused() -> None:
    with pytest.raises(SessionRefused):
        follow(Position("nowhere"), "advance")


def test_a_trigger_that_a_state_does_not_have_is_a_fault_of_the_program() -> None:
    with pytest.raises(MachineError):
        follow(Position("scope"), "conclude")


def test_every_state_can_be_reached_and_left() -> None:
    sources = {
        source
        for edge in TRANSITIONS
        for source in ([edge["source"]] if isinstance(edge["source"], str) else edge["source"])
    }
    assert sources == set(STATES)
    assert {edge["dest"] for edge in TRANSITIONS} == set(STATES)


def test_every_state_has_a_chinese_name() -> None:
    assert len({say(f"states.{state}") for state in STATES}) == len(STATES)


def test_every_fact_of_the_notice_is_asked_in_a_stage() -> None:
    for policy in load_policies():
        assert {fact.stage for fact in policy.catalogue.facts.values()} <= set(STAGES)


def test_the_diagram_is_the_machines() -> None:
    assert diagram.main(["--check"]) == 0
    page = diagram.page()
    for state in STATES:
        assert f'state "{say(f"states.{state}")}" as {state}' in page
    assert "self_assessment --> exceptional: advance [exceptional_could_help]" in page
