"""What applicants declare of themselves: the 基本条件 and 业绩条件 of a level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.reading.lexicon import phrases, vocabulary
from dialogs.reading.slot import Slot, Understood

if TYPE_CHECKING:
    from pydantic import JsonValue

    from dialogs.reading.passage import Passage


def read_declarations(passage: Passage) -> dict[str, Slot]:
    """``basic`` and ``performance``, for the levels that the message names and says are met or not met."""
    said: dict[str, dict[str, JsonValue]] = {}
    heard: dict[str, list[Understood]] = {}
    for pattern in phrases("declarations", "patterns"):
        for match in pattern.finditer(passage.text):
            group, level, met = _declared(match.groupdict())
            if not passage.is_fact(match.start()) or level is None:
                continue
            said.setdefault(group, {})[level] = met
            heard.setdefault(group, []).append(Understood(f"{group}.{level}", match[0]))
    return {group: Slot(facts, tuple(heard[group])) for group, facts in said.items()}


def _declared(said: dict[str, str | None]) -> tuple[str, str | None, bool]:
    words = vocabulary("declarations")
    group = words["groups"][said["group"]]
    level = words["levels"].get(said["level"])
    stated = None if level in words["without"].get(group, ()) else level
    return group, stated, said["met"] not in words["not_met"]
