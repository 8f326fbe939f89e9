"""Delivery to the bot's webhook, as Telegram does it.

Updates of one lane (a chat's messages, a person's presses) go out one at a time and in order, lanes side
by side over at most ``max_connections``. Only 2xx acknowledges. The first retry comes at once, the next after
2, 4, 8 seconds and so on, up to 60-120 seconds, or after ``Retry-After``. A body that holds a method call is
executed.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import random
import time
from collections import defaultdict, deque
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import aiohttp

from .faults import WEBHOOK, Faults
from .wire import Json, Query

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from .calls import CallLog
    from .updates import Pending, UpdateQueue

HEADER = "X-Telegram-Bot-Api-Secret-Token"
_LONGEST_WAIT = (60, 120)
_LONGEST_RETRY_AFTER = 3600
_NEVER_EXECUTED = {"deletewebhook", "setwebhook", "close", "logout"}


class WebhookSender:
    """Delivers the updates of a queue while a webhook is set; ``second`` is the length of a second's wait."""

    def __init__(self, queue: UpdateQueue, faults: Faults, log: CallLog, second: float) -> None:
        self.url = ""
        self.execute: Callable[[Query], Awaitable[object]] | None = None
        self._queue = queue
        self._faults = faults
        self._log = log
        self._second = second
        self._secret = ""
        self._connections = 40
        self._error: tuple[int, str] | None = None
        self._lanes: dict[str, deque[Pending]] = {}
        self._attempts: defaultdict[int, int] = defaultdict(int)
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None
        self._changing = asyncio.Lock()  # several replicas set it at once

    async def set(self, url: str, secret: str, connections: int) -> None:
        """Deliver to ``url`` from now on, beginning with what is pending."""
        async with self._changing:
            await self._removed()
            self.url, self._secret, self._connections = url, secret, connections
            self._error = None
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=connections), timeout=aiohttp.ClientTimeout(total=60)
            )
            self._queue.on_added = self._added
            for pending in self._queue.pending():
                self._added(pending)

    async def remove(self) -> None:
        """Stop delivering; what is not acknowledged stays pending."""
        async with self._changing:
            await self._removed()

    async def _removed(self) -> None:
        self.url = ""
        self._queue.on_added = None
        tasks, self._tasks = self._tasks, set()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._lanes.clear()
        if self._session is not None:
            await self._session.close()
            self._session = None

    def info(self) -> Json:
        """A WebhookInfo object."""
        info: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._queue),
        }
        if self.url:
            info["max_connections"] = self._connections
        if self.url and self._error is not None:
            info["last_error_date"], info["last_error_message"] = self._error
        if self._queue.allowed():
            info["allowed_updates"] = self._queue.allowed()
        return info

    def _added(self, pending: Pending) -> None:
        if pending.lane in self._lanes:
            self._lanes[pending.lane].append(pending)
            return
        self._lanes[pending.lane] = deque([pending])
        task = asyncio.get_running_loop().create_task(self._drain(pending.lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drain(self, lane: str) -> None:
        waiting = self._lanes[lane]
        while waiting:
            await self._deliver(waiting[0])
            self._queue.drop(waiting.popleft().id)
        del self._lanes[lane]

    async def _deliver(self, pending: Pending) -> None:
        backoff = 1.0
        for failures in itertools.count():
            retry_after = await self._attempt(pending)
            if retry_after is None:
                return
            if not retry_after and failures:
                backoff = min(backoff * 2, random.uniform(*_LONGEST_WAIT))
                retry_after = backoff
            await asyncio.sleep(retry_after * self._second)

    async def _attempt(self, pending: Pending) -> float | None:
        """Try once. None when the bot took the update, else the seconds it asked to wait, 0 for none."""
        fault = self._faults.take(WEBHOOK)
        status, retry_after, call = 0, 0.0, None
        if fault is not None:
            await asyncio.sleep(fault.delay)
        harmed = fault is not None and bool(fault.drop or fault.status)
        if not harmed or (fault is not None and fault.after):
            status, retry_after, call = await self._post(pending.update)
        self._attempts[pending.id] += 1
        self._log.delivery(pending.id, self._attempts[pending.id], status)
        if harmed or not 200 <= status <= 299:
            return retry_after
        del self._attempts[pending.id]
        if call is not None and self.execute is not None:
            await self.execute(call)
        return None

    async def _post(self, update: Json) -> tuple[int, float, Query | None]:
        headers = {HEADER: self._secret} if self._secret else {}
        session = self._session
        if session is None:
            return 0, 0.0, None
        try:
            async with session.post(self.url, json=update, headers=headers) as response:
                call = _method_call(response.content_type, await response.text(errors="replace"))
                if 200 <= response.status <= 299:
                    return response.status, 0.0, call
                self._failed(f"Wrong response from the webhook: {response.status} {response.reason}")
                asked = response.headers.get("Retry-After", "")
                seconds = min(int(asked), _LONGEST_RETRY_AFTER) if asked.isdigit() else 0
                return response.status, float(seconds), None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            refused = isinstance(error, aiohttp.ClientConnectorError)
            self._failed("Connection refused" if refused else "Webhook connection closed")
            return 0, 0.0, None

    def _failed(self, reason: str) -> None:
        self._error = (int(time.time()), reason)


def _method_call(content_type: str, body: str) -> Query | None:
    """The call of a method in a webhook's answer; None for none, or one that Telegram passes over."""
    arguments: Any = {}
    if content_type == "application/json":
        try:
            arguments = json.loads(body) if body else {}
        except ValueError:
            return None
    elif content_type == "application/x-www-form-urlencoded":
        arguments = dict(parse_qsl(body, keep_blank_values=True))
    if not isinstance(arguments, dict):
        return None
    method = str(arguments.pop("method", ""))
    if not method or method.lower() in _NEVER_EXECUTED or method.lower().startswith("get"):
        return None
    return Query(method, arguments)
