"""One recorded conversation comes to the same receipt by terminal and by Telegram."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.channels.terminal.channel import Shown, TerminalChannel, entered
from bot.store import Arrival, SqliteStore
from bot.turns.turns import Turns
from dialogs.event import Opened, Said

if TYPE_CHECKING:
    from pathlib import Path

    from dialogs.event import Event
    from tests.bot.channels.telegram.bot_in_process import House
    from tests.botapi import BotApi

RECORDED = (
    ("是", "数据安全", "硕士", "2018年7月", "没有", "没有", "结论"),
    ("是", "网络与系统安全", "本科", "8年", "没有", "没有", "是", "是", "是", "结论"),
    ("不清楚", "返回", "是", "信息内容安全", "博士", "3年", "不清楚", "没有", "改", "结论"),
)
RECEIPT = re.compile(r"凭证 ([0-9a-f]{12})")


def receipt(text: str) -> str:
    found = RECEIPT.search(text)
    assert found is not None, text
    return found[1]


def by_terminal(house: House, data: Path, typed: tuple[str, ...]) -> str:
    """The receipt that the terminal channel shows in the end."""
    with SqliteStore(data / "terminal.sqlite3", house.calendar) as store:
        turns = Turns(store, house.conversation, TerminalChannel(), house.calendar)
        events: list[Event] = [Opened(), *map(Said, typed)]
        arrivals = [Arrival(str(number), "local", entered(event)) for number, event in enumerate(events)]
        shown = [Shown.model_validate_json(unsent.message.payload) for unsent in turns.take(arrivals)]
    return receipt(shown[-1].reply.text)


@pytest.mark.parametrize("typed", RECORDED)
async def test_the_receipt_is_the_same(
    api: BotApi, house: House, tmp_path: Path, typed: tuple[str, ...]
) -> None:
    wang = api.person(1, "王工")
    async with house.open():
        await wang.say("/start")
        shown = await wang.next_message()
        for text in typed:
            await wang.say(text)
            shown = await wang.next_message()
    assert receipt(shown.text) == by_terminal(house, tmp_path, typed)
