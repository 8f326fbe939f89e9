"""What becomes of people's questions about the notice: counted, and, where the operator wants it, kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot.store import Transaction

UNANSWERED: Final = frozenset({"not_in_notice", "unclear"})

LONGEST: Final = 200
"""Characters that are kept; what goes on longer is hardly one question."""

_LONG_NUMBER: Final = re.compile(r"\d[\d\s-]{4,}[\dXx]")
"""Of telephones, identity cards, and nothing that one asks of the notice."""


@dataclass(frozen=True, slots=True)
class Questions:
    """``count`` is told of every question's status; ``keeps_unanswered`` also keeps the text of some."""

    count: Callable[[str], object] = str
    keeps_unanswered: bool = False

    def note(self, transaction: Transaction, question: str, status: str) -> None:
        """Count ``question``; one that got no answer is kept without who asked it, and without long numbers."""
        self.count(status)
        if self.keeps_unanswered and status in UNANSWERED:
            text = " ".join(_LONG_NUMBER.sub("…", question).split())
            transaction.keep_unanswered(text[:LONGEST], status)
