"""Files that are no spreadsheet, broken ones, bombs, and whatever else may be wrong with the file as such."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from codecs import BOM_UTF8
from pathlib import Path

from tests.bot.roster.files import (
    GOOD,
    GOOD_ROWS,
    HEADINGS,
    archive,
    csv_text,
    ods,
    ods_row,
    package,
    person,
    row_xml,
    sheet_xml,
    staff,
    xlsx,
)
from tests.bot.roster.odd_file import NONE_NOW, OddFile, good

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOK = "xl/workbook.xml"
_EMPTY_TAIL = (
    '<table:table-row table:number-rows-repeated="1048574"><table:table-cell '
    'table:number-columns-repeated="16384"/></table:table-row>'
)
_BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    + "".join(f'<!ENTITY {chr(97 + n)} "{f"&{chr(96 + n)};" * 10}">' for n in range(2, 12))
    + "]><x>&l;</x>"
)


def _old() -> bytes:
    """Written by a program of the nineties' format: two rows of headings, one person merged over two rows."""
    return Path(__file__).with_name("old.xls").read_bytes()


def _damaged() -> bytes:
    raw = bytearray(staff(GOOD))
    middle = raw.find(b"xl/worksheets/sheet1.xml") + 60
    raw[middle : middle + 40] = b"\xff" * 40
    return bytes(raw)


def _password_flag() -> bytes:
    raw = bytearray(package(sheet_xml(GOOD_ROWS)))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = raw.find(mark)
        while place >= 0:
            raw[place + flags] |= 1
            place = raw.find(mark, place + 4)
    return bytes(raw)


def _bomb() -> bytes:
    return package("<worksheet>" + " " * 310_000_000)


def _lying_bomb() -> bytes:
    """A worksheet that says it is as long as a good one, its checksum right for that, and has 310 MB more."""
    said = sheet_xml(GOOD_ROWS).encode()
    raw = bytearray(package(said + b" " * 310_000_000))
    entry = raw.rfind(b"PK\x01\x02", 0, raw.rfind(b"xl/worksheets/sheet1.xml"))
    raw[entry + 16 : entry + 20] = struct.pack("<L", zlib.crc32(said))
    raw[entry + 24 : entry + 28] = struct.pack("<L", len(said))
    return bytes(raw)


def _many_parts() -> bytes:
    return package(sheet_xml(GOOD_ROWS), {f"xl/media/{n}.txt": "x" for n in range(3000)})


def _rows(rows: str) -> bytes:
    return package(sheet_xml(GOOD_ROWS + rows))


def _shared(strings: str) -> bytes:
    sheet = row_xml(1, HEADINGS) + row_xml(2, GOOD).replace(
        't="inlineStr"><is><t>A1</t></is>', 't="s"><v>7</v>'
    )
    return package(sheet_xml(sheet), {"xl/sharedStrings.xml": strings})


