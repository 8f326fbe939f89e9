"""``zhicheng doctor``: what it takes to serve, a line each, and what to do about what is bad."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from telegram.error import TelegramError

from bot.channels.telegram.client import BotApi
from bot.channels.telegram.connection import explained
from bot.channels.web.pages import STATIC
from bot.clock import BEIJING, beijing_now
from bot.commands.backup import shown_size
from bot.notices import NoticesRefused, changed, looked_through, notices, refusal
from bot.ops.monitoring import LEAST_FREE
from bot.output_file import why
from bot.settings import SettingRefused, Settings, read_settings
from bot.store import StoreRefused, store_of
from bot.store.sql.transaction import LONGEST_PAUSE
from bot.store.sqlite.backup import Inspected, inspected
from bot.store.sqlite.migrations import STEPS
from bot.wording import say

BEHIND: Final = timedelta(hours=1)
"""So far a clock may be set back: machines are moved, and summer ends."""

PATIENCE: Final = 5.0
"""Seconds to wait for whoever listens on the port of the page."""

OUR_FILE: Final = "page.js"
"""Whoever serves just this is this program."""


class Examined(NamedTuple):
    """What was found of the thing called ``name``."""

    name: str
    told: str
    is_good: bool = True


def examine() -> int:
    """Print a line for each thing looked at; 1 when one of them is bad."""
    is_good = True
    for finding in _findings():
        name = say(f"doctor.name.{finding.name}")
        key = "doctor.good" if finding.is_good else "doctor.bad"
        sys.stdout.write(say(key, name=name, told=finding.told) + "\n")
        sys.stdout.flush()
        is_good = is_good and finding.is_good
    return 0 if is_good else 1


def _findings() -> Iterator[Examined]:
    try:
        settings = read_settings()
    except SettingRefused as refused:
        yield Examined("settings", str(refused), is_good=False)
        return
    yield Examined("settings", say("doctor.settings"))
    database: Inspected | None = None
    try:
        if settings.database_url is not None:
            with store_of(settings) as store, store.transaction():
                yield Examined("database", say("doctor.reached", place=settings.store_place))
        else:
            path = settings.database
            # One that was begun and not made is no database yet; one behind a link that leads nowhere is no new one.
            is_there = path.is_symlink() or (path.exists() and path.stat().st_size > 0)
            database = inspected(path) if is_there else None
            yield Examined("database", _told_of(settings.database, database))
    except StoreRefused as refused:
        yield Examined("database", str(refused), is_good=False)
    except OSError as error:
        told = say("backup.failed", path=settings.database, reason=why(error))
        yield Examined("database", told, is_good=False)
    yield from _notices()
    yield _disk(settings.data_dir)
    yield _clock(None if database is None else database.believed, datetime.now(UTC))
    yield asyncio.run(_telegram(settings))
    yield _web(settings)


def _notices() -> Iterator[Examined]:
    """Which are in force today, and which have changed; each that does not hold together on a line of its own."""
    try:
        new = changed(notices())
        policies = looked_through()
    except NoticesRefused as refused:
        yield Examined("notices", str(refused), is_good=False)
        return
    held = {edition.id: edition for edition in policies.editions}
    in_force = [f"{one.data.short_name}（{one.id}）" for one in policies.candidates(beijing_now().date())]
    told = say("doctor.in_force", names="、".join(in_force)) if in_force else say("doctor.none_in_force")
    if names := "、".join(one.id for one in new if one.id in held):
        told += say("doctor.changed", names=names)
    yield Examined("notices", told, is_good=bool(in_force))
    for wrong in policies.refused:
        yield Examined("notices", refusal(wrong), is_good=False)


def _told_of(path: Path, database: Inspected | None) -> str:
    if database is None:
        return say("doctor.no_database", path=path)
    key = "doctor.database" if database.schema == len(STEPS) else "doctor.older"
    return say(key, path=path, size=shown_size(database.size), schema=database.schema)


def _disk(folder: Path) -> Examined:
    there = next(parent for parent in (folder.absolute(), *folder.absolute().parents) if parent.exists())
    total, _, free = shutil.disk_usage(there)
    # What has no room at all keeps no files (/proc), whoever may write there.
    if not there.is_dir() or not total or not os.access(there, os.W_OK | os.X_OK):
        return Examined("disk", say("doctor.not_writable", folder=folder), is_good=False)
    if free < LEAST_FREE:
        told = say("doctor.disk_full", folder=folder, free=shown_size(free), least=shown_size(LEAST_FREE))
        return Examined("disk", told, is_good=False)
    return Examined("disk", say("doctor.disk", folder=folder, free=shown_size(free)))


def _clock(believed: datetime | None, now: datetime) -> Examined:
    shown = f"{now.astimezone(BEIJING):%Y-%m-%d %H:%M}"
    beyond = timedelta() if believed is None else now - believed
    if beyond > LONGEST_PAUSE:
        return Examined("clock", say("doctor.ahead", now=shown, days=beyond.days), is_good=False)
    if beyond < -BEHIND:
        return Examined(
            "clock",
            say("doctor.behind", now=shown, days=round(-beyond / timedelta(days=1), 1)),
            is_good=False,
        )
    return Examined("clock", say("doctor.clock", now=shown))


async def _telegram(settings: Settings) -> Examined:
    token, proxy = settings.telegram_bot_token, settings.telegram_proxy_url
    if token is None:
        return Examined("telegram", say("doctor.no_token"))
    root, webhook = settings.telegram_api_base_url, settings.webhook_url or ""
    if webhook.startswith("http://") and root.startswith("https://"):  # one's own server takes it
        return Examined("telegram", say("doctor.webhook", address=webhook), is_good=False)
    bot = BotApi.at(root, token.get_secret_value(), None if proxy is None else proxy.get_secret_value())
    try:
        await bot.initialize()
    except TelegramError as error:
        return Examined("telegram", explained(error, root), is_good=False)
    finally:
        await bot.disconnect()
    return Examined("telegram", say("doctor.telegram", username=bot.username))


def _web(settings: Settings) -> Examined:
    host, port = settings.web_host, settings.web_port
    if not port:
        return Examined("web", say("doctor.no_web"))
    try:
        socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):  # the latter of a label that is too long
        return Examined("web", say("serve.no_host", host=host), is_good=False)
    if _is_free(host, port):
        return Examined("web", say("doctor.free", host=host, port=port))
    is_ours = _is_ours(host, port)
    told = say("doctor.ours" if is_ours else "doctor.taken", host=host, port=port)
    return Examined("web", told, is_good=is_ours)


def _is_free(host: str, port: int) -> bool:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.create_server((host, port), family=family):
            return True
    except OSError:
        return False


def _is_ours(host: str, port: int) -> bool:
    asked = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - where one listens to all
    address = f"http://[{asked}]:{port}" if ":" in asked else f"http://{asked}:{port}"
    own = (STATIC / OUR_FILE).read_bytes()
    try:
        # The port is this machine's: no proxy stands before it.
        with build_opener(ProxyHandler({})).open(f"{address}/static/{OUR_FILE}", timeout=PATIENCE) as answer:
            return bool(answer.read(len(own) + 1) == own)
    except (URLError, OSError, ValueError):
        return False
