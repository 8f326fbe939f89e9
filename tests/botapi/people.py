"""What people do: write, press, ask inline, block, edit; each makes the update that Telegram would send.

``who`` is a User object, ``chat`` a Chat object; people and chats are met when they are first named.
"""

from __future__ import annotations

import base64
import re
import time
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from .files import photo_size
from .text import found_entities
from .wire import Json, Upload

if TYPE_CHECKING:
    from .chats import Chat
    from .world import World

BLOCKED = "bot was blocked by the user"
_COMMAND = re.compile(r"/\w+(?:@(?P<bot>\w+))?(?:\s|$)")


class ControlError(Exception):
    """Something a person could not do; the message says why."""


ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
"""Whose name an administrator bears who writes in that of the group."""


def write(  # noqa: PLR0913, PLR0917 - all that a message may come with
    world: World,
    who: Json,
    chat: Json,
    content: Json,
    reply_to: int | None = None,
    topic: int = 0,
    *,
    as_group: bool = False,
) -> int:
    """A message with these fields; its number is returned. A group's privacy may hide it from the bot."""
    place = _entered(world, who, chat)
    content = {**_with_found_entities(content), **place.topic(topic)}
    if as_group:
        who, content = ANONYMOUS, {**content, "sender_chat": place.description}
    if reply_to is not None:
        if reply_to not in place.messages:
            raise ControlError(f"no message {reply_to} in chat {place.id} to reply to")
        content["reply_to_message"] = place.messages[reply_to]
    if place.kind == "channel":
        message = place.keep(None, {"sender_chat": place.description, **content})
        world.updates.add("channel_post", message, f"chat {place.id}")
    else:
        message = place.keep(who, content)
        if _visible(world, place, message):
            world.updates.add("message", message, f"chat {place.id}")
    return int(message["message_id"])


def open_topic(world: World, who: Json, chat: Json, name: str) -> int:
    """A person opens a topic, whose number is returned: that of the message which tells of it."""
    place = _entered(world, who, chat)
    told = place.keep(who, {"forum_topic_created": {"name": name, "icon_color": 0x6FB9F0}})
    number = int(told["message_id"])
    place.topics[number] = name
    told |= place.topic(number)
    world.updates.add("message", told, f"chat {place.id}")
    return number


def delete_topic(world: World, chat: Json, topic: int) -> None:
    """A topic is deleted, of which the bot is told nothing."""
    world.chats.opened(chat).end_topic(topic)


def send_result(world: World, who: Json, chat: Json, result: Json) -> int:
    """A person puts one of the bot's inline results into a chat."""
    content = result["input_message_content"]
    written: Json = {"text": content["message_text"], "via_bot": world.user()}
    if "entities" in content:
        written["entities"] = content["entities"]
    return write(world, who, chat, written)


def forward(world: World, who: Json, chat: Json, number: int) -> int:
    """A person forwards a message of the chat with the bot, the bot's own or another, to the bot."""
    original = _entered(world, who, chat).messages[number]
    origin = {"type": "user", "date": original["date"], "sender_user": original["from"]}
    kept: Json = {
        name: original[name] for name in ("text", "entities", "caption", "photo") if name in original
    }
    return write(world, who, private_chat(who), {**kept, "forward_origin": origin})


def edit(world: World, who: Json, chat: Json, number: int, content: Json) -> None:
    """An edit of a message that a person (or a channel) wrote."""
    place = _entered(world, who, chat)
    if number not in place.messages or number in place.own:
        raise ControlError(f"no message {number} of this person in chat {place.id}")
    message = place.replace(place.messages[number], **_with_found_entities(content))
    kind = "edited_channel_post" if place.kind == "channel" else "edited_message"
    if place.kind == "channel" or _visible(world, place, message):
        world.updates.add(kind, message, f"chat {place.id}")


def send_file(world: World, who: Json, chat: Json, file: Json) -> int:
    """A message with a file: ``{"kind": its field, "name", "media_type", "content": base64, "caption"}``.

    ``told_size``, where it is given, is what the message says in place of the true size.
    """
    upload = Upload(file["name"], file["media_type"], base64.b64decode(file["content"]))
    kind = file["kind"]
    stored = world.files.keep(upload, f"{kind}s")
    caption = {"caption": file["caption"]} if file.get("caption") else {}
    if file.get("album"):
        caption["media_group_id"] = file["album"]
    if kind == "photo":
        return write(world, who, chat, {"photo": [photo_size(stored)], **caption})
    described: Json = {**stored.described(), "mime_type": upload.media_type}
    if file.get("told_size") is not None:
        described["file_size"] = file["told_size"]
    if kind == "document":
        described["file_name"] = upload.name
    if kind in {"voice", "audio", "video"}:
        described["duration"] = 3
    return write(world, who, chat, {kind: described, **caption})


def press(world: World, who: Json, chat: Json, button: Json) -> str:
    """A press, whose query's id is returned.

    ``button`` is ``{"label"}`` for the latest message that shows it, or ``{"number", "data"}`` as an old or a
    forged client sends it.
    """
    place = _entered(world, who, chat)
    if "data" in button:
        number, data = button["number"], button["data"]
    else:
        number, shown = _button(place, button["label"])
        if "callback_data" not in shown:
            raise ControlError(f"the button {button['label']!r} opens a link: follow it instead")
        data = shown["callback_data"]
    question = world.question(who["id"])
    world.presses[question.id] = question
    callback = {
        "id": question.id,
        "from": who,
        "message": place.messages.get(number, {"chat": chat, "message_id": number, "date": 0}),
        "chat_instance": str(place.id),
        "data": data,
    }
    world.updates.add("callback_query", callback, f"press {who['id']}")
    return question.id


