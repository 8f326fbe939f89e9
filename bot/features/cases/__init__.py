"""Officers, who assess others beside themselves: the same in every channel."""

from bot.features.cases.answering import answered
from bot.features.cases.officer import Answer, Officer

__all__ = ["Answer", "Officer", "answered"]
