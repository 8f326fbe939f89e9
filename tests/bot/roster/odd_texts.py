"""CSV files as they come from everywhere."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE

from tests.bot.roster.files import GOOD, HEADINGS, csv_text, person
from tests.bot.roster.odd_file import NONE_NOW, OddFile, good

_TEXT = csv_text(GOOD)
_TWO = {**good("A1"), **good("B2 张三")}


def _mixed() -> bytes:
    lines = csv_text(person(), [*person("B2"), "张三"], headings=[*HEADINGS, "姓名"]).splitlines(
        keepends=True
    )
    return lines[0].encode() + lines[1].encode() + lines[2].encode("gb18030")


TEXTS = [
    OddFile("UTF-8", _TEXT.encode, people=good()),
    OddFile("UTF-8 with a mark", lambda: BOM_UTF8 + _TEXT.encode(), people=good()),
    OddFile("GB18030", lambda: _TEXT.encode("gb18030"), people=good()),
    OddFile(
        "a rare character in GB18030", lambda: csv_text(person("𠮷一")).encode("gb18030"), people=good("𠮷一")
    ),
    OddFile("UTF-16", lambda: _TEXT.encode("utf-16"), people=good()),
    OddFile(
        "UTF-16 cut in a character", lambda: BOM_UTF16_BE + _TEXT.encode("utf-16-be")[:-1], refused="不是表格"
    ),
    OddFile("two encodings in one file", _mixed, people=_TWO, told=("编码",)),
    OddFile("bytes of no encoding", lambda: _TEXT.encode() + b"\xff\xfe\xff,\xff\n", refused="编码"),
    OddFile("Latin-1", lambda: "工号".encode() + ",caf\xe9\n".encode("latin-1"), refused="编码"),
    OddFile("tabs", lambda: csv_text(GOOD, mark="\t").encode(), people=good()),
    OddFile("semicolons", lambda: csv_text(GOOD, mark=";").encode(), people=good()),
    OddFile("full-width commas", lambda: csv_text(GOOD, mark="，").encode(), people=good()),
    OddFile("Windows line ends", lambda: csv_text(GOOD, end="\r\n").encode(), people=good()),
    OddFile("old Mac line ends", lambda: csv_text(GOOD, end="\r").encode(), people=good()),
    OddFile("commas at every end", lambda: csv_text(GOOD, end=",,,\n").encode(), people=good()),
    OddFile("blank lines everywhere", lambda: _TEXT.replace("\n", "\n\n,,,\n\n").encode(), people=good()),
    OddFile("no line end at the end", lambda: _TEXT.strip().encode(), people=good()),
    OddFile("a line break in quotes", lambda: _TEXT.replace("硕士", '"硕\n士"').encode(), people=good()),
    OddFile("a quote that never ends", lambda: _TEXT.encode() + b'"B1,', refused="引号"),
    OddFile("NUL bytes", lambda: _TEXT.replace(",", "\0").encode(), refused="不是表格"),
    OddFile("control characters", lambda: csv_text(person("A\x1b[31m1")).encode(), people=good("A1")),
    OddFile(
        "a short row", lambda: _TEXT.encode() + "B1,是\n".encode(), people={**good(), "B1": "还不能确定"}
    ),
    OddFile(
        "a cell of 5,000 characters",
        lambda: csv_text(GOOD, person("B1", 学历="硕" * 5000)).encode(),
        people={**good(), "B1": NONE_NOW},
        told=("太长",),
    ),
    OddFile("200,001 lines", lambda: _TEXT.encode() + b"1\n" * 200_000, refused="太大"),
    OddFile("a line of 400 cells", lambda: _TEXT.encode() + b"," * 400, refused="太大"),
    OddFile("one word", "花名册".encode, refused="没有找到人员表"),
    OddFile("only headings", ",".join(HEADINGS).encode, refused="没有人员"),
    OddFile("a JSON file", lambda: b'{"education": "master"}', refused="没有找到人员表"),
    OddFile("a novel", ("从前有座山，山里有座庙。\n" * 500).encode, refused="没有找到人员表"),
]
