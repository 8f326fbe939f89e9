"""The outcomes and the grounds of 破格 that a question supposes, each with only what is said of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise, product
from typing import Any

from pydantic import JsonValue

from dialogs.answers.told_times import INTENTS
from dialogs.language.message.attributes import open_values, read_attributes_of
from dialogs.language.question.reading import QuestionReading
from dialogs.language.text.numerals import read_whole
from dialogs.language.vocabulary.index import WordIndex
from dialogs.language.vocabulary.lexicon import Family
from dialogs.language.vocabulary.statements import GroundStatement
from rules.notice.catalogue import Catalogue

_ENTRY_FIELDS = frozenset({"kind", "count", "used_before"})
_RANK = "rank"
_NOT_FIRST = (2, 99)
"""Places that may be meant where it is said only that it is not the first."""


@dataclass(frozen=True, slots=True)
class SaidOutcome:
    """An outcome with only what a question says of it."""

    kind: str
    attributes: Mapping[str, JsonValue] = field(default_factory=dict)
    count: int | None = None
    used_before: bool | None = None

    @classmethod
    def of(cls, entry: Mapping[str, Any]) -> SaidOutcome:
        """An entry in the contract's form."""
        own = {name: value for name, value in entry.items() if name not in _ENTRY_FIELDS}
        return cls(entry["kind"], own, entry.get("count"), entry.get("used_before"))

    @property
    def entry(self) -> dict[str, JsonValue]:
        """In the contract's form."""
        said = {"count": self.count, "used_before": self.used_before}
        told = {name: value for name, value in said.items() if value is not None}
        return {**self.attributes, **told, "kind": self.kind}

    @property
    def is_described(self) -> bool:
        """Whether anything is said of it but its kind."""
        return self.is_qualified or self.count is not None

    @property
    def is_qualified(self) -> bool:
        """Whether anything is said of it but its kind and how many there are."""
        return bool(self.attributes) or self.used_before is not None


@dataclass(frozen=True, slots=True)
class SaidGround:
    """A ground of 破格 with only what a question says of it.

    An attribute that is ``None`` is said to be none that the ground has: 三等奖. ``is_none``: it is said not to be
    one. ``open_values``: of an attribute that may be one of several (不是主要负责人), those.
    ``is_stated``: with all that a message would have to say of it. ``is_unclear``: it is open whether what is
    said is one: 市科技进步奖 of a city that is not named.
    """

    kind: str
    attributes: Mapping[str, JsonValue]
    is_none: bool
    is_stated: bool
    is_unclear: bool
    open_values: Mapping[str, tuple[JsonValue, ...]]

    @property
    def entry(self) -> dict[str, JsonValue]:
        """In the contract's form."""
        return {**self.attributes, "kind": self.kind}

    @property
    def entries(self) -> list[dict[str, JsonValue]]:
        """What it may be: its entry with each of the values that are open."""
        values = product(*self.open_values.values())
        return [{**self.entry, **dict(zip(self.open_values, each, strict=True))} for each in values]

    @property
    def is_ruled_out(self) -> bool:
        """Whether it is said to be none."""
        return self.is_none or None in self.attributes.values()


