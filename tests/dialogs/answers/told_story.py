"""A story told in a conversation, confirmed as its teller would, and what is asked after the verdict."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from dialogs.conversation import Conversation
from dialogs.engine.machine import CONCLUDED
from dialogs.event import Pressed, Said
from rules import load_policies

if TYPE_CHECKING:
    from dialogs.session import Session

DAY: Final = date(2026, 11, 26)
AGREED: Final = (
    "确认",
    "没有了",
    "没有成果",
    "没有职称",
    "没有这些情况",
    "都没有",
    "没有用过",
    "都没用过",
    "没用过",
    "是",
    "符合",
    "否",
    "不清楚",
)
MOST_TURNS: Final = 30


@cache
def conversation() -> Conversation:
    """One for all stories."""
    return Conversation(load_policies())


def concluded(story: str) -> Session:
    """The session after ``story``, every further question answered by the first of :data:`AGREED` that it offers."""
    session, replies = conversation().turn(None, Said("你好"), DAY)
    session, replies = conversation().turn(session, Said(story), DAY)
    for _ in range(MOST_TURNS):
        if session.state in CONCLUDED:
            return session
        buttons = {button.label: button.data for row in replies[-1].buttons for button in row}
        label = next((label for label in AGREED if label in buttons), None)
        event = Pressed(buttons[label], session.revision) if label else Said("结论")
        session, replies = conversation().turn(session, event, DAY)
    raise AssertionError(f"no conclusion after {MOST_TURNS} turns: {replies[-1].text} {list(buttons)}")


def told(*said: str) -> Session:
    """The session after these, with nothing answered that they do not answer."""
    session, _ = conversation().turn(None, Said("你好"), DAY)
    for text in said:
        session, _ = conversation().turn(session, Said(text), DAY)
    return session


def asked(session: Session, question: str) -> str:
    """What is said to a question after the verdict, before the open question is put again."""
    _, replies = conversation().turn(session, Said(question), DAY)
    return replies[-1].text.partition("说回正题")[0]
