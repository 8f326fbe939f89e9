"""What was sent to the page is kept in pieces, until its roster is gone, its owner forgotten, or nothing came of it."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.channels.web.kept_files import KeptFiles
from bot.store.rosters import WantedRoster
from bot.store.sql.files import FileName

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.store import Store, Transaction
    from tests.bot.conftest import Clock

SENT = FileName("web", "f1", "upload")
MADE = FileName("web", "f1", "result.xlsx")
WANTED = WantedRoster("wang", "wang", "f1", "研发部.xlsx", 12_345, date(2026, 11, 23))


def kept(store: Store, name: FileName) -> list[bytes]:
    pieces: list[bytes] = []
    with store.transaction() as transaction:
        while (piece := transaction.files.piece(name, len(pieces))) is not None:
            pieces.append(piece)
    return pieces


def keep(store: Store, name: FileName, *pieces: bytes, owner: str = "wang") -> None:
    with store.transaction() as transaction:
        for number, piece in enumerate(pieces):
            transaction.files.add(name, owner, number, piece)


@pytest.mark.parametrize(
    "pieces",
    [
        [b"a"],
        [b"a", b"b", b"c"],
        [bytes(range(256)), b"\x00" * 1000],
        [random.Random(1).randbytes(1 << 18)] * 3,
    ],
    ids=["one", "several", "any bytes", "large"],
)
def test_a_file_comes_back_piece_by_piece(store: Store, pieces: list[bytes]) -> None:
    keep(store, SENT, *pieces)
    assert kept(store, SENT) == pieces
    assert kept(store, MADE) == []


def test_what_is_kept_anew_takes_the_place_of_all_that_was(store: Store) -> None:
    keep(store, SENT, b"1", b"2", b"3")
    keep(store, SENT, b"4")
    assert kept(store, SENT) == [b"4"]


def test_a_file_may_belong_to_two(store: Store) -> None:
    keep(store, SENT, b"1", b"2")
    with store.transaction() as transaction:
        transaction.files.copy(SENT, "f2")
        transaction.files.clear("web", "f1")
    assert kept(store, SENT._replace(file="f2")) == [b"1", b"2"]
    assert kept(store, SENT) == []


@pytest.mark.parametrize("is_wanted", [True, False])
def test_what_nothing_came_of_is_cleared(store: Store, clock: Clock, *, is_wanted: bool) -> None:
    keep(store, SENT, b"1", b"2")
    keep(store, SENT._replace(file="f2"), b"3")
    with store.transaction() as transaction:
        if is_wanted:
            transaction.rosters.ask("web", WANTED)
        transaction.files.clear("web", "f1")
    assert bool(kept(store, SENT)) is is_wanted
    clock.now += timedelta(hours=2)
    with store.transaction() as transaction:
        transaction.expire(clock() - timedelta(days=90))
    assert bool(kept(store, SENT)) is is_wanted
    assert kept(store, SENT._replace(file="f2")) == []


def test_what_is_just_being_sent_is_not_cleared(store: Store, clock: Clock) -> None:
    keep(store, SENT, b"1")
    with store.transaction() as transaction:
        transaction.expire(clock() - timedelta(days=90))
    assert kept(store, SENT) == [b"1"]


@pytest.mark.parametrize(
    "end",
    [
        lambda transaction, number, _: transaction.rosters.drop(number),
        lambda transaction, _, __: transaction.forget("web", "wang"),
        lambda transaction, _, clock: transaction.expire(clock() - timedelta(days=90)),
    ],
    ids=["done or cancelled", "forgotten", "expired"],
)
def test_its_files_are_gone_with_a_roster(
    store: Store, clock: Clock, end: Callable[[Transaction, int, Clock], None]
) -> None:
    others = SENT._replace(file="f2")
    for name, owner in ((SENT, "wang"), (MADE, "wang"), (others, "li")):
        keep(store, name, b"1", b"2", owner=owner)
    with store.transaction() as transaction:
        number = transaction.rosters.ask("web", WANTED)
    clock.now += timedelta(days=91)
    with store.transaction() as transaction:
        transaction.rosters.ask("web", WANTED._replace(owner="li", file="f2"))
    with store.transaction() as transaction:
        end(transaction, number, clock)
    assert kept(store, SENT) == kept(store, MADE) == []
    assert kept(store, others) == [b"1", b"2"]


def test_a_person_is_told_of_their_files_and_not_what_stands_in_them(store: Store) -> None:
    keep(store, SENT, b"12", b"345")
    keep(store, MADE, b"6")
    keep(store, SENT._replace(file="f2"), b"7", owner="li")
    with store.transaction() as transaction:
        told = transaction.export("web", "wang")["files"]
    assert told == [{"kind": "result.xlsx", "bytes": 1}, {"kind": "upload", "bytes": 5}]


@pytest.mark.parametrize("is_done", [False, True])
async def test_what_an_earlier_version_kept_on_the_disk_is_carried_over(
    store: Store, tmp_path: Path, *, is_done: bool
) -> None:
    with store.transaction() as transaction:
        number = transaction.rosters.ask("web", WANTED)
        if is_done:
            transaction.rosters.end(number)
    made, uploads = tmp_path / "rosters" / str(number), tmp_path / "uploads"
    for place, content in {
        uploads / "f1": b"sent" * 100_000,
        uploads / "f1.last": b"before",
        uploads / "f2": b"nobody's",
        made / "result.xlsx": b"made",
        made / "done": b"rows",
    }.items():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    for _ in range(2):  # a restart is nothing special
        await KeptFiles(store).carry_over(tmp_path)
        assert b"".join(kept(store, SENT)) == b"sent" * 100_000
        assert kept(store, SENT._replace(kind="last")) == [b"before"]
        assert kept(store, MADE) == ([b"made"] if is_done else [])
        assert kept(store, FileName("web", "f2", "upload")) == []
    assert not uploads.exists()
    assert (made / "result.xlsx").exists() is not is_done
    assert (made / "done").exists()
