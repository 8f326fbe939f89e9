"""The two ways to the control interface: in the same process, and over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from .control import performed
from .people import ControlError

if TYPE_CHECKING:
    import aiohttp

    from .world import World


class Link(Protocol):
    """Performs actions of the control interface."""

    async def perform(self, action: str, **arguments: Any) -> Any:
        """The action's result.

        Raises:
            ControlError: it cannot be done.
        """


class InProcess:
    """A link to a world in this process."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def perform(self, action: str, **arguments: Any) -> Any:
        """See :class:`Link`."""
        return await performed(self._world, action, arguments)


class OverHttp:
    """A link to a loopback Bot API in another process."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session = session
        self._url = url

    async def perform(self, action: str, **arguments: Any) -> Any:
        """See :class:`Link`."""
        async with self._session.post(f"{self._url}/control/{action}", json=arguments) as response:
            body = await response.json()
        if "error" in body:
            raise ControlError(body["error"])
        return body["result"]
