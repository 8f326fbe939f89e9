"""Files that officers send: taken in pieces, never more than is allowed, and kept until they are worked off."""

from __future__ import annotations

import secrets
import shutil
from typing import TYPE_CHECKING, BinaryIO, Final

from aiohttp import BodyPartReader

from bot.channels.web.guard import check_token
from bot.channels.web.messenger import beside_last
from bot.channels.web.standing import NAME
from bot.features.attachment import Attachment
from bot.features.jobs.roster_job import LAST_FILE, UPLOAD_FILE
from bot.turns.sanitize import clean

if TYPE_CHECKING:
    from pathlib import Path

    from aiohttp import web

    from bot.channels.web.site import Site
    from bot.channels.web.visitor import Visitor

CHUNK: Final = 1 << 16
_OWNER_ONLY: Final = 0o600
_LONGEST_FIELD: Final = 200


async def received(
    request: web.Request, site: Site, visitor: Visitor
) -> tuple[dict[str, str], Attachment | None]:
    """The fields of the form, and the file as it is kept; an earlier roster, ``last``, lies beside it.

    Raises ValueError for what is no form.
    """
    fields: dict[str, str] = {}
    taken: Attachment | None = None
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        if part.filename is None:
            fields[part.name] = (await part.read_chunk(_LONGEST_FIELD)).decode("utf-8", "replace")
            continue
        # The token stands before the files in the form: nothing of a stranger's is written.
        check_token(visitor, fields.get("token", ""))
        if taken is None and part.filename:
            place = _new_place(site)
            taken = Attachment(
                place.name, _named(part), part.headers.get("Content-Type", ""), await _kept(site, part, place)
            )
        elif taken is not None and part.filename and part.name == LAST_FILE:
            await _kept(site, part, beside_last(_uploads(site) / taken.file))
    return fields, taken


def again(site: Site, folder: Path, name: str) -> Attachment | None:
    """The file in the ``folder`` of a roster, with the earlier one, to be assessed once more; none where it is gone."""
    source, place = folder / UPLOAD_FILE, _new_place(site)
    try:
        _copy(source, place)
        if (folder / LAST_FILE).exists():
            _copy(folder / LAST_FILE, beside_last(place))
    except OSError:
        place.unlink(missing_ok=True)
        return None
    return Attachment(place.name, name, size=place.stat().st_size)


def _copy(source: Path, place: Path) -> None:
    with source.open("rb") as file, _opened(place) as copy:
        shutil.copyfileobj(file, copy)


def clear(site: Site, file: str) -> None:
    """Remove what was taken, unless it is to be assessed."""
    with site.store.transaction() as transaction:
        wanted = {roster.wanted.file for roster in transaction.rosters.every(NAME)}
    if file not in wanted:
        upload = _uploads(site) / file
        upload.unlink(missing_ok=True)
        beside_last(upload).unlink(missing_ok=True)


def clear_all(site: Site) -> None:
    """Remove what an earlier process took and did not have assessed."""
    uploads = _uploads(site)
    for place in list(uploads.iterdir()) if uploads.is_dir() else ():
        clear(site, place.name.partition(".")[0])


def _uploads(site: Site) -> Path:
    return site.folder / "uploads"


def _new_place(site: Site) -> Path:
    _uploads(site).mkdir(mode=0o700, parents=True, exist_ok=True)
    return _uploads(site) / secrets.token_hex(16)


def _opened(place: Path) -> BinaryIO:
    """To be written, for its owner's eyes only."""
    place.touch(mode=_OWNER_ONLY)
    return place.open("wb")


async def _kept(site: Site, part: BodyPartReader, place: Path) -> int:
    """Its size. One more byte than is allowed is enough to know: the turn says that it is too large."""
    most, size = site.surroundings.rosters.limits.file_bytes, 0
    with _opened(place) as file:
        while size <= most and (chunk := await part.read_chunk(CHUNK)):
            size += len(chunk)
            file.write(chunk)
    return size


def _named(part: BodyPartReader) -> str:
    """What the file is called; browsers write three signs of a name in another way (WHATWG HTML, form submission)."""
    name = part.filename or ""
    for written, meant in (("%22", '"'), ("%0D", " "), ("%0A", " ")):
        name = name.replace(written, meant)
    return clean(name)
