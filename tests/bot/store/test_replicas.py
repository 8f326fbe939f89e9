"""Several processes on one PostgreSQL: each thing is done once, in order, and by another when one is gone."""

from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import psycopg
import pytest

from bot.store import Arrival, Backlog, Message, Reminder, StoreRefused
from bot.store.postgresql import presence
from bot.store.postgresql import store as postgresql_store
from bot.store.postgresql.store import PostgresStore
from bot.store.rosters import WantedReport, WantedRoster
from bot.turns.rate_limit import Allowed, RateLimit
from bot.turns.turns import Turns
from tests.bot.toy import Toy
from tests.bot.turns.post import Post, said, unsent, waiting
from tests.bot.until import wait_until
from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.bot.conftest import Clock
    from tests.postgresql.server import PostgresServer

    Replica = Callable[[], PostgresStore]

CHANNEL = "post"
ROSTER = WantedRoster("5", "wang", "file-1", "研发部.xlsx", 12_345, date(2026, 11, 23))


@pytest.fixture
def address(postgresql: PostgresServer) -> str:
    return postgresql.new_database()


@pytest.fixture
def replica(address: str, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Replica]:
    """What begins another process, as far as the store is concerned; who is gone is missed at once."""
    monkeypatch.setattr(presence, "ABSENT_FOR", 0.0)
    with ExitStack() as opened:
        yield lambda: opened.enter_context(PostgresStore(address, clock))


def turns_of(store: PostgresStore, clock: Clock) -> Turns:
    return Turns(store, Toy(), Post(), clock)


def test_what_several_processes_received_is_answered_in_order_by_whoever_answers(
    replica: Replica, clock: Clock
) -> None:
    one, other = turns_of(replica(), clock), turns_of(replica(), clock)
    first = one.receive([Arrival("1", "wang", "一")])
    second = other.receive([Arrival("2", "wang", "二")])
    assert len(other.answer(second) or []) == 4
    assert one.answer(first) == []
    assert said(one, "wang") == ["一", "二"]


@pytest.mark.parametrize("alone", [False, True], ids=["together", "one by one"])
def test_an_update_is_answered_once_however_many_try(replica: Replica, clock: Clock, *, alone: bool) -> None:
    several = [turns_of(replica(), clock) for _ in range(3)]
    received = several[0].receive([Arrival(str(n), "王李张"[n % 3], str(n)) for n in range(30)])

    def answer(turns: Turns) -> int:
        if alone:
            return sum(len(turns.insist(one)) for one in received)
        return len(turns.answer(received) or [])

    with ThreadPoolExecutor(3) as threads:
        sent = sum(threads.map(answer, several))
    assert sent == 60
    heard = [said(several[1], owner) for owner in "王李张"]
    assert heard == [[str(n) for n in range(k, 30, 3)] for k in range(3)]
    assert waiting(several[2]) == []


def test_taking_at_once_waits_for_what_another_process_has_not_answered(
    replica: Replica, clock: Clock
) -> None:
    one, other = turns_of(replica(), clock), turns_of(replica(), clock)
    one.receive([Arrival("1", "wang", "一")])
    assert other.take_at_once([Arrival("2", "wang", "二")]) is None
    other.take([Arrival("2", "wang", "二")])
    assert said(one, "wang") == ["一", "二"]


def test_a_message_is_sent_by_who_posted_it_and_when_that_is_gone_by_another(
    replica: Replica, clock: Clock
) -> None:
    one, other = replica(), replica()
    turns_of(one, clock).take([Arrival("1", "wang", "一")])
    assert len(unsent(turns_of(one, clock))) == 2
    assert unsent(turns_of(other, clock)) == []
    one.close()
    wait_until(lambda: len(unsent(turns_of(other, clock))) == 2)


def test_a_chat_s_messages_go_in_order_whoever_has_posted_them(replica: Replica, clock: Clock) -> None:
    one, other = replica(), replica()
    first, _ = turns_of(one, clock).take([Arrival("1", "wang", "一")])
    second, _ = turns_of(other, clock).take([Arrival("2", "wang", "二")])
    assert not first.after_others
    assert second.after_others
    with other.transaction() as transaction:
        assert first.sequence in transaction.unsent_before(CHANNEL, "wang", second.sequence)
        assert transaction.unsent_before(CHANNEL, "li", second.sequence) == []
    with one.transaction() as transaction:
        assert transaction.unsent_before(CHANNEL, "wang", first.sequence) == []
        transaction.sent([message.sequence for message in transaction.unsent(CHANNEL)])
    with other.transaction() as transaction:
        assert transaction.unsent_before(CHANNEL, "wang", second.sequence) == []


def test_a_message_with_a_lower_number_that_is_kept_later_is_not_passed_over(replica: Replica) -> None:
    """Numbers are given before transactions end: by the highest that was seen, one would miss this."""
    store = replica()
    with store.transaction() as slow:
        early = slow.post(CHANNEL, Message("a", "wang", "early"))
        with store.transaction() as quick:
            late = quick.post(CHANNEL, Message("b", "li", "late"))
            assert late.sequence > early.sequence
        with store.transaction() as look:
            assert [one.sequence for one in look.unsent(CHANNEL)] == [late.sequence]
    with store.transaction() as look:
        assert [one.sequence for one in look.unsent(CHANNEL)] == [early.sequence, late.sequence]


