"""A conversation that remembers turns answers exactly as the one that does not."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.turns.cached_conversation import LONGEST, Remembering
from dialogs.conversation import Conversation
from dialogs.event import Event, Opened, Pressed, Said
from dialogs.session import Session, SessionRefused
from rules import load_policies
from tests.bot.toy import Toy

if TYPE_CHECKING:
    from dialogs.reply import Reply

TODAY = date(2026, 11, 23)
SAID = (
    "8年",
    "硕士",
    "没有",
    "不清楚",
    "两项发明专利，一项国家标准",
    "返回",
    "看结论",
    "为什么",
    "重来",
    "车联网属于哪个方向",
)


class Counted:
    """How many turns the conversation behind had to work out."""

    def __init__(self, conversation: Toy | Conversation) -> None:
        self._conversation = conversation
        self.turns = 0

    def turn(self, session: Session | None, event: Event, today: date) -> tuple[Session, tuple[Reply, ...]]:
        self.turns += 1
        return self._conversation.turn(session, event, today)


def again(remembering: Remembering, counted: Counted, session: Session | None, event: Event) -> bool:
    """Whether the second of two equal turns is remembered; both are told alike in any case."""
    first = remembering.turn(session, event, TODAY)
    before = counted.turns
    assert remembering.turn(session, event, TODAY) == first
    return counted.turns == before


def listening(*heard: str, revision: int = 5) -> Session:
    return Session(policy="toy", state="listening", revision=revision, answers={"heard": list(heard)})


@pytest.mark.parametrize("seed", range(4))
def test_people_who_talk_at_random_are_told_the_same(seed: int) -> None:
    random = Random(seed)
    plain = Conversation(load_policies())
    counted = Counted(plain)
    remembering = Remembering(counted, most=60)
    people: list[tuple[Session, tuple[Reply, ...]]] = [
        remembering.turn(None, Opened(), TODAY) for _ in range(8)
    ]
    for _ in range(40):
        place = random.randrange(len(people))
        session, replies = people[place]
        buttons = [button for reply in replies for row in reply.buttons for button in row]
        pressed = random.choice([*buttons, None])
        revision = session.revision - (random.random() < 0.1)
        event = Said(random.choice(SAID)) if pressed is None else Pressed(pressed.data, revision)
        kept = Session.model_validate_json(session.model_dump_json())
        people[place] = remembering.turn(kept, event, TODAY)
        assert people[place] == plain.turn(kept, event, TODAY)
    assert counted.turns < 8 + 40


def test_a_turn_is_worked_out_once_for_all_who_are_as_far() -> None:
    counted = Counted(Toy())
    remembering = Remembering(counted)
    for revision in (5, 6, 70):
        session, _ = remembering.turn(listening("硕士", revision=revision), Said("8年"), TODAY)
        assert session == listening("硕士", "8年", revision=revision + 1)
    assert counted.turns == 1


@pytest.mark.parametrize(
    ("session", "event", "day"),
    [
        (listening("博士"), Said("8年"), TODAY),
        (listening("硕士"), Said("9年"), TODAY),
        (listening("硕士"), Opened("8年"), TODAY),
        (listening("硕士"), Said("8年"), date(2026, 11, 24)),
        (None, Said("8年"), TODAY),
    ],
)
def test_whatever_differs_is_worked_out_anew(session: Session | None, event: Event, day: date) -> None:
    counted = Counted(Toy())
    remembering = Remembering(counted)
    remembering.turn(listening("硕士"), Said("8年"), TODAY)
    assert remembering.turn(session, event, day) == Toy().turn(session, event, day)
    assert counted.turns == 2


def test_a_button_of_this_message_is_told_from_one_of_an_older() -> None:
    remembering = Remembering(Toy())
    for revision, age in ((5, "当前"), (4, "过期"), (5, "当前")):
        _, (reply,) = remembering.turn(listening(), Pressed("education=master", revision), TODAY)
        assert age in reply.text


def test_long_texts_and_files_are_not_kept() -> None:
    counted = Counted(Toy())
    remembering = Remembering(counted)
    assert again(remembering, counted, listening(), Said("字" * LONGEST))
    assert not again(remembering, counted, listening(), Said("字" * (LONGEST + 1)))
    assert not again(remembering, counted, listening(), Opened("字" * (LONGEST + 1)))
    assert not again(remembering, counted, listening(), Said("文件"))
    assert not again(remembering, counted, listening(), Said("图"))


def test_only_the_latest_are_kept() -> None:
    counted = Counted(Toy())
    remembering = Remembering(counted, most=2)
    for said in ("一", "二", "三"):
        remembering.turn(listening(), Said(said), TODAY)
    assert again(remembering, counted, listening(), Said("三"))
    assert counted.turns == 3
    remembering.turn(listening(), Said("一"), TODAY)
    assert counted.turns == 4


def test_a_refusal_stays_a_refusal() -> None:
    remembering = Remembering(Toy())
    foreign = Session(policy="toy", state="elsewhere")
    for _ in range(2):
        with pytest.raises(SessionRefused):
            remembering.turn(foreign, Said("8年"), TODAY)
