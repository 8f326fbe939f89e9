"""The outcomes and the grounds of 破格 that a question supposes, each with only what is said of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product
from typing import Any

from pydantic import JsonValue

from dialogs.answers.told_times import INTENTS
from dialogs.language.message.attributes import open_values, read_attributes_of
from dialogs.language.question.reading import QuestionReading
from dialogs.language.text.numerals import read_whole
from dialogs.language.vocabulary.index import WordIndex
from dialogs.language.vocabulary.lexicon import Family
from dialogs.language.vocabulary.statements import GroundStatement
from rules.notice.achievement_data import AttributeData
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

    def outcomes(self, reading: QuestionReading, day: date, *, hinted: bool) -> Iterator[SaidOutcome]:
        """Of one, whatever the text says of it; several, as a message that lists them is read.

        Of what is lacking nothing is supposed, unless it is asked whether it counts: 没出版的专著算吗.
        """
        spoken = reading.of(Family.KIND)
        named = list(spoken.surely) or (list(spoken.weights) if hinted else [])
        text = self._words.plain(reading.text)
        lacking = () if self._says("only_counts", text) else reading.lacks(Family.KIND)
        kinds = [kind for kind in named if kind not in lacking]
        listed = self._listed(text, day, lacking) if kinds else []
        several = self._is_several(text)
        if listed and (len(listed) > 1 or several) and {one.kind for one in listed} >= set(kinds):
            yield from listed
        elif len(kinds) == 1 and not several:
            whole, own = self._outcome(kinds[0], text), [one for one in listed or () if one.kind == kinds[0]]
            if own and whole.count:  # 两篇普刊能顶一篇核心吗: what is listed, and not what is asked of it
                said = {name: own[0].attributes.get(name, value) for name, value in whole.attributes.items()}
                used = whole.used_before if own[0].used_before is None else own[0].used_before
                whole = replace(own[0], attributes=said, used_before=used)
            yield whole

    def _listed(self, text: str, day: date, lacking: Collection[str]) -> list[SaidOutcome] | None:
        """What ``text`` lists before it asks, and does not lack; None where it is open how many they are."""
        from dialogs.language.message.listed import read_listed  # noqa: PLC0415 - most questions never need it

        for key in ("put_of_it", "put_of_level", "for_level"):
            text = self._words.phrases.phrase(INTENTS, key).sub("", text)
        for one in self._words.phrases.expressions(INTENTS, "listed_plainly"):
            text = one.pattern.sub(one.entry["means"], text)
        listed = read_listed(self._words, text, day)
        if listed is None:
            return None
        each = None if self._count(text) is None else 1
        found = (SaidOutcome.of({"count": each, **entry}) for entry in listed)
        return [one for one in found if one.kind not in lacking]

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

    def _is_several(self, text: str) -> bool:
        """Whether more than one number stands there, or none that is exact."""
        numbers = self._words.phrases.phrase(INTENTS, "count").findall(text)
        return len(numbers) > 1 or self._says("not_exact", text)

    def _count(self, text: str) -> int | None:
        match = self._words.phrases.phrase(INTENTS, "count").search(text)
        return read_whole(match["number"]) if match else None

    def grounds(self, reading: QuestionReading) -> Iterator[SaidGround]:
        """Grounds of 破格, what speaks of one most first."""
        spoken = reading.of(Family.GROUND)
        text = self._words.plain(reading.text)
        for kind in sorted(spoken.surely or spoken.weights, key=lambda kind: -spoken.weights[kind]):
            statements = [one for one in self._words.statements if one.kind == kind]
            own = self._catalogue.grounds[kind].attributes
            may_be = open_values(self._words, text, {n: a for n, a in own.items() if not a.ordinal})
            for attributes in self._of_each(own, statements, text):
                yield SaidGround(
                    kind,
                    attributes,
                    is_none=any(one.search(text) for each in statements for one in each.lacks),
                    is_stated=any(one.words.search(text) and one.is_said_in(text) for one in statements),
                    is_unclear=any(one.search(text) for each in statements for one in each.unclear),
                    open_values=may_be,
                )

    def _of_each(
        self, own: Mapping[str, AttributeData], statements: Sequence[GroundStatement], text: str
    ) -> Iterator[dict[str, JsonValue]]:
        """What is said of one ground; of several of a kind (一等奖我第六，二等奖我第三), of each by their order."""
        read: dict[str, JsonValue] = {
            name: value
            for name, value in read_attributes_of(self._words, text, own).items()
            if own[name].ordinal or value in [one.value for one in own[name].values]
        }
        one_s_own = self._place("own_place", text)
        place = one_s_own or self._place("within", text) or self._place("place", text)
        if _RANK in own and place is not None and (one_s_own or _RANK not in read):
            read[_RANK] = place
        read |= dict(_stated(statements, text))
        told = dict(_in_order(statements, text))
        for key in ("own_place", "place") if _RANK in own else ():
            places = [
                read_whole(one["place"]) for one in self._words.phrases.phrase(INTENTS, key).finditer(text)
            ]
            apart = [name for name, values in told.items() if len(values) == len(places)]
            if len(places) > 1 and (apart or (key == "place" and self._says("one_and_another", text))):
                for n, own_place in enumerate(places):
                    yield {**read, **{name: told[name][n] for name in apart}, _RANK: own_place}
                return
        yield read

    def _says(self, key: str, text: str) -> bool:
        return self._words.phrases.phrase(INTENTS, key).search(text) is not None


def _in_order(statements: Iterable[GroundStatement], text: str) -> Iterator[tuple[str, list[JsonValue]]]:
    """The values of a ground's attributes that a text tells, as it tells them, each once."""
    for statement in statements:
        for name, values in statement.attributes.items():
            found = [(match.start(), value) for one, value in values.values for match in one.finditer(text)]
            yield name, list(dict.fromkeys(value for _, value in sorted(found, key=lambda one: one[0])))


def _stated(statements: Iterable[GroundStatement], text: str) -> Iterator[tuple[str, JsonValue]]:
    """A ground's attributes by the expressions with which messages state them."""
    for statement in statements:
        for name, values in statement.attributes.items():
            said = [value for pattern, value in values.values if pattern.search(text)]
            if said:
                yield name, said[0]
