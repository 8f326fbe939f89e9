"""How much may be said at once is counted as it is read, at every way in; nothing is cut off without a word."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.features.documents.questions import answered
from bot.features.documents.texts import parsed
from dialogs.conversation import Conversation
from dialogs.event import Opened, Said
from dialogs.language.question.enquiry import LONGEST_QUESTION
from dialogs.language.text.length import MOST, is_longer
from dialogs.language.text.normalize import plain
from dialogs.rendering.wording import words
from rules import ProfileRefused, load_policies

if TYPE_CHECKING:
    from dialogs.session import Session

TODAY = date(2026, 11, 22)
TOO_LONG = words("misread.too_long", most=MOST)

WAYS_OF_WRITING = {
    "as it is": ("长", 1),
    "eighteen in one": ("\ufdfa", 18),
    "four in one": ("㍿", 4),
    "two in one": ("㎥", 2),
    "half width": ("ｶ", 1),
    "one of two": ("e\u0301", 1),
    "one of three": ("\u1112\u1161\u11ab", 1),
    "full width": ("Ａ", 1),
    "beyond the plane": ("𝟙", 1),
}
"""What is written, and as how many characters it is read."""


def text_of(way: str, characters: int) -> str:
    """A text that has so many characters as it is read, or a few more."""
    written, read = WAYS_OF_WRITING[way]
    return written * -(-characters // read)


@pytest.mark.parametrize("way", WAYS_OF_WRITING)
def test_characters_are_counted_as_they_are_read(way: str) -> None:
    assert is_longer(text_of(way, MOST + 1))
    assert not is_longer(text_of(way, MOST - 20))
    assert len(plain(text_of(way, MOST * 3))) <= MOST


@pytest.fixture(scope="module")
def conversation() -> Conversation:
    return Conversation(load_policies())


@pytest.fixture(scope="module")
def asked(conversation: Conversation) -> Session:
    """A person who is asked how long they have worked."""
    session, _ = conversation.turn(None, Opened(), TODAY)
    for said in ("是", "网络与系统安全", "硕士"):
        session, _ = conversation.turn(session, Said(said), TODAY)
    return session


@pytest.mark.parametrize("way", WAYS_OF_WRITING)
def test_a_message_or_answer_that_is_too_long_is_refused_and_the_question_stays(
    conversation: Conversation, asked: Session, way: str
) -> None:
    for said in (text_of(way, MOST + 1), "8年" + text_of(way, MOST), text_of(way, MOST * 2) + "八年"):
        after, replies = conversation.turn(asked, Said(said), TODAY)
        assert replies[-1].text.startswith(TOO_LONG)
        assert (after.answers, after.state) == (asked.answers, asked.state)
        assert after.scratch == asked.scratch
    after, replies = conversation.turn(after, Said("8年"), TODAY)
    assert after.answers != asked.answers


@pytest.mark.parametrize("way", WAYS_OF_WRITING)
def test_parse_refuses_what_it_would_not_read_to_its_end(way: str) -> None:
    with pytest.raises(ProfileRefused) as refused:
        parsed({"text": "本科。" + text_of(way, MOST), "as_of": "2026-11-22"})
    assert refused.value.errors[0].field == "text"
    assert str(MOST) in refused.value.errors[0].message
    assert parsed({"text": "本科。" + "嗯" * (MOST - 3)})["profile"] == {"education": "bachelor"}


@pytest.mark.parametrize("way", WAYS_OF_WRITING)
def test_ask_says_so_when_a_question_is_too_long(way: str) -> None:
    long = answered("硕士几年能评中级" + text_of(way, LONGEST_QUESTION))
    assert long["status"] == "unclear"
    assert "长" in long["text"]
    assert answered("硕士几年能评中级" + "啊" * 20)["status"] == "answered"
