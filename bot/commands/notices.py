"""The notices for a command: those that do not hold together are named, and the others serve."""

from __future__ import annotations

import sys

from bot.notices import looked_through, notice_named, notices, refusal
from rules import Policies


def notices_told(named: str | None = None, *, of_all: bool = True) -> Policies:
    """All notices, after a line on standard error for each that is refused; with ``of_all`` each is looked through.

    Raises OperatorRefused where their place is set wrong or there is none that is so ``named``.
    """
    found = looked_through() if of_all else notices()
    try:
        if named is not None:
            notice_named(found, named)
    finally:
        for refused_notice in found.refused:
            sys.stderr.write(f"{refusal(refused_notice)}\n")
    return found
