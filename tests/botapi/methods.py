"""The methods of the Bot API that are served, by their names in lower case (Telegram passes over case)."""

from __future__ import annotations

import inspect
from functools import partial
from typing import TYPE_CHECKING

from . import answering, editing, profile, receiving, sending, topics
from .wire import Query, RefusalError

if TYPE_CHECKING:
    from collections.abc import Callable

    from .world import World

_METHODS: dict[str, Callable[[World, Query], object]] = {
    "getme": receiving.get_me,
    "getupdates": receiving.get_updates,
    "setwebhook": receiving.set_webhook,
    "deletewebhook": receiving.delete_webhook,
    "getwebhookinfo": receiving.get_webhook_info,
    "getfile": receiving.get_file,
    "getchat": receiving.get_chat,
    "sendmessage": sending.send_message,
    "sendrichmessage": sending.send_rich_message,
    "senddocument": sending.send_document,
    "sendphoto": sending.send_photo,
    "sendchataction": sending.send_chat_action,
    "editmessagetext": editing.edit_message_text,
    "editmessagecaption": editing.edit_message_caption,
    "editmessagereplymarkup": editing.edit_message_reply_markup,
    "deletemessage": editing.delete_message,
    "answercallbackquery": answering.answer_callback_query,
    "answerinlinequery": answering.answer_inline_query,
    "setmycommands": profile.set_my_commands,
    "getmycommands": profile.get_my_commands,
    "deletemycommands": profile.delete_my_commands,
    "setchatmenubutton": profile.set_chat_menu_button,
    "getchatmenubutton": profile.get_chat_menu_button,
    "createforumtopic": topics.create_forum_topic,
    "editforumtopic": topics.edit_forum_topic,
    "deleteforumtopic": topics.delete_forum_topic,
    "setmyname": partial(profile.set_words, name="name", limit=64),
    "getmyname": partial(profile.get_words, name="name"),
    "setmydescription": partial(profile.set_words, name="description", limit=512),
    "getmydescription": partial(profile.get_words, name="description"),
    "setmyshortdescription": partial(profile.set_words, name="short_description", limit=120),
    "getmyshortdescription": partial(profile.get_words, name="short_description"),
}


_NEW = frozenset({"sendrichmessage"})


async def executed(world: World, query: Query) -> object:
    """The result of a query.

    Raises:
        RefusalError: Telegram would refuse it.
    """
    method = _METHODS.get(query.method.lower())
    if method is None or (world.is_old and query.method.lower() in _NEW):
        raise RefusalError(404, "Not Found: method not found")
    result = method(world, query)
    return await result if inspect.isawaitable(result) else result
