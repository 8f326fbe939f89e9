"""getMe, getUpdates, the webhook's methods, getFile, getChat."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .sending import chat_id
from .updates import BY_WEBHOOK, WHILE_WEBHOOK
from .wire import Json, Query, RefusalError, bad_request

if TYPE_CHECKING:
    from .world import World

LONGEST_POLL = 50
_SECRET_LENGTH = 256


def get_me(world: World, _query: Query) -> Json:
    """Perform ``getMe``."""
    return world.bot


async def get_updates(world: World, query: Query) -> list[Json]:
    """Perform ``getUpdates``."""
    if world.webhook.url:
        raise RefusalError(409, WHILE_WEBHOOK)
    world.updates.allow(_allowed(query))
    timeout = min(max(query.integer("timeout"), 0), LONGEST_POLL)
    limit = min(max(query.integer("limit", 100), 1), 100)
    return await world.updates.poll(query.integer("offset"), limit, timeout)


async def set_webhook(world: World, query: Query) -> bool:
    """Perform ``setWebhook``; plain HTTP and any port, as a local Bot API server takes them."""
    url = query.text("url")
    if not url:
        return await delete_webhook(world, query)
    if not re.match(r"https?://[^\s/]+", url):
        raise bad_request("bad webhook: Wrong HTTP URL")
    secret = query.text("secret_token")
    if len(secret) > _SECRET_LENGTH:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    world.updates.allow(_allowed(query))
    world.updates.interrupt(BY_WEBHOOK)
    if query.flag("drop_pending_updates"):
        world.updates.clear()
    connections = min(max(query.integer("max_connections", 40), 1), 100)
    await world.webhook.set(url, secret, connections)
    return True


async def delete_webhook(world: World, query: Query) -> bool:
    """Perform ``deleteWebhook``."""
    await world.webhook.remove()
    if query.flag("drop_pending_updates"):
        world.updates.clear()
    return True


def get_webhook_info(world: World, _query: Query) -> Json:
    """Perform ``getWebhookInfo``."""
    return world.webhook.info()


def get_file(world: World, query: Query) -> Json:
    """Perform ``getFile``."""
    stored = world.files.given_out(query.text("file_id"))
    described = {**stored.described(), "file_path": stored.path}
    if world.files.hides_sizes:
        del described["file_size"]
    return described


def get_chat(world: World, query: Query) -> Json:
    """Perform ``getChat``: a ChatFullInfo with the fields that are always there."""
    chat = world.chats.readable(chat_id(query))
    return {
        **chat.description,
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }


def _allowed(query: Query) -> list[str] | None:
    """The kinds of update asked for; None when the query says nothing of them or says no list."""
    kinds = query.decoded("allowed_updates", "allowed updates")
    return [str(kind) for kind in kinds] if isinstance(kinds, list) else None
