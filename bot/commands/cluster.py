"""The workers of a Dask cluster: what one that is lost had in hand, another does again."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from typing import Any, Final

from distributed import Client, KilledWorker
from distributed.cfexecutor import ClientExecutor

from bot.refusal import UsageRefused
from bot.wording import say

LOCAL: Final = "local"
"""In place of an address: workers of this machine, for as long as the batch takes."""

REACHED_WITHIN: Final = 20.0
"""Seconds in which the scheduler must answer, and have a worker."""

PROGRAM: Final = "zhicheng-bot"


@contextmanager
def cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """The workers of the scheduler at ``address`` (``tcp://…``, ``tls://…``) or :data:`LOCAL` ones; how many.

    Raises UsageRefused when it is not reached, has no worker, one of another version of the program, or is lost.
    """
    # What matters is raised, and told in our words.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    with _client(address) as client:
        _examine(client, address)
        workers = len(client.scheduler_info(n_workers=-1)["workers"])
        try:
            # The same lines may come twice: nothing is to be known again by what it is asked of.
            yield _Workers(client, pure=False), workers
        except (KilledWorker, CancelledError):
            raise UsageRefused(say("command.cluster_gone", address=address)) from None
        except ImportError:
            raise _of_another_version() from None


class _Workers(ClientExecutor):  # type: ignore[misc]
    """Each is asked for its version with what it is given: one that joins later was not examined."""

    def submit(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Future[Any]:
        found: Future[Any] = super().submit(_by_version, _own_version(), fn, *args, **kwargs)
        return found


def _by_version(wanted: str, work: Callable[..., Any], *given: Any) -> Any:
    if _own_version() != wanted:
        raise _of_another_version(wanted)
    return work(*given)


@cache
def _own_version() -> str:
    return version(PROGRAM)


def _of_another_version(wanted: str = "") -> UsageRefused:
    return UsageRefused(say("command.other_workers", version=wanted or _own_version()))


def _client(address: str) -> Client:
    try:
        if address == LOCAL:
            return Client(silence_logs=logging.CRITICAL, dashboard_address=None)
        return Client(address, timeout=REACHED_WITHIN)
    except (OSError, ValueError):
        raise UsageRefused(say("command.no_cluster", address=address)) from None


def _examine(client: Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=REACHED_WITHIN)
        versions = set(client.run(version, PROGRAM).values())
    except TimeoutError:
        raise UsageRefused(say("command.no_workers", address=address)) from None
    except ImportError:
        versions = set()
    if versions != {_own_version()}:
        raise _of_another_version()
