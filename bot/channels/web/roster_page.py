"""An officer's rosters: how they go, what has come of them, and what is looked at beside the workbook."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple

from aiohttp import web
from pydantic import ValidationError

from bot.channels.web.channel import Submitted
from bot.channels.web.conversation import take
from bot.channels.web.desktop import desktop
from bot.channels.web.downloads import attached
from bot.channels.web.kept_files import KeptFiles, made_of
from bot.channels.web.pages import VISITOR, page, policy_of, see_other
from bot.channels.web.refusals import NO_FORM, RequestRefused
from bot.channels.web.site import site_of
from bot.channels.web.standing import NAME
from bot.channels.web.uploads import again, clear, received
from bot.features.jobs.roster_commands import template
from bot.features.jobs.roster_job import NOTES_FILE, UPLOAD_FILE
from bot.features.jobs.roster_messages import XLSX
from bot.features.roster_limits import MEGABYTE
from bot.roster.notes import NOTES
from bot.store.sql.files import FileName
from bot.turns.sanitize import clean
from bot.wording import listed, say

if TYPE_CHECKING:
    from bot.channels.web.site import Site
    from bot.channels.web.standing import Piece
    from bot.channels.web.visitor import Visitor
    from bot.roster.notes import RosterNotes
    from bot.store.rosters import Roster

ROSTER: Final = "/roster"
_FORBIDDEN: Final = 403
_BAD: Final = 400


class NotedResult(NamedTuple):
    """The result of a roster on the page by the number of its piece, with its notes.

    ``is_refused``: there is no result, only the file, of which it is to be said what its columns are.
    """

    number: int
    name: str
    notes: RosterNotes
    is_refused: bool
    roster: Roster


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
        noted=[noted for piece in letters.pieces if (noted := await _noted(site, piece)) is not None],
        automatic=listed("roster.columns.again")[0],
        progress=site.messenger.progress_of,
        is_under_way=any(piece.posted.progress_of is not None for piece in letters.pieces),
        most=terms.limits.file_bytes // MEGABYTE,
        rows=terms.limits.rows,
    )


async def _noted(site: Site, piece: Piece) -> NotedResult | None:
    file = piece.posted.file
    if file is None or not piece.posted.is_of_roster:
        return None
    with site.store.transaction() as transaction:
        roster = made_of(transaction, file.place)
    if roster is None:
        return None
    name = FileName(NAME, roster.wanted.file, NOTES_FILE)
    written = b"".join([piece async for piece in KeptFiles(site.store).pieces(name)])
    try:
        notes = NOTES.validate_json(written)
    except ValidationError:
        return None  # of a version that wrote none
    return NotedResult(piece.number, file.name, notes, PurePosixPath(file.place).name == UPLOAD_FILE, roster)


async def upload(request: web.Request) -> web.Response:
    """Keep the file and have it assessed; a file that is not taken is not kept."""
    visitor, site = _officer(request), site_of(request)
    try:
        fields, taken = await received(request, site, visitor)
    except NO_FORM:
        raise web.HTTPBadRequest from None
    if taken is None:
        raise RequestRefused(_BAD, "web.no_file")
    await take(site, visitor, fields.get("nonce", ""), Submitted(file=taken))
    clear(site, taken.file)
    return see_other(ROSTER)


async def read_as(request: web.Request) -> web.Response:
    """Remember what columns are, and assess the file of a result anew by that."""
    visitor, site, form = _officer(request), site_of(request), await request.post()
    piece = next(
        (one for one in desktop(request, visitor).pieces if str(one.number) == form.get("result")), None
    )
    noted = None if piece is None else await _noted(site, piece)
    if noted is None:
        raise RequestRefused(_BAD, "web.roster_gone")
    said = {
        clean(column.heading): str(form[field])
        for number, column in enumerate(noted.notes.columns)
        if form.get(field := f"column.{number}") in {*noted.notes.choices, *listed("roster.columns.again")}
    }
    file, put_away = again(site, noted.roster, noted.name), noted.number if noted.is_refused else 0
    submitted = Submitted(columns=said, file=file, letter=put_away)
    await take(site, visitor, str(form.get("nonce", "")), submitted)
    clear(site, file.file)
    return see_other(ROSTER)


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
        raise RequestRefused(_FORBIDDEN, "web.only_officers")
    return visitor


ROUTES: Final = (
    web.get(ROSTER, show),
    web.post(ROSTER, upload),
    web.post(f"{ROSTER}/columns", read_as),
    web.get(f"{ROSTER}/template.xlsx", hand_out),
)
