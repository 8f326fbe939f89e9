"""Officers, who assess others beside themselves: the same in every channel."""

from bot.features.cases.answering import answered
from bot.features.cases.officer import CaseAnswer, Officer

__all__ = ["CaseAnswer", "Officer", "answered"]
