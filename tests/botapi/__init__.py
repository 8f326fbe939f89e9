"""A loopback Bot API and the people who use it; :mod:`tests.botapi.client` says how."""

from .calls import Call, Delivery
from .client import BotApi, connected, serving, spawned
from .limits import TELEGRAM, Rate
from .patience import PATIENCE, NothingCameError
from .people import ControlError
from .person import Channel, Group, Person, Press
from .seen import SeenAnswer, SeenButton, SeenMessage
from .world import Settings

__all__ = [
    "PATIENCE",
    "TELEGRAM",
    "BotApi",
    "Call",
    "Channel",
    "ControlError",
    "Delivery",
    "Group",
    "NothingCameError",
    "Person",
    "Press",
    "Rate",
    "SeenAnswer",
    "SeenButton",
    "SeenMessage",
    "Settings",
    "connected",
    "serving",
    "spawned",
]
