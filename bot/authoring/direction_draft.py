"""The skeleton of the directions of a speciality: their names, and the work that each includes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.authoring import readings
from bot.authoring.clauses import children, usual
from bot.authoring.marked_yaml import LeftOpen, Proposed
from bot.wording import say

if TYPE_CHECKING:
    from bot.authoring.outcome_draft import WholeDraft


def directions_of(whole: WholeDraft) -> dict[str, dict[str, Any]]:
    """By clause, what stands below one that lists directions."""
    for clause, text in whole.texts.items():
        below = list(children([*whole.clauses], clause))
        if below and re.search(usual()["directions"], text):
            return {one: _direction(whole.quote(one), one, n) for n, one in enumerate(below, 1)}
    return {}


def _direction(quote: str, clause: str, n: int) -> dict[str, Any]:
    name = re.split(usual()["direction_ends"], quote, maxsplit=1)[0]
    return {
        "direction": f"direction_{n}",
        "name": Proposed(name),
        "clause": clause,
        "items": _work(quote),
    }


def _work(quote: str) -> list[Proposed | LeftOpen]:
    """The work that a direction includes, one by one; what is not put so is left whole."""
    said = readings.found("direction_work", quote)
    if said is None:
        return [LeftOpen(quote, say("authoring.draft.work"))]
    parts = said.split(usual()["between"])
    parts[-1] = re.sub(usual()["work_ends"], "", parts[-1])
    return [Proposed(part) for part in dict.fromkeys(parts) if part]
