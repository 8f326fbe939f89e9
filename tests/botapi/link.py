"""The two ways to the control interface: in the same process, and over HTTP."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, Final

from .control import performed
from .patience import PATIENCE, NothingCameError
from .people import ControlError

if TYPE_CHECKING:
    import aiohttp

    from .world import World


_LAST_LOOK: Final = 1.0
_LOOK: Final = 5.0


class Link(ABC):
    """Performs actions of the control interface. ``watched``: each bot that should be there, until it has ended."""

    def __init__(self) -> None:
        self.watched: set[asyncio.Future[str]] = set()

    @abstractmethod
    async def perform(self, action: str, **arguments: Any) -> Any:
        """The action's result.

        Raises:
            ControlError: it cannot be done.
        """

    async def wait(self, action: str, **arguments: Any) -> Any:
        """The result of an action that waits for the bot.

        Raises:
            NothingCameError: a bot has ended before, or it has been too long.
        """
        waiting = asyncio.ensure_future(self.perform(action, **arguments))
        deadline = asyncio.get_running_loop().time() + PATIENCE
        ended: list[str] = []
        try:
            while not waiting.done() and not ended and asyncio.get_running_loop().time() < deadline:
                # Looked at again: a bot that was let go may end, and another begin meanwhile.
                await asyncio.wait(
                    {waiting, *self.watched},
                    timeout=min(_LOOK, PATIENCE),
                    return_when=asyncio.FIRST_COMPLETED,
                )
                ended = [bot.result() for bot in self.watched if bot.done()]
            if not waiting.done():  # what a bot did before its end counts
                await asyncio.wait({waiting}, timeout=_LAST_LOOK)
            if waiting.done():
                return waiting.result()
        finally:
            waiting.cancel()
        raise NothingCameError(f"{action} {arguments}: {ended or f'not in {PATIENCE} s'}")


class InProcess(Link):
    """A link to a world in this process."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world

    async def perform(self, action: str, **arguments: Any) -> Any:
        """See :class:`Link`."""
        return await performed(self._world, action, arguments)


class OverHttp(Link):
    """A link to a loopback Bot API in another process."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        super().__init__()
        self._session = session
        self._url = url

    async def perform(self, action: str, **arguments: Any) -> Any:
        """See :class:`Link`."""
        async with self._session.post(f"{self._url}/control/{action}", json=arguments) as response:
            body = await response.json()
        if "error" in body:
            raise ControlError(body["error"])
        return body["result"]
