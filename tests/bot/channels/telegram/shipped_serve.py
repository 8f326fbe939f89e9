"""Serves what ``zhicheng serve`` does, with haste."""

from __future__ import annotations

from bot.commands.serve import serving
from tests.bot.channels.telegram.haste import hasten


def main() -> int:
    hasten(setattr)
    return serving()
