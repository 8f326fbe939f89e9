"""Building spreadsheets for tests: good ones by xlsxwriter, bad ones part by part."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HEADINGS = ("工号", "北京单位", "学历", "专业工作年限", "基本条件（总则）", "基本条件（助理工程师）")
GOOD: tuple[Any, ...] = ("A1", "是", "硕士", 3, "是", "是")
"""Somebody who can apply for 助理工程师 under :data:`HEADINGS`."""


def person(code: str = "A1", **other: Any) -> list[Any]:
    """:data:`GOOD` with another code, and other cells by their headings."""
    cells = dict(zip(HEADINGS, GOOD, strict=True)) | {"工号": code} | other
    return [cells[heading] for heading in HEADINGS]


def xlsx(sheets: Mapping[str, Sequence[Sequence[Any]]], hidden: Sequence[str] = ()) -> bytes:
    """A workbook of plain cells; a text that begins with ``=`` is a formula, as in Excel."""
    raw = io.BytesIO()
    with xlsxwriter.Workbook(raw, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    sheet.write(number, place, cell)
            if name in hidden:
                sheet.hide()
            else:
                sheet.activate()
    return raw.getvalue()


def staff(*people: Sequence[Any], headings: Sequence[str] = HEADINGS) -> bytes:
    """A workbook with one sheet of staff."""
    return xlsx({"人员": [headings, *people]})


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of the parts."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return raw.getvalue()


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def sheet_xml(rows: str) -> str:
    """A worksheet's part around its ``<row>`` elements."""
    return f'<?xml version="1.0"?><worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def row_xml(number: int, cells: Sequence[Any]) -> str:
    """One row of texts and numbers written in place."""
    told = "".join(
        f'<c r="{chr(65 + place)}{number}"><v>{cell}</v></c>'
        if isinstance(cell, int | float)
        else f'<c r="{chr(65 + place)}{number}" t="inlineStr"><is><t>{escape(str(cell))}</t></is></c>'
        for place, cell in enumerate(cells)
    )
    return f'<row r="{number}">{told}</row>'


GOOD_ROWS = row_xml(1, HEADINGS) + row_xml(2, GOOD)


def package(sheet: str | bytes, other: Mapping[str, str | bytes] | None = None) -> bytes:
    """A workbook made by hand around one worksheet part; ``other`` parts are added or put in place of ours."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<?xml version="1.0"?><workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
        '<sheet name="人员" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/'
        f'package/2006/relationships"><Relationship Id="rId1" Type="{_RELATIONS}/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
    }
    return archive(parts | dict(other or {}))


_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def ods(rows: str, other: Mapping[str, str | bytes] | None = None) -> bytes:
    """An OpenDocument spreadsheet around its ``<table:table-row>`` elements."""
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{_OFFICE}:office:1.0" '
        f'xmlns:table="{_OFFICE}:table:1.0" xmlns:text="{_OFFICE}:text:1.0" office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="人员">{rows}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    parts: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": "<manifest/>",
        "content.xml": content,
    }
    return archive(parts | dict(other or {}))


def ods_row(cells: Sequence[Any], repeated: str = "") -> str:
    """One row; ``repeated`` is an attribute of its last cell."""
    told = [
        f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
        if isinstance(cell, int | float)
        else f'<table:table-cell office:value-type="string"><text:p>{escape(str(cell))}</text:p></table:table-cell>'
        for cell in cells
    ]
    return f"<table:table-row>{''.join(told)}{repeated}</table:table-row>"


def csv_text(
    *people: Sequence[Any], headings: Sequence[str] = HEADINGS, mark: str = ",", end: str = "\n"
) -> str:
    """A CSV without quotes."""
    return "".join(mark.join(str(cell) for cell in row) + end for row in (headings, *people))
