"""A roster by upload: taken in pieces, never more than is allowed, and kept until it is worked off."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from aiohttp import BodyPartReader, web

from bot.channels.web.channel import Submitted
from bot.channels.web.conversation import desktop, take
from bot.channels.web.downloads import attached
from bot.channels.web.faults import RequestRefused
from bot.channels.web.guard import check_token
from bot.channels.web.pages import VISITOR, page, policy_of, see_other
from bot.channels.web.site import site_of
from bot.channels.web.standing import NAME
from bot.features.attachment import Attachment
from bot.features.jobs.roster_commands import template
from bot.features.jobs.roster_messages import XLSX
from bot.features.roster_limits import MEGABYTE
from bot.turns.sanitize import clean
from bot.wording import say

if TYPE_CHECKING:
    from bot.channels.web.site import Site
    from bot.channels.web.visitor import Visitor

CHUNK: Final = 1 << 16
_OWNER_ONLY: Final = 0o600
_LONGEST_FIELD: Final = 200


async def show(request: web.Request) -> web.Response:
    """How it goes, what is under way and what has come of it."""
    visitor, site = _officer(request), site_of(request)
    desk = desktop(request, visitor)
    letters = desk._replace(
        pieces=[piece for piece in desk.pieces if piece.posted.kind in {"letter", "notice"}]
    )
    terms = site.surroundings.rosters
    return page(
        request,
        "roster.html",
        has_commands=True,
        desk=letters,
        progress=site.messenger.progress_of,
        is_under_way=any(piece.posted.progress_of is not None for piece in letters.pieces),
        most=terms.limits.file_bytes // MEGABYTE,
        rows=terms.limits.rows,
        days=site.settings.retention_days,
    )


async def upload(request: web.Request) -> web.Response:
    """Keep the file and have it assessed; a file that is not taken is not kept."""
    visitor, site = _officer(request), site_of(request)
    try:
        fields, taken = await _read(request, site, visitor)
    except (ValueError, LookupError):
        raise web.HTTPBadRequest from None
    if taken is None:
        raise RequestRefused(HTTPStatus.BAD_REQUEST, "web.no_file")
    await take(site, visitor, fields.get("nonce", ""), Submitted(file=taken))
    _clear(site, taken)
    return see_other("/roster")


async def _read(
    request: web.Request, site: Site, visitor: Visitor
) -> tuple[dict[str, str], Attachment | None]:
    """The fields of the form, and the file as it is kept. Raises ValueError for what is no form."""
    fields: dict[str, str] = {}
    taken: Attachment | None = None
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        if part.filename is None:
            fields[part.name] = (await part.read_chunk(_LONGEST_FIELD)).decode("utf-8", "replace")
        elif taken is None:
            # The token stands before the file in the form: nothing of a stranger's is written.
            check_token(visitor, fields.get("token", ""))
            taken = await _kept(site, part)
    return fields, taken


async def _kept(site: Site, part: BodyPartReader) -> Attachment:
    """One more byte than is allowed is enough to know: the turn says that it is too large."""
    most = site.surroundings.rosters.limits.file_bytes
    uploads = site.folder / "uploads"
    uploads.mkdir(mode=0o700, parents=True, exist_ok=True)
    place, size = uploads / secrets.token_hex(16), 0
    place.touch(mode=_OWNER_ONLY)
    with place.open("wb") as file:
        while size <= most and (chunk := await part.read_chunk(CHUNK)):
            size += len(chunk)
            file.write(chunk)
    return Attachment(place.name, _named(part), part.headers.get("Content-Type", ""), size)


def _named(part: BodyPartReader) -> str:
    """What the file is called; browsers write three signs of a name in another way (WHATWG HTML, form submission)."""
    name = part.filename or ""
    for written, meant in (("%22", '"'), ("%0D", " "), ("%0A", " ")):
        name = name.replace(written, meant)
    return clean(name)


def _clear(site: Site, taken: Attachment) -> None:
    with site.store.transaction() as transaction:
        wanted = {roster.wanted.file for roster in transaction.rosters.every(NAME)}
    if taken.file not in wanted:
        (site.folder / "uploads" / taken.file).unlink(missing_ok=True)


def clear_uploads(site: Site) -> None:
    """Remove what an earlier process took and did not have assessed."""
    uploads = site.folder / "uploads"
    for place in uploads.iterdir() if uploads.is_dir() else ():
        _clear(site, Attachment(place.name))


async def hand_out(request: web.Request) -> web.Response:
    """The template of the notice in force."""
    _officer(request)
    policy = policy_of(request)
    if policy is None:
        raise web.HTTPNotFound
    return web.Response(body=template(policy.id), headers=attached(say("roster.template.file"), XLSX))


def _officer(request: web.Request) -> Visitor:
    visitor = request[VISITOR]
    if not visitor.is_officer:
        raise RequestRefused(HTTPStatus.FORBIDDEN, "web.only_officers")
    return visitor


ROUTES: Final = (
    web.get("/roster", show),
    web.post("/roster", upload),
    web.get("/roster/template.xlsx", hand_out),
)
