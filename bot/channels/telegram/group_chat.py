"""Messages in a group: nothing personal is asked or shown there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.telegram.keyboard import link
from bot.channels.telegram.render import said, told
from bot.features import asking
from bot.features.typed_command import typed_command
from bot.wording import say, table, words

if TYPE_CHECKING:
    from bot.channels.telegram.update import ReceivedMessage
    from bot.features.messenger import Recipient
    from bot.features.request import Request
    from bot.store import Message


def answered(message: ReceivedMessage, request: Request, to: Recipient, username: str) -> list[Message]:
    """What the notice says, to those who ask for that; to every other command of ours the way to the private chat."""
    called = typed_command(message.text or "")
    if called is None or not called.is_for(username) or message.sender is None:
        return []
    notice = request.surroundings.notice
    if called.name == "levels":
        return said(to, notice.levels(request.today))
    if called.name == "direction":
        return said(to, notice.directions(request.today))
    if called.name == "ask":
        return told(to, asking.answered(request, called.argument).shown)
    if called.name not in table("menu.everyone") | table("menu.officers") and not called.bot:
        return []
    markup = link(say("group.button"), f"https://t.me/{username}?start=assess")
    return said(to, words("group.invitation"), markup)
