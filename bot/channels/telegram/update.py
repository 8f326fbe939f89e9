"""What is read of an update. All else, such as names and phone numbers, is not even stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from bot.store import Arrival

if TYPE_CHECKING:
    from collections.abc import Mapping

INLINE: Final = "inline_query"
"""The one kind that is not stored."""

KINDS: Final = ("message", "edited_message", "callback_query", INLINE)
"""The kinds of update that the bot asks for."""

ATTACHMENTS: Final = frozenset(
    {
        *("animation", "audio", "checklist", "contact", "dice", "document", "game", "location"),
        *("paid_media", "photo", "poll", "sticker", "story", "venue", "video", "video_note", "voice"),
    }
)
"""What a person can send that is no text; Telegram's other fields tell of events in a chat."""

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


class ReceivedMessage(_Read):
    """``text`` or a caption's; ``attachment`` names what came instead of text or with it."""

    message_id: int
    chat: Chat
    sender: User | None = Field(default=None, alias="from")
    text: str | None = None
    entities: tuple[Json, ...] = ()
    attachment: str | None = None
    document: ReceivedFile | None = None

    @model_validator(mode="before")
    @classmethod
    def _name_attachment(cls, raw: Any) -> Any:
        found = ATTACHMENTS & raw.keys() if isinstance(raw, dict) else set()
        return {**raw, "attachment": min(found)} if found else raw


class Press(_Read):
    """A button was pressed; ``message`` is the one that shows it, as it stood, unless it is too old."""

    id: str
    sender: User = Field(alias="from")
    message: ReceivedMessage | None = None
    data: str = ""


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
        """Who caused it."""
        for source in (self.message, self.edited_message, self.callback_query):
            if source is not None:
                return source.sender
        return None

    @property
    def is_private(self) -> bool:
        """Whether it happened in a private chat."""
        message = self.message or self.edited_message
        if self.callback_query is not None:
            message = self.callback_query.message
        return message is not None and message.chat.is_private


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
    return Arrival(str(number), owner, update.model_dump_json(by_alias=True, exclude_none=True))
