"""The outcomes and the grounds of 破格 that a question supposes, each with only what is said of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from typing import Any

from pydantic import JsonValue

from dialogs.answers.told_times import INTENTS
from dialogs.language.message.attributes import open_values, read_attributes_of
from dialogs.language.question.reading import QuestionReading
from dialogs.language.text.numerals import read_whole
from dialogs.language.vocabulary.index import WordIndex
from dialogs.language.vocabulary.lexicon import Family
from rules.notice.catalogue import Catalogue

DENIED = "denied"
"""Stands, with no value, in a ground that is said not to be one."""
STATED = "stated"
"""Stands in a ground that is stated with all that a message would have to say of it."""
UNCLEAR = "unclear"
"""Stands in a ground of which it is open whether what is said is one: 市科技进步奖 of a city that is not named."""
_RANK = "rank"
_NOT_FIRST = (2, 99)
"""Places that may be meant where it is said only that it is not the first."""


class SupposedOutcomes:
    """Reads them by the readers of messages."""

    def __init__(self, words: WordIndex, catalogue: Catalogue) -> None:
        self._words = words
        self._catalogue = catalogue

    def outcomes(self, reading: QuestionReading, *, hinted: bool) -> Iterator[dict[str, Any]]:
        """Of one kind, whatever the text says of it; of several, each by its own part of the text."""
        spoken = reading.of(Family.KIND)
        kinds = list(spoken.surely) or (list(spoken.weights) if hinted else [])
        text = self._words.plain(reading.text)
        if len(kinds) == 1:
            yield from (self._outcome(kinds[0], part) for part in self._several(kinds[0], text) or [text])
            return
        parts, denied = self._parts(text, kinds)
        if {kind for kind, _ in parts} | denied >= set(kinds):  # else something of it was not understood
            yield from (self._outcome(kind, part) for kind, part in parts)

    def _several(self, kind: str, text: str) -> list[str]:
        """The parts of ``text`` that each count some of a kind (一篇核心一篇普刊, 团标一个企标一个), if two do."""
        starts = sorted(
            {
                hit.start
                for hit in self._words.lexicon.hits(text)
                if hit.sense.value == kind and not hit.gapped
            }
        )
        by_name = [text[start:end] for start, end in pairwise([*starts, len(text)])]
        by_number = self._words.phrases.phrase(INTENTS, "apart").split(text)
        for parts in (by_number, by_name):
            counted = [part for part in parts if self._count(part) and self._names(kind, part)]
            if len(counted) > 1:
                return counted
        return []

    def _names(self, kind: str, part: str) -> bool:
        return any(hit.sense.value == kind and not hit.gapped for hit in self._words.lexicon.hits(part))

    def _parts(self, text: str, kinds: Collection[str]) -> tuple[list[tuple[str, str]], set[str]]:
        """The kinds with the part of ``text`` that speaks of each, and those that are denied."""
        found: list[tuple[str, str]] = []
        denied: set[str] = set()
        for part in self._words.phrases.phrase(INTENTS, "apart").split(text):
            counted = self._count(part) is not None
            said = [hit for hit in self._words.lexicon.hits(part) if hit.sense.family is Family.KIND]
            said = [hit for hit in said if hit.sense.value in kinds or (hit.sense.hint and counted)]
            here = [hit for hit in said if not self._says("denied_before", part[: hit.start])]
            denied |= {hit.sense.value for hit in said if hit not in here}
            if here:
                kind = max(here, key=lambda hit: (not hit.sense.hint, hit.end - hit.start)).sense.value
                found.append((kind, part))
            elif found and not said:
                found[-1] = found[-1][0], f"{found[-1][1]},{part}"
        return found, denied

    def _outcome(self, kind: str, text: str) -> dict[str, Any]:
        """An entry with what ``text`` says of it."""
        asked = {name: self._catalogue.attributes[name] for name in self._catalogue.kinds[kind].ask}
        entry: dict[str, Any] = {**read_attributes_of(self._words, text, asked), "kind": kind}
        place = self._place("within", text)
        if place is None and _RANK not in open_values(self._words, text, asked):
            place = self._place("place", text)
        if _RANK in asked and _RANK not in entry and place is not None:
            entry[_RANK] = place
        if self._says("not_first", text):
            entry.pop(_RANK, None)
        if self._says("unused", text):
            entry["used_before"] = False
        elif self._says("used", text):
            entry["used_before"] = True
        if count := self._count(text):
            entry["count"] = count
        return entry

    def open_values(self, outcome: Mapping[str, Any], reading: QuestionReading) -> dict[str, tuple[Any, ...]]:
        """What more than one thing may be meant of."""
        names = self._catalogue.kinds[outcome["kind"]].ask
        asked = {name: self._catalogue.attributes[name] for name in names if name not in outcome}
        found = dict(open_values(self._words, self._words.plain(reading.text), asked))
        if _RANK in asked and self._says("not_first", self._words.plain(reading.text)):
            found[_RANK] = _NOT_FIRST
        return found

    def _place(self, key: str, text: str) -> int | None:
        match = self._words.phrases.phrase(INTENTS, key).search(text)
        return read_whole(match["place"]) if match else None

    def _count(self, text: str) -> int | None:
        match = self._words.phrases.phrase(INTENTS, "count").search(text)
        return read_whole(match["number"]) if match else None

    def grounds(self, reading: QuestionReading) -> Iterator[dict[str, Any]]:
        """Grounds of 破格, what speaks of one most first."""
        spoken = reading.of(Family.GROUND)
        text = self._words.plain(reading.text)
        for kind in sorted(spoken.surely or spoken.weights, key=lambda kind: -spoken.weights[kind]):
            own = self._catalogue.grounds[kind].attributes
            read = {
                name: value
                for name, value in read_attributes_of(self._words, text, own).items()
                if own[name].ordinal or value in [one.value for one in own[name].values]
            }
            place = self._place("within", text) or self._place("place", text)
            if "rank" in own and "rank" not in read and place is not None:
                read["rank"] = place
            yield {**read, **self._stated(kind, text), "kind": kind}

    def _stated(self, kind: str, text: str) -> dict[str, JsonValue]:
        """A ground's attributes by the expressions with which messages state them, and whether it is stated."""
        told: dict[str, JsonValue] = {}
        for statement in self._words.statements:
            if statement.kind == kind:
                if any(pattern.search(text) for pattern in statement.lacks):
                    told[DENIED] = None
                elif statement.words.search(text) and statement.is_said_in(text):
                    told[STATED] = True
                if any(pattern.search(text) for pattern in statement.unclear):
                    told[UNCLEAR] = True
                for name, values in statement.attributes.items():
                    said = [value for pattern, value in values.values if pattern.search(text)]
                    if said:
                        told[name] = said[0]
        return told

    def _says(self, key: str, text: str) -> bool:
        return self._words.phrases.phrase(INTENTS, key).search(text) is not None
