"""A worker that lets nobody else go first, for it would wait for ever on a busy machine."""

from __future__ import annotations

from bot.roster import worker_process
from bot.roster.background import keep_private

if __name__ == "__main__":
    setattr(worker_process, "stay_in_background", keep_private)  # noqa: B010 - it is imported there
    worker_process.main()
