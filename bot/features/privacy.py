"""What is kept of a person, for that person: to see and to erase."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.channels.telegram.render import handed_over, told
from bot.wording import say, words
from dialogs.reply import Button, Reply

if TYPE_CHECKING:
    from bot.channels.telegram.render import Addressee
    from bot.channels.telegram.update import ReceivedMessage as Shown
    from bot.store import Message
    from bot.turns.turns import Turn
    from dialogs.event import Pressed

DELETE: Final = "delete=yes"
KEEP: Final = "delete=no"

CONFIRMED_WITHIN: Final = timedelta(minutes=30)
"""A confirmation that is older may have been forgotten, and is asked for again."""


def export(to: Addressee, turn: Turn) -> Message:
    """Everything, as a JSON document."""
    kept = turn.transaction.export(turn.channel, to.owner)
    content = json.dumps(kept, ensure_ascii=False, indent=2).encode()
    return handed_over(to, say("export.file"), "application/json", content, words("export.caption"))


def ask_deletion(to: Addressee, turn: Turn) -> list[Message]:
    """Ask whether it is meant. The buttons' revision is the moment of asking."""
    buttons = ((Button(say("delete.yes"), DELETE), Button(say("delete.no"), KEEP)),)
    cases = turn.transaction.cases.count(turn.channel, to.owner)
    text = words("delete.ask_with_cases", count=cases) if cases else words("delete.ask")
    return told(to, [Reply(text, buttons)], int(turn.now.timestamp()))


def decided(to: Addressee, pressed: Pressed, turn: Turn, shown: Shown) -> list[Message]:
    """Erase everything, or leave it. A confirmation that is too old asks anew."""
    age = turn.now.timestamp() - pressed.revision
    if pressed.data == DELETE:
        if not -1 <= age <= CONFIRMED_WITHIN.total_seconds():
            return ask_deletion(to, turn)
        turn.transaction.forget(turn.channel, to.owner)
    done = words("delete.done" if pressed.data == DELETE else "delete.kept")
    return told(to, [Reply(done, edits_last=True)], 0, shown)
