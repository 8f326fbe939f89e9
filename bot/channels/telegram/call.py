"""One call of the Bot API, as it is kept until Telegram has taken it."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

from pydantic import BaseModel, ConfigDict
from telegram import InputFile
from telegram.constants import MessageEntityType

from bot.channels.telegram.place import ChatPlace
from bot.store import Message

ANSWER_PRESS: Final = "answerCallbackQuery"
EDIT_TEXT: Final = "editMessageText"
EDIT_KEYBOARD: Final = "editMessageReplyMarkup"
EDITS: Final = frozenset({EDIT_TEXT, EDIT_KEYBOARD})
SEND_ACTION: Final = "sendChatAction"
SEND_TEXT: Final = "sendMessage"
SEND_RICH: Final = "sendRichMessage"
SEND_DOCUMENT: Final = "sendDocument"
SEND_PICTURE: Final = "sendPhoto"
OPEN_TOPIC: Final = "createForumTopic"
NAME_TOPIC: Final = "editForumTopic"
END_TOPIC: Final = "deleteForumTopic"

_NEW_FIELDS: Final = frozenset({"style", "ephemeral_message_parameters"})
_NEW_BUTTONS: Final = frozenset({"copy_text", "switch_inline_query_chosen_chat"})
_UNFOLDING: Final = MessageEntityType.EXPANDABLE_BLOCKQUOTE.value


class Upload(BaseModel):
    """A file to go with a call, under the name of an argument.

    A small one goes as ``content``, in base64. A large one, which would make the store slow, stays where it is until
    the call is taken: ``place`` is its path below the data directory.
    """

    model_config = ConfigDict(frozen=True)

    argument: str
    name: str
    media_type: str
    content: str = ""
    place: str | None = None

    def opened(self, folder: Path) -> IO[bytes]:
        """Its content, to be closed; ``folder`` is the data directory. Raises FileNotFoundError."""
        if self.place is None:
            return io.BytesIO(base64.b64decode(self.content))
        return (folder / self.place).open("rb")


class Call(BaseModel):
    """``arguments`` are those of the Bot API's ``method``.

    ``topic``: the one of the chat in which a new message is to stand; 0 for none.
    ``plain``: what stands in place of its rich message where that is refused.
    ``case``: the one whose topic it opens, or in whose topic it is to stand if that is open by then.
    ``progress_of``: the number of the roster whose progress is later shown in the message that this call sends.
    """

    model_config = ConfigDict(frozen=True)

    method: str
    arguments: dict[str, Any]
    upload: Upload | None = None
    plain: dict[str, Any] | None = None
    topic: int = 0
    case: int = 0
    progress_of: int | None = None

    @property
    def is_new(self) -> bool:
        """Whether it puts a message into a chat that was not there."""
        return self.method.startswith("send")

    @property
    def is_visible(self) -> bool:
        """Whether it puts something into a chat, and so counts against Telegram's limits."""
        return self.method != ANSWER_PRESS

    @contextmanager
    def encoded(self, folder: Path) -> Iterator[dict[str, Any]]:
        """The arguments with the file among them, open; ``folder`` is the data directory.

        Raises FileNotFoundError when the file has been erased since.
        """
        arguments = {**self.arguments, **self.where}
        if self.upload is None:
            yield arguments
            return
        with self.upload.opened(folder) as content:
            file = InputFile(content, filename=self.upload.name, read_file_handle=False)
            file.mimetype = self.upload.media_type
            yield {**arguments, self.upload.argument: file}

    @property
    def where(self) -> dict[str, Any]:
        """The arguments that place a new message."""
        return {"message_thread_id": self.topic} if self.topic and self.is_new else {}

    @property
    def is_about_topics(self) -> bool:
        """Whether it is worth nothing to who reads, should it be refused."""
        return self.method in {OPEN_TOPIC, NAME_TOPIC, END_TOPIC}

    def at(self, place: ChatPlace) -> Call | None:
        """The same now that its case is talked about in ``place``; None when it was to open a topic for it."""
        return None if self.method == OPEN_TOPIC else self.model_copy(update={"topic": place.topic})

    def sent_anew(self) -> Call:
        """An edit as a message of its own, for when the old one is gone."""
        arguments = {name: value for name, value in self.arguments.items() if name != "message_id"}
        method = SEND_TEXT if self.plain is None else SEND_RICH
        return Call(method=method, arguments=arguments, plain=self.plain, topic=self.topic)

    def telling(self, **arguments: Any) -> Call:
        """The same with these arguments."""
        return self.model_copy(update={"arguments": {**self.arguments, **arguments}})

    def plainer(self) -> Call | None:
        """The same without what only newer servers know; None when there is nothing of that in it."""
        arguments = dict(self.arguments)
        if self.plain is not None:
            del arguments["rich_message"]
            method = SEND_TEXT if self.is_new else self.method
            told = {"method": method, "arguments": {**arguments, **self.plain}, "plain": None}
            return self.model_copy(update=told)
        left = plainer(arguments)
        return None if left == self.arguments else self.model_copy(update={"arguments": left})

    def without_file(self) -> Call | None:
        """What the file's caption says, for when the file is refused; None when it says nothing."""
        if self.upload is None or "caption" not in self.arguments:
            return None
        named = {"caption": "text", "caption_entities": "entities"}
        arguments = {named.get(name, name): value for name, value in self.arguments.items()}
        return Call(method=SEND_TEXT, arguments=arguments, topic=self.topic)

    def to(self, chat: int | str, owner: str) -> Message:
        """To be posted; calls with the same ``chat`` are made one after another."""
        return Message(str(chat), owner, self.model_dump_json(exclude_none=True))


def answer_press(query: str, owner: str, notice: str = "") -> Message:
    """End the wheel on a pressed button, with a ``notice`` of at most 200 characters. It waits for nobody."""
    arguments = {"callback_query_id": query}
    if notice:
        arguments["text"] = notice
    return Call(method=ANSWER_PRESS, arguments=arguments).to(f"press {query}", owner)


def upload(
    argument: str, name: str, media_type: str, content: bytes = b"", place: str | None = None
) -> Upload:
    """A file with its ``content``, or at its ``place``; of a path in its name only the last part is left."""
    bare = name.replace("\\", "/").rpartition("/")[2].replace('"', "").replace("\n", " ")
    encoded = base64.b64encode(content).decode()
    return Upload(
        argument=argument, name=bare or argument, media_type=media_type, content=encoded, place=place
    )


def plainer(told: Any) -> Any:
    """The same without what only newer servers know: buttons that go with it take their rows along."""
    if isinstance(told, dict):
        kept = {name: plainer(value) for name, value in told.items() if name not in _NEW_FIELDS}
        if kept.get("type") == _UNFOLDING:
            kept["type"] = MessageEntityType.BLOCKQUOTE.value
        return {name: value for name, value in kept.items() if value != {"inline_keyboard": []}}
    if isinstance(told, list):
        kept_ones = [
            plainer(one) for one in told if not (isinstance(one, dict) and _NEW_BUTTONS & one.keys())
        ]
        return [one for one in kept_ones if one != []]
    return told
