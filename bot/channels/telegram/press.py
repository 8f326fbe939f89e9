"""Pressed buttons. Every press is answered at once, also one that cannot have come from a button of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.telegram.call import answer_press
from bot.channels.telegram.case_topics import told_by_case
from bot.channels.telegram.keyboard import pressed
from bot.features import presses
from bot.features.request import Answer
from bot.wording import say

if TYPE_CHECKING:
    from bot.channels.telegram.update import Press
    from bot.features.messenger import Recipient
    from bot.features.request import Request
    from bot.store import Message


def answered(press: Press, request: Request, to: Recipient) -> list[Message]:
    """End the wheel on the button, and say or do what the press calls for."""
    shown = press.message
    if shown is None or not shown.chat.is_private or shown.chat.id != press.sender.id:
        return [answer_press(press.id, to.owner, say("press.foreign"))]
    event = pressed(press.data)
    unknown = Answer(notice=say("press.unknown"))
    answer = unknown if event is None else presses.pressed(request, event)
    return [answer_press(press.id, to.owner, answer.notice), *told_by_case(answer, request, to, shown)]
