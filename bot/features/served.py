"""What is served, by whichever channels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.clock import beijing_now
from bot.features.notice import PolicyNotice
from bot.store import Store
from bot.turns.long_turns import PROGRAM
from bot.turns.turn import Dialogue


@dataclass(frozen=True, slots=True)
class Served:
    """What is served: what there is to talk about, where it is kept, and by which clock (Beijing's).

    The module ``program`` has the same conversation in a process of its own, for what is long.
    """

    store: Store
    conversation: Dialogue
    notice: PolicyNotice
    clock: Callable[[], datetime] = beijing_now
    program: str = PROGRAM
