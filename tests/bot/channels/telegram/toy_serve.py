"""Serves the toy conversation by the environment, with haste; an argument is the seconds it may take to leave."""

from __future__ import annotations

import sys

from bot.channels.telegram import service
from bot.commands.serve import serve
from bot.turns import long_turns
from tests.bot.channels.telegram.haste import hasten
from tests.bot.toy import TOY_PROGRAM, Toy
from tests.bot.toy_notice import ToyNotice


def main() -> int:
    hasten(setattr)
    setattr(long_turns, "SECONDS", 0.4)  # noqa: B010 - it is final but for tests
    for seconds in sys.argv[1:]:
        setattr(service, "DRAIN_SECONDS", float(seconds))  # noqa: B010 - it is final but for tests
    return serve(Toy(), ToyNotice(), program=TOY_PROGRAM)
