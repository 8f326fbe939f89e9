"""An officer's rosters: how they go, what has come of them, and what is looked at beside the workbook."""

from __future__ import annotations

from collections.abc import AsyncIterator
from http import HTTPStatus
from pathlib import PurePosixPath
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, urlencode

from aiohttp import BodyPartReader, web
from pydantic import ValidationError

from bot.channels.web.case_pages import officer_of, place_of
from bot.channels.web.channel import Submitted
from bot.channels.web.conversation import take
from bot.channels.web.desktop import desktop
from bot.channels.web.downloads import attached
from bot.channels.web.guard import check_token
from bot.channels.web.kept_files import PIECE, KeptFiles, made_of, new_file
from bot.channels.web.pages import Site, notice_of, page, policy_of, see_other, site_of, today_of
from bot.channels.web.pieces import NAME, PagePiece
from bot.channels.web.refusals import NO_FORM, RequestRefused
from bot.channels.web.visitor import Visitor
from bot.features.attachment import Attachment
from bot.features.jobs.roster_commands import template
from bot.features.jobs.roster_job import LAST_FILE, NOTES_FILE, UPLOAD_FILE
from bot.features.jobs.roster_messages import XLSX
from bot.features.roster_limits import MEGABYTE
from bot.roster.notes import NOTES, RosterNotes
from bot.store.rosters import Roster
from bot.store.sql.files import FileName
from bot.turns.sanitize import clean
from bot.wording import listed, say
from rules import Policy

ROSTER: Final = "/roster"
CHOSEN: Final = "columns"
"""The draft that is what was said of a file's columns last: it stands there again where it was not taken."""
STORY: Final = "story"
"""A column of texts, any of which may tell anything."""
SCOPE: Final = "scope"
"""The stage of what every level asks for alike: where no column tells of it, nobody is known to be eligible."""
FEW: Final = 10
PEOPLE: Final = 25
"""Who stand beside their result, and on each of the pages with everybody."""
_LONGEST_FIELD: Final = 200

routes: Final = web.RouteTableDef()


class NotedResult(NamedTuple):
    """The result of a roster on the page by the number of its piece, with its notes.

    ``is_refused``: there is no result, only the file, of which it is to be said what its columns are. ``untold``: of
    what every level asks for alike, what no column tells.
    """

    number: int
    name: str
    notes: RosterNotes
    is_refused: bool
    roster: Roster
    untold: tuple[str, ...] = ()


@routes.get(ROSTER)
async def show(request: web.Request) -> web.Response:
    """How it goes, what is under way and what has come of it."""
    (visitor, _), site = officer_of(request), site_of(request)
    desk = desktop(request, visitor)
    newest_first = reversed(desk.pieces)
    letters = desk._replace(
        pieces=[piece for piece in newest_first if piece.posted.kind in {"letter", "notice"}]
    )
    terms, policy = site.surroundings.rosters, policy_of(request)
    return page(
        request,
        "roster.html",
        has_commands=True,
        desk=letters,
        noted={piece.number: noted for piece in letters.pieces if (noted := await _noted(request, piece))},
        chosen=dict(parse_qsl(desk.drafts.get(CHOSEN, ""))),
        needed=() if policy is None else tuple(_of_everybody(policy).values()),
        automatic=listed("roster.columns.again")[0],
        progress=site.messenger.progress_of,
        is_under_way=any(piece.posted.progress_of is not None for piece in letters.pieces),
        few=FEW,
        most=terms.limits.file_bytes // MEGABYTE,
        rows=f"{terms.limits.rows:,}",
    )


def _of_everybody(policy: Policy) -> dict[str, str]:
    """What every level asks for alike, and what its column is called."""
    return {path: fact.name for path, fact in policy.catalogue.facts.items() if fact.stage == SCOPE}


async def _noted(request: web.Request, piece: PagePiece) -> NotedResult | None:
    file, site = piece.posted.file, site_of(request)
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
    told = {column.fact for column in notes.columns}
    policy = None if STORY in told else site.notice.policy(today_of(request), roster.wanted.notice)
    untold = {} if policy is None else _of_everybody(policy)
    return NotedResult(
        piece.number,
        file.name,
        notes,
        PurePosixPath(file.place).name == UPLOAD_FILE,
        roster,
        tuple(name for path, name in untold.items() if path not in told),
    )


@routes.get(rf"{ROSTER}/{{number:\d{{1,15}}}}/people")
async def show_people(request: web.Request) -> web.Response:
    """Everybody of a result, a page at a time; the address names its letter, and nobody."""
    (visitor, _), wanted = officer_of(request), int(request.match_info["number"])
    pieces = desktop(request, visitor).pieces
    piece = next((one for one in pieces if one.number == wanted), None)
    found = None if piece is None else await _noted(request, piece)
    if found is None:
        raise RequestRefused(HTTPStatus.NOT_FOUND, "roster_gone")
    number, more = place_of(request, len(found.notes.people), PEOPLE)
    lines = found.notes.people[number * PEOPLE :][:PEOPLE]
    return page(request, "roster_people.html", found=found, lines=lines, number_of_page=number, more=more)


