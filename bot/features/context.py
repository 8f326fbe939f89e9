"""What the channel knows beside the conversation."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass

from bot.features.attachment import Attachment
from bot.features.notice import PolicyNotice
from bot.features.roster_limits import USUAL, RosterTerms


@dataclass(frozen=True, slots=True)
class Surroundings:
    """``retention_days``: how long a conversation that nobody touches is kept.

    ``keeps_unanswered``: whether questions that the notice does not answer are kept, without who asked them.
    ``officers``: those who may assess others.
    ``rosters``: what is asked of a roster that they send. ``file_named``: the file that a person who sits at this
    machine names; null where nobody does. ``reminds``: whether the channel can reach a person on a later day.
    ``passes_on``: whether it can pass an answer on by its question. ``has_places``: whether it gives each case a
    place of its own.
    """

    notice: PolicyNotice
    retention_days: int
    keeps_unanswered: bool = False
    officers: Container[str] = frozenset()
    rosters: RosterTerms = USUAL
    file_named: Callable[[str], Attachment | None] | None = None
    reminds: bool = True
    passes_on: bool = False
    has_places: bool = False
