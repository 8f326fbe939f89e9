"""What is read of an update. All else, such as names and phone numbers, is not even stored."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticSerializationError

from bot.channels.telegram.place import ChatPlace
from bot.store import Arrival

INLINE: Final = "inline_query"
"""The one kind that is not stored."""

KINDS: Final = ("message", "edited_message", "callback_query", INLINE)
"""The kinds of update that the bot asks for."""

NO_FILES: Final = frozenset(
    {
        *("checklist", "contact", "dice", "game", "location", "paid_media"),
        *("photo", "poll", "rich_message", "story", "venue"),
    }
)
"""What a person can send beside texts and files, which have a ``file_id``; all else tells of events in a chat."""

Json = dict[str, Any]


class _Read(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)


class User(_Read):
    """A person or a bot."""

    id: int
    is_bot: bool = False


class Chat(_Read):
    """Where something was written; ``type`` is ``private``, ``group``, ``supergroup`` or ``channel``."""

    id: int
    type: str
    is_forum: bool = False

    @property
    def is_private(self) -> bool:
        """Whether a person is alone with the bot there."""
        return self.type == "private"


class ReceivedFile(_Read):
    """A file of any kind: Telegram's id for it, what its sender called it (never a path), its type and bytes."""

    file_id: str
    file_name: str = ""
    mime_type: str = ""
    file_size: int = 0


class Origin(_Read):
    """Where a forwarded message was written, as far as it is told."""

    sender_user: User | None = None


class ReceivedMessage(_Read):
    """``attachment`` names what came instead of text, or above a ``caption``; ``album`` joins what was sent together.

    ``spoken_as`` is the group or channel in whose name somebody writes who does not show who they are. ``via`` is
    the bot whose inline answer this is.
    """

    message_id: int
    chat: Chat
    sender: User | None = Field(default=None, alias="from")
    spoken_as: Chat | None = Field(default=None, alias="sender_chat")
    thread: int = Field(default=0, alias="message_thread_id")
    is_topic_message: bool = False
    text: str | None = None
    entities: tuple[Json, ...] = ()
    caption: str | None = None
    attachment: str | None = None
    album: str | None = Field(default=None, alias="media_group_id")
    document: ReceivedFile | None = None
    via: User | None = Field(default=None, alias="via_bot")
    origin: Origin | None = Field(default=None, alias="forward_origin")
    markup: Json | None = Field(default=None, alias="reply_markup")

    @model_validator(mode="before")
    @classmethod
    def _name_attachment(cls, raw: Any) -> Any:
        """Once: an animation comes with a document, and only that is kept of it. So is a file of a kind that is new."""
        if not isinstance(raw, dict) or "attachment" in raw:
            return raw
        files = [name for name, value in raw.items() if isinstance(value, dict) and "file_id" in value]
        found = [*files, *(NO_FILES & raw.keys())]
        return {**raw, "attachment": min(found)} if found else raw

    @property
    def words(self) -> str | None:
        """What was written, also below a picture or a file, where blanks are nothing."""
        below = self.caption if self.caption is not None and self.caption.strip() else None
        return below if self.text is None else self.text

    @property
    def place(self) -> ChatPlace:
        """Where to answer. In a group without topics, threads are chains of replies, and cannot be written to."""
        has_topics = self.is_topic_message or self.chat.is_private or self.chat.is_forum
        return ChatPlace(self.chat.id, self.thread if has_topics else 0)

    @property
    def author(self) -> User | None:
        """Who wrote it: a person, or the group in whose name an administrator writes."""
        return self.sender if self.spoken_as is None else User(id=self.spoken_as.id)

    def was_said_by(self, bot: int) -> bool:
        """Whether the words are those of the bot with this number: its inline answer, or forwarded from it."""
        told = self.origin.sender_user if self.origin is not None else None
        return any(user is not None and user.id == bot for user in (self.via, told))


class Press(_Read):
    """A button was pressed; ``message`` is the one that shows it, as it stood, unless it is too old."""

    id: str
    sender: User = Field(alias="from")
    message: ReceivedMessage | None = None
    data: str = ""

    @property
    def author(self) -> User:
        """Who pressed it."""
        return self.sender


class InlineQuery(_Read):
    """Somebody types ``query`` after the bot's name, in whatever chat. It is answered at once and never stored."""

    id: str
    sender: User = Field(alias="from")
    query: str = ""
    offset: str = ""


class Update(_Read):
    """One update that is stored; at most one of its fields is there, and none when it is of a kind that is not read."""

    message: ReceivedMessage | None = None
    edited_message: ReceivedMessage | None = None
    callback_query: Press | None = None

    @property
    def sender(self) -> User | None:
        """Who caused it; nobody where that was a bot."""
        caused = self.message or self.edited_message or self.callback_query
        user = None if caused is None else caused.author
        return None if user is None or user.is_bot else user

    @property
    def shown(self) -> ReceivedMessage | None:
        """The message it is about: what was written, or what shows the button that was pressed."""
        written = self.message or self.edited_message
        return written if self.callback_query is None else self.callback_query.message

    @property
    def is_private(self) -> bool:
        """Whether it happened in a private chat."""
        return self.shown is not None and self.shown.chat.is_private


def arrival_of(raw: Mapping[str, Any]) -> Arrival:
    """The update to store. One that cannot be read is stored as nothing, so that it is answered with nothing.

    Raises ValueError when it has no ``update_id``.
    """
    number = raw.get("update_id")
    if type(number) is not int:
        raise ValueError("no update_id")
    try:
        update = Update.model_validate(raw)
    except ValidationError:
        update = Update()
    owner = "" if update.sender is None else str(update.sender.id)
    try:
        told = update.model_dump_json(by_alias=True, exclude_defaults=True)
    except PydanticSerializationError:
        # JSON may name halves of characters, which no text can hold.
        halved = json.dumps(update.model_dump(by_alias=True, exclude_defaults=True), ensure_ascii=False)
        told = halved.encode(errors="ignore").decode()
    return Arrival(str(number), owner, told)
