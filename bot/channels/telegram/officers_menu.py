"""The menu with what officers may do: shown to those who are officers, and taken back from those who were."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from telegram import BotCommand, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden

from bot.wording import table

if TYPE_CHECKING:
    from pathlib import Path

    from bot.channels.telegram.client import BotApi

_OWNER_ONLY = 0o600


class ShownTo(NamedTuple):
    """Whom Telegram shows the officers' menu, as a ``file`` remembers it: Telegram itself tells of one chat only."""

    file: Path

    def read(self) -> frozenset[int]:
        """Their numbers. What cannot be read tells of nobody."""
        try:
            kept = json.loads(self.file.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return frozenset()
        return frozenset(one for one in kept if type(one) is int) if isinstance(kept, list) else frozenset()

    def write(self, officers: frozenset[int]) -> None:
        """Raises OSError."""
        unfinished = self.file.with_name(f"{self.file.name}.part")
        unfinished.touch(mode=_OWNER_ONLY)
        unfinished.write_text(json.dumps(sorted(officers)), encoding="ascii")
        unfinished.replace(self.file)


async def show_officers_menu(bot: BotApi, officers: frozenset[int], shown_to: ShownTo) -> None:
    """Show it to ``officers`` and to nobody else. Raises TelegramError, OSError.

    An officer who has never written has no chat yet; the commands work for them all the same.
    """
    before = shown_to.read()
    told = table("menu.everyone") | table("menu.officers")
    theirs = [BotCommand(name, what) for name, what in told.items()]
    # Noted before it is done: nobody may keep a menu of which nothing is known.
    if before | officers != before:
        shown_to.write(before | officers)
    for officer in sorted(officers):
        try:
            scope = BotCommandScopeChat(officer)
            if list(await bot.get_my_commands(scope)) != theirs:
                await bot.set_my_commands(theirs, scope)
        except (BadRequest, Forbidden):
            continue
    for former in sorted(before - officers):
        try:
            await bot.delete_my_commands(BotCommandScopeChat(former))
        except (BadRequest, Forbidden):
            continue
    if before - officers:
        shown_to.write(officers)