def test_one_process_leads_and_when_it_ends_another_does(replica: Replica) -> None:
    one, other = replica(), replica()
    assert one.leads("polling")
    assert one.leads("polling")
    assert not other.leads("polling")
    assert other.leads("something else")
    one.close()
    wait_until(lambda: other.leads("polling"))


def test_processes_see_how_many_they_are(replica: Replica, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "LOOK", 0.05)
    several = [replica() for _ in range(3)]
    wait_until(lambda: [store.replicas() for store in several] == [3, 3, 3])
    limits = [RateLimit(60, store.replicas) for store in several]
    now = datetime(2026, 11, 26, tzinfo=UTC)
    allowed = [limit.count("wang", now) for limit in limits for _ in range(60)]
    assert allowed.count(Allowed.YES) == 60
    several[0].close()
    wait_until(lambda: [store.replicas() for store in several[1:]] == [2, 2])


def test_who_has_ended_is_not_there_again(replica: Replica, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "LOOK", 0.001)
    stays, leaves = replica(), replica()
    with leaves._presence._lock:  # noqa: SLF001 - its watch is about to look
        time.sleep(0.1)
        leaves.close()
    time.sleep(0.1)
    wait_until(lambda: stays.replicas() == 1)


def test_what_is_still_to_be_done_is_the_same_figure_from_each(replica: Replica, clock: Clock) -> None:
    several = [replica() for _ in range(3)]
    for number, store in enumerate(several):
        turns = turns_of(store, clock)
        turns.take([Arrival(f"{number}", f"owner {number}", "一")])
        turns.receive([Arrival(f"waits {number}", f"owner {number}", "二")])
    told = []
    for store in several:
        with store.transaction() as transaction:
            told.append(transaction.tally(CHANNEL))
    assert told == [Backlog(waiting=3, set_aside=0, unsent=6)] * 3


def test_a_roster_and_a_report_are_worked_on_by_one_process_and_taken_over(replica: Replica) -> None:
    one, other = replica(), replica()
    with one.transaction() as transaction:
        roster = transaction.rosters.ask(CHANNEL, ROSTER)
        report = transaction.reports.ask(CHANNEL, WantedReport("5", "wang", "", "{}"))
        assert transaction.rosters.begin(roster)
        assert transaction.reports.begin(report)
        assert not transaction.rosters.every(CHANNEL)[0].is_elsewhere
    with other.transaction() as transaction:
        assert transaction.rosters.every(CHANNEL)[0].is_elsewhere
        assert not transaction.rosters.begin(roster)
        assert not transaction.reports.begin(report)
        assert not transaction.reports.drop(report)
    one.close()

    def is_free() -> bool:
        with other.transaction() as transaction:
            return not transaction.rosters.every(CHANNEL)[0].is_elsewhere

    wait_until(is_free)
    with other.transaction() as transaction:
        assert transaction.rosters.begin(roster)
        assert transaction.reports.begin(report)
        assert transaction.rosters.every(CHANNEL)[0].attempts == 2
        assert transaction.reports.drop(report)


def test_a_result_that_lies_where_nobody_is_any_more_is_made_again(replica: Replica) -> None:
    one, other = replica(), replica()
    with one.transaction() as transaction:
        number = transaction.rosters.ask(CHANNEL, ROSTER)
        transaction.rosters.begin(number)
        workbook = transaction.post(CHANNEL, Message("5", "wang", "the workbook"))
        transaction.rosters.send(number, workbook.sequence)
    one.close()

    def states() -> list[str]:
        with other.transaction() as transaction:
            assert transaction.unsent(CHANNEL) == []
            return [roster.state for roster in transaction.rosters.every(CHANNEL)]

    wait_until(lambda: states() == ["waiting"])


def test_a_reminder_is_due_once_however_many_look(replica: Replica) -> None:
    several = [replica() for _ in range(3)]
    with several[0].transaction() as transaction:
        for number in range(20):
            transaction.reminders.keep(CHANNEL, Reminder("c", str(number), date(2028, 7, 1), "工程师"))

    def look(store: PostgresStore) -> int:
        with store.transaction() as transaction:
            return len(transaction.reminders.take_due(CHANNEL, date(2028, 7, 1)))

    with ThreadPoolExecutor(3) as threads:
        assert sum(threads.map(look, several)) == 20


