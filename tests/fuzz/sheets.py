"""Spreadsheets: odd words in the cells of sound ones, and files that are broken in any way."""

from __future__ import annotations

import csv
import io
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final
from unittest.mock import patch

from hypothesis import strategies as st

from bot.roster import job, messages
from bot.roster.limits import Limits
from bot.roster.problem import RosterRefused
from bot.roster.template import write_template
from tests.bot.roster.files import GOOD, HEADINGS, ods, ods_row, staff
from tests.dialogs.person import TODAY
from tests.fuzz.target import Target
from tests.fuzz.texts import PIECES, POLICY, texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LIMITS: Final = Limits(unpacked_bytes=20_000_000, parts=200, rows=2_000, cells=200_000)
FURTHER: Final = (
    "姓名",
    "部门",
    "专业方向",
    "职称",
    "职称级别",
    "取得时间",
    "成果",
    "备注",
    "个人情况",
    "论文",
    "发明专利",
    "奖项",
)
SNIPPETS: Final = (
    *(
        '<c r="A1" t="s"><v>1</v></c>',
        '<c r="ZZZ9999999"><v>1</v></c>',
        "<row/>",
        '<row r="99999999">',
        "</row>",
        "</c>",
    ),
    *(
        ' a="1"',
        ' r="A1"',
        ' t="inlineStr"',
        ' xmlns:x="y"',
        "&lt;",
        "&a;",
        "&#0;",
        "&#x1F600;",
        "<![CDATA[",
        "]]>",
        "<!--",
    ),
    *(
        '<!DOCTYPE x [<!ENTITY a "bbbb">]>',
        "<?xml?>",
        "<",
        ">",
        '"',
        "\x00",
        "\ufeff",
        "长",
        "<v>1e999</v>",
        "<f>1+1</f>",
    ),
    *('table:number-columns-repeated="99999"', 'table:number-rows-repeated="999999"', "<is><t>是</t></is>"),
)


def assessed(file: bytes, people: int | None = None) -> None:
    """A file ends in a sentence or in a result; of ``people`` rows everybody stands in it, where that is known."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "in").write_bytes(file)
        order = messages.Order(
            place / "in", place / "out.xlsx", place / "out.png", place / "done", TODAY, limits=LIMITS
        )
        try:
            with patch.object(job, "draw_chart", return_value=b""):
                summary = job.run(order, lambda _: None)
        except RosterRefused as refused:
            sentence = str(refused)
        else:
            assert people is None or summary.people <= people
            assert order.out.exists()
            return
    assert sentence.strip()


def with_cells(rows: Sequence[Sequence[str]]) -> None:
    """A sound table with these cells, the first row being further headings."""
    written = io.StringIO()
    further, *others = rows
    writer = csv.writer(written)
    writer.writerow([*HEADINGS, *further])
    for number, cells in enumerate(others):
        sound = [f"A{number}", *map(str, GOOD[1:])]
        place = number % len(sound)
        sound[place] = cells[0] if cells else sound[place]
        writer.writerow([*sound, *cells[1:]])
    assessed(written.getvalue().encode("utf-8", "replace"), len(others))


@cache
def _sound() -> tuple[bytes, ...]:
    template = io.BytesIO()
    write_template(template, POLICY)
    table = "工号,北京单位,学历,专业工作年限\nA1,是,硕士,3\n".encode()
    return staff(GOOD), template.getvalue(), ods(ods_row(HEADINGS) + ods_row(list(map(str, GOOD)))), table


def broken(given: Mapping[str, Any]) -> None:
    """A sound file, changed within one of its parts and in its bytes."""
    file = _sound()[given["file"]]
    if zipfile.is_zipfile(io.BytesIO(file)):
        file = _with_part_changed(file, given)
    raw = bytearray(file)
    for at, byte in given["bytes"]:
        raw[int(at * (len(raw) - 1))] = byte
    assessed(bytes(raw[: int(len(raw) * given["kept"])]))


def _with_part_changed(file: bytes, given: Mapping[str, Any]) -> bytes:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(file)) as parts,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as changed,
    ):
        names = parts.namelist()
        chosen = names[given["part"] % len(names)]
        for name in names:
            content = parts.read(name)
            if name == chosen:
                at = int(len(content) * given["at"])
                inserted = (given["what"] * given["times"]).encode("utf-8", "replace")
                content = content[:at] + inserted + content[at + given["left_out"] :]
            changed.writestr(name, content)
    return made.getvalue()


_share = st.floats(0, 1, allow_nan=False)
_cell = st.one_of(st.sampled_from(PIECES), texts(60), texts(2500))
CELLS = Target(
    st.tuples(
        st.lists(st.sampled_from(FURTHER), max_size=8, unique=True),
        st.lists(st.lists(_cell, max_size=9), min_size=1, max_size=5),
    ).map(lambda table: [table[0], *table[1]]),
    with_cells,
    seconds=2.0,
)
FILES = Target(
    st.fixed_dictionaries(
        {
            "file": st.integers(0, 3),
            "part": st.integers(0, 30),
            "at": _share,
            "what": st.one_of(st.sampled_from(SNIPPETS), st.text(max_size=8)),
            "times": st.one_of(st.integers(0, 3), st.integers(0, 20_000)),
            "left_out": st.integers(0, 50),
            "bytes": st.one_of(st.just([]), st.lists(st.tuples(_share, st.integers(0, 255)), max_size=5)),
            "kept": st.one_of(st.just(1.0), st.just(1.0), _share),
        }
    ),
    broken,
    seconds=3.0,
)
