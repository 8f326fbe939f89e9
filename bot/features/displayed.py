"""What a channel that keeps its own record shows and hears, as text: a reply to be shown, an event that came in."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Final

from pydantic import BaseModel, ConfigDict

from bot.features.messenger import Recipient, StoredFile
from bot.store import OWN, Message
from dialogs.event import Commanded, Event, Opened, Pressed, Said
from dialogs.reply import Reply


class Displayed(BaseModel):
    """A reply as it is shown, with a ``file`` that is stored. The rest as in :class:`~bot.features.request.Shown`."""

    model_config = ConfigDict(frozen=True, ser_json_bytes="base64", val_json_bytes="base64")

    revision: int
    reply: Reply
    case: int = OWN
    progress_of: int | None = None
    file: StoredFile | None = None

    def message(self, to: Recipient) -> Message:
        """To be posted."""
        return Message(chat=to.chat, owner=to.owner, payload=self.model_dump_json())


_EVENTS: Final[dict[str, type[Event]]] = {kind.__name__: kind for kind in (Opened, Said, Pressed, Commanded)}


def entered(event: Event) -> str:
    """``event`` as an update's payload."""
    return json.dumps({"kind": type(event).__name__, **asdict(event)}, ensure_ascii=False)


def event_of(payload: str) -> Event:
    """The event that :func:`entered` made a payload of."""
    fields = json.loads(payload)
    return _EVENTS[fields.pop("kind")](**fields)
