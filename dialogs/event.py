"""What can happen in a conversation, whatever the channel."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Opened:
    """The person starts or comes back. ``parameter`` is a deep link's, e.g. ``level_senior_engineer``."""

    parameter: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """The person typed ``text``. It is untrusted and may be of any length."""

    text: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """The person pressed a button of the reply that was sent with session revision ``revision``.

    ``data`` is the button's, untrusted: a channel passes on what came in.
    """

    data: str
    revision: int


Event = Opened | Said | Pressed
