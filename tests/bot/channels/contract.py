"""What is held of every channel alike: how a test talks through one, and what it then sees."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from bot.channels.terminal.channel import OWNER, TerminalChannel
from bot.channels.terminal.files import file_named
from bot.channels.terminal.messenger import TerminalMessenger
from bot.channels.terminal.screen import Screen
from bot.features.context import Surroundings
from bot.features.displayed import Displayed, entered
from bot.features.jobs.job_queue import JobContext
from bot.features.jobs.jobs import Jobs
from bot.features.roster_limits import USUAL
from bot.ops.supervision import Supervisor
from bot.store import Arrival, SqliteStore
from bot.turns.turns import Turns
from dialogs.event import Opened, Pressed, Said
from tests.bot.channels.seen import Seen, SeenButton
from tests.bot.channels.telegram.bot_in_process import BotInProcess
from tests.bot.channels.toy_channel import ToyChannel
from tests.bot.channels.web.site_in_process import site_in_process
from tests.bot.channels.web.web_talker import WebTalker
from tests.bot.until import until
from tests.botapi import serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.features.messenger import Messenger
    from bot.features.notice import PolicyNotice
    from bot.store import Message
    from bot.turns.turn import Dialogue
    from tests.botapi import BotApi, Person, SeenMessage


class Talker(Protocol):
    """One person, who may assess others, at one channel. Whatever they do, all that is shown for it comes back."""

    async def open(self) -> list[Seen]: ...

    async def say(self, text: str) -> list[Seen]: ...

    async def press(self, button: SeenButton) -> list[Seen]: ...

    async def send(self, file: Path) -> list[Seen]: ...

    async def wait_for_work(self) -> list[Seen]: ...

    def kept(self) -> dict[str, Any]: ...


@dataclass
class HeldTalker:
    """At a channel of this process that keeps what is to be shown in the store; ``owner`` is the person."""

    turns: Turns
    jobs: Jobs
    owner: str
    _number: int = field(default=0, init=False)

    async def open(self) -> list[Seen]:
        return self._taken(self._opened())

    async def say(self, text: str) -> list[Seen]:
        return self._taken(self._said(text))

    async def press(self, button: SeenButton) -> list[Seen]:
        return self._taken(self._pressed(*button.token))

    async def send(self, file: Path) -> list[Seen]:
        return self._taken(self._said(f"/roster {file}"))

    async def wait_for_work(self) -> list[Seen]:
        seen: list[Seen] = []
        while self._has_work():
            await self.jobs.work_off()
            seen += self._shown()
        return seen

    def kept(self) -> dict[str, Any]:
        with self.turns.store.transaction() as transaction:
            return dict(transaction.export(self.turns.channel.name, self.owner))

    def _taken(self, payload: str) -> list[Seen]:
        self._number += 1
        self.turns.take([Arrival(str(self._number), self.owner, payload)])
        return self._shown()

    def _shown(self) -> list[Seen]:
        with self.turns.store.transaction() as transaction:
            unsent = transaction.unsent(self.turns.channel.name)
            seen = [self._seen(one.message) for one in unsent]
            transaction.sent([one.sequence for one in unsent])
        return seen

    def _has_work(self) -> bool:
        with self.turns.store.transaction() as transaction:
            return self.jobs.has_work(transaction)

    def _opened(self) -> str:
        return entered(Opened())

    def _said(self, text: str) -> str:
        return entered(Said(text))

    def _pressed(self, data: str, revision: int, case: int) -> str:
        return entered(Pressed(data, revision, case))

    def _seen(self, message: Message) -> Seen:
        shown = Displayed.model_validate_json(message.payload)
        reply, document = shown.reply, shown.reply.document
        buttons = tuple(
            SeenButton(each.label, (each.data, shown.revision, shown.case))
            for row in reply.buttons
            for each in row
        )
        name = document.name if document else shown.file.name if shown.file else ""
        return Seen(reply.text, buttons, name, document.content if document else b"", bool(reply.picture))


class ToyTalker(HeldTalker):
    """At the toy channel."""

    async def send(self, file: Path) -> list[Seen]:
        return self._taken(f"file {file}")

    def _opened(self) -> str:
        return "open "

    def _said(self, text: str) -> str:
        return f"say {text}"

    def _pressed(self, data: str, revision: int, case: int) -> str:
        return f"press {revision} {case} {data}"

    def _seen(self, message: Message) -> Seen:
        shown = json.loads(message.payload)
        buttons = tuple(
            SeenButton(label, (data, shown["revision"], shown["case"])) for label, data in shown["buttons"]
        )
        return Seen(
            shown["text"], buttons, shown["file"], shown["content"].encode("latin-1"), shown["picture"]
        )


@dataclass
class TelegramTalker:
    """At Telegram, over real HTTP; ``store`` is the bot's."""

    api: BotApi
    person: Person
    store: SqliteStore
    _read: int = field(default=0, init=False)

    async def open(self) -> list[Seen]:
        return await self.say("/start")

    async def say(self, text: str) -> list[Seen]:
        await self.person.say(text)
        return await self._answered()

    async def press(self, button: SeenButton) -> list[Seen]:
        data, number = button.token
        notice = (await (await self.person.press_data(data, number)).answer()).text
        await self._settled(with_work=False)
        return [*([Seen(notice)] if notice else []), *await self._shown()]

    async def send(self, file: Path) -> list[Seen]:
        content = await asyncio.to_thread(file.read_bytes)
        await self.person.send_document(file.name, content)
        return await self._answered()

    async def wait_for_work(self) -> list[Seen]:
        await self._settled(with_work=True)
        return await self._shown()

    def kept(self) -> dict[str, Any]:
        with self.store.transaction() as transaction:
            return dict(transaction.export("telegram", str(self.person.id)))

    async def _answered(self) -> list[Seen]:
        await self.person.next_reply()
        await self._settled(with_work=False)
        return await self._shown()

    async def _settled(self, *, with_work: bool) -> None:
        """Wait until nothing is on its way any more, of which nobody tells."""
        await until(lambda: self._is_settled(with_work=with_work))

    def _is_settled(self, *, with_work: bool) -> bool:
        with self.store.transaction() as transaction:
            backlog = transaction.tally("telegram")
            reports, rosters = transaction.reports.every("telegram"), transaction.rosters.every("telegram")
        return not (backlog.waiting or backlog.unsent or (with_work and (reports or rosters)))

    async def _shown(self) -> list[Seen]:
        journal = await self.person.journal()
        await self.person.catch_up()
        new, self._read = journal[self._read :], len(journal)
        return [await self._seen(message) for kind, message in new if not isinstance(message, str)]

    async def _seen(self, message: SeenMessage) -> Seen:
        buttons = tuple(
            SeenButton(each.label, (each.data, message.id)) for row in message.rows for each in row
        )
        name = message.file_name or ""
        content = await self.api.download(message.file_id) if name and message.file_id else b""
        return Seen(message.text, buttons, name, content, "photo" in message.raw)


