"""createForumTopic, editForumTopic, deleteForumTopic, in private chats and in forums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .sending import chat_id
from .wire import Json, Query, bad_request

if TYPE_CHECKING:
    from .chats import Chat
    from .world import World

NAME_LIMIT = 128
COLOURS = frozenset({0x6FB9F0, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F})


def create_forum_topic(world: World, query: Query) -> Json:
    """Perform ``createForumTopic``: a message of the bot tells of it, and its number is the topic's."""
    chat = _forum(world, query)
    name = _name(query)
    colour = query.integer("icon_color") or min(COLOURS)
    if colour not in COLOURS:
        raise bad_request("TOPIC_ICON_COLOR_INVALID")
    told = chat.keep(world.user(), {"forum_topic_created": {"name": name, "icon_color": colour}})
    number = int(told["message_id"])
    chat.topics[number] = name
    told |= chat.topic(number)
    chat.journal.append({"kind": "topic", "message": told})
    return {"message_thread_id": number, "name": name, "icon_color": colour}


def edit_forum_topic(world: World, query: Query) -> bool:
    """Perform ``editForumTopic``."""
    chat, number = _topic(world, query)
    name = _name(query)
    if chat.topics[number] == name:
        raise bad_request("TOPIC_NOT_MODIFIED")
    chat.topics[number] = name
    return True


def delete_forum_topic(world: World, query: Query) -> bool:
    """Perform ``deleteForumTopic``: with all its messages."""
    chat, number = _topic(world, query)
    chat.end_topic(number)
    return True


def _forum(world: World, query: Query) -> Chat:
    chat = world.chats.writable(chat_id(query))
    has_topics = (
        world.bot.get("has_topics_enabled") if chat.kind == "private" else "is_forum" in chat.description
    )
    if not has_topics:
        raise bad_request("the chat is not a forum")
    if chat.kind != "private" and not chat.manages_topics:
        raise bad_request("not enough rights to create a topic")
    return chat


def _topic(world: World, query: Query) -> tuple[Chat, int]:
    chat, number = _forum(world, query), query.integer("message_thread_id")
    if number not in chat.topics:
        raise bad_request("TOPIC_ID_INVALID")
    return chat, number


def _name(query: Query) -> str:
    name = query.text("name").strip()
    if not 1 <= len(name) <= NAME_LIMIT:
        raise bad_request("TOPIC_TITLE_EMPTY" if not name else "TOPIC_TITLE_INVALID")
    return name
