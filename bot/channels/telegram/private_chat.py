"""Messages in a private chat: what is typed, a file, and what is neither."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from bot.channels.telegram.update import ReceivedMessage
from bot.features import commands
from bot.features.attachment import Attachment
from bot.features.commands import typed_command
from bot.features.jobs import roster_commands
from bot.features.request import Answer, Request, saying
from bot.wording import table, words
from dialogs.event import Said

_PHOTO: Final = Attachment(file="", media_type="image/jpeg")
"""A picture has no name, and is not fetched."""


def answered(parts: Iterable[ReceivedMessage], request: Request, username: str) -> Answer:
    """What to say to a message, or to the ``parts`` of what was sent together: once, whatever they are."""
    parts = tuple(parts)
    text = "\n".join(part.words for part in parts if part.words is not None)
    attached = [part for part in parts if part.attachment is not None]
    if not attached:
        return _typed(text, request, username)
    told = [shown for part in attached for shown in _attached(part, request).shown]
    rosters = tuple(shown for shown in told if shown.progress_of)
    if not text:
        return Answer((*rosters, *[shown for shown in told if not shown.progress_of][:1]))
    if rosters:
        # What stands below a roster tells what it is; only a command asks for something.
        before = Answer() if typed_command(text) is None else _typed(text, request, username)
        return before._replace(shown=(*before.shown, *rosters))
    return _under(words("chat.caption_only"), _typed(text, request, username))


def _typed(text: str, request: Request, username: str) -> Answer:
    called = typed_command(text)
    if called is not None and not called.is_for(username):
        return commands.talked(request, Said(text))
    return commands.typed(request, text)


def _attached(message: ReceivedMessage, request: Request) -> Answer:
    """What to say to something that is no text: that it is taken as a roster, or what to do instead of sending it."""
    file = _file(message)
    about_rosters = Answer() if file is None else roster_commands.sent(request, file)
    if about_rosters.shown:
        return about_rosters
    kind = message.attachment
    return saying(words(f"chat.no_text.{kind}" if kind in table("chat.no_text") else "chat.only_text"))


def _file(message: ReceivedMessage) -> Attachment | None:
    """What was sent as a file; an animation comes with one too."""
    file = message.document
    if file is None or message.attachment != "document":
        return _PHOTO if message.attachment == "photo" else None
    return Attachment(file.file_id, file.file_name, file.mime_type, file.file_size)


def _under(note: str, answer: Answer) -> Answer:
    """``answer`` with ``note`` above its first words."""
    if not answer.shown:
        return saying(note)
    first, *others = answer.shown
    headed = first._replace(reply=replace(first.reply, text=f"{note}\n\n{first.reply.text}".strip()))
    return answer._replace(shown=(headed, *others))
