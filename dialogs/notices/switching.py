"""From one notice to another in the midst of a conversation, and back: what was said goes along, nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import JsonValue

from dialogs.engine.carrying import carried, since_then
from dialogs.engine.machine import CONCLUDED, REVIEW
from dialogs.engine.succession import under
from dialogs.engine.talk import Talk
from dialogs.interview import interview
from dialogs.rendering.wording import words
from dialogs.session import Session, SessionRefused
from rules import Policy

_KEPT = ("state", "day", "answers", "scratch")
"""Of a session, beside another notice's."""


def switched(talk: Talk, new: Policy) -> Talk:
    """The same person under ``new``: what they said there before, and what they have said meanwhile."""
    there = _beside(talk, new)
    before = set(there.answers)
    moved = resumed(new, there, talk.today)
    taken = [new.catalogue.facts[fact].name for fact in talk.answers if fact in before]
    lost = [talk.policy.catalogue.facts[fact].name for fact in talk.answers if fact not in before]
    return moved.saying(words("notices.switched", policy=new.data, taken=taken, open=bool(lost)))


def resumed(policy: Policy, session: Session, today: date) -> Talk:
    """The conversation at the first question that is open; at its conclusion, if it had one and nothing is open."""
    concluded = bool(session.scratch.get("concluded"))
    talk = interview.onward(Talk.restored(policy, session, today))
    if talk.state == REVIEW and concluded:
        return talk.following("conclude").at(None)
    return talk


def _beside(talk: Talk, new: Policy) -> Session:
    """The session under ``new``, with the one that is left kept beside it."""
    session, old, today = talk.session, talk.policy, talk.today
    moved = under(new, old, session, today)
    elsewhere = {name: kept for name, kept in session.elsewhere.items() if name != new.id}
    left = talk.kept().model_dump(mode="json", include=set(_KEPT))
    before = before_now(session.elsewhere.get(new.id), new, today)
    if before is not None:
        answers = carried(session.answers, old, new, today).onto(before.answers)
        scratch = {**before.scratch, **moved.scratch}
        if before.state in CONCLUDED or before.scratch.get("concluded"):
            scratch["concluded"] = True
        moved = moved.model_copy(update={"answers": answers, "scratch": _settled(scratch)})
    return moved.model_copy(update={"elsewhere": {**elsewhere, old.id: left}})


def _settled(scratch: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """Without what was half made: it is asked again."""
    return {
        name: scratch[name] for name in ("goal", "by", "other", "concluded", "skipped") if name in scratch
    }


def before_now(kept: Any, policy: Policy, today: date) -> Session | None:
    """What was said under ``policy`` on an earlier visit; None where there is nothing that can be gone on with."""
    if not isinstance(kept, dict):
        return None
    try:
        session = Session.model_validate({"policy": policy.id, **kept})
        answers = since_then(session.answers, session.day or today, policy)
        session = session.model_copy(update={"answers": answers, "day": today})
        Talk.restored(policy, session, today)
    except (ValueError, SessionRefused):
        return None
    return session
