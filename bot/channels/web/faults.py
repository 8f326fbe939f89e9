"""What is wrong with a web request, told to whoever sent it."""

from __future__ import annotations

from bot.features.served import ChannelRefused


class WebRefused(ChannelRefused):
    """The page cannot be served."""


class RequestRefused(Exception):
    """A request is not answered as asked: ``status`` is HTTP's, ``said`` the key of a sentence of ``web.yaml``."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(said)
        self.status = status
        self.said = said
