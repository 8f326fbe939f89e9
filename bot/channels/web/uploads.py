"""Files that officers send: taken in pieces, never more than is allowed, and kept until they are worked off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aiohttp import BodyPartReader

from bot.channels.web.guard import check_token
from bot.channels.web.kept_files import PIECE, KeptFiles, new_file
from bot.channels.web.standing import NAME
from bot.features.attachment import Attachment
from bot.features.jobs.roster_job import LAST_FILE, UPLOAD_FILE
from bot.store.sql.files import FileName
from bot.turns.sanitize import clean

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from aiohttp import web

    from bot.channels.web.site import Site
    from bot.channels.web.visitor import Visitor
    from bot.store.rosters import Roster

_LONGEST_FIELD: Final = 200


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
