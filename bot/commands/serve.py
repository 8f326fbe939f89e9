"""``zhicheng serve``: every channel that is configured, until SIGTERM."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from typing import TYPE_CHECKING, Final

from bot.channels.telegram.faults import TelegramRefused
from bot.channels.telegram.service import Served, serve_telegram
from bot.clock import beijing_now
from bot.features.notice import PolicyNotice
from bot.ops.logs import configure_logs
from bot.settings import SettingRefused, read_settings
from bot.store import StoreRefused, open_store
from bot.turns.cached_conversation import Remembering
from bot.turns.long_turns import PROGRAM
from dialogs.cases.casework import Casework
from dialogs.conversation import Conversation
from dialogs.event import Opened, Said
from rules import load_policies

if TYPE_CHECKING:
    from bot.features.context import NoticePages
    from bot.turns.turns import Dialogue as AnyConversation

REHEARSED: Final = ("硕士，从事网络安全八年，发明专利1项，第一发明人", "不要", "硕士几年能评中级？", "看结论")
"""A message, what declines it, a question about the notice, and the verdict: each is understood by other means."""

COLLECTED_AFTER: Final = (10_000, 20, 50)
"""New objects beyond those that went, and then every so many rounds of the generation before."""


def serve(
    conversation: AnyConversation,
    notice: NoticePages,
    casework: Casework | None = None,
    program: str = PROGRAM,
) -> int:
    """Serve by the settings in force; the exit code. What forbids it is one line on standard error."""
    try:
        settings = read_settings()
        configure_logs(settings.log_level, settings.secrets)
        spare_collections()
        with open_store(settings) as store, asyncio.Runner() as runner:
            served = Served(store, conversation, notice, casework=casework, program=program)
            runner.run(serve_telegram(settings, served, _ending(runner)))
    except (SettingRefused, StoreRefused, TelegramRefused) as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    return 0


def spare_collections() -> None:
    """Have the garbage collector pass over what is there by now, which stays, and look through the rest more seldom.

    Each time that it looks through everything, every chat waits for some fifty milliseconds. Nearly all garbage goes
    without it: only what refers to itself waits for it.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED_AFTER)


def serving() -> int:
    """Serve the conversation about the shipped notices; the exit code."""
    policies = load_policies()
    conversation = Conversation(policies)
    rehearse(conversation)
    return serve(Remembering(conversation), PolicyNotice(policies), Casework(policies))


def rehearse(conversation: AnyConversation) -> None:
    """Hold a conversation with nobody: what the first one loads is loaded before anybody waits for it."""
    today = beijing_now().date()
    session, _ = conversation.turn(None, Opened(), today)
    for said in REHEARSED:
        session, _ = conversation.turn(session, Said(said), today)


def _ending(runner: asyncio.Runner) -> asyncio.Event:
    """Set by SIGTERM, and by Ctrl-C."""
    ending = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        runner.get_loop().add_signal_handler(number, ending.set)
    return ending
