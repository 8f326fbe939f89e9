"""Officers, who assess others beside themselves: the same in every channel."""

from bot.cases.answering import answered
from bot.cases.officer import Answer, Officer

__all__ = ["Answer", "Officer", "answered"]
