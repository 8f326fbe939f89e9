"""What is wrong with a web request, told to whoever sent it."""

from __future__ import annotations

from typing import Final

from aiohttp.http_exceptions import HttpProcessingError

from bot.features.served import ChannelRefused

NO_FORM: Final = (ValueError, LookupError, RuntimeError, HttpProcessingError)
"""What aiohttp raises for a body that is none of the forms that a browser sends."""


class WebRefused(ChannelRefused):
    """The page cannot be served."""


class RequestRefused(Exception):
    """A request is not answered as asked: ``status`` is HTTP's, ``said`` the key of a sentence of ``web.yaml``.

    ``left``: words that were sent with it, to be given back.
    """

    def __init__(self, status: int, said: str, left: str = "") -> None:
        super().__init__(said)
        self.status = status
        self.said = said
        self.left = left
