"""A stored conversation, taken up to be read by those who do not talk in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.engine.talk import Talk
from dialogs.interview.interview import is_concluded
from dialogs.session import SessionRefused
from rules import ProfileRefused

if TYPE_CHECKING:
    from datetime import date

    from dialogs.session import Session
    from rules import Policies


def taken_up(policies: Policies, session: Session | None, today: date) -> Talk | None:
    """The conversation; None when it cannot be continued, or no notice is in force."""
    try:
        policy = policies.in_force(today)
        if session is None or session.policy != policy.id:
            return None
        return Talk.restored(policy, session, today)
    except (ProfileRefused, SessionRefused):
        return None


def concluded(policies: Policies, session: Session | None, today: date) -> Talk | None:
    """The conversation; None as long as it has come to no conclusion."""
    talk = taken_up(policies, session, today)
    return talk if talk is not None and is_concluded(talk) else None
