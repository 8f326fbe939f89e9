"""What a person sees of the bot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .rich import shown, tables

if TYPE_CHECKING:
    from .wire import Json


@dataclass(frozen=True, slots=True)
class SeenButton:
    """A button; ``data`` is its callback_data, ``url`` its link; one of the two is empty, or both.

    ``copies`` is what it copies, ``passes_on`` the inline query that it begins in another chat.
    """

    label: str
    data: str
    url: str
    style: str = ""
    copies: str = ""
    passes_on: str = ""


@dataclass(frozen=True, slots=True)
class SeenMessage:
    """A message of the bot as it stood when it was looked at. ``raw`` is the Bot API's Message object.

    ``text`` is the text or the caption, ``entities`` belong to it (UTF-16 offsets).
    """

    id: int
    chat_id: int
    text: str
    entities: tuple[Json, ...]
    rows: tuple[tuple[SeenButton, ...], ...]
    edited: bool
    raw: Json

    @property
    def tables(self) -> list[list[list[str]]]:
        """The texts of its tables' cells, row by row."""
        return tables(self.raw["rich_message"]) if "rich_message" in self.raw else []

    @property
    def seen_by(self) -> int:
        """The one person who is shown it in a group; 0 where all are."""
        return int(self.raw.get("receiver_user", {}).get("id", 0))

    @property
    def topic(self) -> int:
        """The topic in which it stands; 0 for none."""
        return int(self.raw.get("message_thread_id", 0))

    @property
    def labels(self) -> list[str]:
        """The labels of all buttons, row by row."""
        return [button.label for row in self.rows for button in row]

    @property
    def file_id(self) -> str | None:
        """The id of the document or of the picture, when there is one."""
        if "document" in self.raw:
            return str(self.raw["document"]["file_id"])
        return str(self.raw["photo"][-1]["file_id"]) if "photo" in self.raw else None

    @property
    def file_name(self) -> str | None:
        """The document's name, when there is a document."""
        return str(self.raw["document"]["file_name"]) if "document" in self.raw else None

    def button(self, label: str) -> SeenButton:
        """The button with this label.

        Raises:
            LookupError: there is none.
        """
        for row in self.rows:
            for button in row:
                if button.label == label:
                    return button
        raise LookupError(f"no button {label!r} among {self.labels}")


@dataclass(frozen=True, slots=True)
class SeenAnswer:
    """The bot's answer to a press: a notice at the top, an alert, or nothing but the end of the wheel."""

    text: str
    alert: bool
    url: str


def _rich(message: Json) -> str:
    return shown(message["rich_message"]) if "rich_message" in message else ""


def seen(message: Json) -> SeenMessage:
    """A Message object as a person sees it."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return SeenMessage(
        id=message["message_id"],
        chat_id=message["chat"]["id"],
        text=message.get("text") or message.get("caption") or _rich(message),
        entities=tuple(message.get("entities") or message.get("caption_entities") or ()),
        rows=tuple(
            tuple(
                SeenButton(
                    button["text"],
                    button.get("callback_data", ""),
                    button.get("url", ""),
                    button.get("style", ""),
                    button.get("copy_text", {}).get("text", ""),
                    button.get("switch_inline_query_chosen_chat", {}).get("query", ""),
                )
                for button in row
            )
            for row in rows
        ),
        edited="edit_date" in message,
        raw=message,
    )
