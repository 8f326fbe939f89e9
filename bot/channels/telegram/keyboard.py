"""Buttons under a message. A button carries ``revision|question=value`` in at most 64 bytes.

One of a case carries ``revision.case|question=value``: revisions of two assessments may be the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from dialogs.cases.press import written
from dialogs.event import Pressed
from dialogs.reply import BUTTON_BYTES

if TYPE_CHECKING:
    from dialogs.reply import Button

_DATA: Final = re.compile(r"([0-9]+)(?:\.([0-9a-z]{1,4}))?\|(.*=.*)", re.DOTALL)
_BASE: Final = 36


def keyboard(rows: tuple[tuple[Button, ...], ...], revision: int, case: int = 0) -> dict[str, Any]:
    """An InlineKeyboardMarkup; ``case`` as in :class:`~dialogs.event.Pressed`.

    Raises ValueError for a button that Telegram would not take.
    """
    stamp = f"{revision}.{written(case)}" if case else str(revision)
    return {"inline_keyboard": [[_button(button, stamp) for button in row] for row in rows if row]}


def _button(button: Button, stamp: str) -> dict[str, str]:
    data = f"{stamp}|{button.data}"
    if len(data.encode()) > BUTTON_BYTES:
        raise ValueError(f"the data of a button is too long: {button.data}")
    return {"text": button.label, "callback_data": data}


def link(label: str, url: str) -> dict[str, Any]:
    """An InlineKeyboardMarkup with one button that opens ``url``."""
    return {"inline_keyboard": [[{"text": label, "url": url}]]}


def pressed(data: str) -> Pressed | None:
    """What was pressed; None when no button of ours can have carried ``data``."""
    found = _DATA.fullmatch(data)
    if found is None:
        return None
    revision, case, rest = found.groups(default="0")
    return Pressed(rest, int(revision), int(case, _BASE))
