from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from bot.store import Arrival, SqliteStore, StoreRefused
from bot.turns.turn import Turn
from bot.turns.turns import ATTEMPTS, Turns
from dialogs.event import Pressed, Said
from dialogs.rendering.wording import words
from tests.bot.toy import FAILING, Toy, heard
from tests.bot.turns.post import Post, said, unsent, waiting

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.conftest import Clock


@pytest.fixture
def turns(store: SqliteStore, clock: Clock) -> Turns:
    return Turns(store, Toy(), Post(), clock)


def test_a_turn_keeps_session_and_replies_and_is_done(turns: Turns) -> None:
    posted = turns.take([Arrival("1", "wang", "你好")])
    assert [message.message.payload for message in posted] == ["第 1 句有 2 个字。", "听到「你好」。"]
    assert unsent(turns) == ["第 1 句有 2 个字。", "听到「你好」。"]
    assert said(turns, "wang") == ["你好"]
    assert waiting(turns) == []


def test_an_update_delivered_again_is_not_answered_again(turns: Turns) -> None:
    turns.take([Arrival("1", "wang", "你好"), Arrival("1", "wang", "你好")])
    assert turns.take([Arrival("1", "wang", "你好")]) == []
    assert said(turns, "wang") == ["你好"]


def test_a_batch_is_answered_in_order_each_person_apart(turns: Turns) -> None:
    turns.take([Arrival(str(number), "王李"[number % 2], str(number)) for number in range(10)])
    assert said(turns, "王") == ["0", "2", "4", "6", "8"]
    assert said(turns, "李") == ["1", "3", "5", "7", "9"]


def test_what_was_received_and_not_answered_is_answered_at_the_start(turns: Turns) -> None:
    turns.receive([Arrival("2", "wang", "二"), Arrival("1", "wang", "一")])
    assert said(turns, "wang") == []
    assert [message.message.payload for message in turns.replay()][1::2] == ["听到「二」。", "听到「一」。"]
    assert said(turns, "wang") == ["二", "一"]
    assert turns.replay() == []


