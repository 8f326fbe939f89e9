"""What is worked out of answers is kept by those answers: nothing that is said depends on whether it is."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING

from dialogs.conversation import Conversation
from dialogs.engine.talk import KEPT, LONGEST_KEPT, _found_from, _kept
from dialogs.event import Opened, Pressed, Said
from rules import load_policies

if TYPE_CHECKING:
    from pydantic import JsonValue

    from dialogs.event import Event
    from dialogs.reply import Reply
    from dialogs.session import Session

TODAY = date(2026, 11, 22)
POLICIES = load_policies()
CONVERSATION = Conversation(POLICIES)
POLICY = POLICIES.editions[0].policy
TYPED = (
    "是",
    "硕士",
    "8年",
    "没有",
    "不清楚",
    "跳过",
    "返回",
    "为什么",
    "工程师",
    "看结论",
    "专利2项",
    "我想报高级",
)
TURNS = 40
PEOPLE = 8


def _walked(seed: int, *, forgetful: bool) -> list[tuple[str, tuple[Reply, ...]]]:
    """What is answered to somebody who presses and types at random, each alike at first."""
    random = Random(seed // 2)
    said: list[tuple[str, tuple[Reply, ...]]] = []
    session: Session | None = None
    event: Event = Opened()
    for turn in range(TURNS):
        if turn == TURNS // 2:
            random = Random(seed)
        if forgetful:
            _kept.cache_clear()
        session, replies = CONVERSATION.turn(session, event, TODAY)
        said.append((session.model_dump_json(), replies))
        buttons = [button.data for row in replies[-1].buttons for button in row]
        pressed = random.random() < 0.6 and buttons
        event = Pressed(random.choice(buttons), session.revision) if pressed else Said(random.choice(TYPED))
    return said


def test_whoever_has_said_the_same_before_is_told_the_same() -> None:
    afresh = [_walked(seed, forgetful=True) for seed in range(PEOPLE)]
    _kept.cache_clear()
    assert [_walked(seed, forgetful=False) for seed in range(PEOPLE)] == afresh
    assert _kept.cache_info().hits


def test_of_the_latest_answers_alone_it_is_kept() -> None:
    for year in range(2 * KEPT):
        _found_from(POLICY, {"experience": {"years": year}}, TODAY)
    assert _kept.cache_info().currsize == KEPT


def test_of_long_answers_nothing_is_kept() -> None:
    listed: dict[str, JsonValue] = {"achievements": [{"kind": "patent", "rank": 1}] * LONGEST_KEPT}
    assert _found_from(POLICY, listed, TODAY) is not _found_from(POLICY, listed, TODAY)
