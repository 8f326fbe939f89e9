"""Pictures and files that stand on a person's page; nobody else's."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from aiohttp import web

from bot.channels.web.kept_files import KeptFiles, made_of
from bot.channels.web.pages import VISITOR
from bot.channels.web.site import site_of
from bot.channels.web.standing import NAME, standing
from bot.channels.web.visitor import READ, SEEN, key_with
from bot.store.sql.files import FileName

if TYPE_CHECKING:
    from bot.channels.web.standing import Posted
    from bot.features.messenger import StoredFile


def shared_owner(request: web.Request) -> str:
    """Whose page is looked at by a link that was handed on, and opened by its button; empty where there is none."""
    key = key_with(site_of(request).store, request.match_info["secret"])
    is_open = request.cookies.get(SEEN) == "1"
    return key.owner if key is not None and key.use == READ and is_open else ""


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
        return await _kept(request, piece.file)
    document = piece.reply.document
    if document is None:
        raise web.HTTPNotFound
    return web.Response(body=document.content, headers=attached(document.name, document.media_type))


async def _kept(request: web.Request, file: StoredFile) -> web.StreamResponse:
    store = site_of(request).store
    with store.transaction() as transaction:
        roster = made_of(transaction, file.place)
    if roster is None:
        raise web.HTTPNotFound
    response = web.StreamResponse(headers=attached(file.name, file.media_type))
    async for piece in KeptFiles(store).pieces(
        FileName(NAME, roster.wanted.file, PurePosixPath(file.place).name)
    ):
        if not response.prepared:
            await response.prepare(request)
        await response.write(piece)
    if not response.prepared:
        raise web.HTTPNotFound
    return response


def _piece(request: web.Request) -> Posted:
    number = int(request.match_info["number"])
    secret = request.match_info.get("secret")
    owner = request[VISITOR].owner if secret is None else shared_owner(request)
    if owner:
        with site_of(request).store.transaction() as transaction:
            for piece in standing(transaction, owner):
                if piece.number == number:
                    return piece.posted
    raise web.HTTPNotFound


def attached(name: str, media_type: str) -> dict[str, str]:
    """The headers of a file that is to be saved under ``name``."""
    return {
        "Content-Type": media_type,
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
        "Cache-Control": "no-store",
    }


ROUTES: Final = (
    web.get(r"/picture/{number:\d{1,15}}", picture),
    web.get(r"/file/{number:\d{1,15}}", file),
    web.get(r"/shared/{secret}/picture/{number:\d{1,15}}", picture),
    web.get(r"/shared/{secret}/file/{number:\d{1,15}}", file),
)
