"""People, groups and channels: the hands and eyes of a test."""

from __future__ import annotations

import asyncio
import base64
import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .people import private_chat
from .seen import SeenAnswer, SeenMessage, seen
from .text import TEXT_LIMIT

if TYPE_CHECKING:
    from collections.abc import Collection

    from .link import Link
    from .wire import Json


@dataclass(eq=False)
class Place:
    """A chat in which the bot can be seen. Each place reads its journal once, from the beginning on."""

    link: Link
    chat: Json
    _next: int = field(default=0, init=False)

    @property
    def id(self) -> int:
        """The chat's id."""
        return int(self.chat["id"])

    async def messages(self) -> list[SeenMessage]:
        """The bot's messages as they stand now, oldest first."""
        return [seen(message) for message in await self.link.perform("messages", chat=self.chat)]

    async def next_message(self) -> SeenMessage:
        """The next message the bot sends here; edits in between are passed over.

        Raises:
            NothingCameError: none came.
        """
        return seen((await self._entry({"sent"}))["message"])

    async def next_edit(self) -> SeenMessage:
        """The next edit the bot makes here; new messages in between are passed over."""
        return seen((await self._entry({"edited"}))["message"])

    async def next_reply(self) -> SeenMessage:
        """The next message or edit, whichever comes first."""
        return seen((await self._entry({"sent", "edited"}))["message"])

    async def topics(self) -> dict[str, int]:
        """The topics of the chat: their numbers, by their names."""
        found: dict[str, int] = await self.link.perform("topics", chat=self.chat)
        return found

    async def next_action(self) -> str:
        """The next chat action (``typing``, ``upload_document`` …)."""
        return str((await self._entry({"action"}))["action"])

    async def journal(self) -> list[tuple[str, SeenMessage | str]]:
        """All that happened here: ``("sent" | "edited" | "deleted", message)`` and ``("action", name)``."""
        entries = await self.link.perform("journal", chat=self.chat)
        return [
            (entry["kind"], entry["action"] if entry["kind"] == "action" else seen(entry["message"]))
            for entry in entries
        ]

    async def catch_up(self) -> None:
        """Pass over everything that is already there."""
        self._next = len(await self.link.perform("journal", chat=self.chat))

    async def _entry(self, kinds: Collection[str]) -> Json:
        found = await self.link.wait("wait", chat=self.chat, after=self._next, kinds=sorted(kinds))
        self._next = int(found["next"])
        entry: Json = found["entry"]
        return entry


@dataclass(eq=False)
class Group(Place):
    """A group (or supergroup) with the bot in it; people write there with ``chat=group``."""

    async def add_bot(self, by: Person, *, privacy: bool = True) -> None:
        """Add the bot; with ``privacy`` off it sees every message."""
        await self.link.perform("add_bot", who=by.user, chat=self.chat, privacy=privacy)

    async def remove_bot(self, by: Person) -> None:
        """Remove the bot; it may then not write here."""
        await self.link.perform("remove_bot", who=by.user, chat=self.chat)

    async def open_topic(self, by: Person, name: str) -> int:
        """Open a topic; its number is returned."""
        return int(await self.link.perform("open_topic", who=by.user, chat=self.chat, name=name))

    async def delete_topic(self, topic: int) -> None:
        """Delete a topic."""
        await self.link.perform("delete_topic", chat=self.chat, topic=topic)

    async def upgrade(self, by: Person, new_id: int) -> Group:
        """Make the basic group a supergroup; the old id answers with ``migrate_to_chat_id``."""
        await self.link.perform("upgrade", who=by.user, chat=self.chat, new_id=new_id)
        return Group(self.link, {**self.chat, "id": new_id, "type": "supergroup"})


@dataclass(eq=False)
class Channel(Place):
    """A channel with the bot in it."""

    async def post(self, text: str) -> int:
        """Publish a text; the message's number is returned."""
        number = await self.link.perform("write", who=self.chat, chat=self.chat, content={"text": text})
        return int(number)

    async def edit(self, number: int, text: str) -> None:
        """Edit a post."""
        await self.link.perform("edit", who=self.chat, chat=self.chat, number=number, content={"text": text})


