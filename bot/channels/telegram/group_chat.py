"""Messages in a group: nothing personal is asked or shown there."""

from __future__ import annotations

from typing import Final

from bot.channels.telegram.render import Asked, said, told
from bot.channels.telegram.update import ReceivedMessage
from bot.features import commands
from bot.features.commands import TypedCommand, typed_command
from bot.features.messenger import Recipient
from bot.features.request import Request
from bot.store import Message
from bot.wording import say, table, words
from dialogs.rendering.wording import Markdown

GROUP_COMMANDS: Final = ("ask", "levels", "direction", "assess", "help")
"""Those that a group is shown."""


def is_addressed(message: ReceivedMessage, username: str) -> bool:
    """Whether ``message`` is a command of ours; whatever else is said in a group is none of ours."""
    return _called(message, username) is not None


def _called(message: ReceivedMessage, username: str) -> TypedCommand | None:
    called = typed_command(message.words or "")
    if called is None or not called.is_for(username):
        return None
    is_ours = called.bot or called.name in table("menu.everyone") | table("menu.officers")
    return called if is_ours else None


def answered(message: ReceivedMessage, request: Request, to: Recipient, username: str) -> list[Message]:
    """What the notice says, to those who ask for that; to every other command of ours the way to the private chat.

    That is for whoever asked, and is shown to nobody else where Telegram can do so.
    """
    called = _called(message, username)
    if called is None:
        return []
    asked, notice = Asked(message.message_id), request.surroundings.notice
    if called.name == "levels":
        return said(
            to, notice.levels(request.today, notice.meant(called.argument, request.today)), answering=asked
        )
    if called.name == "direction" and not called.argument:
        return said(to, notice.directions(request.today), answering=asked)
    if called.name in {"ask", "direction"}:
        return told(to, commands.called_for(request, called).shown, answering=asked)
    button = {"text": say("group.button"), "url": f"https://t.me/{username}?start=assess"}
    markup = {"inline_keyboard": [[button]]}
    invitation = words("group.invitation")
    if called.name == "help":
        listed = "\n".join(f"/{name} {table('menu.everyone')[name]}" for name in GROUP_COMMANDS)
        invitation = words("group.help", commands=Markdown(listed), bot=username)
    alone = message.sender.id if message.sender is not None and message.spoken_as is None else None
    return said(to, invitation, markup, asked._replace(alone=alone))
