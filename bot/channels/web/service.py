"""The whole site, from the first request to the last."""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress
from datetime import timedelta
from errno import EADDRNOTAVAIL
from socket import gaierror
from typing import Final

from aiohttp import web

from bot.channels.web import (
    case_pages,
    conversation,
    downloads,
    mini_app,
    notice_pages,
    officers,
    own_data,
    plain_pages,
    question_pages,
    roster_page,
)
from bot.channels.web.answering import Answering
from bot.channels.web.api import ProgramInterface
from bot.channels.web.channel import WebChannel
from bot.channels.web.guard import Guard
from bot.channels.web.kept_files import KeptFiles
from bot.channels.web.messenger import WebMessenger
from bot.channels.web.pages import SITE, Site
from bot.channels.web.pieces import NAME
from bot.channels.web.visitor import Officers
from bot.features.context import Surroundings
from bot.features.daily_jobs import DailyJobs
from bot.features.jobs.job_queue import JobContext
from bot.features.jobs.jobs import Jobs
from bot.features.roster_limits import terms_of
from bot.features.served import Served
from bot.ops.http_server import HttpServer
from bot.ops.metrics import Metrics
from bot.ops.monitoring import Monitoring
from bot.ops.supervision import Supervisor, stopped
from bot.refusal import OperatorRefused
from bot.settings import Settings
from bot.turns.long_turns import LongTurns
from bot.turns.question_log import Questions
from bot.turns.turns import Turns
from bot.wording import say

WITHOUT_SLASH: Final = web.normalize_path_middleware(append_slash=False, remove_slash=True)
"""An address that was typed with a slash behind it leads to the page."""

BODY_LIMIT: Final = 1024 * 1024
"""Bytes of a form. An upload has a limit of its own."""


async def serve_web(
    settings: Settings, served: Served, monitoring: Monitoring, ending: asyncio.Event
) -> None:
    """Serve until ``ending`` is set. Raises OperatorRefused when the port cannot be had."""
    metrics = Metrics(NAME, posts=False)
    supervisor = Supervisor((), metrics.task_ended)
    monitoring.watch(metrics, lambda: supervisor.fallen)
    long_turns = LongTurns(served.conversation, served.program)
    site, jobs, calendar = _put_together(settings, served, metrics, supervisor, long_turns)
    with suppress(OSError):  # what cannot be read now is tried again at the next start
        await KeptFiles(served.store).carry_over(settings.data_dir / NAME)
    await site.answering.resume()
    server = HttpServer(application(site), auto_decompress=False)
    lasting = [
        asyncio.create_task(supervisor.keep("calendar", calendar.run)),
        asyncio.create_task(jobs.run()),
    ]
    if served.store.is_shared:
        lasting.append(asyncio.create_task(supervisor.keep("left", site.answering.look_for_left)))
    try:
        try:
            await server.listen(settings.web_host, settings.web_port)
        except (OSError, UnicodeError) as error:  # the latter of a label that is too long
            raise OperatorRefused(_not_opened(error, settings)) from None
        with suppress(OSError):  # nobody who is told is no reason not to serve
            sys.stdout.write(f"{say('serve.open', address=settings.web_url or _address(settings))}\n")
            sys.stdout.flush()
        await ending.wait()
    finally:
        await server.close()
        await stopped(*lasting)
        await long_turns.stop()


def _not_opened(error: OSError | UnicodeError, settings: Settings) -> str:
    """Why nobody can listen there: the address is another's (which asyncio gives no number), or the port is."""
    if isinstance(error, UnicodeError | gaierror) or error.errno in {None, EADDRNOTAVAIL}:
        return say("serve.no_host", host=settings.web_host)
    return say("serve.no_port", host=settings.web_host, port=settings.web_port)


def _address(settings: Settings) -> str:
    host = f"[{settings.web_host}]" if ":" in settings.web_host else settings.web_host
    return f"http://{host}:{settings.web_port}"


def application(site: Site) -> web.Application:
    """All pages of ``site``."""
    guard = Guard(site.settings, site.store.replicas)
    app = web.Application(client_max_size=BODY_LIMIT, middlewares=[guard.answer, WITHOUT_SLASH])
    app[SITE] = site
    for pages in (
        *(conversation, downloads, officers, own_data, case_pages, roster_page),
        *(notice_pages, question_pages, plain_pages, mini_app),
    ):
        app.add_routes(pages.routes)
    ProgramInterface().add_to(app)
    return app


def _put_together(
    settings: Settings, served: Served, metrics: Metrics, supervisor: Supervisor, long_turns: LongTurns
) -> tuple[Site, Jobs, DailyJobs]:
    surroundings = Surroundings(
        served.notice,
        settings.retention_days,
        keeps_unanswered=settings.keep_unanswered,
        officers=Officers(),
        rosters=terms_of(settings),
        reminds=False,
        passes_on=True,
    )
    folder = settings.data_dir / NAME
    messenger = WebMessenger(KeptFiles(served.store))
    questions = Questions(metrics.question, keeps_unanswered=settings.keep_unanswered)
    turns = Turns(served.store, long_turns, WebChannel(surroundings), served.clock, questions)
    answering = Answering(turns, metrics)
    site = Site(settings, served.store, served.notice, surroundings, answering, messenger, served.clock)
    place = JobContext(served.store, NAME, messenger, folder, surroundings.rosters, served.clock, supervisor)
    retention = timedelta(days=settings.retention_days)
    calendar = DailyJobs(place, metrics, retention, served.notice)
    return site, Jobs(place), calendar
