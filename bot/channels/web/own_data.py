"""What is kept of the person at the page: to see, hand on, take along and erase."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from aiohttp import web

from bot.channels.web.desktop import desktop
from bot.channels.web.downloads import shared_owner
from bot.channels.web.officers import key_of_link
from bot.channels.web.pages import VISITOR, page, see_other, site_of
from bot.channels.web.refusals import RequestRefused
from bot.channels.web.visitor import EDIT, READ, SEEN, Visitor, digest, key_with, new_secret

MOST_LINKS: Final = 10
"""Of one person."""
MADE: Final = "made"
"""The cookie that holds a link just made, for the page that shows it alone."""
SHOWN_SECONDS: Final = 120
"""For so long, or until another is made."""

routes: Final = web.RouteTableDef()


@routes.get("/data")
async def show(request: web.Request) -> web.Response:
    """The links there are, one that was just made, and what can be done with what is kept."""
    visitor, link = request[VISITOR], request.cookies.get(MADE, "")
    if not visitor.owner:
        return page(request, "own_data.html", links=[], link="")
    key = key_with(site_of(request).store, link.rpartition("/")[2])
    if key is None or key.owner != visitor.owner:
        link = ""
    with site_of(request).store.transaction() as transaction:
        links = [key for key in transaction.keys.held(visitor.owner) if key.use in {EDIT, READ}]
    return page(request, "own_data.html", links=links, link=link)


@routes.post("/data/links")
async def hand_on(request: web.Request) -> web.Response:
    """Make a link, and have the browser bring it along to where it is shown: here only its digest is kept."""
    visitor, form = _own(request), await request.post()
    use = EDIT if form.get("use") == EDIT else READ
    secret = new_secret()
    with site_of(request).store.transaction() as transaction:
        if sum(key.use in {EDIT, READ} for key in transaction.keys.held(visitor.owner)) >= MOST_LINKS:
            raise RequestRefused(HTTPStatus.CONFLICT, "many_links")
        transaction.keys.add(digest(secret), visitor.owner, use)
    response = see_other("/data")
    response.set_cookie(
        MADE,
        f"/{'enter' if use == EDIT else 'shared'}/{secret}",
        max_age=SHOWN_SECONDS,
        path="/data",
        httponly=True,
        samesite="Strict",
        secure=site_of(request).is_secure,
    )
    return response


@routes.post("/data/revoke")
async def revoke(request: web.Request) -> web.Response:
    """Erase a link, and the keys of browsers that came by it."""
    visitor, form = _own(request), await request.post()
    given = str(form.get("link", ""))
    with site_of(request).store.transaction() as transaction:
        for key in transaction.keys.held(visitor.owner):
            if given and given in {key.digest, key.label}:
                transaction.keys.drop(key.digest)
    response = see_other("/data")
    response.del_cookie(MADE, path="/data")
    return response


@routes.get("/shared/{secret}")
async def shared(request: web.Request) -> web.Response:
    """What was handed on to be read; behind a button, so that no chat's preview of the link reads it."""
    key = key_of_link(request, {READ})
    owner = shared_owner(request)
    if not owner:
        return page(request, "enter.html", key=key, is_invitation=False, other=False)
    reader = Visitor("", owner, READ)
    return page(
        request,
        "talk.html",
        desk=desktop(request, reader),
        visitor=reader,
        files=request.path,
        progress=site_of(request).messenger.progress_of,
    )


@routes.post("/shared/{secret}")
async def open_shared(request: web.Request) -> web.Response:
    """The button was pressed: the page may be looked at here, and loaded again."""
    key_of_link(request, {READ})
    response = see_other(request.path)
    response.set_cookie(
        SEEN, "1", path=request.path, httponly=True, samesite="Lax", secure=site_of(request).is_secure
    )
    return response


def _own(request: web.Request) -> Visitor:
    visitor = request[VISITOR]
    if not visitor.owner:
        raise RequestRefused(HTTPStatus.FORBIDDEN, "old_form")
    return visitor
