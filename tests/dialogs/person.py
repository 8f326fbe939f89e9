"""A person who talks: says and presses, and keeps the session as JSON after every single turn."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from dialogs.conversation import Conversation
from dialogs.event import Opened, Pressed, Said
from dialogs.session import Session
from rules import load_policies
from tests.made_up_notices import NOTICES

if TYPE_CHECKING:
    from pydantic import JsonValue

    from dialogs.event import Event
    from dialogs.reply import Button, Reply
    from rules import Policies

TODAY = date(2026, 11, 22)
MADE_UP_DAY = date(2028, 3, 1)

ENGINEER = (
    *("是", "数据安全", "硕士", "3年", "没有"),
    *("标准", "2", "行业标准", "没用过"),
    "都符合",
)
"""What somebody says who can apply for 工程师, from the first question to the review."""


@cache
def beijing() -> Conversation:
    return Conversation(load_policies())


@cache
def made_up_policies() -> Policies:
    return load_policies(NOTICES)


def sub_of(session: Session) -> dict[str, Any]:
    """What is asked within the question that is open."""
    sub = session.scratch.get("sub")
    return sub if isinstance(sub, dict) else {}


class Person:
    """One side of a conversation; ``stored`` is all that is kept between two turns."""

    def __init__(
        self,
        conversation: Conversation | None = None,
        today: date = TODAY,
        opened: str = "",
        stored: str | None = None,
    ) -> None:
        self.conversation = conversation or beijing()
        self.today = today
        self.stored = stored
        self.replies: tuple[Reply, ...] = ()
        self.turn(Opened(opened))

    @property
    def session(self) -> Session:
        assert self.stored is not None
        return Session.model_validate_json(self.stored)

    @property
    def answers(self) -> dict[str, JsonValue]:
        return self.session.answers

    @property
    def sub(self) -> dict[str, Any]:
        return sub_of(self.session)

    def entries(self, fact: str) -> list[dict[str, Any]]:
        """Those of a list that is told."""
        listed = self.answers[fact]
        assert isinstance(listed, list)
        return [entry for entry in listed if isinstance(entry, dict)]

    @property
    def text(self) -> str:
        return "\n\n".join(reply.text for reply in self.replies)

    @property
    def buttons(self) -> dict[str, Button]:
        return {button.label: button for row in self.replies[-1].buttons for button in row}

    def turn(self, event: Event) -> None:
        before = None if self.stored is None else self.session
        session, self.replies = self.conversation.turn(before, event, self.today)
        assert before is None or session.revision == before.revision + 1
        self.stored = session.model_dump_json()
        assert Session.model_validate_json(self.stored) == session

    def say(self, *texts: str) -> Person:
        for text in texts:
            self.turn(Said(text))
        return self

    def press(self, *labels: str) -> Person:
        for label in labels:
            self.turn(Pressed(self.buttons[label].data, self.session.revision))
        return self

    def interviewed(self) -> Person:
        """Answer every question as somebody does who can apply for 工程师, up to the review."""
        return self.say(*ENGINEER)

    def declaring(self, said: str) -> Person:
        """Answer every question of the self-assessment with ``said``."""
        for _ in range(20):
            if self.session.state != "self_assessment":
                return self
            self.say(said)
            if "among" in self.sub:
                self.say("都不符合")
        raise AssertionError(f"still asked: {self.text}")


def manufacturing() -> Person:
    """Somebody whom the second made-up notice is for."""
    return Person(Conversation(made_up_policies()), MADE_UP_DAY)
