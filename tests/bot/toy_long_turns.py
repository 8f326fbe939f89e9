"""The toy conversation in a process of its own, for what is long."""

from __future__ import annotations

from bot.turns.long_turns_process import work
from tests.bot.toy import Toy

if __name__ == "__main__":
    work(Toy())
