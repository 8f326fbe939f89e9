"""Messages in a private chat: what is typed, a file, and what is neither."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.features import commands
from bot.features.attachment import Attachment
from bot.features.jobs import roster_commands
from bot.features.request import Answer, saying
from bot.features.typed_command import typed_command
from bot.wording import words
from dialogs.event import Said

if TYPE_CHECKING:
    from bot.channels.telegram.update import ReceivedMessage
    from bot.features.request import Request

_PHOTO: Final = Attachment(file="", media_type="image/jpeg")
"""A picture has no name, and is not fetched."""


def answered(message: ReceivedMessage, request: Request, username: str) -> Answer:
    """What to say to ``message``."""
    if message.attachment is not None:
        file = _attached(message)
        about_rosters = Answer() if file is None else roster_commands.sent(request, file)
        return about_rosters if about_rosters.shown else saying(words("chat.only_text"))
    if message.text is None:
        return Answer()
    called = typed_command(message.text)
    if called is not None and not called.is_for(username):
        return commands.talked(request, Said(message.text))
    return commands.typed(request, message.text)


def _attached(message: ReceivedMessage) -> Attachment | None:
    file = message.document
    if file is None:
        return _PHOTO if message.attachment == "photo" else None
    return Attachment(file.file_id, file.file_name, file.mime_type, file.file_size)
