"""Buttons under a message. A button carries ``revision|question=value`` in at most 64 bytes.

One of a case carries ``revision.case|question=value``: revisions of two assessments may be the same.
"""

from __future__ import annotations

import re
from typing import Any, Final

from telegram.constants import InlineKeyboardButtonLimit, InlineQueryLimit

from bot.wording import say
from dialogs.cases.press import written
from dialogs.event import Pressed
from dialogs.reply import BUTTON_BYTES, Button, Reply

_DATA: Final = re.compile(r"([0-9]+)(?:\.([0-9a-z]{1,4}))?\|(.*=.*)", re.DOTALL)
_BASE: Final = 36
_STYLES: Final = {"good": "success", "grave": "danger"}

COPY_LIMIT: Final = int(InlineKeyboardButtonLimit.MAX_COPY_TEXT)
"""Characters that a button can copy; longer words are forwarded."""

QUERY_LIMIT: Final = int(InlineQueryLimit.MAX_QUERY_LENGTH)
"""Characters of an inline query: half a question may have another answer."""


def keyboard(
    reply: Reply, words: str, revision: int, case: int = 0, *, passes_on: bool
) -> dict[str, Any] | None:
    """An InlineKeyboardMarkup; ``case`` as in :class:`~dialogs.event.Pressed`. None when there is nothing to press.

    ``words`` are those of ``reply`` as they are shown. ``passes_on``: whether the answer may go to another chat from
    here. Raises ValueError for a button that Telegram would not take.
    """
    stamp = f"{revision}.{written(case)}" if case else str(revision)
    rows = [[_button(button, stamp) for button in row] for row in reply.buttons if row]
    copied = [(one.label, one.text or words) for one in reply.copyable]
    rows += [
        [{"text": label, "copy_text": {"text": text}}]
        for label, text in copied
        if 0 < len(text) <= COPY_LIMIT
    ]
    question = " ".join(reply.shareable.split())
    if passes_on and 0 < len(question) <= QUERY_LIMIT:
        # Opens the list of chats, and puts into the one that is chosen what answers the question inline.
        where = {"query": question, "allow_user_chats": True, "allow_group_chats": True}
        rows.append([{"text": say("telegram.pass_on"), "switch_inline_query_chosen_chat": where}])
    return {"inline_keyboard": rows} if rows else None


def _button(button: Button, stamp: str) -> dict[str, Any]:
    data = f"{stamp}|{button.data}"
    if len(data.encode()) > BUTTON_BYTES:
        raise ValueError(f"the data of a button is too long: {button.data}")
    style = {"style": _STYLES[button.tone]} if button.tone in _STYLES else {}
    return {"text": button.label, "callback_data": data, **style}


def pressed(data: str) -> Pressed | None:
    """What was pressed; None when no button of ours can have carried ``data``."""
    found = _DATA.fullmatch(data)
    if found is None:
        return None
    revision, case, rest = found.groups(default="0")
    return Pressed(rest, int(revision), int(case, _BASE))
