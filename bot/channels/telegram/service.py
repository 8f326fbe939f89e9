"""The whole channel, from the first call to the last."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import AsyncExitStack, suppress
from datetime import timedelta
from typing import Any, Final

from telegram import User

from bot.channels.telegram.channel import NAME, TelegramChannel
from bot.channels.telegram.client import BotApi
from bot.channels.telegram.connection import TelegramRefused, insisted
from bot.channels.telegram.delivery import Delivery
from bot.channels.telegram.health import Health
from bot.channels.telegram.inline import InlineAnswers
from bot.channels.telegram.intake import Intake
from bot.channels.telegram.introduction import ShownTo, introduce
from bot.channels.telegram.messenger import TelegramMessenger
from bot.channels.telegram.outbox import Outbox
from bot.channels.telegram.pacing import TELEGRAM, UNLIMITED, Pace
from bot.channels.telegram.polling import Polling
from bot.channels.telegram.stored_messages import StoredMessages
from bot.channels.telegram.webhook import Webhook
from bot.features.context import Surroundings
from bot.features.daily_jobs import DailyJobs
from bot.features.jobs.job_queue import JobContext
from bot.features.jobs.jobs import Jobs
from bot.features.roster_limits import terms_of
from bot.features.served import Served
from bot.ops.metrics import Metrics
from bot.ops.monitoring import Monitoring
from bot.ops.supervision import Supervisor, stopped
from bot.settings import Settings
from bot.turns.long_turns import LongTurns
from bot.turns.question_log import Questions
from bot.turns.rate_limit import RateLimit, alone
from bot.turns.turns import Turns
from bot.wording import say

OFFICERS_FILE: Final = "telegram-officers.json"
"""In the data directory: whom Telegram shows the officers' menu."""

ANSWERING: Final = 3
"""So many batches are answered side by side where a store is on the network: one waits, the others go on."""

DRAIN_SECONDS: Final = 6.0
"""At the end: how long what has come may take to be answered and sent. The rest waits for the next start."""


async def serve_telegram(
    settings: Settings, served: Served, monitoring: Monitoring, ending: asyncio.Event
) -> None:
    """Serve until ``ending`` is set, then finish what has begun.

    Raises TelegramRefused for a wrong token or a port that cannot be had, StoreRefused when the store cannot
    be used at the start. What goes wrong later is repeated until it goes well.
    """
    metrics, health = Metrics(NAME), Health(expects_polls=settings.webhook_url is None)
    supervisor = Supervisor((TelegramRefused,), metrics.task_ended)
    async with AsyncExitStack() as open_parts:
        monitoring.watch(metrics, lambda: [*health.ailments, *supervisor.fallen])
        token, proxy = settings.telegram_bot_token, settings.telegram_proxy_url
        if token is None:
            raise TelegramRefused(say("telegram.fault.no_token"))
        bot = BotApi.at(
            settings.telegram_api_base_url,
            token.get_secret_value(),
            None if proxy is None else proxy.get_secret_value(),
            health,
        )
        open_parts.push_async_callback(bot.disconnect)
        root = settings.telegram_api_base_url
        if not await _unless(ending, insisted(bot.initialize, root)):
            return
        await _Service(settings, served, bot, metrics, health, supervisor).run(ending)


