"""Messages in a group: nothing personal is asked or shown there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.telegram.commands import command
from bot.channels.telegram.keyboard import link
from bot.channels.telegram.render import Addressee, said
from bot.features import asking
from bot.wording import say, table, words

if TYPE_CHECKING:
    from bot.channels.telegram.update import ReceivedMessage as Received
    from bot.features.context import Surroundings
    from bot.store import Message
    from bot.turns.turns import Turn


def answered(message: Received, turn: Turn, surroundings: Surroundings) -> list[Message]:
    """What the notice says, to those who ask for that; to every other command of ours the way to the private chat."""
    called = command(message.text or "")
    if called is None or not called.is_for(surroundings.username) or message.sender is None:
        return []
    to = Addressee(message.chat.id, str(message.sender.id))
    if called.name == "levels":
        return said(to, surroundings.notice.levels(turn.today))
    if called.name == "direction":
        return said(to, surroundings.notice.directions(turn.today))
    if called.name == "ask":
        return asking.answered(to, called.argument, turn, surroundings)
    if called.name not in table("menu.everyone") | table("menu.officers") and not called.bot:
        return []
    markup = link(say("group.button"), surroundings.invitation("assess"))
    return said(to, words("group.invitation"), markup)