@dataclass(frozen=True, slots=True)
class Press:
    """A press that was made; the bot has to answer it."""

    link: Link
    id: str

    async def answer(self) -> SeenAnswer:
        """The bot's answer.

        Raises:
            NothingCameError: none came.
        """
        answer = await self.link.wait("wait_for_answer", kind="presses", query=self.id)
        return SeenAnswer(answer["text"], answer["show_alert"], answer["url"])


class Person(Place):
    """A person with a private chat with the bot, which opens with the first message."""

    def __init__(self, link: Link, user: Json) -> None:
        super().__init__(link, private_chat(user))
        self.user = user

    async def say(
        self,
        text: str,
        *,
        chat: Place | None = None,
        reply_to: int | None = None,
        topic: int = 0,
        as_group: bool = False,
    ) -> int:
        """Write ``text``; what is longer than 4,096 characters goes in pieces, as the apps do it.

        Returns the number of the (last) message.
        """
        number = 0
        for start in range(0, max(1, len(text)), TEXT_LIMIT):
            number = await self.write(
                {"text": text[start : start + TEXT_LIMIT]},
                chat=chat,
                reply_to=reply_to,
                topic=topic,
                as_group=as_group,
            )
        return number

    async def write(
        self,
        content: Json,
        *,
        chat: Place | None = None,
        reply_to: int | None = None,
        topic: int = 0,
        as_group: bool = False,
    ) -> int:
        """Send a message with any fields of a Message object (``sticker``, ``dice``, ``poll`` …).

        It stands in the ``topic`` of the chat; ``as_group``: written in the name of the group.
        """
        number = await self.link.perform(
            "write",
            who=self.user,
            chat=self._chat(chat),
            content=content,
            reply_to=reply_to,
            topic=topic,
            as_group=as_group,
        )
        return int(number)

    async def open_topic(self, name: str) -> int:
        """Open a topic in the private chat; its number is returned."""
        return int(await self.link.perform("open_topic", who=self.user, chat=self.chat, name=name))

    async def delete_topic(self, topic: int) -> None:
        """Delete a topic of the private chat."""
        await self.link.perform("delete_topic", chat=self.chat, topic=topic)

    async def send_result(self, result: Json, *, chat: Place | None = None) -> int:
        """Put one of the results of :meth:`inline` into a chat."""
        return int(
            await self.link.perform("send_result", who=self.user, chat=self._chat(chat), result=result)
        )

    async def forward(self, message: int) -> int:
        """Forward a message of the private chat to the bot."""
        return int(await self.link.perform("forward", who=self.user, chat=self.chat, number=message))

    async def edit_message(self, number: int, text: str, *, chat: Place | None = None) -> None:
        """Edit one's own message."""
        await self.link.perform(
            "edit", who=self.user, chat=self._chat(chat), number=number, content={"text": text}
        )

    async def press(
        self, label: str, *, message: SeenMessage | None = None, chat: Place | None = None
    ) -> Press:
        """Press the button with this label in the latest message that shows it.

        With ``message`` press it as that message showed it, even if the bot has changed it since: that is
        what a slow app or a second device does.
        """
        button: Json = {"label": label}
        if message is not None:
            button = {"number": message.id, "data": message.button(label).data}
        return await self._press(chat, button)

    async def press_data(self, data: str, number: int, *, chat: Place | None = None) -> Press:
        """Send a press with any ``data`` on message ``number``, as a forged app can."""
        return await self._press(chat, {"number": number, "data": data})

    async def follow(self, label: str, *, chat: Place | None = None) -> int:
        """Press a button that is a deep link to the bot: ``/start parameter`` is sent in the private chat."""
        return int(await self.link.perform("follow", who=self.user, chat=self._chat(chat), label=label))

    async def inline(self, query: str, *, offset: str = "") -> Json:
        """The bot's answer to ``@bot query``: ``{"results", "next_offset", "button"}``.

        An answer that was not personal is given again to everyone while Telegram keeps it.
        """
        asked = await self.link.perform("ask_inline", who=self.user, query=query, offset=offset)
        answer: Json | None = asked.get("answer")
        if answer is None:
            answer = await self.link.wait("wait_for_answer", kind="inline", query=asked["id"])
        return answer

    async def send_document(
        self,
        name: str,
        content: bytes,
        *,
        media_type: str = "application/octet-stream",
        caption: str = "",
        told_size: int | None = None,
    ) -> int:
        """Send a file. ``told_size``: the bytes that the message says, when they are not the true ones."""
        file: Json = {"kind": "document", "name": name, "media_type": media_type, "caption": caption}
        return await self._send_file({**file, "told_size": told_size}, content)

    async def send_photo(self, content: bytes, *, caption: str = "") -> int:
        """Send a picture (PNG or JPEG)."""
        file = {"kind": "photo", "name": "photo.jpg", "media_type": "image/jpeg", "caption": caption}
        return await self._send_file(file, content)

    async def send_album(
        self,
        captions: list[str],
        name: str = "photo.jpg",
        content: bytes = b"\xff\xd8\xff",
        *,
        album: str = "",
        pause: float = 0.0,
    ) -> None:
        """Send pictures together, or files of this ``name``, each with its caption or none.

        They belong to this ``album``, else to a new one; ``pause`` seconds pass after each.
        """
        album = album or str(random.getrandbits(60))
        kind = "photo" if name == "photo.jpg" else "document"
        for caption in captions:
            file = {"kind": kind, "name": name, "media_type": "", "caption": caption, "album": album}
            await self._send_file(file, content)
            await asyncio.sleep(pause)

    async def send_voice(self, content: bytes = b"OggS") -> int:
        """Send a voice message."""
        return await self._send_file(
            {"kind": "voice", "name": "voice.ogg", "media_type": "audio/ogg"}, content
        )

    async def send_sticker(self, emoji: str = "👍") -> int:
        """Send a sticker."""
        size = {"width": 512, "height": 512, "is_animated": False, "is_video": False, "type": "regular"}
        sticker = {"file_id": "sticker", "file_unique_id": "sticker", "emoji": emoji, **size}
        return await self.write({"sticker": sticker})

    async def send_location(self, latitude: float = 39.9, longitude: float = 116.4) -> int:
        """Send a place."""
        return await self.write({"location": {"latitude": latitude, "longitude": longitude}})

    async def send_live_location(self, steps: int) -> int:
        """Share where one is, and go on so many steps."""
        where = {"latitude": 39.9, "longitude": 116.4, "live_period": 900}
        number = await self.write({"location": where})
        for step in range(1, steps + 1):
            moved = {"location": {**where, "longitude": 116.4 + step / 1000}}
            await self.link.perform("edit", who=self.user, chat=self.chat, number=number, content=moved)
        return number

    async def send_contact(self, phone: str = "10086", name: str = "某人") -> int:
        """Send a contact."""
        return await self.write({"contact": {"phone_number": phone, "first_name": name}})

    async def block(self) -> None:
        """Block the bot; it may then not write, and this person must :meth:`unblock` first."""
        await self.link.perform("block", who=self.user)

    async def unblock(self) -> None:
        """Let the bot write again."""
        await self.link.perform("unblock", who=self.user)

    async def vanish(self) -> None:
        """Delete the account."""
        await self.link.perform("vanish", who=self.user)

    def _chat(self, place: Place | None) -> Json:
        return self.chat if place is None else place.chat

    async def _press(self, place: Place | None, button: Json) -> Press:
        query = await self.link.perform("press", who=self.user, chat=self._chat(place), button=button)
        return Press(self.link, str(query))

    async def _send_file(self, file: Json, content: bytes) -> int:
        file = {**file, "content": base64.b64encode(content).decode()}
        return int(await self.link.perform("send_file", who=self.user, chat=self.chat, file=file))