class _Service:
    """The parts between which updates and messages go."""

    def __init__(  # noqa: PLR0913, PLR0917 - it brings all parts together
        self,
        settings: Settings,
        served: Served,
        bot: BotApi,
        metrics: Metrics,
        health: Health,
        supervisor: Supervisor,
    ) -> None:
        root, store, clock = settings.telegram_api_base_url, served.store, served.clock
        # By polling one process has all that comes, and answers it.
        among = alone if settings.webhook_url is None else store.replicas
        limits = [RateLimit(settings.telegram_user_limit, among) for _ in range(2)]
        surroundings = _surroundings(settings, served, bot.bot)
        channel = TelegramChannel(bot.username, surroundings, limits[0], metrics, bot.id)
        pace = Pace(TELEGRAM if settings.telegram_pacing else UNLIMITED, among)
        self.supervisor = supervisor
        self.is_shared = store.is_shared
        delivery = Delivery(StoredMessages(store, NAME), bot, pace, metrics, settings.data_dir)
        self.outbox = Outbox(delivery, supervisor)
        self.inline = InlineAnswers(bot, served.notice, limits[1], metrics, clock, supervisor)
        self.long_turns = LongTurns(served.conversation, served.program)
        questions = Questions(metrics.question, keeps_unanswered=settings.keep_unanswered)
        turns = Turns(store, self.long_turns, channel, clock, questions)
        self.intake = Intake(turns, self.outbox, self.inline, metrics, supervisor)
        self.source: Polling | Webhook
        if settings.webhook_url is None:
            self.source = Polling(bot, root, self.intake, health, store)
        else:
            address = (settings.webhook_host, settings.webhook_port)
            self.source = Webhook(bot, root, self.intake, health, settings.webhook_url, address)
        messenger = TelegramMessenger(bot, self.outbox, metrics)
        retention = timedelta(days=settings.retention_days)
        terms, folder = terms_of(settings), settings.data_dir
        place = JobContext(store, NAME, messenger, folder, terms, clock, supervisor)
        self.daily_jobs = DailyJobs(place, metrics, retention, served.notice)
        self.jobs = Jobs(place._replace(tally=lambda outcome: metrics.rosters.labels(outcome).inc()))
        shown_to = ShownTo(settings.data_dir / OFFICERS_FILE)
        named, page = served.notice.named(clock().date()), settings.mini_app
        self.introduction = introduce(bot, root, settings.hr_user_ids, shown_to, notices=named, page=page)

    async def run(self, ending: asyncio.Event) -> None:
        """Serve until ``ending`` is set, and finish what has begun."""
        presenting = self.supervisor.begin("introducing", self.introduction)
        # In this order: what was posted before must go before what is answered now.
        await self.outbox.load()
        await self.intake.resume()
        answering = [("answering", self.intake.answer)]
        works = [("receiving", self.source.run), ("calendar", self.daily_jobs.run), *answering]
        if self.is_shared:
            works += answering * (ANSWERING - 1)
            works += [
                ("left updates", self.intake.look_for_left),
                ("left messages", self.outbox.look_for_left),
            ]
        lasting = [asyncio.create_task(self.supervisor.keep(*work)) for work in works]
        receiving = lasting[0]
        working = asyncio.create_task(self.jobs.run())
        ended = asyncio.create_task(ending.wait())
        try:
            await asyncio.wait([ended, working, *lasting], return_when=asyncio.FIRST_COMPLETED)
            receiving.cancel()
            await self.source.stop()
            working.cancel()
            with suppress(TimeoutError):
                async with asyncio.timeout(DRAIN_SECONDS):
                    await asyncio.wait([working])
                    await self.intake.answered()
                    await self.outbox.drained()
                    await self.inline.done()
        finally:
            await stopped(ended, presenting, working, *lasting)
            await self.outbox.stop()
            await self.inline.stop()
            await self.long_turns.stop()
        for task in (working, *lasting):
            if not task.cancelled():
                task.result()


def _surroundings(settings: Settings, served: Served, bot: User) -> Surroundings:
    return Surroundings(
        served.notice,
        settings.retention_days,
        keeps_unanswered=settings.keep_unanswered,
        officers=frozenset(str(number) for number in settings.hr_user_ids),
        rosters=terms_of(settings),
        passes_on=bool(bot.supports_inline_queries),
        has_places=bool(bot.has_topics_enabled),
    )


async def _unless(ending: asyncio.Event, work: Coroutine[Any, Any, object]) -> bool:
    """Whether ``work`` was done before ``ending`` was set; else it is broken off."""
    task, ended = asyncio.create_task(work), asyncio.create_task(ending.wait())
    await asyncio.wait([task, ended], return_when=asyncio.FIRST_COMPLETED)
    is_done = task.done()
    await stopped(task, ended)
    if is_done:
        task.result()
    return is_done
