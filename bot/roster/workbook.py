"""Opening an uploaded file by what it is, never by its name."""

from __future__ import annotations

import io
import re
import zipfile
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from bot.roster.limits import Limits
from bot.roster.package import Contents, look_into
from bot.roster.problem import RosterRefused, remark
from bot.roster.separated import read_separated
from bot.roster.sheet import Cell, Sheet, Workbook
from bot.wording import say

_ZIP: Final = b"PK\x03\x04"
_EMPTY_ZIP: Final = b"PK\x05\x06"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_HEAD: Final = 4096
_LETTER: Final = re.compile(rb"(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:")
"""A page saved as a letter; its pictures are enclosed."""


class _SheetRows:
    """A sheet's rows from its very first one, merged cells left as they are."""

    def __init__(self, sheet: CalamineSheet) -> None:
        self._sheet = sheet

    def __iter__(self) -> Iterator[list[Cell]]:
        start = self._sheet.start
        if start is None:
            return
        margin: list[Cell] = [""] * start[1]
        for row in self._sheet.iter_rows():
            yield margin + row if margin else list(row)


def read_workbook(path: Path, limits: Limits) -> Workbook:
    """The visible sheets of a file. Raises RosterRefused when it is no spreadsheet, damaged or over the limits."""
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise RosterRefused(
                say("opening.too_big", size=f"{size / 1e6:.1f}", most=f"{limits.file_bytes / 1e6:.0f}")
            )
        raw = path.read_bytes()
    except OSError as error:
        raise RosterRefused(say("opening.no_file", why=error.strerror)) from None
    if not raw.strip():
        raise RosterRefused(say("opening.empty"))
    if raw.startswith(_OLE):
        return _calamine(raw, _old_contents(raw), limits, say("opening.old"))
    if raw.startswith((_ZIP, _EMPTY_ZIP)):
        return _calamine(raw, look_into(io.BytesIO(raw), limits), limits, say("opening.unreadable"))
    if _is_page(raw):
        raise RosterRefused(say("opening.page"))
    return read_separated(raw, limits)


def _old_contents(raw: bytes) -> Contents:
    """What is in a file of old Office, by the names of its streams."""
    if _ENCRYPTED in raw:
        raise RosterRefused(say("opening.password"))
    for stream, what in (("WordDocument", "opening.word"), ("PowerPoint Document", "opening.slides")):
        if stream.encode("utf-16-le") in raw:
            raise RosterRefused(say(what))
    return Contents("xls", macros="_VBA_PROJECT".encode("utf-16-le") in raw)


def _is_page(raw: bytes) -> bool:
    """Whether this is a web page, one saved with its pictures, XML or PDF, whatever it is called."""
    head = raw[:_HEAD]
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        head = head[: len(head) // 2 * 2].decode("utf-16", "replace").encode()
    head = head.removeprefix(BOM_UTF8).lstrip()
    return head.startswith((b"<", b"%PDF")) or _LETTER.match(head) is not None


def _calamine(raw: bytes, contents: Contents, limits: Limits, unreadable: str) -> Workbook:
    try:
        with_sheets = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        return _workbook(with_sheets, raw, contents, limits)
    except PasswordError:
        raise RosterRefused(say("opening.password")) from None
    except (CalamineError, OSError, ValueError, UnicodeError, zipfile.BadZipFile):
        raise RosterRefused(unreadable) from None
    except BaseException as panic:
        if (
            type(panic).__name__ == "PanicException"
        ):  # the Rust library gave up; pyo3 does not export the type
            raise RosterRefused(unreadable) from None
        raise


def _workbook(workbook: CalamineWorkbook, raw: bytes, contents: Contents, limits: Limits) -> Workbook:
    known = workbook.sheets_metadata
    if len(known) > limits.sheets:
        raise RosterRefused(say("opening.sheets", n=len(known), most=limits.sheets))
    remarks = [remark("", words) for words in _ignored(contents)]
    looked_into = (*contents.formulas.values(), *chain.from_iterable(contents.hidden.values()))
    parts = _parts(raw) if contents.kind == "xlsx" and any(looked_into) else {}
    sheets = []
    for one in known:
        if one.visible is not SheetVisibleEnum.Visible:
            remarks.append(remark(one.name, say("opening.hidden_sheet")))
        elif one.typ is not SheetTypeEnum.WorkSheet:
            remarks.append(remark(one.name, say("opening.no_worksheet")))
        else:
            part = parts.get(one.name, one.name)
            rows, columns = contents.hidden.get(part, ((), ()))
            sheet = _sheet(workbook.get_sheet_by_name(one.name), limits)
            formulas = frozenset(contents.formulas.get(part, ()))
            hidden, unseen = frozenset(rows), frozenset(columns)
            sheets.append(replace(sheet, formulas=formulas, hidden=hidden, hidden_columns=unseen))
    if not sheets:
        raise RosterRefused(say("opening.no_sheets"))
    if sum(sheet.height for sheet in sheets) > limits.rows:
        raise RosterRefused(say("opening.rows", most=limits.rows))
    return Workbook(tuple(sheets), remarks)


def _sheet(sheet: CalamineSheet, limits: Limits) -> Sheet:
    end = sheet.end or (-1, -1)
    height, width = end[0] + 1, end[1] + 1
    if height > limits.rows or width > limits.columns or height * width > limits.cells:
        raise RosterRefused(
            say("opening.sheet_too_big", sheet=sheet.name, rows=limits.rows, columns=limits.columns)
        )
    merged = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
    return Sheet(sheet.name, _SheetRows(sheet), height, merged=merged)


def _ignored(contents: Contents) -> Iterator[str]:
    if contents.macros:
        yield say("opening.macros")
    if contents.links:
        yield say("opening.links")
    if contents.kind == "xls":
        yield say("opening.hidden_unseen")


def _parts(raw: bytes) -> dict[str, str]:
    """Which part of an XLSX file each sheet is in, by the workbook's relations."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        try:
            book = fromstring(archive.read("xl/workbook.xml"))
            relations = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        except (ParseError, DefusedXmlException, KeyError):
            raise RosterRefused(say("opening.unreadable")) from None
    targets = {one.get("Id"): (one.get("Target") or "") for one in relations}
    found = {}
    for sheet in book.iter():
        if sheet.tag.endswith("}sheet"):
            identifier = next((value for name, value in sheet.items() if name.endswith("}id")), None)
            target = re.sub(r"^/?(?:xl/)?", "xl/", targets.get(identifier, ""))
            found[sheet.get("name") or ""] = target.lower()
    return found
