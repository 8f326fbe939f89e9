"""A roster counts by what became of it, and not at all when it was taken back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.channels.terminal.messenger import TerminalMessenger
from bot.channels.terminal.screen import Screen
from bot.features.jobs.job_queue import JobContext
from bot.features.jobs.roster_job import RosterJob
from bot.features.roster_limits import USUAL
from bot.ops.supervision import Supervisor
from bot.store.rosters import WantedRoster
from tests.bot.roster.files import GOOD, staff

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store import SqliteStore
    from tests.bot.conftest import Clock

pytestmark = pytest.mark.slow


class Withdrawing(TerminalMessenger):
    """Brings the file, and has the roster taken back in the meantime."""

    store: SqliteStore | None = None

    async def fetch(self, file: str, to: Path, most: int) -> None:
        await super().fetch(file, to, most)
        if self.store is not None:
            with self.store.transaction() as transaction:
                transaction.forget("terminal", "local")


@pytest.mark.parametrize("is_withdrawn", [False, True])
@pytest.mark.parametrize("outcome", ["assessed", "refused"])
async def test_what_is_counted(
    store: SqliteStore, clock: Clock, tmp_path: Path, outcome: str, *, is_withdrawn: bool
) -> None:
    content = staff(GOOD) if outcome == "assessed" else b"no table"
    (tmp_path / "名单.xlsx").write_bytes(content)
    messenger = Withdrawing(Screen(tmp_path), lambda: None)
    messenger.store = store if is_withdrawn else None
    tally: list[str] = []
    place = JobContext(store, "terminal", messenger, tmp_path, USUAL, clock, Supervisor(), tally.append)
    job = RosterJob(place)
    with store.transaction() as transaction:
        file = str(tmp_path / "名单.xlsx")
        wanted = WantedRoster("local", "local", file, "名单.xlsx", len(content), date(2026, 11, 22))
        transaction.rosters.ask("terminal", wanted)
    await job.work_off()
    assert tally == ([] if is_withdrawn else [outcome])
