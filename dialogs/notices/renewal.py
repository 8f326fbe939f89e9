"""What changes for one person on the day on which a later version takes the place of their notice."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from dialogs.engine.carrying import since_then
from dialogs.engine.talk import Talk
from dialogs.interview.interview import is_concluded
from dialogs.notices.effects import RenewedLevel, assessed, level_changes
from dialogs.rendering.wording import Markdown, words
from dialogs.results.stored import taken_up
from dialogs.session import Session
from rules import Policies, Policy, ProfileRefused


class Renewal(NamedTuple):
    """``talk`` is the person's under the newer notice; ``text`` says what changes for them."""

    talk: Talk
    text: Markdown


def renewed(policies: Policies, session: Session | None, today: date) -> Renewal | None:
    """None where the session's notice is still in force, or nothing has taken its place."""
    talk = taken_up(policies, session, today)
    if session is None or talk is None or talk.policy.id == session.policy:
        return None
    changes = _changes(policies[session.policy], talk, session, today)
    data = talk.policy.data
    text = words(
        "notices.renewed",
        policy=data,
        is_compared=changes is not None,
        changes=[change for change in changes or () if change.now != "undetermined"],
        unclear=[change for change in changes or () if change.now == "undetermined"],
        open=not is_concluded(talk),
        names=talk.policy.catalogue.names,
    )
    return Renewal(talk, text)


def _changes(old: Policy, talk: Talk, session: Session, today: date) -> list[RenewedLevel] | None:
    """None where the old notice does not accept the answers: then nobody knows how the levels were."""
    try:
        before = assessed(old, since_then(session.answers, session.day or today, old), today)
    except ProfileRefused:
        return None
    return level_changes(before, talk.assess())
