"""What is listed, supposed to be otherwise and not one more: 没有论文了, 论文只有一篇, 专利换成第一发明人."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from pydantic import JsonValue

from dialogs.language.message.attributes import USED, read_attributes, read_attributes_of
from dialogs.language.text.numerals import read_whole
from dialogs.language.vocabulary.index import WordIndex
from dialogs.language.vocabulary.lexicon import Family

_FILE: Final = "supposing"
_THING: Final = "\ue001"
_ACHIEVEMENTS: Final = "achievements"
_LISTS: Final = {Family.KIND: _ACHIEVEMENTS, Family.GROUND: "exceptional"}


class _Named(NamedTuple):
    """The kinds that are ``named`` of what is ``listed`` under ``fact``; ``around``: what is said about them, ``own``:
    what their name says of them (核心论文).
    """

    fact: str
    listed: list[dict[str, Any]]
    named: set[str]
    around: str
    own: dict[str, JsonValue]

    @property
    def of_kind(self) -> list[dict[str, Any]]:
        """Those that are listed of such a kind."""
        return [one for one in self.listed if one["kind"] in self.named]

    @property
    def meant(self) -> list[dict[str, Any]] | None:
        """Those that are as their name says; null where that is not known of each."""
        if any(one.get(name) is None for one in self.of_kind for name in self.own):
            return None
        return [one for one in self.of_kind if one.items() >= self.own.items()]

    def otherwise(self, of: list[dict[str, Any]], **changed: JsonValue) -> dict[str, JsonValue]:
        """All that is listed, each ``of`` those with what is ``changed``; without them where nothing is."""
        kept = [one for one in self.listed if changed or one not in of]
        return {self.fact: [{**one, **changed} if one in of else one for one in kept]}


def listed_otherwise(
    words: WordIndex, known: Mapping[str, JsonValue], stated: str
) -> Mapping[str, JsonValue] | None:
    """The list that ``stated`` changes, as it would be; nothing where it changes none, null where it says so and what
    is meant is not clear.
    """

    def says(key: str, text: str) -> bool:
        return words.phrases.phrase(_FILE, key).search(text) is not None

    lists = list(_named(words, known, stated))
    if says("taken_away", stated):
        return _without(words, lists)
    if not lists:
        return {}
    found = lists[0]
    match = words.phrases.phrase(_FILE, "total").fullmatch(found.around)
    if match is not None and found.of_kind:
        return _counted(found, read_whole(match["number"] or match["after"]))
    if match is None and says("only_so_many", found.around):
        return None
    if not found.of_kind or not says("of_listed", found.around):
        return {}
    one = len(found.of_kind) == 1 or says("of_all", stated)
    told = _attributes(words, found.fact, found.named, stated)
    return found.otherwise(found.of_kind, **told) if told and one and not says("any_number", stated) else None


def _named(words: WordIndex, known: Mapping[str, JsonValue], stated: str) -> Iterator[_Named]:
    """What is named, and not only leant to, of each list that is told: 国标 is an outcome and may be a ground."""
    text = words.spelt(stated)
    for family, fact in _LISTS.items():
        hits = [one for one in words.lexicon.hits(text) if one.sense.family is family and not one.sense.hint]
        listed = known.get(fact)
        if hits and isinstance(listed, list):
            around = text
            for hit in hits:
                around = around[: hit.start] + _THING * (hit.end - hit.start) + around[hit.end :]
            own = "".join(char for char, hidden in zip(text, around, strict=True) if hidden == _THING)
            entries = [one for one in listed if isinstance(one, dict)]
            named = {hit.sense.value for hit in hits}
            yield _Named(fact, entries, named, around, _attributes(words, fact, named, own))


def _without(words: WordIndex, lists: list[_Named]) -> Mapping[str, JsonValue] | None:
    """The lists without what is said to count for nothing, and nothing else: 要是没有论文呢."""
    plainly = words.phrases.phrase(_FILE, "without")
    left: dict[str, JsonValue] = {}
    for found in lists:
        if found.meant is None or plainly.fullmatch(found.around) is None:
            return None
        left |= found.otherwise(found.meant)
    return left or None


def _attributes(words: WordIndex, fact: str, named: set[str], said: str) -> dict[str, JsonValue]:
    """What is ``said`` of the one kind of achievement that is named."""
    if fact != _ACHIEVEMENTS or len(named) > 1:
        return {}
    asked = words.catalogue.kinds[min(named)].ask
    own = read_attributes_of(words, said, {name: words.catalogue.attributes[name] for name in asked})
    return {**own, **read_attributes(words, said, [USED])}


def _counted(found: _Named, number: int | None) -> Mapping[str, JsonValue] | None:
    """With so many of a kind in all; null where it is not clear which of them are left."""
    if number is None or found.meant is None:
        return None
    have = sum(one.get("count", 1) for one in found.meant)
    if number > have:
        more = {"kind": min(found.named), **found.own, "count": number - have}
        return {found.fact: [*found.listed, more]}
    if number == have:
        return found.otherwise([], count=number)
    return found.otherwise(found.meant, count=number) if len(found.meant) == 1 and number else None
