"""Looking into an XLSX or ODS archive before anything else opens it: how big it really is, what it hides."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final, NoReturn

from bot.roster.limits import Limits
from bot.roster.package_xml import Hidden, OdsXml, WorksheetXml
from bot.roster.problem import RosterRefused
from bot.wording import say

_CHUNK: Final = 1 << 20
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)


@dataclass(slots=True)
class Contents:
    """What is in the archive: its kind, macros, links to other files; formulas and what is hidden by the sheet's part.

    An ODS file has one part for all sheets: there it is by the sheet's name.
    """

    kind: str
    macros: bool = False
    links: bool = False
    formulas: dict[str, set[tuple[int, int]]] = field(default_factory=dict)
    hidden: dict[str, Hidden] = field(default_factory=dict)


def look_into(stream: BinaryIO, limits: Limits) -> Contents:
    """Unpack once, counting. Raises RosterRefused: damaged, encrypted, no spreadsheet, or over the limits."""
    try:
        with zipfile.ZipFile(stream) as archive:
            return _looked_into(archive, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
        raise RosterRefused(say("opening.damaged")) from None
    except RuntimeError:  # zipfile's word for "needs a password"
        raise RosterRefused(say("opening.password")) from None


def _looked_into(archive: zipfile.ZipFile, limits: Limits) -> Contents:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if len(parts) > limits.parts:
        raise RosterRefused(say("opening.parts", most=limits.parts))
    contents = Contents(_kind(archive, names))
    contents.macros = any(name.lower().endswith(("vbaproject.bin", ".xlm")) for name in names) or any(
        name.lower().startswith(("basic/", "xl/macrosheets/")) for name in names
    )
    contents.links = any(name.lower().startswith("xl/externallinks/") for name in names)
    room = limits.unpacked_bytes
    for part in parts:
        # Else no more is unpacked than the archive says there is.
        part.file_size = limits.unpacked_bytes + 4 * _CHUNK
        reader = _reader(part.filename, limits)
        for chunk in _chunks(archive, part):
            room -= len(chunk)
            if room < 0:
                raise RosterRefused(say("opening.unpacked", most=limits.unpacked_bytes // 1_000_000))
            if reader is not None:
                reader.feed(chunk)
        if isinstance(reader, WorksheetXml):
            contents.formulas[part.filename.lower()] = reader.formulas
            contents.hidden[part.filename.lower()] = reader.hidden
        elif isinstance(reader, OdsXml):
            contents.hidden |= reader.hidden
    return contents


def _reader(name: str, limits: Limits) -> WorksheetXml | OdsXml | None:
    """What looks into a part of this name; None for those that have no cells."""
    if _SHEET.fullmatch(name):
        return WorksheetXml(limits)
    return OdsXml(limits) if name == "content.xml" else None


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    if part.flag_bits & 1:
        raise RuntimeError("encrypted")
    with archive.open(part) as unpacked:
        while chunk := unpacked.read(_CHUNK):
            yield chunk


def _kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        _other("xlsb")
    if "content.xml" in names:
        if "META-INF/manifest.xml" in names and b"encryption-data" in _head(archive, "META-INF/manifest.xml"):
            raise RosterRefused(say("opening.password"))
        if b"opendocument.spreadsheet" in _head(
            archive, "mimetype" if "mimetype" in names else "content.xml"
        ):
            return "ods"
    if "word/document.xml" in names:
        _other(say("opening.kinds.word"))
    if "ppt/presentation.xml" in names:
        _other(say("opening.kinds.slides"))
    _other(say("opening.kinds.archive"))
    return None


def _head(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as unpacked:
        return unpacked.read(_CHUNK)


def _other(what: str) -> NoReturn:
    raise RosterRefused(say("opening.other", what=what))