def follow(world: World, who: Json, chat: Json, label: str) -> int:
    """A press of a deep link to the bot: the private chat opens with ``/start parameter``."""
    _, button = _button(_entered(world, who, chat), label)
    link = urlsplit(str(button.get("url", "")))
    if link.netloc != "t.me" or link.path.strip("/").lower() != str(world.bot["username"]).lower():
        raise ControlError(f"the button {label!r} is no link to the bot")
    parameter = parse_qs(link.query).get("start", [""])[0]
    return write(world, who, private_chat(who), {"text": f"/start {parameter}".strip()})


def ask_inline(world: World, who: Json, query: str, offset: str) -> Json:
    """An inline query: ``{"answer"}`` when Telegram still has one for it, else ``{"id"}`` to wait for."""
    for key in ((None, query, offset), (who["id"], query, offset)):
        expires, kept = world.inline_cache.get(key, (0.0, {}))
        if time.monotonic() < expires:
            return {"answer": kept}
    question = world.question(who["id"], (query, offset))
    world.inline[question.id] = question
    asked = {"id": question.id, "from": who, "query": query, "offset": offset, "chat_type": "sender"}
    world.updates.add("inline_query", asked, f"inline {who['id']}")
    return {"id": question.id}


def block(world: World, who: Json) -> None:
    """The person blocks the bot."""
    place = _entered(world, who, private_chat(who))
    place.shut = BLOCKED
    _membership(world, place, who, "member", "kicked")


def unblock(world: World, who: Json) -> None:
    """The person lets the bot write again."""
    place = world.chats.opened(private_chat(who))
    place.shut = ""
    _membership(world, place, who, "kicked", "member")


def vanish(world: World, who: Json) -> None:
    """The person's account is deleted; the bot is told nothing."""
    world.chats.opened(private_chat(who)).shut = "user is deactivated"


def add_bot(world: World, who: Json, chat: Json, *, privacy: bool) -> None:
    """A person adds the bot to a group or channel."""
    place = world.chats.opened(chat, privacy=privacy)
    place.reached, place.shut, place.privacy = True, "", privacy
    _membership(world, place, who, "left", "member")


def remove_bot(world: World, who: Json, chat: Json) -> None:
    """A person removes the bot from a group or channel."""
    place = world.chats.opened(chat)
    place.shut = f"bot was kicked from the {place.kind} chat"
    _membership(world, place, who, "member", "kicked")


def upgrade(world: World, who: Json, chat: Json, new_id: int) -> None:
    """A basic group becomes a supergroup with another id."""
    old = _entered(world, who, chat)
    new = world.chats.opened({**chat, "id": new_id, "type": "supergroup"}, privacy=old.privacy)
    new.reached, old.migrated_to = True, new_id
    moved = old.keep(who, {"migrate_to_chat_id": new_id})
    world.updates.add("message", moved, f"chat {old.id}")


def private_chat(who: Json) -> Json:
    """The Chat object of a person's private chat."""
    names: Json = {name: who[name] for name in ("first_name", "username") if name in who}
    return {"id": who["id"], "type": "private", **names}


def _entered(world: World, who: Json, chat: Json) -> Chat:
    place = world.chats.opened(chat)
    if place.shut == BLOCKED:
        raise ControlError(f"person {who['id']} has blocked the bot and must unblock it first")
    place.reached = True
    return place


def _with_found_entities(content: Json) -> Json:
    found = found_entities(content["text"]) if "text" in content and "entities" not in content else []
    return {**content, "entities": found} if found else dict(content)


def _visible(world: World, chat: Chat, message: Json) -> bool:
    """Whether the bot is sent this message: in a group with privacy on, commands for it and replies to it."""
    if chat.shut:
        return False
    if chat.kind == "private" or not chat.privacy:
        return True
    if message.get("via_bot", {}).get("id") == world.bot["id"]:
        return True
    command = _COMMAND.match(message.get("text") or message.get("caption") or "")
    if command is not None:
        return command["bot"] in {None, world.bot["username"]}
    return message.get("reply_to_message", {}).get("message_id") in chat.own


def _button(chat: Chat, label: str) -> tuple[int, Json]:
    shown: list[str] = []
    for place in sorted(chat.own, reverse=True):
        rows = chat.messages.get(place, {}).get("reply_markup", {}).get("inline_keyboard", [])
        for button in (button for row in rows for button in row):
            if button["text"] == label:
                return place, button
            shown.append(button["text"])
    raise ControlError(f"no button {label!r} in chat {chat.id}; there are {shown}")


def _membership(world: World, chat: Chat, who: Json, before: str, after: str) -> None:
    def member(status: str) -> Json:
        until = {"until_date": 0} if status == "kicked" else {}
        return {"user": world.user(), "status": status, **until}

    change = {
        "chat": chat.description,
        "from": who,
        "date": int(time.time()),
        "old_chat_member": member(before),
        "new_chat_member": member(after),
    }
    world.updates.add("my_chat_member", change, f"member {chat.id}")