class SupposedOutcomes:
    """Reads them by the readers of messages."""

    def __init__(self, words: WordIndex, catalogue: Catalogue) -> None:
        self._words = words
        self._catalogue = catalogue

    def outcomes(self, reading: QuestionReading, *, hinted: bool) -> Iterator[SaidOutcome]:
        """Of one kind, whatever the text says of it; of several, each by its own part of the text.

        Of what is lacking nothing is supposed, unless it is asked whether it counts: 没出版的专著算吗.
        """
        spoken = reading.of(Family.KIND)
        named = list(spoken.surely) or (list(spoken.weights) if hinted else [])
        text = self._words.plain(reading.text)
        lacking = () if self._says("only_counts", text) else reading.lacks(Family.KIND)
        kinds = [kind for kind in named if kind not in lacking]
        if len(kinds) == 1:
            kind = kinds[0]
            own = [self._count(part) for part in self._apart(text) if self._names(kind, part)]
            whole = replace(
                self._outcome(kind, text), count=next(filter(None, own), self._count(text)) or None
            )
            several = self._several(kind, text)
            yield from (self._outcome(kind, part) for part in several) if several else (whole,)
            return
        parts = self._parts(text, kinds, lacking)
        if shared := self._words.phrases.phrase(INTENTS, "of_all").search(text):
            parts = [(kind, f"{part},{shared['said']}") for kind, part in parts]
        if {kind for kind, _ in parts} >= set(kinds):  # else something of it was not understood
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

    def _parts(self, text: str, kinds: Collection[str], lacking: Collection[str]) -> list[tuple[str, str]]:
        """The kinds with the part of ``text`` that speaks of each."""
        found: list[tuple[str, str]] = []
        for part in self._apart(text):
            counted = self._count(part) is not None
            named = [hit for hit in self._words.lexicon.hits(part) if hit.sense.family is Family.KIND]
            named = [hit for hit in named if hit.sense.value not in lacking]
            here = [hit for hit in named if hit.sense.value in kinds or (hit.sense.hint and counted)]
            kind = (
                max(here, key=lambda hit: (not hit.sense.hint, hit.end - hit.start)).sense.value
                if here
                else ""
            )
            goes_on = found and (not named or (kind == found[-1][0] and not counted))
            if here and not goes_on:
                found.append((kind, part))
            elif goes_on:
                found[-1] = found[-1][0], f"{found[-1][1]},{part}"
        return found

    def _apart(self, text: str) -> list[str]:
        """Cut before each number (两个专利一篇论文), or behind it where the first stands there (专利2项论文1篇)."""
        parts = self._words.phrases.phrase(INTENTS, "apart").split(text)
        named = any(hit.sense.family is Family.KIND for hit in self._words.lexicon.hits(parts[0]))
        if named and self._count(parts[0]) is None:
            return self._words.phrases.phrase(INTENTS, "apart_behind").split(text)
        return parts

    def _outcome(self, kind: str, text: str) -> SaidOutcome:
        """With what ``text`` says of it."""
        asked = {name: self._catalogue.attributes[name] for name in self._catalogue.kinds[kind].ask}
        said: dict[str, JsonValue] = {**read_attributes_of(self._words, text, asked)}
        place = self._place("within", text)
        if place is None and _RANK not in open_values(self._words, text, asked):
            place = self._place("place", text)
        own = self._place("own_place", text)
        place = own or place
        if _RANK in asked and place is not None and (own or _RANK not in said):
            said[_RANK] = place
        if self._says("not_first", text):
            said.pop(_RANK, None)
        used = False if self._says("unused", text) else True if self._says("used", text) else None
        return SaidOutcome(kind, said, self._count(text) or None, used)

    def open_values(self, outcome: SaidOutcome, reading: QuestionReading) -> dict[str, tuple[Any, ...]]:
        """What more than one thing may be meant of."""
        names = self._catalogue.kinds[outcome.kind].ask
        asked = {name: self._catalogue.attributes[name] for name in names if name not in outcome.attributes}
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

    def grounds(self, reading: QuestionReading) -> Iterator[SaidGround]:
        """Grounds of 破格, what speaks of one most first."""
        spoken = reading.of(Family.GROUND)
        text = self._words.plain(reading.text)
        for kind in sorted(spoken.surely or spoken.weights, key=lambda kind: -spoken.weights[kind]):
            own = self._catalogue.grounds[kind].attributes
            read: dict[str, JsonValue] = {
                name: value
                for name, value in read_attributes_of(self._words, text, own).items()
                if own[name].ordinal or value in [one.value for one in own[name].values]
            }
            one_s_own = self._place("own_place", text)
            place = one_s_own or self._place("within", text) or self._place("place", text)
            if "rank" in own and place is not None and (one_s_own or "rank" not in read):
                read["rank"] = place
            statements = [one for one in self._words.statements if one.kind == kind]
            yield SaidGround(
                kind,
                read | dict(_stated(statements, text)),
                is_none=any(one.search(text) for each in statements for one in each.lacks),
                is_stated=any(one.words.search(text) and one.is_said_in(text) for one in statements),
                is_unclear=any(one.search(text) for each in statements for one in each.unclear),
                open_values=open_values(self._words, text, {n: a for n, a in own.items() if not a.ordinal}),
            )

    def _says(self, key: str, text: str) -> bool:
        return self._words.phrases.phrase(INTENTS, key).search(text) is not None


def _stated(statements: Iterable[GroundStatement], text: str) -> Iterator[tuple[str, JsonValue]]:
    """A ground's attributes by the expressions with which messages state them."""
    for statement in statements:
        for name, values in statement.attributes.items():
            said = [value for pattern, value in values.values if pattern.search(text)]
            if said:
                yield name, said[0]
