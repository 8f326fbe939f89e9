"""The page opened from Telegram's menu: whom Telegram vouches for goes on where the chat is."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from aiohttp import web

from bot.channels.web.conversation import TALK
from bot.channels.web.init_data import InitDataRefused, user_of
from bot.channels.web.pages import VISITOR, Site, page, see_other, site_of
from bot.channels.web.refusals import RequestRefused
from bot.channels.web.visitor import VISIT, admitted, keep_cookie
from bot.settings import MINI_APP
from bot.turns.stored_session import page_owner

MOST_BROWSERS: Final = 10
"""Of one person; each opening in another place makes a key."""

routes: Final = web.RouteTableDef()


@routes.get(MINI_APP)
async def show(request: web.Request) -> web.Response:
    """A page that sends on what stands in its own fragment, which no server sees."""
    _token(request)
    return page(request, "mini_app.html")


@routes.post(MINI_APP)
async def enter(request: web.Request) -> web.Response:
    """Let in whom Telegram vouches for, under a new secret."""
    site, form = site_of(request), await request.post()
    try:
        number = user_of(str(form.get("init_data", "")), _token(request), site.clock())
    except InitDataRefused:
        raise RequestRefused(HTTPStatus.FORBIDDEN, "not_vouched") from None
    owner, response = page_owner(str(number)), see_other(TALK)
    if request[VISITOR].owner != owner:
        _forget_oldest(site, owner)
        keep_cookie(response, admitted(site.store, owner, VISIT).secret, site.settings)
    return response


def _token(request: web.Request) -> str:
    """The bot's, where the page can be opened from its menu. Raises HTTPNotFound where it cannot."""
    settings = site_of(request).settings
    if settings.mini_app is None or settings.telegram_bot_token is None:
        raise web.HTTPNotFound
    return settings.telegram_bot_token.get_secret_value()


def _forget_oldest(site: Site, owner: str) -> None:
    with site.store.transaction() as transaction:
        held = [key for key in transaction.keys.held(owner) if key.use == VISIT]
        for key in held[: max(0, len(held) + 1 - MOST_BROWSERS)]:
            transaction.keys.drop(key.digest)
