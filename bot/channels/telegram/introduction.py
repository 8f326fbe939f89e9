"""What Telegram shows of the bot before anything is said: its commands and descriptions."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from telegram import BotCommand, BotCommandScopeAllGroupChats, MenuButtonWebApp, WebAppInfo
from telegram.error import BadRequest

from bot.channels.telegram.connection import insisted
from bot.channels.telegram.group_chat import GROUP_COMMANDS
from bot.channels.telegram.officers_menu import show_officers_menu
from bot.wording import say, table

if TYPE_CHECKING:
    from bot.channels.telegram.client import BotApi
    from bot.channels.telegram.officers_menu import ShownTo

_log = logging.getLogger(__name__)


async def introduce(  # noqa: PLR0913 - what is said, and to whom
    bot: BotApi, root: str, officers: frozenset[int], shown_to: ShownTo, *, notices: str, page: str | None
) -> None:
    """Set commands and descriptions, which name the ``notices``, and for the ``officers`` alone those that are theirs.

    Where there is a ``page``, the menu opens it.

    What is set already stays: Telegram lets them be changed seldom.
    """
    try:
        await insisted(lambda: _set_commands(bot), root)
        await insisted(lambda: _set_descriptions(bot, notices), root)
        if page is not None:
            await insisted(lambda: _set_menu_button(bot, page), root)
        await insisted(lambda: show_officers_menu(bot, officers, shown_to), root)
    except BadRequest as refusal:
        _log.warning("The bot's commands or description are refused", extra={"reason": refusal.message})
    except OSError as error:
        _log.warning("It cannot be kept who is shown the officers' menu", extra={"reason": error.strerror})


async def _set_commands(bot: BotApi) -> None:
    everywhere = [BotCommand(name, what) for name, what in table("menu.everyone").items()]
    in_groups = [command for command in everywhere if command.command in GROUP_COMMANDS]
    scope = BotCommandScopeAllGroupChats()
    if list(await bot.get_my_commands()) != everywhere:
        await bot.set_my_commands(everywhere)
    if list(await bot.get_my_commands(scope)) != in_groups:
        await bot.set_my_commands(in_groups, scope)


async def _set_menu_button(bot: BotApi, page: str) -> None:
    button = MenuButtonWebApp(say("introduction.page"), WebAppInfo(page))
    if await bot.get_chat_menu_button() != button:
        await bot.set_chat_menu_button(menu_button=button)


async def _set_descriptions(bot: BotApi, notices: str) -> None:
    long, short = say("introduction.long", notices=notices), say("introduction.short", notices=notices)
    if (await bot.get_my_description()).description != long:
        await bot.set_my_description(long)
    if (await bot.get_my_short_description()).short_description != short:
        await bot.set_my_short_description(short)
