"""Buttons under a message. A button carries ``revision|question=value`` in at most 64 bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dialogs.event import Pressed
from dialogs.reply import BUTTON_BYTES

if TYPE_CHECKING:
    from dialogs.reply import Button

_SEPARATOR = "|"


def keyboard(rows: tuple[tuple[Button, ...], ...], revision: int) -> dict[str, Any]:
    """An InlineKeyboardMarkup. Raises ValueError for a button that Telegram would not take."""
    return {"inline_keyboard": [[_button(button, revision) for button in row] for row in rows if row]}


def _button(button: Button, revision: int) -> dict[str, str]:
    data = f"{revision}{_SEPARATOR}{button.data}"
    if len(data.encode()) > BUTTON_BYTES:
        raise ValueError(f"the data of a button is too long: {button.data}")
    return {"text": button.label, "callback_data": data}


def link(label: str, url: str) -> dict[str, Any]:
    """An InlineKeyboardMarkup with one button that opens ``url``."""
    return {"inline_keyboard": [[{"text": label, "url": url}]]}


def pressed(data: str) -> Pressed | None:
    """What was pressed; None when no button of ours can have carried ``data``."""
    revision, separator, rest = data.partition(_SEPARATOR)
    if not separator or not revision.isdecimal() or not revision.isascii() or "=" not in rest:
        return None
    return Pressed(rest, int(revision))
