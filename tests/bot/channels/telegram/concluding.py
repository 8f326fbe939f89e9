"""Somebody who talks until there is a conclusion."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.botapi import Person

CONCLUDING = ("是", "网络与系统安全", "本科", "8年", "没有", "没有", "结论")


async def concluded(wang: Person) -> str:
    """Talk until there is a conclusion."""
    await wang.say("/start")
    shown = await wang.next_message()
    for text in CONCLUDING:
        await wang.say(text)
        shown = await wang.next_message()
    while "凭证" not in shown.text:
        await wang.say("结论")
        shown = await wang.next_message()
    return shown.text
