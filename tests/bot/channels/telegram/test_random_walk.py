"""People who press whatever they are shown, new or old, and type whatever there is: no call may be an invalid one."""

from __future__ import annotations

import random
from functools import partial
from typing import TYPE_CHECKING

import pytest

from bot.features.commands import COMMANDS
from tests.bot.channels.telegram.walks import TYPED
from tests.bot.until import until

if TYPE_CHECKING:
    from tests.bot.channels.telegram.bot_in_process import BotInProcess
    from tests.botapi import BotApi, Person, SeenMessage

pytestmark = pytest.mark.slow

PRESSES = 2_000
PEOPLE = 4
SAID = (
    *TYPED,
    *(f"/{name}" for name in COMMANDS if name not in {"report", "roster"}),
    *("/ask 硕士几年能评中级？", "/direction 车联网", "案例 甲", "案例 乙", "/case 对比 甲 乙", "/case 转发"),
    *(
        "/case 改名 甲 丙",
        "/case 改名 丙 甲",
        "/case 删除 乙",
        "/case 删除",
        "/case 乙 硕士，网安6年",
        "/mine",
    ),
    *(
        "结论",
        "改",
        "为什么",
        "返回",
        "如果我有硕士呢",
        "硕士，2018年7月起做网络安全，发明专利1项，第一发明人",
    ),
)


async def test_no_call_is_invalid_whatever_is_pressed(api: BotApi, house: BotInProcess) -> None:
    seed = random.randrange(10**6)
    print(f"seed {seed}")  # noqa: T201 - to run it again
    chance = random.Random(seed)
    people = [api.person(number, f"第{number}人") for number in range(1, PEOPLE + 1)]
    await api.enable_topics()
    pressed = 0
    async with house.open(hr_user_ids=frozenset({1, 2})):
        for person in people:
            await person.say("/start")
            await person.next_message()
            await person.open_topic("我的评估")
        while pressed < PRESSES:
            person = chance.choice(people)
            pressed += await _step(person, chance)
            # Or somebody goes on in the topic of a case that is going, which is nobody's fault.
            await until(partial(_is_all_sent, house, person))
        await api.until(pending=0)
        assert all([(await person.messages()) for person in people])
    assert house.kept(1)["to_be_sent"] == []
    refused = await house.refused()
    assert refused == []


def _is_all_sent(house: BotInProcess, person: Person) -> bool:
    return not house.kept(person.id)["to_be_sent"]


async def _step(person: Person, chance: random.Random) -> int:
    """One thing that a person does; whether it was a press."""
    shown = [message for message in (await person.messages())[-40:] if _pressable(message)]
    if not shown or chance.random() < 0.1:
        topics = (await person.topics()).values()
        await person.say(chance.choice(SAID), topic=chance.choice((0, *topics)))
        await person.next_reply()
        return 0
    message = shown[-1] if chance.random() < 0.6 else chance.choice(shown)
    press = await person.press(chance.choice(_pressable(message)), message=message)
    await press.answer()
    return 1


def _pressable(message: SeenMessage) -> list[str]:
    return [button.label for row in message.rows for button in row if button.data]
