"""Signing in: officers by a link that counts once, people who come back by a link of their own."""

from __future__ import annotations

from collections.abc import Container
from http import HTTPStatus
from typing import Final

from aiohttp import web

from bot.channels.web.conversation import TALK
from bot.channels.web.pages import VISITOR, page, see_other, site_of
from bot.channels.web.refusals import RequestRefused
from bot.channels.web.visitor import (
    COOKIE,
    EDIT,
    INVITATION,
    OFFICER,
    VISIT,
    digest,
    keep_cookie,
    key_with,
    new_secret,
)
from bot.store import AccessKey, Store

OPENED_AS: Final = {INVITATION: OFFICER, EDIT: VISIT}
"""What a link gives to the browser in which its button is pressed."""

routes: Final = web.RouteTableDef()


@routes.get("/enter/{secret}")
async def show(request: web.Request) -> web.Response:
    """Whom the link is for, with a button: a chat's preview of the link must not use it up."""
    key = key_of_link(request)
    other = request[VISITOR].owner not in {"", key.owner}
    return page(request, "enter.html", key=key, is_invitation=key.use == INVITATION, other=other)


@routes.post("/enter/{secret}")
async def enter(request: web.Request) -> web.Response:
    """Let the browser in. An invitation is thereby used up."""
    site, key = site_of(request), key_of_link(request)
    response = see_other("/cases" if key.use == INVITATION else TALK)
    keep_cookie(response, _let_in(site.store, key), site.settings)
    return response


@routes.post("/leave")
async def leave(request: web.Request) -> web.Response:
    """Sign out here; what is kept stays."""
    site, visitor = site_of(request), request[VISITOR]
    with site.store.transaction() as transaction:
        transaction.keys.drop(digest(visitor.secret))
    response = see_other("/")
    response.del_cookie(COOKIE, path="/")
    return response


def key_of_link(request: web.Request, uses: Container[str] = OPENED_AS) -> AccessKey:
    """The key that stands in the address. Raises RequestRefused where it is none of these ``uses``."""
    key = key_with(site_of(request).store, request.match_info["secret"])
    if key is None or key.use not in uses:
        raise RequestRefused(HTTPStatus.NOT_FOUND, "link_gone")
    return key


def _let_in(store: Store, link: AccessKey) -> str:
    """The secret of a key of the browser's own, which knows by which link it came."""
    secret = new_secret()
    with store.transaction() as transaction:
        if link.use == INVITATION:
            if not transaction.keys.drop(link.digest):
                raise RequestRefused(HTTPStatus.NOT_FOUND, "link_gone")
            transaction.keys.add(digest(secret), link.owner, OFFICER, link.label)
        else:
            transaction.keys.add(digest(secret), link.owner, VISIT, link.digest)
    return secret
