"""``python -m tests.bot.channels.telegram.toy_serve``: serve the toy conversation by the environment, with haste."""

from __future__ import annotations

import sys

from bot.commands.serve import serve
from tests.bot.channels.telegram.haste import hasten
from tests.bot.toy import Toy
from tests.bot.toy_notice import ToyNotice

if __name__ == "__main__":
    hasten(setattr)
    sys.exit(serve(Toy(), ToyNotice()))
