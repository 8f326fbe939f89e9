"""What the programs of the tests have imported, read and thought over once before each of them begins."""

from __future__ import annotations

from bot.commands import batch, notices, report, roster, words
from bot.commands.serve import rehearse
from bot.features.documents import profiles, questions, texts
from dialogs.conversation import Conversation
from rules import load_policies
from tests.bot.channels.telegram import shipped_serve, toy_serve
from tests.bot.channels.terminal import toy_terminal

rehearse(Conversation(load_policies()))

__all__ = [
    "batch",
    "notices",
    "profiles",
    "questions",
    "report",
    "roster",
    "shipped_serve",
    "texts",
    "toy_serve",
    "toy_terminal",
    "words",
]