@asynccontextmanager
async def talking(
    channel: str, folder: Path, conversation: Dialogue, notice: PolicyNotice
) -> AsyncIterator[Talker]:
    """Somebody at ``channel``, of which everything is kept in ``folder``."""
    if channel == "telegram":
        async with serving() as api:
            house = BotInProcess(api, folder, conversation, notice)
            async with house.open(hr_user_ids=frozenset({1})) as store:
                yield TelegramTalker(api, api.person(1, "人事王"), store)
        return
    if channel == "web":
        async with (
            site_in_process(folder, conversation=conversation, notice=notice) as site,
            site.visit() as visit,
        ):
            talker = WebTalker(site, visit)
            await talker.sign_in()
            yield talker
        return
    named = file_named if channel == "terminal" else None
    surroundings = Surroundings(notice, 90, officers=frozenset({OWNER}), file_named=named)
    with SqliteStore(folder / "held.sqlite3") as store:
        if channel == "terminal":
            turns = Turns(store, conversation, TerminalChannel(surroundings))
            messenger = TerminalMessenger(Screen(folder), lambda: None)
            yield HeldTalker(turns, _jobs(turns, messenger, folder), OWNER)
        else:
            toy = ToyChannel(surroundings)
            turns = Turns(store, conversation, toy)
            yield ToyTalker(turns, _jobs(turns, toy, folder), OWNER)


def _jobs(turns: Turns, messenger: Messenger, folder: Path) -> Jobs:
    return Jobs(
        JobContext(turns.store, turns.channel.name, messenger, folder, USUAL, turns.clock, Supervisor())
    )
