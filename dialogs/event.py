"""What can happen in a conversation, whatever the channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Opened:
    """The person starts or comes back. ``parameter`` is a deep link's, e.g. ``level_senior_engineer``.

    ``greeted``: no greeting is needed, as for an officer who goes from one assessment to the next.
    ``other``: it is about somebody else.
    """

    parameter: str = ""
    greeted: bool = False
    other: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """The person typed ``text``. It is untrusted and may be of any length."""

    text: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """The person pressed a button of the reply that was sent with session revision ``revision``.

    ``data`` is the button's, untrusted: a channel passes on what came in. ``case`` is the number of the
    assessment that the button belongs to, 0 for one's own; one conversation knows of no other.
    """

    data: str
    revision: int
    case: int = 0


@dataclass(frozen=True, slots=True)
class Commanded:
    """The person chose the command ``id`` of ``dialogs/engine/commands.py`` in whatever way a channel offers it."""

    id: str


@dataclass(frozen=True, slots=True)
class Filled:
    """The person answered a whole page of the reply that was sent with session revision ``revision``.

    ``values`` are by the keys of its fields: keys of options, or what was typed; untrusted. ``case`` as for a press.
    """

    values: Mapping[str, str]
    revision: int
    case: int = 0


Event = Opened | Said | Pressed | Commanded | Filled
