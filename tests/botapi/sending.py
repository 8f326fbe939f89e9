"""sendMessage, sendPhoto, sendDocument, sendChatAction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .ephemeral import receiver
from .files import UPLOAD_LIMIT, photo_size
from .html_text import parsed_html
from .keyboard import inline_keyboard
from .markdown_text import parsed_markdown_v2, parsed_old_markdown
from .rich import rich_message
from .text import CAPTION_LIMIT, TEXT_LIMIT, FormattedText, tidied
from .wire import Json, Query, RefusalError, bad_request

if TYPE_CHECKING:
    from .chats import Chat
    from .world import World

_PARSERS = {"html": parsed_html, "markdownv2": parsed_markdown_v2, "markdown": parsed_old_markdown}
_ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)


def formatted(query: Query, name: str, entities: str, *, is_old: bool = False) -> FormattedText:
    """The text of argument ``name``, parsed by ``parse_mode`` or marked by the argument ``entities``.

    Raises:
        RefusalError: bad UTF-8, markup or entities.
    """
    source = query.text(name)
    try:
        source.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    mode = query.text("parse_mode").lower()
    if mode and mode not in _PARSERS:
        raise bad_request("unsupported parse_mode")
    if mode:
        return tidied(*_PARSERS[mode](source))
    given = query.decoded(entities, "entities") or []
    if not isinstance(given, list):
        raise bad_request("can't parse entities: expected an Array of MessageEntity")
    if is_old and any(entity.get("type") == "expandable_blockquote" for entity in given):
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    return tidied(source, given)


def caption_fields(query: Query, too_long: str, *, is_old: bool = False) -> Json:
    """The caption of a query as a message holds it; empty for none."""
    caption = formatted(query, "caption", "caption_entities", is_old=is_old)
    if len(caption.text) > CAPTION_LIMIT:
        raise bad_request(too_long)
    return _fields(caption, "caption", "caption_entities")


def text_fields(query: Query, too_long: str, *, is_old: bool = False) -> Json:
    """The text of a query as a message holds it.

    Raises:
        RefusalError: it is empty or longer than 4,096 characters.
    """
    text = formatted(query, "text", "entities", is_old=is_old)
    if not text.text:
        raise bad_request("message text is empty")
    if len(text.text) > TEXT_LIMIT:
        raise bad_request(too_long)
    return _fields(text, "text", "entities")


def _fields(text: FormattedText, name: str, entities: str) -> Json:
    return ({name: text.text} if text.text else {}) | ({entities: text.entities} if text.entities else {})


def chat_id(query: Query) -> int:
    """The chat a query names; user names are not known here."""
    if not query.text("chat_id"):
        raise bad_request("chat_id is empty")
    return query.integer("chat_id")


def send_message(world: World, query: Query) -> Json:
    """Perform ``sendMessage``."""
    return _sent(world, query, text_fields(query, "message is too long", is_old=world.is_old))


def send_rich_message(world: World, query: Query) -> Json:
    """Perform ``sendRichMessage``."""
    return _sent(world, query, {"rich_message": rich_message(query)})


def send_document(world: World, query: Query) -> Json:
    """Perform ``sendDocument``."""
    stored = world.files.sent(query, "document")
    if len(stored.upload.content) > UPLOAD_LIMIT:
        raise RefusalError(413, "Request Entity Too Large")
    document = {
        **stored.described(),
        "file_name": stored.upload.name,
        "mime_type": stored.upload.media_type,
    }
    caption = caption_fields(query, "message caption is too long", is_old=world.is_old)
    return _sent(world, query, {"document": document, **caption})


def send_photo(world: World, query: Query) -> Json:
    """Perform ``sendPhoto``."""
    photo = [photo_size(world.files.sent(query, "photo"))]
    caption = caption_fields(query, "message caption is too long", is_old=world.is_old)
    return _sent(world, query, {"photo": photo, **caption})


def send_chat_action(world: World, query: Query) -> bool:
    """Perform ``sendChatAction``."""
    action = query.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = world.chats.writable(chat_id(query))
    where = chat.topic(query.integer("message_thread_id"))
    chat.journal.append({"kind": "action", "action": action, **where})
    return True


def _sent(world: World, query: Query, content: Json) -> Json:
    keyboard = inline_keyboard(query, is_old=world.is_old)
    chat = world.chats.writable(chat_id(query))
    answered = _answered_message(chat, query)
    content |= {} if world.is_old else receiver(world, chat, query)
    content |= chat.topic(query.integer("message_thread_id"))
    world.limits.spend(chat)
    if keyboard is not None:
        content["reply_markup"] = keyboard
    if answered is not None:
        content["reply_to_message"] = answered
    return world.say(chat, content)


def _answered_message(chat: Chat, query: Query) -> Json | None:
    parameters = query.decoded("reply_parameters", "reply parameters") or {}
    if not isinstance(parameters, dict):
        raise bad_request("can't parse reply parameters: expected an Object")
    number = int(parameters.get("message_id") or query.integer("reply_to_message_id"))
    if not number:
        return None
    if number in chat.messages:
        message = chat.messages[number]
        return {name: message[name] for name in message if name != "reply_to_message"}
    if parameters.get("allow_sending_without_reply") or query.flag("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")
