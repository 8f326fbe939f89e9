"""A corpus of odd files: each ends in a clear sentence or a correct result."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import pytest
from python_calamine import CalamineWorkbook

from bot.roster.job import run
from bot.roster.messages import Order
from bot.roster.problem import RosterRefused
from bot.roster.tally import Summary
from bot.roster.worker import Refused, WorkerProcess
from tests.bot.roster.odd_cells import CELLS
from tests.bot.roster.odd_packages import PACKAGES
from tests.bot.roster.odd_texts import TEXTS
from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.roster.odd_file import OddFile

pytestmark = pytest.mark.slow

CORPUS = [*PACKAGES, *TEXTS, *CELLS]


class Achievement(NamedTuple):
    """Why a file was refused, or what stands in its result."""

    refused: str
    people: dict[str, str]
    problems: str


def assessed(odd: OddFile, folder: Path) -> Achievement:
    """What becomes of a file: a hostile one in a process of its own, as always on the command line."""
    source = folder / "名单.xlsx"
    source.write_bytes(odd.make())
    order = Order(source, folder / "out.xlsx", folder / "out.png", folder / "done", date(2026, 11, 22))
    event = in_own_process(order) if odd.hostile else here(order)
    if isinstance(event, Refused):
        assert not order.out.exists()
        return Achievement(event.sentence, {}, "")
    book = CalamineWorkbook.from_path(order.out)
    overview = book.get_sheet_by_name("总览").to_python(skip_empty_area=False)
    problems = book.get_sheet_by_name("问题").to_python(skip_empty_area=False)
    return Achievement(
        "",
        {str(row[0]): str(row[3]) for row in overview[1:]},
        "\n".join(" ".join(map(str, row)) for row in problems),
    )


def here(order: Order) -> Summary | Refused:
    try:
        return run(order, lambda _progress: None)
    except RosterRefused as refused:
        return Refused(str(refused))


def in_own_process(order: Order) -> Summary | Refused:
    work = WorkerProcess(order)
    while True:
        event = work.poll(PATIENCE)
        assert event is not None
        if isinstance(event, Summary | Refused):
            work.close()
            return event


def test_the_corpus_is_as_large_as_promised() -> None:
    assert len({odd.name for odd in CORPUS}) == len(CORPUS) >= 100


@pytest.mark.parametrize("odd", CORPUS, ids=lambda odd: odd.name)
def test_an_odd_file_ends_in_a_sentence_or_a_right_result(odd: OddFile, tmp_path: Path) -> None:
    achievement = assessed(odd, tmp_path)
    if not odd.people:
        assert odd.refused in achievement.refused
        assert achievement.refused.endswith("。")
        assert not achievement.people
        return
    assert not achievement.refused
    assert achievement.people == odd.people
    for words in odd.told:
        assert words in achievement.problems
