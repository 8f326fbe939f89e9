"""The web page, served in this process on a port of its own, and somebody who looks at it without scripts."""

from __future__ import annotations

import asyncio
import socket
from contextlib import asynccontextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from aiohttp import ClientSession, CookieJar, FormData

from bot.channels.web.service import serve_web
from bot.features.notice import PolicyNotice
from bot.features.served import Served
from bot.ops.monitoring import Monitoring
from bot.settings import Settings
from bot.store import SqliteStore
from dialogs.conversation import Conversation
from rules import load_policies
from tests.bot.channels.web.page_reader import PageForm, PageReader
from tests.bot.until import until
from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from aiohttp import ClientResponse
    from aiohttp.abc import AbstractCookieJar

    from bot.turns.turn import Dialogue

POLICIES = load_policies()
CONVERSATION = Conversation(POLICIES)
NOTICE = PolicyNotice(POLICIES)


class Looked(PageReader):
    """A page as it came."""

    def __init__(self, response: ClientResponse, text: str) -> None:
        self.status, self.url, self.headers, self.text = response.status, response.url, response.headers, text
        super().__init__(text)


class Visit:
    """One browser without scripts. It follows redirects, keeps cookies, and sends forms as they stand."""

    def __init__(self, address: str, cookies: AbstractCookieJar | None = None) -> None:
        self.address = address
        self.session = ClientSession(
            address, cookie_jar=CookieJar(unsafe=True) if cookies is None else cookies
        )
        self.page: Looked

    async def get(self, path: str, **headers: str) -> Looked:
        """Go to a page."""
        async with self.session.get(path, headers=headers) as response:
            return await self._looked(response)

    async def fetch(self, path: str) -> tuple[ClientResponse, bytes]:
        """What is no page."""
        async with self.session.get(path) as response:
            return response, await response.read()

    async def post(self, path: str, data: Any, **headers: str) -> Looked:
        """Send what is no form of the page."""
        async with self.session.post(path, data=data, headers=headers) as response:
            return await self._looked(response)

    async def press(self, label: str, **filled: str) -> Looked:
        """Press the button ``label`` of the page, with its form's fields ``filled``."""
        form, button = self.page.form_with(label)
        return await self.send(form, {**filled, **({button.name: button.value} if button.name else {})})

    async def say(self, text: str) -> Looked:
        """Fill in the field beside the question and send it."""
        return await self.send(self.page.form_for("say"), {"say": text})

    async def send(
        self, form: PageForm, filled: Mapping[str, str], file: tuple[str, bytes] | None = None
    ) -> Looked:
        """Send a form, also one of a page that is gone."""
        fields = {**form.fields, **filled}
        if form.method == "get":
            async with self.session.get(form.action, params=fields) as response:
                return await self._looked(response)
        if file is None:
            return await self.post(form.action, fields)
        data = FormData(list(fields.items()), quote_fields=False)
        data.add_field("file", BytesIO(file[1]), filename=file[0])
        return await self.post(form.action, data)

    async def _looked(self, response: ClientResponse) -> Looked:
        self.page = Looked(response, await response.text())
        return self.page


class SiteInProcess:
    """Where it is served, and what it keeps."""

    def __init__(self, settings: Settings, store: SqliteStore) -> None:
        self.settings = settings
        self.store = store
        self.address = f"http://{settings.web_host}:{settings.web_port}"

    def kinds_of_files(self) -> list[str]:
        """What is kept of what was sent."""
        with self.store.bare() as statements:
            return [kind for (kind,) in statements.rows("SELECT DISTINCT kind FROM files ORDER BY kind")]

    @asynccontextmanager
    async def visit(self) -> AsyncIterator[Visit]:
        """A browser that has never been here."""
        visit = Visit(self.address)
        try:
            yield visit
        finally:
            await visit.session.close()


def free_port() -> int:
    """One that nobody listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@asynccontextmanager
async def site_in_process(
    folder: Path,
    clock: Callable[[], datetime] | None = None,
    *,
    conversation: Dialogue = CONVERSATION,
    notice: PolicyNotice = NOTICE,
    **settings: Any,
) -> AsyncIterator[SiteInProcess]:
    """Serve in the block; it must end in order after it."""
    chosen = Settings(**{"data_dir": folder, "web_port": free_port(), **settings})
    ending = asyncio.Event()
    with SqliteStore(chosen.database) as store:
        served = Served(store, conversation, notice)
        if clock is not None:
            served = Served(store, conversation, served.notice, clock)
        serving = asyncio.create_task(serve_web(chosen, served, Monitoring(store), ending))
        site = SiteInProcess(chosen, store)

        def is_open() -> bool:
            if serving.done():
                serving.result()
            with socket.socket() as calling:
                return calling.connect_ex((chosen.web_host, chosen.web_port)) == 0

        await until(is_open)
        try:
            yield site
        finally:
            ending.set()
            async with asyncio.timeout(PATIENCE):
                await serving
