"""A session under the notice that applies on a day: its own, or the one that has taken its place."""

from __future__ import annotations

from datetime import date
from typing import Final

from pydantic import JsonValue

from dialogs.engine.carrying import carried, since_then
from dialogs.engine.machine import CONCLUDED, INITIAL
from dialogs.session import Session, SessionRefused
from rules import Policies, Policy

_OF_ANY_NOTICE: Final = ("by", "other")
"""What a session has in hand that no notice has a word in."""


def followed(policies: Policies, session: Session, today: date) -> tuple[Policy, Session]:
    """The session as it goes on today, with its notice.

    Raises SessionRefused when its notice is not there, or is over and nothing has taken its place.
    """
    policy = _known(policies, session.policy)
    while not policy.in_force(today):
        successor = policies.successor(policy.id)
        if successor is None or successor.data.valid_from > today:
            raise SessionRefused(f"notice {policy.id} is not in force on {today}")
        new = _known(policies, successor.id)
        policy, session = new, under(new, policy, session, today)
    return policy, session


def under(new: Policy, old: Policy, session: Session, today: date) -> Session:
    """The same person under another notice, from the first question that is open; what was said goes along."""
    scratch: dict[str, JsonValue] = {
        name: session.scratch[name] for name in _OF_ANY_NOTICE if name in session.scratch
    }
    goal = session.scratch.get("goal")
    if isinstance(goal, str) and goal in new.catalogue.levels:
        scratch["goal"] = goal
    if session.state in CONCLUDED or session.scratch.get("concluded"):
        scratch["concluded"] = True
    answers = since_then(session.answers, session.day or today, old)
    return session.model_copy(
        update={
            "policy": new.id,
            "state": INITIAL,
            "day": today,
            "answers": carried(answers, old, new, today).answers,
            "scratch": scratch,
        }
    )


def _known(policies: Policies, notice: str) -> Policy:
    try:
        return policies[notice]
    except KeyError:
        raise SessionRefused(f"there is no notice {notice!r}") from None
