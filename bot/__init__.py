"""People, disks and networks: channels, what can be asked for in them, the turns, the store, the command line.

A new channel turns what arrives into a ``Request`` for the features, or into an event of ``dialogs`` for the ``Turn``,
and replies into ``Message``; it is a ``Channel`` to the ``Turns`` and a ``Messenger`` to lasting work
(CONTRIBUTING.md). Each name is imported when it is first asked for: ``zhicheng --help`` waits for none of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.features.context import Surroundings
    from bot.features.messenger import Messenger
    from bot.features.request import Request
    from bot.store import Arrival, Message, Store, StoreRefused
    from bot.turns.turn import Channel, Turn
    from bot.turns.turns import Turns

__all__ = [
    "Arrival",
    "Channel",
    "Message",
    "Messenger",
    "Request",
    "Store",
    "StoreRefused",
    "Surroundings",
    "Turn",
    "Turns",
]

if not TYPE_CHECKING:
    _HOMES = {
        "bot.features.context": ("Surroundings",),
        "bot.features.messenger": ("Messenger",),
        "bot.features.request": ("Request",),
        "bot.store": ("Arrival", "Message", "Store", "StoreRefused"),
        "bot.turns.turn": ("Channel", "Turn"),
        "bot.turns.turns": ("Turns",),
    }

    def __getattr__(name: str) -> object:
        for home, names in _HOMES.items():
            if name in names:
                return getattr(import_module(home), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
