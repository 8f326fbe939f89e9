"""What Telegram shows of the bot before anything is said: its commands, descriptions and the menu."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from telegram.error import BadRequest, Forbidden

from bot.channels.telegram.client import BotApi
from bot.channels.telegram.connection import insisted
from bot.channels.telegram.group_chat import GROUP_COMMANDS
from bot.output_file import replace
from bot.wording import say, table

_GROUPS: Final = {"scope": {"type": "all_group_chats"}}

_OWNER_ONLY = 0o600

_log = logging.getLogger(__name__)


class Setting(NamedTuple):
    """Something that ``get…`` tells and ``set…`` sets to ``value``, under a name, ``where`` it is shown."""

    method: str
    name: str
    value: object
    where: Mapping[str, object] = {}


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
        replace(self.file, json.dumps(sorted(officers)).encode("ascii"), _OWNER_ONLY)


async def introduce(  # noqa: PLR0913 - what is said, and to whom
    bot: BotApi, root: str, officers: frozenset[int], shown_to: ShownTo, *, notices: str, page: str | None
) -> None:
    """Set commands and descriptions, which name the ``notices``, and for the ``officers`` alone those that are theirs.

    Where there is a ``page``, the menu opens it.
    """
    everyone = table("menu.everyone")
    in_groups = {name: what for name, what in everyone.items() if name in GROUP_COMMANDS}
    settings = [
        Setting("MyCommands", "commands", _listed(everyone)),
        Setting("MyCommands", "commands", _listed(in_groups), _GROUPS),
        Setting("MyDescription", "description", say("introduction.long", notices=notices)),
        Setting("MyShortDescription", "short_description", say("introduction.short", notices=notices)),
    ]
    if page is not None:
        button = {"type": "web_app", "text": say("introduction.page"), "web_app": {"url": page}}
        settings.append(Setting("ChatMenuButton", "menu_button", button))
    try:
        for setting in settings:
            await insisted(partial(_set, bot, setting), root)
        await insisted(lambda: _show_officers_menu(bot, officers, shown_to), root)
    except BadRequest as refusal:
        _log.warning("The bot's commands or description are refused", extra={"reason": refusal.message})
    except OSError as error:
        _log.warning("It cannot be kept who is shown the officers' menu", extra={"reason": error.strerror})


def _listed(commands: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"command": name, "description": what} for name, what in commands.items()]


async def _set(bot: BotApi, setting: Setting) -> None:
    """What is set already stays: Telegram lets it be changed seldom."""
    where = dict(setting.where)
    wanted = {setting.name: setting.value}
    if await bot.perform(f"get{setting.method}", where) not in (setting.value, wanted):
        await bot.perform(f"set{setting.method}", {**wanted, **where})


async def _show_officers_menu(bot: BotApi, officers: frozenset[int], shown_to: ShownTo) -> None:
    """Show it to ``officers`` and to nobody else. Raises TelegramError, OSError.

    An officer who has never written has no chat yet; the commands work for them all the same.
    """
    before = shown_to.read()
    theirs = _listed(table("menu.everyone") | table("menu.officers"))
    # Noted before it is done: nobody may keep a menu of which nothing is known.
    if before | officers != before:
        shown_to.write(before | officers)
    for person in sorted(before | officers):
        where: dict[str, Any] = {"scope": {"type": "chat", "chat_id": person}}
        try:
            if person in officers:
                await _set(bot, Setting("MyCommands", "commands", theirs, where))
            else:
                await bot.perform("deleteMyCommands", where)
        except (BadRequest, Forbidden):
            continue
    if before - officers:
        shown_to.write(officers)
