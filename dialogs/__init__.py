"""How a conversation about a notice goes. Pure: a session, an event and a day give a session and replies.

conversation = Conversation(load_policies())
session, replies = conversation.turn(None, Opened(), date(2026, 11, 22))
session, replies = conversation.turn(session, Said("硕士"), date(2026, 11, 23))
stored = session.model_dump_json()

Each name is imported when it is first asked for, so that what needs only an event does not load the conversation.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dialogs.conversation import Conversation
    from dialogs.event import Commanded, Event, Opened, Pressed, Said
    from dialogs.reply import Button, Document, Picture, Reply
    from dialogs.session import Session, SessionRefused

__all__ = [
    "Button",
    "Commanded",
    "Conversation",
    "Document",
    "Event",
    "Opened",
    "Picture",
    "Pressed",
    "Reply",
    "Said",
    "Session",
    "SessionRefused",
]

if not TYPE_CHECKING:
    _HOMES = {
        "dialogs.conversation": ("Conversation",),
        "dialogs.event": ("Commanded", "Event", "Opened", "Pressed", "Said"),
        "dialogs.reply": ("Button", "Document", "Picture", "Reply"),
        "dialogs.session": ("Session", "SessionRefused"),
    }

    def __getattr__(name: str) -> object:
        for home, names in _HOMES.items():
            if name in names:
                return getattr(import_module(home), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
