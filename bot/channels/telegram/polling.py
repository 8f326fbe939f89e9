"""Long polling: the offset moves on only when what came is stored.

python-telegram-bot's Updater is not used here; docs/decisions/0006-telegram.md says why.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from telegram.error import NetworkError, TelegramError

from bot.channels.telegram.client import READ_TIMEOUT, BotApi
from bot.channels.telegram.connection import insisted
from bot.channels.telegram.health import Health
from bot.channels.telegram.intake import Intake
from bot.channels.telegram.update import KINDS
from bot.store import Store

POLL_SECONDS: Final = 30
"""How long a poll waits for the next update."""

BEYOND_NUMBERS: Final = 2**31
"""No update has this number or a greater one: asked to go on from there, Telegram would refuse for ever."""

REFUSALS: Final = 5
"""So often in a row a token that was good is refused before it is taken for withdrawn."""

PARTING_SECONDS: Final = 2.0

STANDBY_SECONDS: Final = 1.0
"""Between two looks whether the process that polls has ended."""

LEADERS: Final = "telegram polling"
"""What one process does for all."""


@dataclass(slots=True)
class Polling:
    """Fetches updates from the Bot API at ``root``."""

    bot: BotApi
    root: str
    intake: Intake
    health: Health
    store: Store
    _offset: int = 0

    async def run(self) -> None:
        """Poll for ever, from where the last process ended.

        Raises TelegramRefused when the token is wrong, or no longer good; StoreRefused when what came cannot be
        stored: it is then not acknowledged, and comes again.
        """
        await self._until_it_leads()
        await insisted(lambda: self.bot.delete_webhook(drop_pending_updates=False), self.root)
        while True:
            await self._until_it_leads()
            updates = await insisted(self._poll, self.root, REFUSALS)
            self.health.heard()
            if updates:
                await self.intake.take(updates, comes_again=True)
                self._offset = int(updates[-1]["update_id"]) + 1

    async def _until_it_leads(self) -> None:
        """Of the processes that share a store one polls: Telegram serves no two."""
        while not await self.store.aside(partial(self.store.leads, LEADERS)):
            self.health.heard()  # by another
            await asyncio.sleep(STANDBY_SECONDS)

    async def stop(self) -> None:
        """Acknowledge what is stored, so that it does not come again; it would be recognised if it did."""
        if self._offset:
            with suppress(TelegramError, TimeoutError):
                async with asyncio.timeout(PARTING_SECONDS):
                    await self.bot.perform("getUpdates", {"offset": self._offset, "limit": 1, "timeout": 0})

    async def _poll(self) -> list[dict[str, Any]]:
        arguments = {"offset": self._offset, "timeout": POLL_SECONDS, "allowed_updates": list(KINDS)}
        found: list[Any] = await self.bot.perform(
            "getUpdates", arguments, read_timeout=POLL_SECONDS + READ_TIMEOUT
        )
        updates = [one for one in found if isinstance(one, dict) and _is_number(one.get("update_id"))]
        if found and not updates:
            # They cannot be acknowledged, and would come again at once.
            raise NetworkError("updates without a number")
        return updates


def _is_number(given: object) -> bool:
    return type(given) is int and 0 <= given < BEYOND_NUMBERS
