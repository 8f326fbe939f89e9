"""Everything the loopback Bot API knows, in memory."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .bell import Bell
from .calls import CallLog
from .chats import Chats, Journal
from .faults import Faults
from .files import Files
from .limits import FloodLimits
from .updates import UpdateQueue
from .webhook import WebhookSender
from .wire import Json, RefusalError, bad_request

if TYPE_CHECKING:
    from .chats import Chat

BOT = {
    "id": 123456789,
    "is_bot": True,
    "first_name": "职称向导",
    "username": "zhicheng_test_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": True,
}
TOKEN = f"{BOT['id']}:AAF-loopback-token-of-the-tests-only"


@dataclass(frozen=True, slots=True)
class Settings:
    """How a loopback Bot API is to behave.

    ``second`` is how long one second of a webhook's back-off lasts, in seconds. ``first_update`` is the first
    ``update_id``. ``is_old``: it is a strict server of before expandable quotes, styles and copying.
    ``has_topics``: the bot may open topics in private chats.
    ``keep_calls`` bounds the log. ``delay`` in seconds is added to every call.
    """

    token: str = TOKEN
    username: str = str(BOT["username"])
    second: float = 0.01
    first_update: int = 700_000_001
    is_old: bool = False
    has_topics: bool = False
    keep_calls: int | None = None
    delay: float = 0.0


@dataclass(eq=False)
class Question:
    """A callback or inline query that waits for the bot's answer.

    Telegram forgets it after some time (30 seconds, 150 for a press); here, when a test says so.
    """

    id: str
    asker: int
    key: tuple[object, ...] = ()
    is_expired: bool = False
    answers: Journal = field(default_factory=Journal)

    def answer(self, content: Json) -> None:
        """Take the bot's answer.

        Raises:
            RefusalError: it comes too late.
        """
        if self.is_expired:
            raise query_too_old()
        self.answers.append({"kind": "answer", "answer": content})


def query_too_old() -> RefusalError:
    """The refusal of an answer to a query that is unknown or has expired."""
    return bad_request("query is too old and response timeout expired or query ID is invalid")


class World:
    """The bot's account, chats, updates, files, queries, faults, limits and the log."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        own = {"id": int(settings.token.partition(":")[0]), "username": settings.username}
        self.bot: Json = {**BOT, **own, "has_topics_enabled": settings.has_topics and not settings.is_old}
        self.bell = Bell()
        self.chats = Chats()
        self.updates = UpdateQueue(settings.first_update, self.bell)
        self.files = Files()
        self.faults = Faults()
        self.faults.delay = settings.delay
        self.limits = FloodLimits()
        self.log = CallLog(self.bell, settings.keep_calls)
        self.webhook = WebhookSender(self.updates, self.faults, self.log, settings.second)
        self.is_old = settings.is_old
        self.presses: dict[str, Question] = {}
        self.inline: dict[str, Question] = {}
        self.inline_cache: dict[tuple[object, ...], tuple[float, Json]] = {}
        self.profile: dict[tuple[str, ...], object] = {}
        self._queries = itertools.count(4_000_000_001)

    def user(self) -> Json:
        """The bot as a User object, as it stands in messages."""
        return {name: self.bot[name] for name in ("id", "is_bot", "first_name", "username")}

    def say(self, chat: Chat, content: Json) -> Json:
        """Put a message of the bot into ``chat`` and let those there see it."""
        if chat.kind == "channel":
            message = chat.keep(None, {"sender_chat": chat.description, **content})
        else:
            message = chat.keep(self.user(), content)
        chat.own.add(message["message_id"])
        chat.journal.append({"kind": "sent", "message": message})
        return message

    def question(self, asker: int, key: tuple[object, ...] = ()) -> Question:
        """A new query of ``asker``."""
        return Question(str(next(self._queries)), asker, key)
