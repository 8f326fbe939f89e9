"""What ``--help`` says of each command."""

from __future__ import annotations

import re
from functools import cache

from typer.testing import CliRunner

from bot.commands.cli import app


@cache
def commands_of(group: str = "") -> list[str]:
    """The help of a command and of those below it."""
    told = CliRunner().invoke(app, [*group.split(), "--help"]).output
    below = re.findall(r"(?m)^  ([a-z][a-z-]+) ", told.partition("命令：")[2])
    return [told, *(one for name in below for one in commands_of(f"{group} {name}".strip()))]
