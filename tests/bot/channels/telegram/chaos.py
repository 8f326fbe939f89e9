"""``python -m tests.bot.channels.telegram.chaos``: the long trial by polling and by webhook (``make chaos``).

``--kind replicas`` is three bots on one PostgreSQL, which is restarted, cut off, used up and fails over to its standby.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bot.channels.telegram.bursts import burst_endured
from tests.bot.channels.telegram.endurance import Toll, Trial
from tests.bot.channels.telegram.replica_crowds import Bursts, WalksAndVisits
from tests.bot.channels.telegram.replicas import CUT, FAILOVER, FAST, HELD, IMMEDIATE, replicas_endured
from tests.bot.channels.telegram.walks import walk_endured

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

STRIKES = (FAST, IMMEDIATE, CUT, HELD, FAST, IMMEDIATE, FAST, CUT, FAILOVER, IMMEDIATE)


async def several_endured(trial: Trial, data: Path) -> Toll:
    """By polling in bursts; by webhook a walk and a visit to the page each, through the whole conversation."""
    crowd_of = WalksAndVisits if trial.webhook else Bursts
    return await replicas_endured(trial, data, crowd_of, replicas=3, strikes=STRIKES)


KINDS: dict[str, Callable[[Trial, Path], Awaitable[Toll]]] = {
    "bursts": burst_endured,
    "walks": walk_endured,
    "replicas": several_endured,
}
SEVERAL = frozenset({"replicas"})


async def endured(kind: str, trial: Trial) -> None:
    """Put a bot through one trial and print what it cost."""
    print(f"{kind}: {trial}", flush=True)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as data:
        toll = await KINDS[kind](trial, Path(data))
    repeated = sum(toll.repeated.values())
    print(
        f"  0 of {trial.updates} updates lost, 0 taken twice, order kept; {toll.kills} kills, {toll.faults}"
        f" faults, {repeated} replies sent twice ({repeated / toll.kills:.1f} a kill),"
        f" {time.monotonic() - began:.0f} s",
        flush=True,
    )
    assert toll.kills == trial.kills
    # What is in the air is seen twice, of each chat one reply at most: the more the longer Telegram takes to answer.
    # Who is cut off from the database for long is taken for gone.
    ends = toll.kills + (len(STRIKES) if kind in SEVERAL else 0)
    assert repeated <= ends * trial.chats


def main() -> None:
    """Read the options and run every trial that they name."""
    parser = argparse.ArgumentParser(prog="tests.bot.channels.telegram.chaos", description=__doc__)
    parser.add_argument("--updates", type=int, default=2000)
    parser.add_argument("--chats", type=int, default=50)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--kind", choices=sorted(KINDS), default=None, help="default: all")
    parser.add_argument("--by", choices=["polling", "webhook"], default=None, help="default: both")
    given = parser.parse_args()
    for kind in [given.kind] if given.kind else sorted(KINDS):
        for by in [given.by] if given.by else ["polling", "webhook"]:
            trial = Trial(given.updates, given.chats, given.kills, by == "webhook", given.seed)
            asyncio.run(endured(kind, trial))


if __name__ == "__main__":
    main()
