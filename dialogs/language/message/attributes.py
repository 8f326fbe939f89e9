"""What a stretch of text says of an achievement: role, place, influence, authority, benefit and the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.language.text.numerals import read_whole
from dialogs.language.text.phrases import expressions, phrase

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping

    from pydantic import JsonValue

    from dialogs.language.text.phrases import Expression
    from dialogs.language.vocabulary.index import WordIndex
    from rules.notice.schema import AttributeData


def read_attributes(words: WordIndex, text: str, names: Iterable[str]) -> dict[str, JsonValue]:
    """The attributes of achievements among ``names`` that ``text`` states, in that order."""
    known = words.catalogue.attributes
    return _stated(text, {name: known.get(name) for name in names}, words, own=False)


def read_ground_attributes(
    words: WordIndex, text: str, attributes: Mapping[str, AttributeData]
) -> dict[str, JsonValue]:
    """The same for attributes that a ground has of its own."""
    return _stated(text, attributes, words, own=True)


def _stated(
    text: str, attributes: Mapping[str, AttributeData | None], words: WordIndex, *, own: bool
) -> dict[str, JsonValue]:
    found: dict[str, JsonValue] = {}
    for name, data in attributes.items():
        is_place = data is not None and data.ordinal is not None
        value = (
            read_rank(text)
            if is_place
            else _value(text, words.value_expressions(name, data if own else None))
        )
        if value is not None:
            found[name] = value
    return found


def _value(text: str, values: Iterable[Expression]) -> JsonValue:
    """The first expression that is found decides; those that mean nothing are read over."""
    for pattern, entry in values:
        if entry.means is None:
            text = pattern.sub(lambda match: "," * len(match[0]), text)
        elif pattern.search(text):
            meaning: JsonValue = entry.means
            return meaning
    return None


def read_rank(text: str) -> int | None:
    """The applicant's place, 1 = first, when ``text`` states exactly one; his own before somebody else's."""
    if phrase("places", "apart").search(text):
        return None
    found: list[tuple[bool, int]] = []
    taken = bytearray(len(text))
    for pattern, entry in expressions("places", "readings"):
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]) or not _is_own_place(text, match):
                continue
            taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
            place = read_whole(match["place"]) if entry["place"] == "named" else 1
            if place:
                before = text[: match.start() + 1]
                found.append((phrase("places", "own_before").search(before) is not None, place))
    own = {place for is_own, place in found if is_own}
    places = own or {place for _, place in found}
    return places.pop() if len(places) == 1 else None


def _is_own_place(text: str, match: re.Match[str]) -> bool:
    return not (
        phrase("places", "not_before").search(text[: match.start()])
        or phrase("places", "not_after").match(text[match.end() :])
    )
