"""``python -m tests.bot.channels.telegram.toy_serve``: serve the toy conversation by the environment."""

from __future__ import annotations

import sys

from bot.commands.serve import serve
from tests.bot.toy import Toy
from tests.bot.toy_notice import ToyNotice

if __name__ == "__main__":
    sys.exit(serve(Toy(), ToyNotice()))
