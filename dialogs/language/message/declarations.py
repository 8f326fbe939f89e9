"""What applicants declare of themselves: the 基本条件 and 业绩条件 of a level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.language.message.extraction import Slot, Understood
from dialogs.language.vocabulary.levels import own_facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import JsonValue

    from dialogs.language.message.document import MessageText
    from dialogs.language.vocabulary.index import WordIndex


def read_declarations(message: MessageText) -> dict[str, Slot]:
    """``basic`` and ``performance``, for the levels that the message names and says are met or not met."""
    said: dict[str, dict[str, JsonValue]] = {}
    heard: dict[str, list[Understood]] = {}
    spans: list[tuple[int, int]] = []
    for pattern in message.words.phrases.phrases("declarations", "patterns"):
        for match in pattern.finditer(message.text):
            if not message.is_fact(match.start()):
                continue
            spans.append(match.span())
            for fact, met in _declared(message.words, match.groupdict()):
                group, _, name = fact.partition(".")
                said.setdefault(group, {})[name] = met
                heard.setdefault(group, []).append(Understood(fact, match[0]))
    return {group: Slot(facts, tuple(heard[group]), heard=tuple(spans)) for group, facts in said.items()}


def _declared(words: WordIndex, said: Mapping[str, str | None]) -> Iterator[tuple[str, bool]]:
    """The facts of each condition that is named, at its level, and whether they are met."""
    level = words.level_words[str(said["level"])]
    met = said["met"] not in words.phrases.content("declarations")["not_met"]
    for name in (said["group"], said.get("also")):
        for condition in words.catalogue.levels[level].conditions:
            if name in words.condition_words[condition.condition]:
                yield from ((fact, met) for fact in own_facts(words.catalogue, level, condition))
