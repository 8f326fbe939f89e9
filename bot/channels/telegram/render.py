"""Replies as calls of the Bot API."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from bot.channels.telegram.call import (
    EDIT_KEYBOARD,
    EDIT_TEXT,
    SEND_DOCUMENT,
    SEND_PICTURE,
    SEND_RICH,
    SEND_TEXT,
    Call,
    Upload,
    upload,
)
from bot.channels.telegram.formatting import CAPTION_LIMIT, TEXT_LIMIT, Formatted, formatted
from bot.channels.telegram.keyboard import keyboard
from bot.channels.telegram.place import ChatPlace
from bot.channels.telegram.tables import blocks
from bot.channels.telegram.update import ReceivedMessage
from bot.features.messenger import Recipient
from bot.features.request import Shown
from bot.store import Message
from dialogs.reply import Reply

CHOSEN: Final = "✔ {}"
"""How a choice that was made is left visible."""

_NO_PREVIEW: Final = {"is_disabled": True}
_PLAIN: Final = frozenset({"text", "entities", "link_preview_options"})
_NOTHING: Final = Formatted("")


class Asked(NamedTuple):
    """The number of the message that is answered where others write too; ``alone`` is who alone may be shown it."""

    message: int
    alone: int | None = None


def said(
    to: Recipient, markdown: str, markup: dict[str, Any] | None = None, answering: Asked | None = None
) -> list[Message]:
    """A new message, in as many parts as it takes; ``markup`` goes under the last."""
    return _posted(to, _texts(_chat(to), formatted(markdown), markup, None), answering)


def told(
    to: Recipient,
    shown: Iterable[Shown],
    pressed: ReceivedMessage | None = None,
    place: int | None = None,
    answering: Asked | None = None,
) -> list[Message]:
    """What is ``shown`` after something was typed, or after a press on the message ``pressed``.

    A reply that continues that message, or the one with the number ``place``, takes its place; else the message
    keeps its words and loses its buttons. Either way the choice stays visible in it. To ``answering``
    the first new one is a reply.
    """
    shown, chat = tuple(shown), _chat(to)
    replies = [one.reply for one in shown]
    place = place if pressed is None else pressed.message_id
    in_place = next((reply for reply in replies if place is not None and reply.edits_last), None)
    calls: list[Call] = []
    if pressed is not None and in_place is None:
        chosen = next((reply.chosen for reply in replies if reply.chosen is not None), None)
        calls += _closed(chat, pressed, chosen)
    for one in shown:
        calls += _shown(chat, one, place if one.reply is in_place else None)
    if pressed is not None:
        calls = [call for call in calls if not _is_shown(call, pressed)]
    return _posted(to, calls, answering)


def _is_shown(call: Call, message: ReceivedMessage) -> bool:
    """Whether an edit would leave ``message`` as it stands, which Telegram refuses."""
    told = call.arguments
    is_same = call.method == EDIT_TEXT and told.get("message_id") == message.message_id
    return (
        is_same
        and told.get("text") == message.text is not None
        and told.get("reply_markup") == message.markup
    )


def edited(chat: int, reply: Reply, place: int) -> Call:
    """A short reply in place of the message ``place``."""
    return _shown(chat, Shown(reply), place)[-1]


def filed(to: Recipient, document: Upload, caption: str) -> Message:
    """A document that is encoded already, or too large for that."""
    (message,) = _posted(to, [_file(_chat(to), SEND_DOCUMENT, document, formatted(caption))])
    return message


def _chat(to: Recipient) -> int:
    return ChatPlace.read(to.chat).chat


def _posted(to: Recipient, calls: list[Call], answering: Asked | None = None) -> list[Message]:
    """All in one place. Only the first is a reply: the others stand below it."""
    place = ChatPlace.read(to.chat)
    if answering is not None and calls and calls[0].is_new:
        # It is none any more when that message is gone.
        replied = {"message_id": answering.message, "allow_sending_without_reply": True}
        calls = [calls[0].telling(reply_parameters=replied), *calls[1:]]
    if answering is not None and answering.alone is not None:
        shown_to = {"receiver_user_id": answering.alone}
        calls = [call.telling(ephemeral_message_parameters=shown_to) for call in calls]
    if place.topic or place.case:
        calls = [call.model_copy(update={"topic": place.topic, "case": place.case}) for call in calls]
    return [call.to(place.chat, to.owner) for call in calls]


def _closed(chat: int, pressed: ReceivedMessage, chosen: str | None) -> list[Call]:
    """The message whose button was pressed, with the choice under it and no buttons."""
    if chosen is None:
        return []
    where: dict[str, Any] = {"chat_id": chat, "message_id": pressed.message_id}
    text = f"{pressed.text or ''}\n\n{CHOSEN.format(chosen)}"
    if pressed.text is None or pressed.attachment is not None or len(text) > TEXT_LIMIT:
        return [Call(method=EDIT_KEYBOARD, arguments=where)]
    marked = {"entities": list(pressed.entities)} if pressed.entities else {}
    preview = {"link_preview_options": _NO_PREVIEW}
    return [Call(method=EDIT_TEXT, arguments={**where, "text": text, **marked, **preview})]


def _shown(chat: int, shown: Shown, target: int | None) -> list[Call]:
    """In place of the message ``target`` if there is one."""
    reply = shown.reply
    text = formatted(reply.text)
    markup = keyboard(reply, text.text, shown.revision, shown.case, passes_on=chat > 0)
    if target is not None and reply.chosen is not None:
        text = text.below(CHOSEN.format(reply.chosen))
    files = _files(chat, reply)
    if files and markup is None and target is None and 0 < len(text.text) <= CAPTION_LIMIT:
        files[0] = files[0].telling(**_below(text))
        text = _NOTHING
    calls = [*files, *_texts(chat, text, markup, target)]
    if len(calls) == 1:
        calls = [_with_tables(calls[0], reply, target)]
    if shown.progress_of is not None:
        calls[-1] = calls[-1].model_copy(update={"progress_of": shown.progress_of})
    return calls


def _with_tables(plain: Call, reply: Reply, target: int | None) -> Call:
    """The same as a rich message, if ``reply`` has tables."""
    found = blocks(reply.text)
    if found is None:
        return plain
    if target is not None and reply.chosen is not None:
        found.insert(0, {"type": "paragraph", "text": CHOSEN.format(reply.chosen)})
    told = {name: value for name, value in plain.arguments.items() if name in _PLAIN}
    other = {name: value for name, value in plain.arguments.items() if name not in _PLAIN}
    method = SEND_RICH if plain.is_new else plain.method
    return Call(method=method, arguments={**other, "rich_message": {"blocks": found}}, plain=told)


def _files(chat: int, reply: Reply) -> list[Call]:
    """A picture says below it what it shows; above, where that is too long and no words of the reply do."""
    calls = []
    if reply.picture is not None:
        shows = reply.picture.description
        is_above = not reply.text and len(shows) > CAPTION_LIMIT
        if is_above:
            calls += _texts(chat, Formatted(shows), None, None)
        below = Formatted("" if is_above else shows[:CAPTION_LIMIT])
        picture = upload("photo", "picture.png", "image/png", reply.picture.png)
        calls.append(_file(chat, SEND_PICTURE, picture, below))
    if reply.document is not None:
        document = reply.document
        file = upload("document", document.name, document.media_type, document.content)
        calls.append(_file(chat, SEND_DOCUMENT, file))
    return calls


def _file(chat: int, method: str, file: Upload, caption: Formatted = _NOTHING) -> Call:
    return Call(method=method, arguments={"chat_id": chat, **_below(caption)}, upload=file)


def _below(caption: Formatted) -> dict[str, Any]:
    return caption.fields("caption", "caption_entities") if caption.text else {}


def _texts(chat: int, text: Formatted, markup: dict[str, Any] | None, target: int | None) -> list[Call]:
    calls = []
    pieces = text.pieces()
    for place, piece in enumerate(pieces):
        arguments: dict[str, Any] = {"chat_id": chat, **piece.fields(), "link_preview_options": _NO_PREVIEW}
        if markup is not None and place == len(pieces) - 1:
            arguments["reply_markup"] = markup
        is_edit = target is not None and place == 0
        if is_edit:
            arguments["message_id"] = target
        calls.append(Call(method=EDIT_TEXT if is_edit else SEND_TEXT, arguments=arguments))
    return calls