@routes.post(ROSTER)
async def upload(request: web.Request) -> web.Response:
    """Keep the file and have it assessed; a file that is not taken is not kept."""
    (visitor, _), site = officer_of(request), site_of(request)
    try:
        fields, taken = await received(request, site, visitor)
    except NO_FORM:
        raise web.HTTPBadRequest from None
    if taken is None:
        raise RequestRefused(HTTPStatus.BAD_REQUEST, "no_file")
    await take(site, visitor, fields.get("nonce", ""), Submitted(file=taken))
    clear(site, taken.file)
    return see_other(ROSTER)


@routes.post(f"{ROSTER}/columns")
async def read_as(request: web.Request) -> web.Response:
    """Remember what columns are, and assess the file of a result anew by that."""
    (visitor, _), site, form = officer_of(request), site_of(request), await request.post()
    piece = next(
        (one for one in desktop(request, visitor).pieces if str(one.number) == form.get("result")), None
    )
    noted = None if piece is None else await _noted(request, piece)
    if noted is None:
        raise RequestRefused(HTTPStatus.BAD_REQUEST, "roster_gone")
    said = {
        clean(column.heading): str(form[field])
        for number, column in enumerate(noted.notes.columns)
        if form.get(field := f"column.{number}") in {*noted.notes.choices, *listed("roster.columns.again")}
    }
    file, put_away = again(site, noted.roster, noted.name), noted.number if noted.is_refused else 0
    left = urlencode({f"{file.file} {heading}": column for heading, column in said.items()})
    submitted = Submitted(columns=said, file=file, letter=put_away, drafts={CHOSEN: left})
    await take(site, visitor, str(form.get("nonce", "")), submitted)
    clear(site, file.file)
    return see_other(ROSTER)


@routes.get(f"{ROSTER}/template.xlsx")
async def hand_out(request: web.Request) -> web.Response:
    """The template of the notice in force."""
    officer_of(request)
    return web.Response(
        body=template(notice_of(request).id), headers=attached(say("roster.template.file"), XLSX)
    )


async def received(
    request: web.Request, site: Site, visitor: Visitor
) -> tuple[dict[str, str], Attachment | None]:
    """The fields of the form, and the file as it is kept; an earlier roster, ``last``, is kept with it.

    Raises ValueError for what is no form.
    """
    fields: dict[str, str] = {}
    taken: Attachment | None = None
    file, files = new_file(), KeptFiles(site.store)
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        if part.filename is None:
            fields[part.name] = (await part.read_chunk(_LONGEST_FIELD)).decode("utf-8", "replace")
            continue
        # The token stands before the files in the form: nothing of a stranger's is written.
        check_token(visitor, fields.get("token", ""))
        kind = LAST_FILE if taken is not None and part.name == LAST_FILE else UPLOAD_FILE
        if part.filename and (taken is None or kind == LAST_FILE):
            size = await files.put(visitor.owner, FileName(NAME, file, kind), _pieces(site, part))
            taken = taken or Attachment(file, _named(part), part.headers.get("Content-Type", ""), size)
    return fields, taken


def again(site: Site, roster: Roster, name: str) -> Attachment:
    """The file of a roster, with the earlier one, to be assessed once more."""
    file = new_file()
    with site.store.transaction() as transaction:
        for kind in (UPLOAD_FILE, LAST_FILE):
            transaction.files.copy(FileName(NAME, roster.wanted.file, kind), file)
    return Attachment(file, name, size=roster.wanted.size)


def clear(site: Site, file: str) -> None:
    """Erase what was taken, unless it is to be assessed."""
    with site.store.transaction() as transaction:
        transaction.files.clear(NAME, file)


async def _pieces(site: Site, part: BodyPartReader) -> AsyncIterator[bytes]:
    """One more byte than is allowed is enough to know: the turn says that it is too large."""
    most, size = site.surroundings.rosters.limits.file_bytes, 0
    while size <= most and (piece := await part.read_chunk(PIECE)):
        size += len(piece)
        yield bytes(piece)


def _named(part: BodyPartReader) -> str:
    """What the file is called; browsers write three signs of a name in another way (WHATWG HTML, form submission)."""
    name = part.filename or ""
    for written, meant in (("%22", '"'), ("%0D", " "), ("%0A", " ")):
        name = name.replace(written, meant)
    return clean(name)
