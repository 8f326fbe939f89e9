"""``zhicheng serve``: every channel that is configured, until SIGTERM."""

from __future__ import annotations

import asyncio
import signal
import sys
from typing import TYPE_CHECKING

from bot.logs import configure_logs
from bot.remembering import Remembering
from bot.settings import SettingRefused, read_settings
from bot.store import StoreRefused, open_store
from bot.telegram.faults import TelegramRefused
from bot.telegram.notice import PolicyNotice
from bot.telegram.service import Served, serve_telegram
from dialogs.cases.casework import Casework
from dialogs.conversation import Conversation
from rules import load_policies

if TYPE_CHECKING:
    from bot.telegram.surroundings import Notice
    from bot.turn import Conversation as AnyConversation


def serve(conversation: AnyConversation, notice: Notice, casework: Casework | None = None) -> int:
    """Serve by the settings in force; the exit code. What forbids it is one line on standard error."""
    try:
        settings = read_settings()
        configure_logs(settings.log_level, settings.secrets)
        with open_store(settings) as store, asyncio.Runner() as runner:
            served = Served(store, conversation, notice, casework=casework)
            runner.run(serve_telegram(settings, served, _ending(runner)))
    except (SettingRefused, StoreRefused, TelegramRefused) as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    return 0


def serving() -> int:
    """Serve the conversation about the shipped notices; the exit code."""
    policies = load_policies()
    return serve(Remembering(Conversation(policies)), PolicyNotice(policies), Casework(policies))


def _ending(runner: asyncio.Runner) -> asyncio.Event:
    """Set by SIGTERM, and by Ctrl-C."""
    ending = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        runner.get_loop().add_signal_handler(number, ending.set)
    return ending
