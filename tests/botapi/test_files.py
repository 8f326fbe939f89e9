"""Files that people send: what a bot may download, and what can go wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from telegram.error import BadRequest, NetworkError

if TYPE_CHECKING:
    from telegram import Bot

    from tests.botapi import BotApi, Person


@pytest.fixture
def wang(api: BotApi) -> Person:
    return api.person(1, "王工")


async def sent(wang: Person, bot: Bot, content: bytes, told_size: int | None = None) -> str:
    """The id of a file that was sent; ``told_size`` is what the message says of it."""
    await wang.send_document("名单.csv", content, told_size=told_size)
    update = (await bot.get_updates())[-1]
    assert update.message is not None
    assert update.message.document is not None
    assert update.message.document.file_size == (len(content) if told_size is None else told_size)
    return update.message.document.file_id


async def test_what_a_bot_may_not_download_is_refused_as_telegram_does(
    api: BotApi, wang: Person, bot: Bot
) -> None:
    large = await sent(wang, bot, b"x" * (20 * 1024 * 1024 + 1), told_size=7)
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(large)
    small = await sent(wang, bot, b"abc")
    assert bytes(await (await bot.get_file(small)).download_as_bytearray()) == b"abc"
    await api.hide_sizes()
    assert (await bot.get_file(small)).file_size is None
    await api.expire_files()
    with pytest.raises(BadRequest, match=r"(?i)wrong file_id"):
        await bot.get_file(small)
    assert (await bot.get_file(await sent(wang, bot, b"new"))).file_path


async def test_downloads_fail_on_demand(api: BotApi, wang: Person, bot: Bot) -> None:
    file = await bot.get_file(await sent(wang, bot, b"abcdef"))
    await api.fail("*")
    assert bytes(await file.download_as_bytearray()) == b"abcdef"
    await api.clear_faults()
    await api.fail("download", status=500)
    await api.fail("download", drop=True)
    await api.fail("download", drop=True, after=True)
    for _ in range(3):
        with pytest.raises(NetworkError):
            await file.download_as_bytearray()
    await api.fail("download", delay=0.05)
    assert bytes(await file.download_as_bytearray()) == b"abcdef"
