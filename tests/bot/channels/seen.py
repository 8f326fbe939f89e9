"""What somebody at a channel sees."""

from __future__ import annotations

from typing import Any, NamedTuple


class SeenButton(NamedTuple):
    """A button as it was shown; ``token`` is what a press on it sends, also when it has become stale."""

    label: str
    token: Any


class Seen(NamedTuple):
    """A message as it was shown, or a notice beside a button, which has words only."""

    text: str
    buttons: tuple[SeenButton, ...] = ()
    file: str = ""
    content: bytes = b""
    has_picture: bool = False

    def button(self, label: str) -> SeenButton:
        return next(button for button in self.buttons if button.label == label)
