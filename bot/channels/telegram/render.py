"""Replies as calls of the Bot API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bot.channels.telegram.call import (
    EDIT_KEYBOARD,
    EDIT_TEXT,
    SEND_DOCUMENT,
    SEND_PICTURE,
    SEND_TEXT,
    Call,
    upload,
)
from bot.channels.telegram.formatting import CAPTION_LIMIT, TEXT_LIMIT, Formatted, formatted
from bot.channels.telegram.keyboard import keyboard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.channels.telegram.call import Upload
    from bot.channels.telegram.update import ReceivedMessage as Shown
    from bot.store import Message
    from dialogs.reply import Reply

CHOSEN: Final = "✔ {}"
"""How a choice that was made is left visible."""

_NO_PREVIEW: Final = {"is_disabled": True}
_NOTHING: Final = Formatted("")


class Addressee(NamedTuple):
    """A chat, and the person whose words are answered there."""

    chat: int
    owner: str

    def post(self, call: Call) -> Message:
        """``call`` as a message of the outbox."""
        return call.to(self.chat, self.owner)


def said(to: Addressee, markdown: str, markup: dict[str, Any] | None = None) -> list[Message]:
    """A new message, in as many parts as it takes; ``markup`` goes under the last."""
    return [to.post(call) for call in _texts(to.chat, formatted(markdown), markup, None)]


def told(
    to: Addressee, replies: Sequence[Reply], revision: int, pressed: Shown | None = None, case: int = 0
) -> list[Message]:
    """``replies`` to what was typed, or to a press on the message ``pressed``.

    ``revision`` and ``case`` are of the assessment to which the buttons belong.

    A reply that continues that message takes its place; else the message keeps its words and loses its
    buttons. Either way the choice stays visible in it.
    """
    calls: list[Call] = []
    in_place = next((reply for reply in replies if pressed is not None and reply.edits_last), None)
    if pressed is not None and in_place is None:
        chosen = next((reply.chosen for reply in replies if reply.chosen is not None), None)
        calls += _closed(to.chat, pressed, chosen)
    for reply in replies:
        target = pressed.message_id if pressed is not None and reply is in_place else None
        markup = keyboard(reply.buttons, revision, case) if reply.buttons else None
        calls += _shown(to.chat, reply, markup, target)
    return [to.post(call) for call in calls]


def handed_over(to: Addressee, name: str, media_type: str, content: bytes, caption: str) -> Message:
    """A document."""
    return filed(to, upload("document", name, media_type, content), caption)


def filed(to: Addressee, document: Upload, caption: str) -> Message:
    """A document that is encoded already, or too large for that."""
    return to.post(_file(to.chat, SEND_DOCUMENT, document, formatted(caption)))


def pictured(to: Addressee, png: bytes, text: str) -> list[Message]:
    """A picture with a text that shows as it is, below it where it is short enough and else before it."""
    picture = upload("photo", "picture.png", "image/png", png)
    words = Formatted(text)
    if len(text) <= CAPTION_LIMIT:
        return [to.post(_file(to.chat, SEND_PICTURE, picture, words))]
    calls = [*_texts(to.chat, words, None, None), _file(to.chat, SEND_PICTURE, picture)]
    return [to.post(call) for call in calls]


def _closed(chat: int, pressed: Shown, chosen: str | None) -> list[Call]:
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


def _shown(chat: int, reply: Reply, markup: dict[str, Any] | None, target: int | None) -> list[Call]:
    text = formatted(reply.text)
    if target is not None and reply.chosen is not None:
        text = text.below(CHOSEN.format(reply.chosen))
    files = _files(reply)
    if files and markup is None and target is None and len(text.text) <= CAPTION_LIMIT:
        files[0] = files[0]._replace(caption=text)
        text = _NOTHING
    return [*(_file(chat, *file) for file in files), *_texts(chat, text, markup, target)]


class _File(NamedTuple):
    method: str
    upload: Upload
    caption: Formatted


def _files(reply: Reply) -> list[_File]:
    """A picture says below it what it shows, unless it carries the reply's own words."""
    files = []
    if reply.picture is not None:
        shown = Formatted(reply.picture.description[:CAPTION_LIMIT])
        files.append(
            _File(SEND_PICTURE, upload("photo", "picture.png", "image/png", reply.picture.png), shown)
        )
    if reply.document is not None:
        document = reply.document
        file = upload("document", document.name, document.media_type, document.content)
        files.append(_File(SEND_DOCUMENT, file, _NOTHING))
    return files


def _file(chat: int, method: str, file: Upload, caption: Formatted = _NOTHING) -> Call:
    fields = caption.fields("caption", "caption_entities") if caption.text else {}
    return Call(method=method, arguments={"chat_id": chat, **fields}, upload=file)


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
