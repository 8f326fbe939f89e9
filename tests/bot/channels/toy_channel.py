"""The smallest channel there is: a line in, JSON out. It is held to the same contract as the ones that are shipped."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bot.features import commands, presses
from bot.features.attachment import Attachment
from bot.features.jobs import roster_commands
from bot.features.request import Request, Shown
from bot.store import Arrival, Message, Unsent
from dialogs.event import Opened, Pressed
from dialogs.rendering.wording import escape
from dialogs.reply import Reply

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.features.context import Surroundings
    from bot.features.messenger import Recipient, StoredFile
    from bot.turns.turn import Turn


class ToyChannel(NamedTuple):
    """A :class:`~bot.turns.turn.Channel` and a :class:`~bot.features.messenger.Messenger` in one."""

    surroundings: Surroundings
    name: str = "toy"
    largest_file: int = 10**9
    is_page: bool = False

    def answer(self, arrival: Arrival, turn: Turn) -> list[Message]:
        request = Request(arrival.owner, arrival.owner, turn, self.surroundings)
        kind, _, rest = arrival.payload.partition(" ")
        if kind == "press":
            revision, case, data = rest.split(" ", 2)
            answer = presses.pressed(request, Pressed(data, int(revision), int(case)))
        elif kind == "file":
            answer = roster_commands.sent(request, Attachment(rest, Path(rest).name))
        elif kind == "open":
            answer = commands.talked(request, Opened(rest))
        else:
            answer = commands.typed(request, rest)
        notice = [Shown(Reply(escape(answer.notice)))] if answer.notice else []
        return [_message(arrival.owner, one) for one in (*notice, *answer.shown)]

    def apologise(self, arrival: Arrival, words: str) -> list[Message]:
        return [_message(arrival.owner, Shown(Reply(words)))]

    def messages(self, to: Recipient, shown: Iterable[Shown], place: int | None = None) -> list[Message]:
        del place  # nothing is edited here
        return [_message(to.owner, one) for one in shown]

    def file(self, to: Recipient, file: StoredFile, told: Reply, place: int | None = None) -> Message:
        del place
        return _message(to.owner, Shown(told), file.name, file.place)

    def leave(self, *_: object) -> list[Message]:
        return []

    def deliver(self, posted: Iterable[Unsent]) -> None: ...

    async def progress(self, *_: object) -> None: ...

    async def announce_file(self, *_: object) -> None: ...

    async def keep(self, *_: object) -> None: ...

    async def fetch(self, file: str, to: Path, most: int) -> None:
        assert shutil.copyfile(file, to).stat().st_size <= most


def _message(owner: str, shown: Shown, file: str = "", place: str = "") -> Message:
    reply = shown.reply
    buttons = [[each.label, each.data] for row in reply.buttons for each in row]
    content = reply.document.content.decode("latin-1") if reply.document else ""
    told = {"text": reply.text, "buttons": buttons, "revision": shown.revision, "case": shown.case}
    name = reply.document.name if reply.document else file
    payload = {**told, "file": name, "content": content, "place": place, "picture": bool(reply.picture)}
    return Message(owner, owner, json.dumps(payload))
