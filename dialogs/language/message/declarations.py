"""What applicants declare of themselves: the 基本条件 and 业绩条件 of a level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.language.message.extraction import Slot, Understood
from dialogs.language.text.lexicon import phrases, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import JsonValue

    from dialogs.language.message.document import MessageText


def read_declarations(message: MessageText) -> dict[str, Slot]:
    """``basic`` and ``performance``, for the levels that the message names and says are met or not met."""
    said: dict[str, dict[str, JsonValue]] = {}
    heard: dict[str, list[Understood]] = {}
    for pattern in phrases("declarations", "patterns"):
        for match in pattern.finditer(message.text):
            if not message.is_fact(match.start()):
                continue
            for group, level, met in _declared(match.groupdict()):
                said.setdefault(group, {})[level] = met
                heard.setdefault(group, []).append(Understood(f"{group}.{level}", match[0]))
    return {group: Slot(facts, tuple(heard[group])) for group, facts in said.items()}


def _declared(said: dict[str, str | None]) -> Iterator[tuple[str, str, bool]]:
    """Each group that is named, its level, and whether it is met."""
    words = vocabulary("declarations")
    level = words["levels"][said["level"]]
    for name in (said["group"], said.get("also")):
        group = words["groups"].get(name)
        if group and level not in words["without"].get(group, ()):
            yield group, level, said["met"] not in words["not_met"]
