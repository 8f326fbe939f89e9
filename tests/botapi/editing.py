"""editMessageText, editMessageCaption, editMessageReplyMarkup, deleteMessage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .keyboard import inline_keyboard
from .rich import rich_message
from .sending import caption_fields, chat_id, text_fields
from .wire import Json, Query, bad_request

if TYPE_CHECKING:
    from .chats import Chat
    from .world import World

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)


def edit_message_text(world: World, query: Query) -> Json:
    """Perform ``editMessageText``."""
    is_rich = bool(query.text("rich_message")) and not world.is_old
    fields = (
        {"rich_message": rich_message(query)}
        if is_rich
        else text_fields(query, "MESSAGE_TOO_LONG", is_old=world.is_old)
    )
    if is_rich and query.text("text"):
        raise bad_request("only one of text and rich_message can be used")
    chat, message = _own_message(world, query)
    if "text" not in message and "rich_message" not in message:
        raise bad_request("there is no text in the message to edit")
    return _edited(
        world, chat, message, query, {"text": None, "entities": None, "rich_message": None, **fields}
    )


def edit_message_caption(world: World, query: Query) -> Json:
    """Perform ``editMessageCaption``."""
    fields = caption_fields(query, "MEDIA_CAPTION_TOO_LONG")
    chat, message = _own_message(world, query)
    if "text" in message:
        raise bad_request("there is no caption in the message to edit")
    return _edited(world, chat, message, query, {"caption": None, "caption_entities": None, **fields})


def edit_message_reply_markup(world: World, query: Query) -> Json:
    """Perform ``editMessageReplyMarkup``."""
    chat, message = _own_message(world, query)
    return _edited(world, chat, message, query, {})


def delete_message(world: World, query: Query) -> bool:
    """Perform ``deleteMessage``."""
    chat = world.chats.readable(chat_id(query))
    number = _message_number(query)
    if number not in chat.messages:
        raise bad_request("message to delete not found")
    if chat.kind != "private" and number not in chat.own:
        raise bad_request("message can't be deleted")
    chat.journal.append({"kind": "deleted", "message": chat.messages.pop(number)})
    return True


def _message_number(query: Query) -> int:
    number = query.integer("message_id")
    if number <= 0:
        raise bad_request("message identifier is not specified")
    return number


def _own_message(world: World, query: Query) -> tuple[Chat, Json]:
    if query.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    chat = world.chats.writable(chat_id(query))
    number = _message_number(query)
    if number not in chat.messages:
        raise bad_request("message to edit not found")
    if number not in chat.own:
        raise bad_request("message can't be edited")
    return chat, chat.messages[number]


def _edited(world: World, chat: Chat, message: Json, query: Query, changes: Json) -> Json:
    """Make the edit; one without a keyboard takes the message's keyboard away."""
    changes["reply_markup"] = inline_keyboard(query, is_old=world.is_old)
    if all(message.get(name) == value for name, value in changes.items()):
        raise bad_request(NOT_MODIFIED)
    edited = chat.replace(message, **changes)
    chat.journal.append({"kind": "edited", "message": edited})
    return edited
