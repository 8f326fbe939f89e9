"""The conversation in a terminal, or held by a script over a pipe."""

from bot.terminal.chat import chat

__all__ = ["chat"]
