"""What is taken along: pictures and files of one's page, days for a calendar, and what to prepare; nobody else's."""

from __future__ import annotations

import hashlib
from datetime import UTC
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import quote

from aiohttp import web

from bot.channels.web.calendar_file import calendar_file
from bot.channels.web.conversation import TALK
from bot.channels.web.desktop import desktop
from bot.channels.web.kept_files import KeptFiles, made_of
from bot.channels.web.pages import VISITOR, address_of, page, see_other, site_of, today_of
from bot.channels.web.pieces import NAME, Posted, pieces_of
from bot.channels.web.visitor import READ, SEEN, key_with
from bot.features.messenger import StoredFile
from bot.store.sql.files import FileName
from bot.wording import say

routes: Final = web.RouteTableDef()


def shared_owner(request: web.Request) -> str:
    """Whose page is looked at by a link that was handed on, and opened by its button; empty where there is none."""
    key = key_with(site_of(request).store, request.match_info["secret"])
    is_open = request.cookies.get(SEEN) == "1"
    return key.owner if key is not None and key.use == READ and is_open else ""


@routes.get(r"/shared/{secret}/picture/{number:\d{1,15}}")
@routes.get(r"/picture/{number:\d{1,15}}")
async def picture(request: web.Request) -> web.Response:
    """The picture of a piece."""
    found = _piece(request).reply.picture
    if found is None:
        raise web.HTTPNotFound
    return web.Response(body=found.png, content_type="image/png")


@routes.get(r"/shared/{secret}/file/{number:\d{1,15}}")
@routes.get(r"/file/{number:\d{1,15}}")
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
            for piece in pieces_of(transaction, owner):
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


@routes.get(r"/calendar/{number:\d{1,2}}.ics")
async def calendar(request: web.Request) -> web.Response:
    """The day for which the conclusion waits, by its place among such days: the address says nothing of anybody."""
    visitor, number = request[VISITOR], int(request.match_info["number"])
    days = desktop(request, visitor).shown.days if visitor.owner else ()
    if number >= len(days):
        raise web.HTTPNotFound
    gap = days[number]
    told = {"level": gap.subject, "lacks": say("web.list").join(gap.held_up)}
    kind = "held_up" if gap.held_up else "open"
    uid = hashlib.sha256(f"{visitor.owner} {gap.due} {gap.subject}".encode()).hexdigest()[:32]
    content = calendar_file(
        f"{uid}@zhicheng-bot",
        site_of(request).clock().astimezone(UTC),
        gap.due,
        say(f"web.calendar.summary.{kind}", level=gap.subject),
        say(f"web.calendar.description.{kind}", **told, address=address_of(request)),
    )
    name = say("web.calendar.file", level=gap.subject, day=gap.due.isoformat())
    return web.Response(body=content, headers=attached(name, "text/calendar; charset=utf-8"))


@routes.get("/checklist")
async def checklist(request: web.Request) -> web.Response:
    """What to prepare, to be ticked off on the page or on paper; nothing of it is kept."""
    site, visitor = site_of(request), request[VISITOR]
    session = desktop(request, visitor).session if visitor.owner else None
    found = None if session is None else site.notice.checklist(session, today_of(request))
    return see_other(TALK) if found is None else page(request, "checklist.html", checklist=found)
