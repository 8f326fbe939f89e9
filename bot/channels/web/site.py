"""What every page of the site is answered from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.channels.web.answering import Answering
    from bot.channels.web.messenger import WebMessenger
    from bot.features.context import NoticePages, Surroundings
    from bot.settings import Settings
    from bot.store import Store


@dataclass(frozen=True, slots=True)
class Site:
    """``clock`` is Beijing's."""

    settings: Settings
    store: Store
    notice: NoticePages
    surroundings: Surroundings
    answering: Answering
    messenger: WebMessenger
    clock: Callable[[], datetime]

    @property
    def is_secure(self) -> bool:
        """Whether people reach it by HTTPS."""
        return (self.settings.web_url or "").startswith("https://")


SITE: Final = web.AppKey("site", Site)


def site_of(request: web.Request) -> Site:
    """The site of which a page is asked."""
    return request.app[SITE]
