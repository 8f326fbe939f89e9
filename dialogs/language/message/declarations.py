"""What applicants declare of themselves: the 基本条件 and 业绩条件 of a level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import JsonValue

from dialogs.language.message.document import MessageText
from dialogs.language.message.extraction import Slot, Understood
from dialogs.language.vocabulary.index import WordIndex
from dialogs.language.vocabulary.levels import declared_facts, own_facts


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
    one = words.level_words.get(str(said["level"]))
    met = said["met"] not in words.phrases.content("declarations")["not_met"]
    named = {said["group"], said.get("also")}
    for level in words.catalogue.levels if one is None else (one,):  # 各级的基本条件
        for condition in words.catalogue.levels[level].conditions:
            if not named.isdisjoint(words.condition_words[condition.condition]):
                own = own_facts(words.catalogue, level, condition)
                facts = (
                    declared_facts(condition) if met and one is None else own
                )  # of all: what they share, too
                yield from ((fact, met) for fact in facts)
