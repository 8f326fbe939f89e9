"""People who walk through the real conversation at random, and must end where a walk without faults ends."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.channels.telegram.call import Call
from bot.channels.telegram.keyboard import pressed
from bot.channels.telegram.render import told
from bot.clock import beijing_now
from bot.features.messenger import Recipient
from bot.features.request import Shown
from bot.settings import Settings
from bot.store import SqliteStore
from dialogs.conversation import Conversation
from dialogs.event import Opened, Pressed, Said
from dialogs.session import Session
from rules import load_policies
from tests.bot.channels.telegram.bot_process import SHIPPED
from tests.bot.channels.telegram.endurance import Toll, Trial, harassed
from tests.botapi import rich, serving

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from bot.store import Store
    from dialogs.event import Event
    from dialogs.reply import Reply
    from tests.botapi import Person, SeenMessage

TYPED = ("不清楚", "8年", "2018年7月", "硕士", "没有", "是", "做渗透测试", "第一发明人，已授权", "一二三四五")


@dataclass(frozen=True)
class Step:
    """What a person does, a label to press or words to type, and what they must then be shown."""

    label: str | None
    words: str
    shown: str


@dataclass(frozen=True)
class Walk:
    """Steps, the first of which is ``/start``, and the session after the last."""

    steps: tuple[Step, ...]
    session: Session


def walk(conversation: Conversation, steps: int, chance: random.Random, today: date) -> Walk:
    """``steps`` events, ending with 结论, and what the conversation makes of them by itself."""
    session, replies = conversation.turn(None, Opened(), today)
    walked = [Step(None, "/start", shown(replies[-1]))]
    while len(walked) < steps - 1:
        label, event = _choice(replies[-1], session, chance)
        session, replies = conversation.turn(session, event, today)
        walked.append(Step(label, event.text if isinstance(event, Said) else "", shown(replies[-1])))
    session, replies = conversation.turn(session, Said("结论"), today)
    return Walk((*walked, Step(None, "结论", shown(replies[-1]))), session)


def _choice(reply: Reply, session: Session, chance: random.Random) -> tuple[str | None, Event]:
    buttons = [button for row in reply.buttons for button in row]
    if not buttons or chance.random() < 0.2:
        return None, Said(chance.choice(TYPED))
    button = chance.choice(buttons)
    return button.label, Pressed(button.data, session.revision)


def shown(reply: Reply) -> str:
    """The last of what Telegram shows of ``reply``, also where that is a table."""
    *_, last = told(Recipient("1", "1"), [Shown(reply)], place=1)
    call: dict[str, Any] = {**Call.model_validate_json(last.payload).arguments}
    return (rich.shown(call["rich_message"]) if "rich_message" in call else str(call["text"])).strip()


async def walk_endured(trial: Trial, data: Path) -> Toll:
    """Put a bot through ``trial``.

    Raises:
        AssertionError: somebody did not come to the verdict that a run without faults gives.
    """
    toll = Toll()
    chance = random.Random(trial.seed)
    conversation = Conversation(load_policies())
    today = beijing_now().date()
    walks = [walk(conversation, trial.updates_of_each, chance, today) for _ in range(trial.chats)]
    async with serving() as api:
        people = [api.person(number, f"第{number}人") for number in range(1, trial.chats + 1)]
        async with harassed(trial, api, data, SHIPPED, toll):
            first = await asyncio.gather(*map(take_walk, people, walks))
        with SqliteStore(Settings(data_dir=data).database) as store:
            for person, walked, revision in zip(people, walks, first, strict=True):
                await check_walk(person, walked, revision, store, toll)
    return toll


async def take_walk(person: Person, walked: Walk) -> int:
    """Take every step once what it answers is there; the revision of the first question."""
    await person.say(walked.steps[0].words)
    latest = await _until_shown(person, walked.steps[0], None)
    first = _revision(latest)
    for number, step in enumerate(walked.steps[1:], start=1):
        if step.label is None:
            await person.say(step.words)
        else:
            await person.press(step.label, message=latest)
        latest = await _until_shown(person, step, first + number)
    return first


async def _until_shown(person: Person, step: Step, revision: int | None) -> SeenMessage:
    """What ``step`` leads to; the same words of an earlier step, sent twice, have another revision."""
    while True:
        seen = await person.next_reply()
        if seen.text.strip() == step.shown and revision in {None, _revision(seen)}:
            return seen


def _identity(seen: SeenMessage) -> str:
    """Its words and its buttons, which carry the revision: no two turns ask alike."""
    return "\n".join([seen.text, *(button.data for row in seen.rows for button in row)])


def _revision(seen: SeenMessage) -> int:
    found = pressed(seen.rows[0][0].data)
    assert found is not None
    return found.revision


async def check_walk(person: Person, walked: Walk, first_revision: int, store: Store, toll: Toll) -> None:
    """Every step was taken once, and led where it leads without faults."""
    with store.transaction() as transaction:
        state = transaction.session("telegram", str(person.id))
    assert state is not None
    session = Session.model_validate_json(state)
    turns = len(walked.steps) - 1
    assert session.revision - first_revision == turns, f"person {person.id}: a step was taken twice, or lost"
    expected = walked.session.model_copy(update={"revision": session.revision})
    assert session == expected, f"person {person.id} ended elsewhere"
    toll.see(person.id, [_identity(message) for message in await person.messages() if message.rows])
