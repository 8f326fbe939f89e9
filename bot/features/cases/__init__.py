"""Officers, who assess others beside themselves: the same in every channel."""

from bot.features.cases.answering import answered, asked
from bot.features.cases.officer import CaseAnswer, Officer
from bot.features.cases.opening import own

__all__ = ["CaseAnswer", "Officer", "answered", "asked", "own"]
