"""The test client: people who talk to a bot over a loopback Bot API.

In the same process as the test::

    async with serving() as api:
        bot = Bot(api.token, base_url=api.base_url, base_file_url=api.base_file_url)
        wang = api.person(1, "王工")
        await wang.say("/start")
        question = await wang.next_message()
        press = await wang.press("硕士")
        assert (await press.answer()).text == ""

In a process of its own, which outlives a bot that is killed: ``async with spawned() as api``; with one that
runs already: ``async with connected(url, token) as api``. Everything else is the same.
"""

from __future__ import annotations

import asyncio
import base64
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiohttp

from .calls import Call, Delivery
from .limits import TELEGRAM, Rate
from .link import InProcess, Link, OverHttp
from .person import Channel, Group, Person
from .server import LoopbackServer
from .world import TOKEN, Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from .wire import Json


_ROOT = Path(__file__).parents[2]


class BotApi:
    """A loopback Bot API as a test sees it. ``url`` is its root, ``token`` the bot's."""

    def __init__(self, link: Link, url: str, token: str) -> None:
        self.link = link
        self.url = url
        self.token = token

    @property
    def base_url(self) -> str:
        """For python-telegram-bot's ``base_url``: the token is put behind it."""
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        """For python-telegram-bot's ``base_file_url``."""
        return f"{self.url}/file/bot"

    def person(self, number: int, name: str, *, username: str = "", language: str = "zh-hans") -> Person:
        """A person with this user id. Naming one twice gives the same person with fresh eyes."""
        user: Json = {"id": number, "is_bot": False, "first_name": name, "language_code": language}
        return Person(self.link, {**user, "username": username} if username else user)

    def other_bot(self, number: int, name: str) -> Person:
        """Another bot; what it writes comes as from a bot."""
        return Person(
            self.link, {"id": number, "is_bot": True, "first_name": name, "username": f"{name}_bot"}
        )

    def group(self, number: int, title: str = "网安交流群", *, supergroup: bool = True) -> Group:
        """A group; ``number`` is negative. The bot is in it from the first message on, with privacy on."""
        kind = "supergroup" if supergroup else "group"
        return Group(self.link, {"id": number, "type": kind, "title": title})

    def channel(self, number: int, title: str = "网安频道") -> Channel:
        """A channel; ``number`` is negative."""
        return Channel(self.link, {"id": number, "type": "channel", "title": title})

    async def calls(self, method: str | None = None, chat: int | None = None) -> list[Call]:
        """The calls the bot made, oldest first, of one method and to one chat when given."""
        return [Call(**call) for call in await self.link.perform("calls", method=method, chat=chat)]

    async def deliveries(self) -> list[Delivery]:
        """The attempts at the bot's webhook, oldest first."""
        return [Delivery(**delivery) for delivery in await self.link.perform("deliveries")]

    async def forget_calls(self) -> None:
        """Empty the log of calls and deliveries."""
        await self.link.perform("forget_calls")

    async def fail(self, method: str = "*", **how: Any) -> None:
        """Let the next calls of ``method`` fail (``webhook``: the next deliveries; ``download``: of files).

        ``how``: ``times`` (1; None for ever), ``status`` (429, 500 …) with ``retry_after``, ``body`` in place of
        an answer, or ``drop=True``;
        ``after=True`` lets the call take effect first; ``delay`` seconds; ``share`` of the calls, ``seed``.
        """
        await self.link.perform("fault", method=method, **how)

    async def clear_faults(self) -> None:
        """Forget all faults and the delay."""
        await self.link.perform("clear_faults")

    async def delay(self, seconds: float) -> None:
        """Delay every call by so many seconds from now on."""
        await self.link.perform("delay", seconds=seconds)

    async def limit(
        self,
        overall: Rate | None = TELEGRAM[0],
        chat: Rate | None = TELEGRAM[1],
        group: Rate | None = TELEGRAM[2],
    ) -> None:
        """Refuse floods with 429; by default at the rates Telegram names. None lifts a limit."""
        await self.link.perform("limit", overall=overall, chat=chat, group=group)

    async def expire_queries(self) -> None:
        """Let every press and inline query that waits expire."""
        await self.link.perform("expire_queries")

    async def expire_files(self) -> None:
        """Let every file that was sent so far expire; the bot cannot download it any more."""
        await self.link.perform("expire_files")

    async def enable_topics(self, *, enabled: bool = True) -> None:
        """Switch topics in private chats on or off, as one does in @BotFather."""
        await self.link.perform("enable_topics", enabled=enabled)

    async def hide_sizes(self, *, hidden: bool = True) -> None:
        """Whether getFile leaves a file's size out, as Telegram may."""
        await self.link.perform("hide_sizes", hidden=hidden)

    async def update(self, kind: str, payload: Any) -> int | None:
        """Queue any update, also of an unknown kind. None when the bot has not asked for its kind."""
        number = await self.link.perform("update", kind=kind, payload=payload)
        return None if number is None else int(number)

    async def restart_update_ids(self, first: int) -> None:
        """Number updates from ``first`` on, as Telegram does after an idle week; what is pending goes."""
        await self.link.perform("restart_update_ids", first=first)

    async def state(self) -> Json:
        """``pending`` (updates not confirmed), ``polled`` (a poll waits for the next one), ``webhook``
        (WebhookInfo), ``faults_hit`` (how often a fault was met), ``username``.
        """
        state: Json = await self.link.perform("state")
        return state

    async def until(self, **expected: Any) -> None:
        """Wait for a :meth:`state`: ``until(pending=0)``, ``until(polled=True)``.

        Raises:
            NothingCameError: it did not come.
        """
        await self.link.wait("wait_for_state", expected=expected)

    async def until_called(self, method: str | None, *, times: int = 1, chat: int | None = None) -> None:
        """Wait until the log holds ``times`` calls of ``method`` (``webhook``: attempts at the webhook; None: of any).

        Raises:
            NothingCameError: they did not come.
        """
        await self.link.wait("wait_for_calls", method=method, times=times, chat=chat)

    def watch(self, ended: asyncio.Future[str]) -> None:
        """Wait no longer once ``ended`` tells that a bot has ended, and how, unless that is to be."""
        self.link.watched.add(ended)

    def let_go(self, ended: asyncio.Future[str]) -> None:
        """This bot may end from now on."""
        self.link.watched.discard(ended)

    async def download(self, file_id: str) -> bytes:
        """The content of a file that the bot or a person sent."""
        return base64.b64decode(await self.link.perform("download", file_id=file_id))


@asynccontextmanager
async def serving(settings: Settings | None = None, *, port: int = 0) -> AsyncIterator[BotApi]:
    """A loopback Bot API in this process."""
    server = LoopbackServer(settings)
    await server.start(port)
    try:
        yield BotApi(InProcess(server.world), server.url, server.world.settings.token)
    finally:
        await server.stop()


@asynccontextmanager
async def connected(url: str, token: str = TOKEN) -> AsyncIterator[BotApi]:
    """A loopback Bot API that runs in another process."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout()) as session:
        yield BotApi(OverHttp(session, url), url, token)


@asynccontextmanager
async def spawned(*options: str) -> AsyncIterator[BotApi]:
    """A loopback Bot API in a process of its own; ``options`` are those of ``python -m tests.botapi``."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.botapi", *options, stdout=asyncio.subprocess.PIPE, cwd=_ROOT
    )
    try:
        if process.stdout is None:
            raise RuntimeError("the process has no output")
        port = int(await process.stdout.readline())
        async with connected(f"http://127.0.0.1:{port}") as api:
            yield api
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()