def _twice() -> bytes:
    raw = package(sheet_xml(GOOD_ROWS))
    return raw + raw[: len(raw) // 2]


def _prefixed() -> bytes:
    rows = GOOD_ROWS.replace("<", "<x:").replace("<x:/", "</x:")
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return package(f'<x:worksheet xmlns:x="{main}"><x:sheetData>{rows}</x:sheetData></x:worksheet>')


def _absolute_target() -> bytes:
    raw = package(sheet_xml(GOOD_ROWS))
    relations = _part(raw, "xl/_rels/workbook.xml.rels").replace(b"worksheets/", b"/xl/worksheets/")
    return package(sheet_xml(GOOD_ROWS), {"xl/_rels/workbook.xml.rels": relations})


def _part(raw: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as made:
        return made.read(name)


PACKAGES = [
    OddFile("empty", lambda: b"", refused="空的"),
    OddFile("only blanks", lambda: b" \r\n\t \n", refused="空的"),
    OddFile("cut in half", lambda: staff(GOOD)[:3000], refused="损坏"),
    OddFile("only the first ten bytes", lambda: staff(GOOD)[:10], refused="损坏"),
    OddFile("bytes overwritten", _damaged, refused="损坏"),
    OddFile("something appended", lambda: staff(GOOD) + b"\0" * 64, people=good()),
    OddFile("half of it once more", _twice, people=good()),
    OddFile("random bytes", lambda: random.Random(1).randbytes(5000), refused="不是表格"),
    OddFile("a picture", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100, refused="不是表格"),
    OddFile("a PDF", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", refused="PDF"),
    OddFile("a web page called .xls", lambda: b"<html><table><tr><td>1</td></tr></table>", refused="网页"),
    OddFile("Excel 2003 XML", lambda: b'<?xml version="1.0"?><Workbook/>', refused="XML"),
    OddFile("a Word document", lambda: archive({"word/document.xml": "<w/>"}), refused="Word"),
    OddFile("slides", lambda: archive({"ppt/presentation.xml": "<p/>"}), refused="PPT"),
    OddFile("an ordinary zip", lambda: archive({"a.txt": "hello"}), refused="压缩包"),
    OddFile("a zip in a zip", lambda: archive({"a.xlsx": staff(GOOD)}), refused="压缩包"),
    OddFile("a zip of nothing", lambda: archive({}), refused="压缩包"),
    OddFile("an ODF text", lambda: archive({"content.xml": "<office:text/>"}), refused="压缩包"),
    OddFile("a binary workbook", lambda: archive({"xl/workbook.bin": b"\x83\x01"}), refused="xlsb"),
    OddFile("an old .xls", lambda: _OLE + b"\0" * 600, refused=".xls"),
    OddFile(
        "an old .xls of a person in two rows",
        _old,
        people={"甲一": NONE_NOW},
        told=("没有姓名", "隐藏的工作表"),
    ),
    OddFile("an old .xls cut off", lambda: _old()[:1500], refused=".et"),
    OddFile(
        "an old Word document",
        lambda: _OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"),
        refused="Word",
    ),
    OddFile("a web page with a mark", lambda: BOM_UTF8 + b"<html><table>", refused="网页"),
    OddFile("a web page in UTF-16", lambda: "<html><table>".encode("utf-16"), refused="网页"),
    OddFile(
        "a web page with its pictures",
        lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related\n",
        refused="网页",
    ),
    OddFile("password", lambda: _OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), refused="密码"),
    OddFile("a zip with a password", _password_flag, refused="密码"),
    OddFile(
        "an ODS with a password",
        lambda: ods("", {"META-INF/manifest.xml": "<manifest:encryption-data/>"}),
        refused="密码",
    ),
    OddFile("a zip bomb", _bomb, refused="展开后", hostile=True),
    OddFile("a bomb that lies about its size", _lying_bomb, refused="展开后", hostile=True),
    OddFile("3,000 parts", _many_parts, refused="部件太多"),
    OddFile("21 MB", lambda: b"a,b\n" * 5_250_000, refused="文件太大"),
    OddFile(
        "a value in the last cell there is",
        lambda: _rows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        refused="最多",
        hostile=True,
    ),
    OddFile(
        "a value in row 1,000,000",
        lambda: _rows('<row r="1000000"><c r="A1000000"><v>1</v></c></row>'),
        refused="太长",
        hostile=True,
    ),
    OddFile(
        "a value in column ZZZ",
        lambda: _rows('<row r="3"><c r="ZZZ3"><v>1</v></c></row>'),
        refused="太宽",
        hostile=True,
    ),
    OddFile(
        "1M empty rows", lambda: _rows("".join(f'<row r="{n}"/>' for n in range(3, 1_048_577))), people=good()
    ),
    OddFile(
        "1M coloured empty cells",
        lambda: _rows("".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(3, 1_048_577))),
        people=good(),
    ),
    OddFile("400 columns", lambda: staff([*GOOD, *range(400)]), refused="太宽"),
    OddFile(
        "cells without places", lambda: package(sheet_xml(GOOD_ROWS.replace(' r="', ' q="'))), people=good()
    ),
    OddFile(
        "cell A0", lambda: _rows('<row r="0"><c r="A0"><v>1</v></c></row>'), refused="损坏", hostile=True
    ),
    OddFile(
        "no cell name", lambda: _rows('<row r="3"><c r="7"><v>1</v></c></row>'), refused="损坏", hostile=True
    ),
    OddFile(
        "a row of words", lambda: _rows('<row r="three"><c><v>1</v></c></row>'), refused="损坏", hostile=True
    ),
    OddFile("XML that ends early", lambda: package(sheet_xml(GOOD_ROWS)[:-60]), refused="损坏"),
    OddFile("XML that is none", lambda: package("hello"), refused="损坏"),
    OddFile("a missing sheet part", lambda: archive({_WORKBOOK: "<workbook/>"}), refused="损坏"),
    OddFile(
        "a workbook that is no XML", lambda: package(sheet_xml(GOOD_ROWS), {_WORKBOOK: "?"}), refused="损坏"
    ),
    OddFile(
        "billion laughs in the workbook",
        lambda: package(sheet_xml(GOOD_ROWS), {_WORKBOOK: _BILLION_LAUGHS}),
        refused="损坏",
        hostile=True,
    ),
    OddFile("billion laughs in the strings", lambda: _shared(_BILLION_LAUGHS), refused="损坏", hostile=True),
    OddFile("a shared string that is not there", lambda: _shared("<sst/>"), refused="损坏", hostile=True),
    OddFile(
        "a file of the machine as an entity",
        lambda: package(
            '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
            + sheet_xml(GOOD_ROWS.replace(">A1<", ">&f;<")).partition("?>")[2]
        ),
        refused="损坏",
        hostile=True,
    ),
    OddFile("another namespace prefix", _prefixed, people=good()),
    OddFile("absolute targets", _absolute_target, people=good()),
    OddFile(
        "part names that climb", lambda: package(sheet_xml(GOOD_ROWS), {"../../evil": "x"}), people=good()
    ),
    OddFile("31 sheets", lambda: xlsx({f"表{n}": [HEADINGS] for n in range(31)}), refused="工作表太多"),
    OddFile(
        "only hidden sheets",
        lambda: xlsx({"人员": [HEADINGS, GOOD], "": []}, ["人员"]),
        refused="没有找到人员表",
    ),
    OddFile(
        "a hidden sheet",
        lambda: xlsx({"人员": [HEADINGS, GOOD], "旧表": [HEADINGS, person("B1")]}, ["旧表"]),
        people=good(),
        told=("隐藏的工作表",),
    ),
    OddFile(
        "macros",
        lambda: package(sheet_xml(GOOD_ROWS), {"xl/vbaProject.bin": _OLE}),
        people=good(),
        told=("有宏",),
    ),
    OddFile(
        "links to other files",
        lambda: package(sheet_xml(GOOD_ROWS), {"xl/externalLinks/externalLink1.xml": "<externalLink/>"}),
        people=good(),
        told=("链接",),
    ),
    OddFile("an ODS", lambda: ods(ods_row(HEADINGS) + ods_row(GOOD)), people=good()),
    OddFile(
        "an ODS filled up to its edges",
        lambda: ods(ods_row(HEADINGS) + ods_row(GOOD) + _EMPTY_TAIL),
        people=good(),
    ),
    OddFile(
        "an ODS with a value a million times",
        lambda: ods(
            ods_row(HEADINGS)
            + '<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" '
            'office:value="1" table:number-columns-repeated="10000"/></table:table-row>'
        ),
        refused="重复",
        hostile=True,
    ),
    OddFile(
        "an ODS with a row 190,000 times, 290 values wide",
        lambda: ods(
            ods_row(HEADINGS)
            + '<table:table-row table:number-rows-repeated="190000"><table:table-cell office:value-type="float" '
            'office:value="1" table:number-columns-repeated="290"/></table:table-row>'
        ),
        refused="重复",
        hostile=True,
    ),
    OddFile("an ODS without content", lambda: ods("", {"content.xml": ""}), refused="没有可以读的工作表"),
    OddFile("a CSV called .xlsx", lambda: csv_text(GOOD).encode(), people=good()),
]
