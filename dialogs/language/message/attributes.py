"""What a text says of achievements, each where it says it: role, place, influence, authority, benefit and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final, NamedTuple

from pydantic import JsonValue

from dialogs.language.text.amounts import Amount, find_amounts
from dialogs.language.text.numerals import read_whole
from dialogs.language.text.phrases import Expression, expressions, matches, phrase
from dialogs.language.vocabulary.index import WordIndex
from dialogs.language.vocabulary.notice_words import USED_BEFORE
from rules.notice.achievement_data import AttributeData

USED: Final = USED_BEFORE
_OWN, _ANYONES, _NOT_HIS = range(3)
ANY_PLACE: Final = (1, 99)
"""The first and the last that a place may be, which is only said not to be told: 通讯作者."""
_BEFORE: Final = 4
"""Characters before an amount that may say that it is of several pieces together."""
_NEAR: Final = 16
"""Characters before a place that may say whose it is."""


class Saying(NamedTuple):
    """``text[start:end]`` says ``value`` of ``attribute``; of several the one of the lowest ``order`` counts.

    The value is None where it may be one of several (SCI), or is only said not to be one (没一作).
    """

    start: int
    end: int
    attribute: str
    value: JsonValue
    order: int


def find_attributes(words: WordIndex, text: str) -> list[Saying]:
    """Everything that ``text`` says of achievements, in its order.

    没用过 is read first and belongs to nothing else: 已授权没用过 is granted.
    """
    found: list[Saying] = []
    for name, data in {USED: None, **words.catalogue.attributes}.items():
        found += _sayings(words, text, name, data)
        if name == USED:
            text = _without(text, found)
    return sorted(found)


def read_attributes(words: WordIndex, text: str, names: Iterable[str]) -> dict[str, JsonValue]:
    """The attributes of achievements among ``names`` that ``text`` states, in that order."""
    return stated(find_attributes(words, text), names)


def find_attributes_of(words: WordIndex, text: str, attributes: Mapping[str, AttributeData]) -> list[Saying]:
    """Everything that ``text`` says of the ``attributes`` of a kind, or of a ground's own."""
    own = (_sayings(words, text, name, data, of=data) for name, data in attributes.items())
    return list(chain.from_iterable(own))


def read_attributes_of(
    words: WordIndex, text: str, attributes: Mapping[str, AttributeData]
) -> dict[str, JsonValue]:
    """The ``attributes`` of a kind, or a ground's own, as far as ``text`` states them."""
    return stated(find_attributes_of(words, text, attributes), attributes)


def open_values(
    words: WordIndex, text: str, attributes: Mapping[str, AttributeData]
) -> dict[str, tuple[JsonValue, ...]]:
    """What each attribute that ``text`` says, but does not state, may be: SCI is in a public or a core journal."""
    found: dict[str, tuple[JsonValue, ...]] = {}
    for name, data in attributes.items():
        if data.ordinal is not None:
            places = list(_places(text, name))
            if any(one.value is None for one in places) and name not in stated(places, [name]):
                found[name] = ANY_PLACE
        else:
            ordered = enumerate(words.value_expressions(name, data))
            said = [entry for _, entry in matches(((one, entry) for _, (one, entry) in ordered), text)]
            meant = {repr(entry.means): entry.means for entry in said if entry.means is not None}
            only = next(iter(meant.values()), None)
            if len(meant) == 1 and isinstance(only, list):
                found[name] = tuple(only)
    return found


def stated(said: Iterable[Saying], names: Iterable[str]) -> dict[str, JsonValue]:
    """The one value of each attribute; nothing where several of equal weight differ or only a denial is said."""
    said = list(said)
    values: dict[str, JsonValue] = {}
    for name in names:
        own = [one for one in said if one.attribute == name]
        first = min((one.order for one in own), default=None)
        among = {repr(one.value): one.value for one in own if one.order == first}
        if len(among) == 1 and None not in among.values():
            values[name] = next(iter(among.values()))
    return values


def doubtful(said: Iterable[Saying]) -> list[str]:
    """The attributes of which no one value is said: several places, or only what they are not."""
    said = list(said)
    names = {one.attribute for one in said}
    return sorted(names - stated(said, names).keys())


def _sayings(
    words: WordIndex, text: str, name: str, data: AttributeData | None, of: AttributeData | None = None
) -> Iterator[Saying]:
    if data is not None and data.ordinal is not None:
        return _places(text, name)
    if data is not None and data.number is not None:
        return _amounts(words, text, name)
    return _values(text, name, words.value_expressions(name, of))


def _amounts(words: WordIndex, text: str, name: str) -> Iterator[Saying]:
    for one in find_amounts(text, words.units[name]) if name in words.units else ():
        yield Saying(one.start, one.end, name, None if _is_of_several(text, one) else one.number, _OWN)


def _is_of_several(text: str, amount: Amount) -> bool:
    """Whether it says what several pieces come to, and so nothing of each."""
    counts = list(phrase("amounts", "pieces").finditer(text, 0, amount.start))
    in_all = phrase("amounts", "in_all").search(text, max(amount.start - _BEFORE, 0), amount.end)
    return in_all is not None and bool(counts) and counts[-1]["one"] is None


def _without(text: str, said: Iterable[Saying]) -> str:
    for one in said:
        text = text[: one.start] + "," * (one.end - one.start) + text[one.end :]
    return text


def _values(text: str, name: str, values: Iterable[Expression]) -> Iterator[Saying]:
    """Each stretch is read once, by the first expression that finds it; those that mean nothing are read over."""
    ordered = ((pattern, (order, entry)) for order, (pattern, entry) in enumerate(values))
    for match, (order, entry) in matches(ordered, text):
        if entry.means is not None:
            value = None if isinstance(entry.means, list) else entry.means
            yield Saying(*match.span(), name, value, order)


def _places(text: str, name: str) -> Iterator[Saying]:
    for match, entry in matches(expressions("places", "readings"), text):
        if entry["place"] == "open":
            yield Saying(*match.span(), name, None, _OWN)
            continue
        place = read_whole(match["place"]) if entry["place"] == "named" else 1
        order = _whose(text, match)
        if order is not None:
            yield Saying(*match.span(), name, None if order == _NOT_HIS else place or None, order)


def _whose(text: str, match: re.Match[str]) -> int | None:
    """Whether a place is the applicant's own, perhaps his, or said not to be his; None where it is another's."""
    before = text[max(0, match.start() - _NEAR) : match.start()]
    if phrase("places", "not_his_before").search(before):
        return _NOT_HIS
    after = text[match.end() : match.end() + _NEAR]
    if phrase("places", "not_before").search(before) or phrase("places", "not_after").match(after):
        return None
    if phrase("places", "bounded_before").search(before) or phrase("places", "bounded_after").match(after):
        return _NOT_HIS
    own = phrase("places", "own_before").search(text[max(0, match.start() - _NEAR) : match.start() + 1])
    return _OWN if own else _ANYONES
