"""The stages of the talk and how one leads to another: one shared machine with which no session is registered.

``transitions`` binds dozens of attributes to a registered model; an event triggered on a model that is not
registered costs a fourteenth of that (docs/decisions/0002-shared-machine.md). That way in is used in
:func:`follow` only, and tests/dialogs/engine/test_machine.py holds the library to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from dialogs.session import SessionRefused

if TYPE_CHECKING:
    from transitions import Machine

SELF_ASSESSMENT: Final = "self_assessment"
EXCEPTIONAL: Final = "exceptional"
STAGES: Final = (
    "scope",
    "direction",
    "education",
    "experience",
    "titles",
    "achievements",
    SELF_ASSESSMENT,
    EXCEPTIONAL,
)
"""The stages of the interview in the order of asking; a fact of the catalogue names its own."""

REVIEW: Final = "review"
CHANGE: Final = "change"
CONCLUSION: Final = "conclusion"
CLAUSES: Final = "clauses"
GOAL: Final = "goal"
REASONS: Final = "reasons"
WHAT_IF: Final = "what_if"
AFTERWARDS: Final = (CLAUSES, GOAL, REASONS, WHAT_IF)
"""What can be looked at from the conclusion, and leads back to it."""

CONCLUDED: Final = frozenset({CONCLUSION, *AFTERWARDS})
"""The states in which everything has been said."""
REVISED: Final = frozenset({REVIEW, CHANGE})
"""The states in which what was said is looked through and changed."""

STATES: Final = (*STAGES, REVIEW, CHANGE, CONCLUSION, *AFTERWARDS)
INITIAL: Final = STAGES[0]

_COULD_HELP: Final = "exceptional_could_help"
_CONFIRMED: Final = "confirmed"


def _edge(trigger: str, source: str | list[str], dest: str, guard: str | None = None) -> dict[str, Any]:
    edge: dict[str, Any] = {"trigger": trigger, "source": source, "dest": dest}
    return edge if guard is None else {**edge, "conditions": guard}


def _interview() -> list[dict[str, Any]]:
    """Forward and back through the stages; 破格 is passed by when it could not help."""
    edges = []
    for stage, following in pairwise(STAGES):
        guard = _COULD_HELP if following == EXCEPTIONAL else None
        edges += [_edge("advance", stage, following, guard), _edge("back", following, stage)]
    return [
        *edges,
        _edge("advance", SELF_ASSESSMENT, REVIEW),
        _edge("advance", EXCEPTIONAL, REVIEW),
        _edge("back", REVIEW, EXCEPTIONAL, _COULD_HELP),
        _edge("back", REVIEW, SELF_ASSESSMENT),
    ]


TRANSITIONS: Final = (
    *_interview(),
    _edge("review", [*STAGES, CONCLUSION], REVIEW),
    _edge("resume", REVIEW, INITIAL),
    _edge("change", REVIEW, CHANGE),
    _edge("back", CHANGE, REVIEW),
    _edge("conclude", REVIEW, CONCLUSION),
    _edge("back", CONCLUSION, REVIEW),
    *(_edge(state, CONCLUSION, state) for state in AFTERWARDS),
    *(_edge("back", state, CONCLUSION) for state in AFTERWARDS),
    _edge("restart", list(STATES), INITIAL, _CONFIRMED),
)


@dataclass(slots=True)
class Position:
    """Where a conversation is, and what the guards ask about it."""

    state: str
    exceptional_could_help: bool = False
    confirmed: bool = False


@cache
def _machine() -> Machine:
    from transitions import Machine  # noqa: PLC0415 - a command that holds no conversation does not pay for it

    return Machine(
        model=None,
        states=list(STATES),
        initial=INITIAL,
        transitions=list(TRANSITIONS),
        auto_transitions=False,
        send_event=False,
    )


def follow(position: Position, trigger: str) -> str:
    """The state to which ``trigger`` leads from ``position``, which is moved there.

    Raises SessionRefused for a state that the machine does not have, ``transitions.MachineError`` for a
    trigger that does not exist there: a fault of the program, for a person's words never come here unchecked.
    """
    if position.state not in STATES:
        raise SessionRefused(f"there is no state {position.state!r}")
    _machine().events[trigger].trigger(position)
    return position.state
