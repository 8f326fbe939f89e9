"""The XML of an uploaded sheet is read in time that grows with its length, whatever it is made of."""

from __future__ import annotations

import io
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from bot.roster.limits import Limits
from bot.roster.package import look_into
from bot.roster.problem import RosterRefused

if TYPE_CHECKING:
    from collections.abc import Callable

_PLAIN = b'<c r="A1" t="n"><v>1</v></c>'
_FORMULA = b'<c r="B3"><f>1+1</f><v>2</v></c>'


def _workbook(*cells: bytes, sheet: str = "xl/worksheets/sheet1.xml") -> io.BytesIO:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        rows = b"<row>" + b"".join(cells) + b"</row>"
        archive.writestr(
            sheet,
            b'<worksheet xmlns="urn:m" xmlns:x="urn:x"><sheetData>' + rows + b"</sheetData></worksheet>",
        )
    stream.seek(0)
    return stream


_HOSTILE: dict[str, Callable[[int], bytes]] = {
    "a cell with equal attributes": lambda n: b"<c " + b'r="A1" ' * n + b"></c>",
    "a cell with attributes of no reference": lambda n: b"<c " + b's="1" ' * n + b"></c>",
    "a tag that is never closed": lambda n: b"<c r=" + b'"A1" s="' * n,
    "cells within cells": lambda n: b"<c r='A1'>" * n,
    "spaces in a tag": lambda n: b"<c r='A1'" + b" " * 8 * n + b"<f/>",
    "quotes without an end": lambda n: b"<c r='A1' x=\"" + b"' \t" * n,
}


@pytest.mark.parametrize("hostile", _HOSTILE.values(), ids=_HOSTILE)
def test_a_hostile_cell_is_refused_and_costs_no_more_than_its_length(hostile: Callable[[int], bytes]) -> None:
    plain = min(_seconds_of(_PLAIN * 40_000, refused=False) for _ in range(2))
    # Of the same length about; the old reader took seconds for a thousandth of it.
    assert _seconds_of(hostile(100_000), refused=True) < 4 * plain + 0.2


def _seconds_of(cells: bytes, *, refused: bool) -> float:
    stream = _workbook(cells)
    began = time.process_time()
    if refused:
        with pytest.raises(RosterRefused, match="已损坏或不完整"):
            look_into(stream, Limits())
    else:
        look_into(stream, Limits())
    return time.process_time() - began


def test_a_tag_without_end_is_given_up_before_it_is_read_again_and_again() -> None:
    stream = _workbook(b"<c r='A1' x='" + b"y" * 40_000_000)
    began = time.process_time()
    with pytest.raises(RosterRefused, match="已损坏或不完整"):
        look_into(stream, Limits())
    assert time.process_time() - began < 2


def test_a_document_type_is_refused_before_its_entities_grow() -> None:
    stream = io.BytesIO()
    entities = b"".join(b"<!ENTITY e%d '&e%d;&e%d;'>" % (n, n - 1, n - 1) for n in range(1, 30))
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        sheet = b"<!DOCTYPE worksheet [<!ENTITY e0 'x'>" + entities + b"]><worksheet>&e29;</worksheet>"
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    stream.seek(0)
    with pytest.raises(RosterRefused, match="已损坏或不完整"):
        look_into(stream, Limits())


@pytest.mark.parametrize("prefix", [b"", b"x:"])
def test_formulas_are_found_under_any_prefix(prefix: bytes) -> None:
    cells = _FORMULA.replace(b"<c", b"<" + prefix + b"c").replace(b"<f", b"<" + prefix + b"f")
    cells = cells.replace(b"</c", b"</" + prefix + b"c").replace(b"</f", b"</" + prefix + b"f")
    found = look_into(_workbook(_PLAIN, cells), Limits())
    assert found.formulas == {"xl/worksheets/sheet1.xml": {(2, 1)}}


def test_a_cell_that_is_only_coloured_asks_for_no_room() -> None:
    look_into(_workbook(b'<c r="XFD1048576" s="1"/>'), Limits())
    with pytest.raises(RosterRefused, match="太宽"):
        look_into(_workbook(b'<c r="XFD1"><v>1</v></c>'), Limits())
    with pytest.raises(RosterRefused, match="太长"):
        look_into(_workbook(b'<c r="A1048576"><v>1</v></c>'), Limits())
