"""Messages in every stage of a conversation, and questions about the notice."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from bot.turns.sanitize import clean
from dialogs.engine.talk import Talk
from dialogs.event import Said
from dialogs.language.message.extract import read_message
from dialogs.language.question.enquiry import enquiry
from dialogs.session import Session
from tests.dialogs.person import TODAY, beijing
from tests.dialogs.places import PLACES, stored
from tests.dialogs.walks import walked
from tests.fuzz.target import Target
from tests.fuzz.texts import NOTICE, POLICY, texts

if TYPE_CHECKING:
    from collections.abc import Mapping

STATUSES = {"answered", "ambiguous", "not_in_notice", "unclear"}


def taken(given: Mapping[str, Any]) -> None:
    """A message is taken in the midst of a conversation, and leaves one that can go on."""
    session = Session.model_validate_json(stored()[given["place"]])
    after, replies = beijing().turn(session, Said(clean(given["said"])), TODAY)
    assert all(reply.text.strip() for reply in replies)
    assert Session.model_validate_json(after.model_dump_json()) == after
    Talk.restored(POLICY, after, TODAY).profile()


def walked_on(given: Mapping[str, Any]) -> None:
    """Whoever presses and types at random for a while comes to no harm."""
    walked(given["place"], given["seed"])


def read(text: str) -> None:
    """What is read of a message is a profile, and every part says which field it is of."""
    told = read_message(POLICY, clean(text), TODAY).as_json()
    POLICY.profile(told["profile"], today=TODAY)
    for part in ("understood", "unsure"):
        listed = told[part]
        assert isinstance(listed, list)
        assert all(isinstance(one, dict) and one["field"] for one in listed)


@cache
def _notice_without_spaces() -> str:
    return "".join(NOTICE.split())


def answered(question: str) -> None:
    """A question has an answer of a known kind, with quotes that stand in the notice."""
    told = enquiry(POLICY).ask(clean(question)).as_json()
    assert told["status"] in STATUSES
    assert str(told["text"]).strip()
    answers = told["answers"]
    assert isinstance(answers, list)
    for one in answers:
        assert isinstance(one, dict)
        assert "".join(str(one["quote"]).split()) in _notice_without_spaces()


def rehearse() -> None:
    """Load and think over once what is loaded and thought over once in every process."""
    said = "硕士，从事网络安全八年，发明专利1项，第一发明人"
    taken({"place": PLACES[-1], "said": said})
    read(said)
    answered("硕士几年能评中级？")


MESSAGES = Target(
    st.fixed_dictionaries({"place": st.sampled_from(PLACES), "said": texts(4096)}), taken, seconds=0.8
)
WALKS = Target(
    st.fixed_dictionaries({"place": st.sampled_from(PLACES), "seed": st.integers(0, 2**32)}),
    walked_on,
    seconds=8.0,
)
READINGS = Target(texts(4096), read, seconds=0.3)
QUESTIONS = Target(texts(640), answered, seconds=0.4)
