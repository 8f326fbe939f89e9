"""``zhicheng serve``: every channel that is configured, until SIGTERM."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from typing import Final

from bot.clock import beijing_now
from bot.commands.notices import notices_told
from bot.features.notice import PolicyNotice
from bot.features.served import Served
from bot.ops.logs import configure_logs
from bot.ops.monitoring import Monitoring, is_full
from bot.refusal import OperatorRefused
from bot.settings import SettingRefused, Settings, read_settings
from bot.store import Store, StoreRefused, open_store
from bot.turns.long_turns import PROGRAM
from bot.turns.turn import Dialogue as AnyConversation
from bot.wording import listed, say
from dialogs.conversation import Conversation
from dialogs.event import Opened, Said
from dialogs.language.text.expressions import keep_expressions

COLLECTED_AFTER: Final = (10_000, 20, 50)
"""New objects beyond those that went, and then every so many rounds of the generation before."""


def serve(
    conversation: AnyConversation,
    notice: PolicyNotice,
    program: str = PROGRAM,
) -> int:
    """Serve by the settings in force; what forbids it is a line. The exit code."""
    try:
        settings = read_settings()
        configure_logs(settings.log_level, settings.secrets)
        with open_store(settings) as store, asyncio.Runner() as runner:
            store.claim()
            served = Served(store, conversation, notice, program=program)
            runner.run(serve_channels(settings, served, _ending(runner)))
    except OperatorRefused as refused:
        sys.stderr.write(f"{refused}\n")
        return refused.code
    return 0


async def serve_channels(settings: Settings, served: Served, ending: asyncio.Event) -> None:
    """Serve by each channel that is configured until ``ending`` is set, and what is to be watched of them.

    Raises what a channel raises that cannot be served, and SettingRefused when none is configured.
    """
    monitoring = Monitoring(
        served.store, lambda: _store_ailments(served.store), lambda: _hindrances(settings, ending)
    )
    channels = []
    if settings.web_port:
        from bot.channels.web.service import serve_web  # noqa: PLC0415 - it and its libraries take 20 MiB

        channels.append(serve_web(settings, served, monitoring, ending))
    if settings.telegram_bot_token is not None:
        from bot.channels.telegram.service import serve_telegram  # noqa: PLC0415 - it and its libraries take 15 MiB

        channels.append(serve_telegram(settings, served, monitoring, ending))
    if not channels:
        raise SettingRefused(say("serve.no_channel"))
    spare_collections()
    if settings.metrics_port:
        await monitoring.start(settings.metrics_host, settings.metrics_port)
    tasks = [asyncio.create_task(channel) for channel in channels]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        # Either it is time to end, or one cannot be served: then none is.
        ending.set()
        await asyncio.wait(tasks)
    finally:
        await monitoring.stop()
    for task in tasks:
        task.result()


def _store_ailments(store: Store) -> list[str]:
    """Whether something can be written now, and by a clock that is believed."""
    try:
        with store.transaction() as transaction:
            return [] if transaction.clock_jump() is None else ["clock"]
    except StoreRefused:
        return ["store"]


def _hindrances(settings: Settings, ending: asyncio.Event) -> list[str]:
    """Why nobody should be sent here, though what is here is well."""
    found = {"disk": is_full(settings.data_dir), "draining": ending.is_set()}
    return [name for name, is_so in found.items() if is_so]


def spare_collections() -> None:
    """Have the garbage collector pass over what is there by now, which stays, and look through the rest more seldom.

    Each time that it looks through everything, every chat waits for some fifty milliseconds. Nearly all garbage goes
    without it: only what refers to itself waits for it.
    """
    gc.freeze()
    gc.set_threshold(*COLLECTED_AFTER)


def serving() -> int:
    """Serve the conversation about the notices that there are; the exit code."""
    policies = notices_told()
    conversation = Conversation(policies)
    rehearse(conversation)
    keep_expressions()
    return serve(conversation, PolicyNotice(policies))


def rehearse(conversation: AnyConversation) -> None:
    """Hold a conversation with nobody: what the first one loads is loaded before anybody waits for it.

    A message, what declines it, a question in Traditional characters, a message of many lines, what declines that, and
    the verdict: each is understood by other means.
    """
    today = beijing_now().date()
    session, _ = conversation.turn(None, Opened(), today)
    for said in listed("serve.rehearsed"):
        session, _ = conversation.turn(session, Said(said), today)


def _ending(runner: asyncio.Runner) -> asyncio.Event:
    """Set by SIGTERM, by Ctrl-C, and when the terminal is closed, unless that is to be outlived (``nohup``).

    Whoever says it again, also while the last is put away, does not cut it short.
    """
    loop, ending = runner.get_loop(), asyncio.Event()
    outlived = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    told_by = (signal.SIGTERM, signal.SIGINT, *([] if outlived else [signal.SIGHUP]))

    def end(*_: object) -> None:
        for number in told_by:
            signal.signal(number, signal.SIG_IGN)
        if not loop.is_closed():
            loop.call_soon_threadsafe(ending.set)

    for number in told_by:
        signal.signal(number, end)
    return ending
