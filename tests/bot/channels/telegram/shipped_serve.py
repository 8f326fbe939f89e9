"""``python -m tests.bot.channels.telegram.shipped_serve``: ``zhicheng serve``, with haste."""

from __future__ import annotations

import sys

from bot.commands.serve import serving
from tests.bot.channels.telegram.haste import hasten

if __name__ == "__main__":
    hasten(setattr)
    sys.exit(serving())
