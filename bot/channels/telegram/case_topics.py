"""A topic for each case of an officer, where chats with the bot have topics."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import JsonValue

from bot.channels.telegram.call import END_TOPIC, NAME_TOPIC, OPEN_TOPIC, Call
from bot.channels.telegram.place import ChatPlace
from bot.channels.telegram.render import told
from bot.channels.telegram.update import ReceivedMessage
from bot.features.messenger import Recipient
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
        topic = Recipient(place, to.owner)
        messages.append(renamed(topic, name) if name else ended(topic))
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


def renamed(topic: Recipient, name: str) -> Message:
    """The topic bears the case's new name."""
    return _of_topic(topic, NAME_TOPIC, name=name)


def ended(topic: Recipient) -> Message:
    """The topic goes, with all its messages."""
    return _of_topic(topic, END_TOPIC)


def _of_topic(topic: Recipient, method: str, **further: JsonValue) -> Message:
    place = ChatPlace.read(topic.chat)
    arguments = {"chat_id": place.chat, "message_thread_id": place.topic, **further}
    return Call(method=method, arguments=arguments).to(place.chat, topic.owner)
