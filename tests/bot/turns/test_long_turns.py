"""What is long is worked out in a process of its own, by the same conversation, within a budget."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.ops.line_process import ReadingFailedError
from bot.turns import long_turns
from bot.turns.long_turns import PROGRAM, SHORT, LongTurns, TurnDelayedError
from dialogs.conversation import Conversation
from dialogs.event import Opened, Pressed, Said
from dialogs.language.text.length import MOST
from dialogs.rendering.wording import words
from dialogs.session import Session, SessionRefused
from rules import load_policies
from tests.bot.toy import ENDLESS, TOY_PROGRAM, Toy, heard
from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from dialogs.event import Event
    from dialogs.reply import Reply

TODAY = date(2026, 11, 22)
ROOT = Path(__file__).parents[3]
LONG = "本科，2018年7月参加工作，一直做渗透测试。" * 40

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _where_the_toy_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setattr(long_turns, "SECONDS", 0.5)


@pytest.fixture
async def toy() -> AsyncIterator[LongTurns]:
    turns = LongTurns(Toy(), TOY_PROGRAM)
    yield turns
    await turns.stop()


async def taken(turns: LongTurns, session: Session | None, event: Event) -> tuple[Session, tuple[Reply, ...]]:
    """The turn, after it was worked out."""
    with pytest.raises(TurnDelayedError) as delayed:
        turns.turn(session, event, TODAY)
    await delayed.value.until()
    return turns.turn(session, event, TODAY)


@pytest.mark.parametrize(
    "event",
    [
        Said("八年"),
        Said("长" * SHORT),
        Said(""),
        Opened("长" * 4000),
        Pressed("a=b", 1),
        Said("e\u0301" * SHORT),
    ],
    ids=["words", "as long as may be", "nothing", "a link", "a press", "as long when written plainly"],
)
async def test_what_is_short_is_answered_at_once(toy: LongTurns, event: Event) -> None:
    assert toy.turn(None, event, TODAY) == Toy().turn(None, event, TODAY)


@pytest.mark.parametrize(
    "text",
    ["长" * (SHORT + 1), "\ufdfa" * 17, "㍿" * 100, LONG, "长" * 20_000],
    ids=["one more", "eighteen in one", "four in one", "a story", "far too long"],
)
async def test_what_is_long_is_answered_alike_once_it_is_worked_out(toy: LongTurns, text: str) -> None:
    session, _ = Toy().turn(None, Said("前"), TODAY)
    for before in (None, session):
        assert await taken(toy, before, Said(text)) == Toy().turn(before, Said(text), TODAY)
        with pytest.raises(TurnDelayedError):  # it is not kept for another time
            toy.turn(before, Said(text), TODAY)


async def test_the_shipped_conversation_says_the_same_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_turns, "SECONDS", PATIENCE)
    conversation = Conversation(load_policies())
    turns = LongTurns(conversation, PROGRAM)
    session, _ = conversation.turn(None, Opened(), TODAY)
    for text in (LONG, "长" * (MOST + 1)):
        assert await taken(turns, session, Said(text)) == conversation.turn(session, Said(text), TODAY)
    await turns.stop()


async def test_what_takes_too_much_ends_in_a_sentence_and_the_next_is_read(toy: LongTurns) -> None:
    session, _ = Toy().turn(None, Said("前"), TODAY)
    after, (unread, asked) = await taken(toy, session, Said(ENDLESS))
    assert unread.text == words("conversation.unread")
    assert "复述" in asked.text  # what was open is open
    assert heard(after) == ["前"]
    assert after.revision == session.revision + 1
    after, _ = await taken(toy, after, Said(LONG))
    assert heard(after) == ["前", LONG]


async def test_a_session_that_cannot_be_continued_is_told_of(toy: LongTurns) -> None:
    with pytest.raises(SessionRefused):
        await taken(toy, Session(policy="toy", state="elsewhere"), Said(LONG))


async def test_what_fails_there_is_a_sentence_without_anybodys_words(
    toy: LongTurns, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ReadingFailedError):
        await taken(toy, None, Said("坏" * 400))
    _, (unread, *_) = toy.turn(None, Said("坏" * 400), TODAY)
    assert unread.text == words("conversation.unread")
    assert "身份证" not in (said := capfd.readouterr().err)
    assert "RuntimeError in _echo" in said


async def test_whoever_does_not_wait_any_more_does_not_keep_others_from_being_read(toy: LongTurns) -> None:
    with pytest.raises(TurnDelayedError) as delayed:
        toy.turn(None, Said(ENDLESS), TODAY)
    reading = asyncio.create_task(delayed.value.until())
    await asyncio.sleep(0.05)
    reading.cancel()
    await asyncio.wait([reading])
    after, _ = await taken(toy, None, Said(LONG))
    assert heard(after) == [LONG]


async def test_the_process_is_given_no_secret(toy: LongTurns, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123:secret")
    await taken(toy, None, Said(LONG))
    assert b"secret" not in environment_of(toy.process_id)


def environment_of(process: int | None) -> bytes:
    return Path(f"/proc/{process}/environ").read_bytes()


@pytest.mark.parametrize("program", ["tests.bot.there_is_no_such_module", "this"])
async def test_a_process_that_cannot_be_had_is_a_fault_and_a_sentence(program: str) -> None:
    turns = LongTurns(Toy(), program)
    for _ in range(2):
        with pytest.raises(ReadingFailedError):
            await taken(turns, None, Said(LONG))
        _, (unread, *_) = turns.turn(None, Said(LONG), TODAY)
        assert unread.text == words("conversation.unread")
    await turns.stop()
