"""Messages in a group that one person alone is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .wire import Json, Query, bad_request

if TYPE_CHECKING:
    from .chats import Chat
    from .world import World

_FIELDS = {"receiver_user_id", "callback_query_id", "replace_callback_query_message"}


def receiver(world: World, chat: Chat, query: Query) -> Json:
    """What an ephemeral message has beside its content; nothing for one that all are shown.

    Raises:
        RefusalError: Telegram would refuse it.
    """
    given = query.decoded("ephemeral_message_parameters", "ephemeral message parameters")
    if given is None:
        return {}
    if (
        not isinstance(given, dict)
        or given.keys() - _FIELDS
        or type(given.get("receiver_user_id")) is not int
    ):
        raise bad_request("can't parse ephemeral message parameters")
    if chat.kind not in {"group", "supergroup"}:
        raise bad_request("ephemeral messages can be sent only to groups")
    person = given["receiver_user_id"]
    seen = {message["from"]["id"]: message["from"] for message in chat.messages.values() if "from" in message}
    if person not in seen or seen[person]["is_bot"]:
        raise bad_request("USER_ID_INVALID")
    return {"receiver_user": seen[person], "ephemeral_message_id": len(world.log.calls) + 1}
