"""People who write in bursts, to the toy conversation: exact accounts of every update and every reply."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING

from bot.settings import Settings
from bot.store import SqliteStore
from dialogs.session import Session
from tests.bot.channels.telegram.bot_process import TOY
from tests.bot.channels.telegram.endurance import Toll, Trial, harassed
from tests.bot.toy import heard
from tests.botapi import serving

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store import Store
    from tests.botapi import Person

LONGEST_BURST = 4


async def burst_endured(trial: Trial, data: Path) -> Toll:
    """Put a bot through ``trial``.

    Raises:
        AssertionError: an update was lost, taken twice or out of order, or a reply never came.
    """
    toll = Toll()
    chance = random.Random(trial.seed)
    async with serving() as api:
        people = [api.person(number, f"第{number}人") for number in range(1, trial.chats + 1)]
        async with harassed(trial, api, data, TOY, toll):
            haste = [random.Random(chance.random()) for _ in people]
            await asyncio.gather(
                *(write(person, trial, own) for person, own in zip(people, haste, strict=True))
            )
        with SqliteStore(Settings(data_dir=data).database) as store:
            for person in people:
                check(person, trial, store, [message.text for message in await person.messages()], toll)
    return toll


async def write(person: Person, trial: Trial, haste: random.Random) -> None:
    """Say what the person has to say, in bursts, each after the last was answered."""
    texts = _texts(person, trial)
    while texts:
        size = haste.randint(1, LONGEST_BURST)
        burst, texts = texts[:size], texts[size:]
        for text in burst:
            await person.say(text)
        await _until_shown(person, f"听到「{burst[-1]}」。")
        await asyncio.sleep(haste.uniform(0, 0.1))


def _texts(person: Person, trial: Trial) -> list[str]:
    return [f"{person.id}之{number}" for number in range(trial.updates_of_each)]


async def _until_shown(person: Person, text: str) -> None:
    while (await person.next_message()).text != text:
        pass


def check(person: Person, trial: Trial, store: Store, shown: list[str], toll: Toll) -> None:
    """Every update was taken once, in order, and no reply is missing."""
    texts = _texts(person, trial)
    with store.transaction() as transaction:
        state = transaction.session("telegram", str(person.id))
    taken = heard(None if state is None else Session.model_validate_json(state))
    assert taken == texts, f"person {person.id}: not every update was taken once, in order"
    expected = [
        line
        for number, text in enumerate(texts, start=1)
        for line in (f"第 {number} 句有 {len(text)} 个字。", f"听到「{text}」。")
    ]
    assert list(dict.fromkeys(shown)) == expected, f"person {person.id}: replies are lost or out of order"
    toll.see(person.id, shown)
