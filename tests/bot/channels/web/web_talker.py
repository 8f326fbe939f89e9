"""Somebody at the web page who does what the contract of all channels asks: by its forms alone, over real HTTP."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.channels.web.visitor import INVITATION, OFFICER_PREFIX, digest, new_owner, new_secret
from bot.store.rosters import UNDER_WAY
from tests.bot.channels.seen import Seen, SeenButton
from tests.bot.channels.web.page_reader import PageReader
from tests.bot.until import until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.channels.web.page_reader import PageButton, PageForm
    from tests.bot.channels.web.site_in_process import SiteInProcess, Visit

_PIECE = re.compile(r'<section[^>]* id="piece-(\w+)".*?</section>', re.DOTALL)


class ShownButton(NamedTuple):
    """A button with the form in which it stood, also when the page is gone."""

    form: PageForm
    button: PageButton


class WebTalker:
    """An officer at ``site``."""

    def __init__(self, site: SiteInProcess, visit: Visit) -> None:
        self._site, self._visit = site, visit
        self._owner = new_owner(OFFICER_PREFIX)
        self._shown: set[str] = set()

    async def sign_in(self) -> None:
        secret = new_secret()
        with self._site.store.transaction() as transaction:
            transaction.keys.add(digest(secret), self._owner, INVITATION, "人事王")
        await self._visit.get(f"/enter/{secret}")
        await self._visit.press("登录")

    async def open(self) -> list[Seen]:
        """The first page greets."""
        first = await self._visit.get("/")
        await self._visit.press("开始", say="")
        return [Seen(first.words), *await self._new()]

    async def say(self, text: str) -> list[Seen]:
        if text == "/start":
            return await self.open()
        await self._visit.get("/talk")
        form = next(form for form in self._visit.page.forms if "say" in form.fields and form.is_open)
        await self._visit.send(form, {"say": text})
        return await self._new()

    async def press(self, button: SeenButton) -> list[Seen]:
        form, pressed = button.token
        await self._visit.send(form, {pressed.name: pressed.value})
        return await self._new()

    async def send(self, file: Path) -> list[Seen]:
        content = await asyncio.to_thread(file.read_bytes)
        page = await self._visit.get("/roster")
        await self._visit.send(page.form_for("token"), {}, (file.name, content))
        return await self._new()

    async def wait_for_work(self) -> list[Seen]:
        """What came is read and put away: until then it stands on the page, and is kept."""
        await until(self._is_worked_off)
        seen, letters = [], []
        for path in ("/talk", "/roster"):
            page = await self._visit.get(path)
            seen += await self._new()
            letters += [(form, button) for form, button in page.pressable if button.name == "letter"]
        for form, button in letters:
            await self._visit.send(form, {button.name: button.value})
        await until(lambda: not self.kept()["rosters"])
        return seen

    def kept(self) -> dict[str, Any]:
        with self._site.store.transaction() as transaction:
            return dict(transaction.export("web", self._owner))

    def _is_worked_off(self) -> bool:
        with self._site.store.transaction() as transaction:
            under_way = [one for one in transaction.rosters.every("web") if one.state in UNDER_WAY]
            return not (under_way or transaction.reports.every("web"))

    async def _new(self) -> list[Seen]:
        """The pieces that did not stand there before."""
        pieces = {found[1]: found[0] for found in _PIECE.finditer(self._visit.page.text)}
        new = [text for number, text in pieces.items() if number not in self._shown]
        self._shown |= set(pieces)
        return [await self._seen(text) for text in new]

    async def _seen(self, text: str) -> Seen:
        read = PageReader(text, self._visit.page.forms)
        buttons = tuple(
            SeenButton(button.label, ShownButton(form, button))
            for form, button in read.pressable
            if button.name.partition(".")[0] == "press"
        )
        name, content = "", b""
        for link in read.links:
            if link.startswith("/file/"):
                response, content = await self._visit.fetch(link)
                name = response.content_disposition.filename or "" if response.content_disposition else ""
        return Seen(read.words, buttons, name, content, any("/picture/" in src for src, _ in read.images))
