"""A topic for each case of an officer, where chats with the bot have topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.telegram.call import END_TOPIC, NAME_TOPIC, OPEN_TOPIC, Call
from bot.channels.telegram.place import ChatPlace
from bot.channels.telegram.render import told
from bot.features.messenger import Recipient

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.channels.telegram.update import ReceivedMessage
    from bot.features.request import Answer, Request, Shown
    from bot.store import Message


def told_by_case(
    answer: Answer, request: Request, to: Recipient, pressed: ReceivedMessage | None = None
) -> list[Message]:
    """The ``answer`` where it was asked for, but for what belongs to a case in that case's own topic."""
    there = [one for one in answer.shown if one.in_own_place and request.surroundings.has_places]
    here = [one for one in answer.shown if one not in there]
    place, name = answer.renamed or ("", "")
    if place == to.chat and not name:
        # What is told of it must not go with it.
        to, pressed = Recipient(str(ChatPlace.read(place).chat), to.owner), None
    messages = told(to, here, pressed)
    if there:
        messages += _in_own_topic(there, request, to)
    if place:
        messages.append(renamed(Recipient(place, to.owner), name))
    return messages


def _in_own_topic(shown: Sequence[Shown], request: Request, to: Recipient) -> list[Message]:
    """In the topic of the case, which is opened before if there is none; where that is refused, in place."""
    case = request.officer.numbered(shown[0].case)
    if case is None:
        return told(to, shown)
    if case.place:
        return told(Recipient(case.place, to.owner), shown)
    place = ChatPlace.read(to.chat)._replace(case=case.number)
    opening = Call(method=OPEN_TOPIC, arguments={"chat_id": place.chat, "name": case.label}, case=case.number)
    return [opening.to(place.chat, to.owner), *told(Recipient(str(place), to.owner), shown)]


def renamed(topic: Recipient, name: str = "") -> Message:
    """The topic bears the case's new name, or goes with all its messages where there is none."""
    place = ChatPlace.read(topic.chat)
    told = {"name": name} if name else {}
    arguments = {"chat_id": place.chat, "message_thread_id": place.topic, **told}
    return Call(method=NAME_TOPIC if name else END_TOPIC, arguments=arguments).to(place.chat, topic.owner)
