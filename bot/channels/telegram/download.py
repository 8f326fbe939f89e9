"""Getting a file that a person has sent."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
from contextlib import aclosing
from pathlib import Path
from typing import BinaryIO, Final

from telegram.error import BadRequest, TelegramError

from bot.channels.telegram.channel import NAME
from bot.channels.telegram.client import BotApi
from bot.channels.telegram.connection import LONGEST_WITHOUT, Backoff
from bot.features.jobs.threads import in_thread
from bot.features.roster_limits import too_big
from bot.roster.background import settle
from bot.roster.problem import RosterRefused
from bot.wording import in_channel, say

PATIENCE: Final = 600.0
"""Seconds that a file may take to come, every attempt counted."""

_OWNER_ONLY = 0o600
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

_log = logging.getLogger(__name__)


async def fetch(bot: BotApi, file: str, to: Path, most: int) -> None:
    """Put Telegram's ``file``, of at most ``most`` bytes, where ``to`` says: whole, or not at all.

    What fails on the way is tried again. Raises RosterRefused when it cannot be had.
    """
    try:
        async with asyncio.timeout(PATIENCE):
            await _insisted(bot, file, to, most)
    except TimeoutError:
        raise RosterRefused(say("roster.never_came")) from None
    except OSError as error:
        _log.error("A file could not be written: %s", os.strerror(error.errno or 0))
        said = "roster.no_room" if error.errno in _NO_ROOM else "roster.not_written"
        raise RosterRefused(say(in_channel(said, NAME))) from None


async def _insisted(bot: BotApi, file: str, to: Path, most: int) -> None:
    backoff = Backoff(LONGEST_WITHOUT)
    while True:
        try:
            await _fetched(bot, file, to, most)
        except BadRequest as refusal:
            is_too_big = "too big" in refusal.message.lower()
            raise RosterRefused(
                too_big(most, NAME) if is_too_big else say(in_channel("roster.not_there", NAME))
            ) from None
        except TelegramError as error:
            _log.info("A file did not come and is asked for again", extra={"reason": error.message})
            await asyncio.sleep(backoff.wait(error))
        else:
            return


async def _fetched(bot: BotApi, file: str, to: Path, most: int) -> None:
    described = await bot.perform("getFile", {"file_id": file})
    if (described.get("file_size") or 0) > most:
        raise RosterRefused(too_big(most, NAME))
    unfinished = to.with_name(f"{to.name}.part")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY), "wb") as opened:
        await _written(bot, str(described.get("file_path")), opened, most)
    await in_thread(settle, unfinished)
    unfinished.replace(to)


async def _written(bot: BotApi, path: str, opened: BinaryIO, most: int) -> None:
    """What Telegram says of a file's size is not believed."""
    received = 0
    async with aclosing(bot.file(path)) as pieces:
        async for piece in pieces:
            received += len(piece)
            if received > most:
                raise RosterRefused(too_big(most, NAME))
            opened.write(piece)
