"""Looking into an XLSX or ODS archive before anything else opens it: how big it really is, what it hides."""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Final, NoReturn

from bot.roster.refusal import RosterRefused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.roster.limits import Limits

_CHUNK: Final = 1 << 20
_LONGEST_TAG: Final = 4_096
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_CELL: Final = re.compile(
    rb'<(?:\w+:)?c\s(?:[^<>]*?\s)?r="([A-Z]{1,3})([0-9]{1,7})"[^<>]*(?<!/)>(\s*<(?:\w+:)?f[\s>/])?'
)
"""A cell with something in it, and whether that is a formula; cells that are only coloured close at once."""
_ODS_TAG: Final = re.compile(rb"<table:(table-row|table-cell)\b([^<>]*)>")
_TIMES: Final = re.compile(rb'number-(?:rows|columns)-repeated="([0-9]{1,9})"')
_DAMAGED: Final = "这个文件已损坏或不完整，打不开。请在 Excel 或 WPS 里打开原文件，另存为 .xlsx 再试。"


@dataclass(slots=True)
class Contents:
    """What is in the archive: its kind, macros and links to other files, formulas by the sheet's part."""

    kind: str
    macros: bool = False
    links: bool = False
    formulas: dict[str, set[tuple[int, int]]] = field(default_factory=dict)


class _Repeated:
    """Counts the cells of an ODS sheet that have a value: few words can stand for a billion of them."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._rows = 1
        self._cells = 0

    def count(self, xml: bytes) -> None:
        """Take in the next part of the sheet's XML; a tag cut in two is not counted, which does no harm."""
        for element, attributes in _ODS_TAG.findall(xml):
            times = _TIMES.search(attributes)
            if element == b"table-row":
                self._rows = int(times[1]) if times else 1
            elif b"value-type" in attributes:
                self._cells += self._rows * (int(times[1]) if times else 1)
        if self._cells > self._limits.cells:
            raise RosterRefused("表格里有重复很多万次的内容，没有打开。请删掉花名册以外的内容。")


def look_into(stream: BinaryIO, limits: Limits) -> Contents:
    """Unpack once, counting. Raises RosterRefused: damaged, encrypted, no spreadsheet, or over the limits."""
    try:
        with zipfile.ZipFile(stream) as archive:
            return _looked_into(archive, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
        raise RosterRefused(_DAMAGED) from None
    except RuntimeError:  # zipfile's word for "needs a password"
        raise RosterRefused("这个文件加了密码，打不开。请去掉密码后再试。") from None


def _looked_into(archive: zipfile.ZipFile, limits: Limits) -> Contents:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if len(parts) > limits.parts:
        raise RosterRefused(f"这个文件里的部件太多（超过 {limits.parts} 个），不像一份花名册。")
    contents = Contents(_kind(archive, names))
    contents.macros = any(name.lower().endswith(("vbaproject.bin", ".xlm")) for name in names) or any(
        name.lower().startswith(("basic/", "xl/macrosheets/")) for name in names
    )
    contents.links = any(name.lower().startswith("xl/externallinks/") for name in names)
    room = limits.unpacked_bytes
    repeated = _Repeated(limits)
    for part in parts:
        worksheet = _SHEET.fullmatch(part.filename) is not None
        found: set[tuple[int, int]] = set()
        last = b""
        part.file_size = (
            limits.unpacked_bytes + 4 * _CHUNK
        )  # else no more is unpacked than the archive says there is
        for chunk in _chunks(archive, part):
            room -= len(chunk)
            if room < 0:
                raise RosterRefused(_too_big(limits))
            if worksheet:
                found.update(_formulas(last + chunk, limits))
                last = chunk[-_LONGEST_TAG:]
            elif part.filename == "content.xml":
                repeated.count(chunk)
        if found:
            contents.formulas[part.filename.lower()] = found
    return contents


def _too_big(limits: Limits) -> str:
    return f"这个文件展开后超过 {limits.unpacked_bytes // 1_000_000} MB，没有打开。请只保留花名册本身的内容。"


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
            raise RosterRefused("这个文件加了密码，打不开。请去掉密码后再试。")
        if b"opendocument.spreadsheet" in _head(
            archive, "mimetype" if "mimetype" in names else "content.xml"
        ):
            return "ods"
    if "word/document.xml" in names:
        _other("Word 文档")
    if "ppt/presentation.xml" in names:
        _other("PPT 演示文稿")
    _other("压缩包")
    return None


def _head(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as unpacked:
        return unpacked.read(_CHUNK)


def _other(what: str) -> NoReturn:
    raise RosterRefused(f"这是 {what}，不是花名册能用的表格。请用 .xlsx、.ods 或 .csv 文件。")


def _formulas(xml: bytes, limits: Limits) -> Iterator[tuple[int, int]]:
    """The cells with formulas; every reference is held against the limits, for a reader makes room for all before."""
    for letters, digits, formula in _CELL.findall(xml):
        row, column = int(digits), _column(letters)
        if column > limits.columns or row > max(limits.rows, 1_048_576):
            raise RosterRefused(f"表格太宽：最多 {limits.columns} 列。请删掉花名册以外的内容。")
        if row > limits.rows:
            raise RosterRefused(f"表格太长：最多 {limits.rows} 行。请删掉表尾多余的内容，或分成几份。")
        if formula:
            yield row - 1, column - 1


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column