def test_an_update_that_keeps_failing_is_set_aside_and_the_others_go_through(
    turns: Turns, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        turns.take([Arrival("1", "wang", "前"), Arrival("2", "li", FAILING), Arrival("3", "wang", "后")])
    assert said(turns, "wang") == ["前", "后"]
    assert unsent(turns) == [
        "第 1 句有 1 个字。",
        "听到「前」。",
        words("conversation.failed"),
        "第 2 句有 1 个字。",
        "听到「后」。",
    ]
    assert waiting(turns) == []
    assert caplog.text.count("RuntimeError in _echo (toy.py:") == ATTEMPTS
    assert "is set aside" in caplog.text
    assert "身份证" not in caplog.text


def test_at_once_a_batch_is_received_and_answered_together(turns: Turns) -> None:
    turns.take([Arrival("1", "wang", "前")])
    taken = turns.take_at_once(
        [Arrival("1", "wang", "前"), Arrival("2", "wang", "一"), Arrival("3", "li", "二")]
    )
    assert taken is not None
    assert taken.turns == 2
    assert [sent.message.payload for sent in taken.messages][1::2] == ["听到「一」。", "听到「二」。"]
    assert (said(turns, "wang"), said(turns, "li")) == (["前", "一"], ["二"])
    assert waiting(turns) == []
    assert turns.take([Arrival("2", "wang", "一")]) == []


def test_at_once_nothing_is_kept_when_one_cannot_be_answered(turns: Turns) -> None:
    batch = [Arrival("1", "wang", "一"), Arrival("2", "li", FAILING)]
    assert turns.take_at_once(batch) is None
    assert (said(turns, "wang"), unsent(turns), waiting(turns)) == ([], [], [])
    turns.take(batch)
    assert (said(turns, "wang"), unsent(turns)[-1]) == (["一"], words("conversation.failed"))


def test_at_once_a_store_that_fails_keeps_nothing(turns: Turns) -> None:
    with pytest.raises(StoreRefused):
        turns.take_at_once([Arrival("1", "wang", "一"), Arrival("2", "wang", "/full disk")])
    assert (said(turns, "wang"), unsent(turns), waiting(turns)) == ([], [], [])


def test_at_once_words_are_not_even_stored(turns: Turns, database: Path) -> None:
    turns.take_at_once([Arrival("1", "wang", "/start"), Arrival("2", "wang", "/delete")])
    turns.take_at_once([Arrival("3", "li", "只说给您听")])
    with turns.store.transaction() as transaction:
        transaction.forget("post", "li")
    kept = b"".join(path.read_bytes() for path in database.parent.iterdir())
    assert "只说给您听".encode() not in kept


def test_a_failing_update_of_nobody_needs_no_apology(turns: Turns) -> None:
    assert turns.take([Arrival("1", "", FAILING)]) == []
    assert waiting(turns) == []


@pytest.mark.parametrize(
    "state",
    [
        "no JSON",
        "[]",
        '{"policy": "toy", "state": "listening", "answers": {"heard": []}, "from_the_future": 1}',
        '{"version": 99, "policy": "toy", "state": "listening", "answers": {"heard": []}}',
        '{"policy": "toy", "state": "gone", "answers": {"heard": []}}',
    ],
)
def test_a_session_that_cannot_be_continued_is_begun_anew_and_said_so(turns: Turns, state: str) -> None:
    with turns.store.transaction() as transaction:
        transaction.keep_session("post", "wang", state)
    turns.take([Arrival("1", "wang", "8 年")])
    assert unsent(turns) == [words("conversation.begun_anew"), "# 复述\n\n今天是 2026-11-23，已听到 0 句。"]
    turns.take([Arrival("2", "wang", "硕士")])
    assert said(turns, "wang") == ["硕士"]


@pytest.mark.parametrize(("hours", "day"), [(-3, "2026-11-22"), (0, "2026-11-23")])
def test_the_day_is_beijing_s(turns: Turns, clock: Clock, hours: int, day: str) -> None:
    """18:00 in UTC is 2 o'clock of the next day there."""
    clock.pass_by(hours=hours)
    (posted,) = turns.take([Arrival("1", "wang", "/start")])
    assert f"今天是 {day}，" in posted.message.payload


def test_no_button_of_an_erased_session_fits_the_next(turns: Turns, clock: Clock) -> None:
    turns.take([Arrival(str(number), "wang", str(number)) for number in range(5)])
    clock.pass_by(seconds=30)
    turns.take([Arrival("a", "wang", "/delete"), Arrival("b", "wang", "/start"), Arrival("c", "wang", "新")])
    assert said(turns, "wang") == ["新"]
    assert unsent(turns)[0] == "删除了"
    channel = turns.channel
    assert isinstance(channel, Post)
    assert len(set(channel.revisions)) == len(channel.revisions) == 7


def test_what_came_in_before_a_deletion_leaves_nothing_and_what_came_after_is_answered(turns: Turns) -> None:
    turns.receive([Arrival("1", "wang", "密"), Arrival("2", "wang", "/delete"), Arrival("3", "wang", "新")])
    turns.replay()
    assert unsent(turns) == ["删除了", "第 1 句有 1 个字。", "听到「新」。"]


def test_what_is_said_reaches_the_conversation_as_clean_text(store: SqliteStore, clock: Clock) -> None:
    with store.transaction() as transaction:
        turn = Turn(transaction, Toy(), "post", clock())
        session, _ = turn.talk("wang", Said("红\x1b[31m色\ud800\x00"))
        session, _ = turn.talk("wang", Pressed("education=master", session.revision))
        assert transaction.session("post", "wang") == session.model_dump_json()
    assert heard(session) == ["红色", "education=master"]


def test_a_store_that_fails_is_no_failure_of_the_update(turns: Turns) -> None:
    received = turns.receive([Arrival("1", "wang", "一"), Arrival("2", "wang", "/full disk")])
    with pytest.raises(StoreRefused):
        turns.answer(received)
    assert said(turns, "wang") == []
    with turns.store.transaction() as transaction:
        assert [claim.attempts for claim in transaction.claim("post", received)] == [0, 0]


def test_several_processes_do_not_answer_one_update_twice(database: Path, clock: Clock) -> None:
    with SqliteStore(database, clock) as one, SqliteStore(database, clock) as other:
        first, second = Turns(one, Toy(), Post(), clock), Turns(other, Toy(), Post(), clock)
        received = first.receive([Arrival("1", "wang", "你好")])
        assert second.receive([Arrival("1", "wang", "你好")]) == []
        assert len(second.replay()) == 2
        assert first.answer(received) == []
        assert said(first, "wang") == ["你好"]
