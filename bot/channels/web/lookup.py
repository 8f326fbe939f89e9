"""Pages that are the same for everybody: they need no cookie and set none, and whoever passes them on may keep them."""

from __future__ import annotations

from hashlib import blake2b
from http import HTTPStatus
from typing import Any, Final

from aiohttp import web

from bot.channels.web.pages import VISITOR, page

KEPT_SECONDS: Final = 600
"""For so long a page may be shown again without asking; a new day or a new version changes it."""


def looked_up(request: web.Request, template: str, **values: Any) -> web.Response:
    """The page, or the word that whoever asks has it already.

    An officer's has the links to their own pages, and is theirs alone.
    """
    response = page(request, template, is_lookup=True, **values)
    return response if request[VISITOR].is_officer else shared(request, response)


def not_there(request: web.Request, template: str, **values: Any) -> web.Response:
    """The page that is shown in place of one that there is not."""
    return page(request, template, is_lookup=True, status=HTTPStatus.NOT_FOUND, **values)


def shared(request: web.Request, response: web.Response) -> web.Response:
    """``response`` as one that anybody may keep for a while."""
    etag = blake2b((response.text or "").encode(), digest_size=16).hexdigest()
    if any(given.value in {etag, "*"} for given in request.if_none_match or ()):
        response = web.Response(status=HTTPStatus.NOT_MODIFIED)
    response.etag = etag
    response.headers["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    response.headers["Vary"] = "Cookie, HX-Request"
    return response
