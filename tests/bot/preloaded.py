"""What the programs of the tests have imported, read and thought over once before each of them begins."""

from __future__ import annotations

from bot.commands.serve import rehearse
from dialogs.conversation import Conversation
from rules import load_policies
from tests.bot.channels.telegram import shipped_serve, toy_serve
from tests.bot.channels.terminal import toy_terminal

rehearse(Conversation(load_policies()))

__all__ = ["shipped_serve", "toy_serve", "toy_terminal"]
