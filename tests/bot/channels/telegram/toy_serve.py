"""``python -m tests.bot.channels.telegram.toy_serve``: serve the toy conversation by the environment."""

from __future__ import annotations

import sys

from bot.commands.serve import serve
from tests.bot.channels.telegram.toy_notice import ToyNotice
from tests.bot.toy import Toy

if __name__ == "__main__":
    sys.exit(serve(Toy(), ToyNotice()))
