"""Opening an uploaded file by what it is, never by its name."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Final
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

from bot.roster.package import look_into
from bot.roster.problem import Problem, Severity
from bot.roster.refusal import RosterRefused
from bot.roster.separated import read_separated
from bot.roster.sheet import Sheet, Workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.roster.limits import Limits
    from bot.roster.package import Contents
    from bot.roster.sheet import Cell

_ZIP: Final = b"PK\x03\x04"
_EMPTY_ZIP: Final = b"PK\x05\x06"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_UNREADABLE: Final = "这个文件的内容读不懂，可能已损坏。请在 Excel 或 WPS 里打开，另存为 .xlsx 再试。"


class _SheetRows:
    """A sheet's rows from its very first one, merged cells left as they are."""

    def __init__(self, sheet: CalamineSheet) -> None:
        self._sheet = sheet

    def __iter__(self) -> Iterator[list[Cell]]:
        start = self._sheet.start
        if start is None:
            return
        for _ in range(start[0]):
            yield []
        margin: list[Cell] = [""] * start[1]
        for row in self._sheet.iter_rows():
            yield margin + row if margin else list(row)


def read_workbook(path: Path, limits: Limits) -> Workbook:
    """The visible sheets of a file. Raises RosterRefused when it is no spreadsheet, damaged or over the limits."""
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise RosterRefused(f"文件太大：{size / 1e6:.1f} MB，最多 {limits.file_bytes / 1e6:.0f} MB。")
        raw = path.read_bytes()
    except OSError as error:
        raise RosterRefused(f"文件读不了（{error.strerror}）。") from None
    if not raw.strip():
        raise RosterRefused("这个文件是空的。可以照模板填写。")
    if raw.startswith(_OLE):
        raise RosterRefused(
            "这个文件加了密码，打不开。请去掉密码后再试。"
            if _ENCRYPTED in raw
            else "这是旧版的 .xls（或其他旧版 Office）文件。请在 Excel 或 WPS 里另存为 .xlsx 再试。"
        )
    if raw.startswith((_ZIP, _EMPTY_ZIP)):
        return _packaged(raw, limits)
    if raw.lstrip()[:1] == b"<" or raw.startswith(b"%PDF"):
        raise RosterRefused("这是网页、XML 或 PDF，不是表格。请在 Excel 或 WPS 里打开，另存为 .xlsx 再试。")
    return read_separated(raw, limits)


def _packaged(raw: bytes, limits: Limits) -> Workbook:
    contents = look_into(io.BytesIO(raw), limits)
    try:
        with_sheets = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        return _workbook(with_sheets, raw, contents, limits)
    except PasswordError:
        raise RosterRefused("这个文件加了密码，打不开。请去掉密码后再试。") from None
    except (CalamineError, OSError, ValueError, UnicodeError, zipfile.BadZipFile):
        raise RosterRefused(_UNREADABLE) from None
    except BaseException as panic:
        if (
            type(panic).__name__ == "PanicException"
        ):  # the Rust library gave up; pyo3 does not export the type
            raise RosterRefused(_UNREADABLE) from None
        raise


def _workbook(workbook: CalamineWorkbook, raw: bytes, contents: Contents, limits: Limits) -> Workbook:
    known = workbook.sheets_metadata
    if len(known) > limits.sheets:
        raise RosterRefused(f"工作表太多：{len(known)} 个，最多 {limits.sheets} 个。")
    remarks = [_remark("", words) for words in _ignored(contents)]
    parts = _parts(raw) if contents.formulas else {}
    sheets = []
    for one in known:
        if one.visible is not SheetVisibleEnum.Visible:
            remarks.append(_remark(one.name, "这是隐藏的工作表，没有读。要用的话请取消隐藏。"))
        elif one.typ is not SheetTypeEnum.WorkSheet:
            remarks.append(_remark(one.name, "这不是普通的工作表（图表或宏表），没有读。"))
        else:
            formulas = contents.formulas.get(parts.get(one.name, ""), set())
            sheets.append(_sheet(workbook.get_sheet_by_name(one.name), frozenset(formulas), limits))
    if not sheets:
        raise RosterRefused("这个文件里没有可以读的工作表。")
    if sum(sheet.height for sheet in sheets) > limits.rows:
        raise RosterRefused(f"表格太长：合起来最多 {limits.rows} 行。请分成几份。")
    return Workbook(tuple(sheets), remarks)


def _sheet(sheet: CalamineSheet, formulas: frozenset[tuple[int, int]], limits: Limits) -> Sheet:
    end = sheet.end or (-1, -1)
    height, width = end[0] + 1, end[1] + 1
    if height > limits.rows or width > limits.columns or height * width > limits.cells:
        raise RosterRefused(
            f"工作表“{sheet.name}”太大：最多 {limits.rows} 行、{limits.columns} 列。请删掉花名册以外的内容。"
        )
    return Sheet(sheet.name, _SheetRows(sheet), height, formulas)


def _ignored(contents: Contents) -> Iterator[str]:
    if contents.macros:
        yield "文件里有宏，没有运行，也没有读。"
    if contents.links:
        yield "文件里有指向其他文件的链接，没有打开；这样的格用的是文件里保存的值。"


def _remark(sheet: str, words: str) -> Problem:
    return Problem(Severity.NOTE, sheet, None, None, "", words)


def _parts(raw: bytes) -> dict[str, str]:
    """Which part of an XLSX file each sheet is in, by the workbook's relations."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        try:
            book = fromstring(archive.read("xl/workbook.xml"))
            relations = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        except (ParseError, DefusedXmlException, KeyError):
            raise RosterRefused(_UNREADABLE) from None
    targets = {one.get("Id"): (one.get("Target") or "") for one in relations}
    found = {}
    for sheet in book.iter():
        if sheet.tag.endswith("}sheet"):
            identifier = next((value for name, value in sheet.items() if name.endswith("}id")), None)
            target = re.sub(r"^/?(?:xl/)?", "xl/", targets.get(identifier, ""))
            found[sheet.get("name") or ""] = target.lower()
    return found
