"""A stored conversation, taken up to be read by those who do not talk in it."""

from __future__ import annotations

from datetime import date

from dialogs.engine.succession import followed
from dialogs.engine.talk import Talk
from dialogs.interview.interview import is_concluded
from dialogs.session import Session, SessionRefused
from rules import Policies


def taken_up(policies: Policies, session: Session | None, today: date) -> Talk | None:
    """The conversation; None when it cannot be continued, or its notice is over and none has taken its place."""
    if session is None:
        return None
    try:
        policy, session = followed(policies, session, today)
        return Talk.restored(policy, session, today)
    except SessionRefused:
        return None


def concluded(policies: Policies, session: Session | None, today: date) -> Talk | None:
    """The conversation; None as long as it has come to no conclusion."""
    talk = taken_up(policies, session, today)
    return talk if talk is not None and is_concluded(talk) else None
