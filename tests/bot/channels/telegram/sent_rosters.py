"""Rosters of any length, as HR officers send them, and what comes back."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from python_calamine import CalamineWorkbook

from tests.bot.roster.files import person, staff
from tests.bot.until import until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.botapi import BotApi, Person, SeenMessage

_RESUMED = re.compile(r"其中 ([\d,]+) 行是中断前做好的")
_DONE = re.compile(r"已评估 ([\d,]+)/")


@cache
def roster(people: int, first: int = 0) -> bytes:
    """A roster of so many people, no two of them alike, so that none is known from another."""
    return staff(*(person(f"E{n}", 专业工作年限=n % 79 + n / 10_000) for n in range(first, first + people)))


class Delivered(NamedTuple):
    """What came of a roster: the messages, the summary with its chart, and the workbook's rows by sheet."""

    messages: list[SeenMessage]
    summary: SeenMessage
    workbook: dict[str, list[list[Any]]]

    @property
    def people(self) -> list[str]:
        """Everybody in the overview, in order."""
        return [str(row[0]) for row in self.workbook["逐条"][1:]]


async def until_delivered(api: BotApi, officer: Person) -> Delivered:
    """Wait for a result. It comes as a picture with the summary, then the workbook."""
    seen: list[SeenMessage] = []
    while not (seen and seen[-1].file_name):
        seen.append(await officer.next_reply())
    document = seen[-1]
    summary = next(message for message in reversed(seen) if "photo" in message.raw)
    assert document.file_id is not None
    book = CalamineWorkbook.from_filelike(io.BytesIO(await api.download(document.file_id)))
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    return Delivered(seen, summary, sheets)


async def until_done(officer: Person, rows: int) -> SeenMessage:
    """Wait for the progress message to say that at least so many rows are done."""
    while True:
        seen = await officer.next_edit()
        found = _DONE.search(seen.text)
        if found is not None and int(found[1].replace(",", "")) >= rows:
            return seen


def resumed(texts: list[str]) -> int:
    """How many rows, as far as the progress said, were done before an interruption."""
    found = [_RESUMED.search(text) for text in texts]
    return max((int(one[1].replace(",", "")) for one in found if one is not None), default=0)


def files_in(folder: Path) -> list[Path]:
    """Everything below a folder, also folders."""
    return sorted(folder.rglob("*"))


async def until_gone(folder: Path) -> None:
    """Wait until nothing is left in a folder."""
    await until(lambda: not files_in(folder))
