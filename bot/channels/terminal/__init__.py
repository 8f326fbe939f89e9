"""The conversation in a terminal, or held by a script over a pipe."""

from bot.channels.terminal.chat import chat

__all__ = ["chat"]
