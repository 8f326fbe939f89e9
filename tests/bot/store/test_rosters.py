"""Rosters and reports are kept until whoever asked for them has them, forgets them, or never comes back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.store import Message
from bot.store.rosters import RosterState, WantedReport, WantedRoster

if TYPE_CHECKING:
    from bot.store import SqliteStore
    from tests.bot.conftest import Clock

DAY = date(2026, 11, 23)
WANTED = WantedRoster("5", "wang", "file-1", "../研发部.xlsx", 12_345, DAY)
REPORT = WantedReport("5", "wang", "研发部-03", '{"education": "master"}')


def test_a_roster_goes_from_waiting_to_done(store: SqliteStore, clock: Clock) -> None:
    with store.transaction() as transaction:
        number = transaction.rosters.ask("telegram", WANTED)
        (asked,) = transaction.rosters.every("telegram")
        assert (asked.number, asked.wanted, asked.state) == (number, WANTED, RosterState.WAITING)
        assert (asked.attempts, asked.shown_in, asked.is_on_its_way, asked.done_at) == (0, None, False, None)
        assert transaction.rosters.every("web") == []
        assert transaction.rosters.unfinished("telegram", "wang") == 1
        transaction.rosters.begin(number)
        transaction.rosters.begin(number)
        transaction.rosters.show_in(number, 77)
        posted = transaction.post("telegram", Message("5", "wang", "the result"))
        transaction.rosters.send(number, posted.sequence)
    with store.transaction() as transaction:
        (sending,) = transaction.rosters.every("telegram")
        assert (sending.state, sending.attempts, sending.shown_in) == (RosterState.SENDING, 2, 77)
        assert sending.is_on_its_way
        assert transaction.rosters.unfinished("telegram", "wang") == 0
        transaction.sent([posted.sequence])
        assert not transaction.rosters.every("telegram")[0].is_on_its_way
        transaction.rosters.end(number)
        (done,) = transaction.rosters.every("telegram")
    assert (done.state, done.done_at) == (RosterState.DONE, clock())


def test_a_roster_that_is_dropped_is_gone_and_its_number_does_not_come_back(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        number = transaction.rosters.ask("telegram", WANTED)
        found = transaction.rosters.find(number)
        assert found is not None
        assert found.wanted == WANTED
        transaction.rosters.drop(number)
        assert transaction.rosters.find(number) is None
        assert transaction.rosters.ask("telegram", WANTED) > number


def test_a_report_is_kept_until_it_is_dropped(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        number = transaction.reports.ask("telegram", REPORT)
        transaction.reports.begin(number)
        (kept,) = transaction.reports.every("telegram")
        assert (kept.number, kept.wanted, kept.attempts) == (number, REPORT, 1)
        assert transaction.reports.unfinished("telegram", "wang") == 1
        assert transaction.reports.drop(number)
        assert not transaction.reports.drop(number)
        assert transaction.reports.every("telegram") == []


def test_both_are_exported_without_what_stands_in_the_file_and_erased_with_all_else(
    store: SqliteStore, clock: Clock
) -> None:
    asked_at = clock().isoformat(timespec="seconds")
    with store.transaction() as transaction:
        transaction.rosters.ask("telegram", WANTED)
        transaction.reports.ask("telegram", REPORT)
        exported = transaction.export("telegram", "wang")
        assert exported["rosters"] == [
            {
                "file_name": "../研发部.xlsx",
                "bytes": 12_345,
                "state": "waiting",
                "as_of": "2026-11-23",
                "asked_at": asked_at,
                "done_at": None,
            }
        ]
        assert exported["reports"] == [
            {"label": "研发部-03", "profile": {"education": "master"}, "asked_at": asked_at}
        ]
        transaction.forget("telegram", "li")
        assert transaction.rosters.every("telegram") != []
        transaction.forget("telegram", "wang")
        assert (transaction.rosters.every("telegram"), transaction.reports.every("telegram")) == ([], [])


def test_both_expire_like_everything_else(store: SqliteStore, clock: Clock) -> None:
    with store.transaction() as transaction:
        transaction.rosters.ask("telegram", WANTED)
        transaction.reports.ask("telegram", REPORT)
        transaction.expire(clock())
        assert len(transaction.rosters.every("telegram")) == 1
        transaction.expire(clock() + timedelta(seconds=1))
        assert (transaction.rosters.every("telegram"), transaction.reports.every("telegram")) == ([], [])


def test_what_headings_are_is_kept_for_each_until_it_is_taken_back(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        rosters = transaction.rosters
        rosters.read_as("telegram", "wang", "评聘年月", "职称")
        rosters.read_as("telegram", "wang", "评聘年月", "职称取得时间")
        rosters.read_as("telegram", "li", "工资", "不读")
        rosters.ask("telegram", WANTED)
    with store.transaction() as transaction:
        kept = {"评聘年月": "职称取得时间"}
        assert transaction.rosters.columns("telegram", "wang") == kept
        assert transaction.rosters.columns("web", "wang") == {}
        assert transaction.rosters.every("telegram")[0].columns == kept
        assert transaction.export("telegram", "wang")["roster_columns"] == kept
        transaction.rosters.read_as("telegram", "wang", "评聘年月", "")
        assert transaction.rosters.columns("telegram", "wang") == {}
        transaction.forget("telegram", "li")
        assert transaction.rosters.columns("telegram", "li") == {}
