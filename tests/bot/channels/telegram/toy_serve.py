"""``python -m tests.bot.channels.telegram.toy_serve [SECONDS]``: serve the toy conversation by the environment.

It is in haste; ``SECONDS`` is how long it may take to leave.
"""

from __future__ import annotations

import sys

from bot.channels.telegram import service
from bot.commands.serve import serve
from tests.bot.channels.telegram.haste import hasten
from tests.bot.toy import Toy
from tests.bot.toy_notice import ToyNotice

if __name__ == "__main__":
    hasten(setattr)
    if sys.argv[1:]:
        setattr(service, "DRAIN_SECONDS", float(sys.argv[1]))  # noqa: B010 - it is final but for tests
    sys.exit(serve(Toy(), ToyNotice()))
