"""Pictures and files that stand on a person's page; nobody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from aiohttp import web

from bot.channels.web.pages import VISITOR
from bot.channels.web.site import site_of
from bot.channels.web.standing import standing

if TYPE_CHECKING:
    from bot.channels.web.standing import Posted


async def picture(request: web.Request) -> web.Response:
    """The picture of a piece."""
    found = _piece(request).reply.picture
    if found is None:
        raise web.HTTPNotFound
    return web.Response(body=found.png, content_type="image/png")


async def file(request: web.Request) -> web.StreamResponse:
    """The file of a piece, to be saved."""
    piece = _piece(request)
    if piece.file is not None:
        place = site_of(request).folder / piece.file.place
        if not place.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(place, headers=_attached(piece.file.name, piece.file.media_type))
    document = piece.reply.document
    if document is None:
        raise web.HTTPNotFound
    return web.Response(body=document.content, headers=_attached(document.name, document.media_type))


def _piece(request: web.Request) -> Posted:
    number = int(request.match_info["number"])
    owner = request[VISITOR].owner
    if owner:
        with site_of(request).store.transaction() as transaction:
            for piece in standing(transaction, owner):
                if piece.number == number:
                    return piece.posted
    raise web.HTTPNotFound


def _attached(name: str, media_type: str) -> dict[str, str]:
    return {
        "Content-Type": media_type,
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
        "Cache-Control": "no-store",
    }


ROUTES: Final = (
    web.get(r"/picture/{number:\d{1,15}}", picture),
    web.get(r"/file/{number:\d{1,15}}", file),
)