def test_whoever_has_everything_erased_is_not_brought_back_by_a_turn_elsewhere(
    replica: Replica, clock: Clock
) -> None:
    one, other = replica(), replica()
    (received,) = turns_of(one, clock).receive([Arrival("1", "wang", "一")])
    has_claimed, erasing = threading.Event(), threading.Event()

    def turn() -> None:
        with one.transaction() as transaction:
            transaction.claim(CHANNEL, [received])
            has_claimed.set()
            erasing.wait()
            time.sleep(0.2)
            transaction.answered(received.sequence)
            transaction.keep_session(CHANNEL, "wang", "{}")

    def erase() -> None:
        has_claimed.wait()
        erasing.set()
        with other.transaction() as transaction:
            transaction.forget(CHANNEL, "wang")

    with ThreadPoolExecutor(2) as threads:
        for done in [threads.submit(turn), threads.submit(erase)]:
            done.result()
    with one.transaction() as transaction:
        assert transaction.session(CHANNEL, "wang") is None


@pytest.mark.parametrize("together", [1, 25])
def test_turns_wait_for_the_network_three_times_at_most(
    replica: Replica, clock: Clock, together: int
) -> None:
    store = replica()
    turns = turns_of(store, clock)
    arrivals = [Arrival(str(n), f"owner {n}", "你好") for n in range(together)]
    before = store.round_trips
    received = turns.receive(arrivals)
    assert store.round_trips - before == 1
    before = store.round_trips
    messages = turns.answer(received) or []
    assert len(messages) == 2 * together
    assert store.round_trips - before == 2
    before = store.round_trips
    received = turns.receive([one._replace(id=f"later {one.id}") for one in arrivals])
    turns.answer(received, lambda transaction: transaction.sent([one.sequence for one in messages]))
    assert store.round_trips - before == 3  # with what was sent of the last, which is gone
    before = store.round_trips
    taken = turns.take_at_once([one._replace(id=f"again {one.id}") for one in arrivals])
    assert taken is not None
    assert taken.turns == together
    assert store.round_trips - before <= 3


def test_what_no_database_can_hold_is_kept_as_something_like_it(replica: Replica) -> None:
    with replica().transaction() as transaction:
        transaction.keep_session(CHANNEL, "wang", '{"said": "\\u0000", "and": "\x00\ud800"}')
    with replica().transaction() as transaction:
        assert transaction.session(CHANNEL, "wang") == '{"said": "\\u0000", "and": "\ufffd?"}'


def test_what_is_kept_survives_a_power_cut_whatever_the_server_s_default(
    replica: Replica, address: str
) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        name = address.rpartition("/")[2]
        connection.execute(f"ALTER DATABASE {name} SET synchronous_commit = off".encode())
    with replica().bare() as statements:
        assert statements.rows("SHOW synchronous_commit") == [("on",)]


async def test_no_event_loop_waits_for_the_network(replica: Replica) -> None:
    store, has_turned = replica(), threading.Event()

    def slow() -> bool:
        with store.bare() as statements:
            statements.run("SELECT 1")
            return has_turned.wait(PATIENCE)

    done = asyncio.create_task(store.aside(slow))
    for _ in range(5):
        await asyncio.sleep(0.01)
    has_turned.set()
    assert await done


def test_a_connection_that_is_cut_is_made_anew_and_the_process_is_still_there(
    replica: Replica, address: str
) -> None:
    store = replica()
    with store.transaction() as transaction:
        transaction.post(CHANNEL, Message("c", "wang", ""))
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )

    def is_there_again() -> bool:
        try:
            with store.transaction() as transaction:
                return len(transaction.unsent(CHANNEL)) == 1
        except StoreRefused:
            return False

    wait_until(is_there_again)


def test_a_pool_that_is_used_up_is_told(replica: Replica, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgresql_store, "WAIT", 0.1)
    monkeypatch.setattr(postgresql_store, "CONNECTIONS", 1)
    store = replica()
    with store.transaction(), pytest.raises(StoreRefused, match="连不上"), store.transaction():
        pytest.fail("there is no second connection")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("CREATE TABLE bookmarks (url text)", "别的程序的表"),
        (
            "CREATE TABLE zhicheng_steps AS SELECT '9999 from the future' AS name, now() AS applied_at",
            "由更新版本的程序写成",
        ),
    ],
)
def test_a_database_that_is_not_ours_to_use_is_refused(address: str, change: str, reason: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(change.encode())
    with pytest.raises(StoreRefused, match=reason):
        PostgresStore(address)


@pytest.mark.parametrize(
    ("place", "user"),
    [("127.0.0.1:1/test", "tests"), (None, "tests"), (None, "nobody")],
    ids=["server", "database", "user"],
)
def test_a_database_that_cannot_be_had_is_one_line_without_the_password(
    address: str, place: str | None, user: str
) -> None:
    here = address.partition("@")[2].rpartition("/")[0]
    wrong = f"postgresql://{user}:geheim@{place or f'{here}/none'}"
    with pytest.raises(StoreRefused, match=r"^数据库 127\.0\.0\.1/\S+ 连不上，.*。$") as refused:
        PostgresStore(wrong)
    assert "geheim" not in str(refused.value)


def test_several_processes_may_begin_at_once_on_an_empty_database(address: str) -> None:
    def leads() -> bool:
        with PostgresStore(address) as store:
            return store.leads("it")

    with ThreadPoolExecutor(4) as threads:
        assert any(threads.map(lambda _: leads(), range(4)))
