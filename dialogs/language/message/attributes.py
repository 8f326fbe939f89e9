"""What a stretch of text says of an achievement: role, place, influence, authority, benefit and the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.language.text.lexicon import expressions, phrase
from dialogs.language.text.numerals import read_whole

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from pydantic import JsonValue


def read_attributes(text: str, names: Sequence[str]) -> dict[str, JsonValue]:
    """The attributes among ``names`` that ``text`` states, in that order."""
    found: dict[str, JsonValue] = {}
    for name in names:
        value = read_rank(text) if name == "rank" else _value(text, name)
        if value is not None:
            found[name] = value
    return found


def _value(text: str, name: str) -> JsonValue:
    """The first expression that is found decides; those that mean nothing are read over."""
    for pattern, entry in expressions("attributes", name):
        if entry["means"] is None:
            text = pattern.sub(lambda match: "," * len(match[0]), text)
        elif pattern.search(text):
            meaning: JsonValue = entry["means"]
            return meaning
    return None


def read_rank(text: str) -> int | None:
    """The applicant's place, 1 = first, when ``text`` states exactly one; his own before somebody else's."""
    if phrase("attributes", "places_apart").search(text):
        return None
    found: list[tuple[bool, int]] = []
    taken = bytearray(len(text))
    for pattern, entry in expressions("attributes", "rank"):
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]) or not _is_own_place(text, match):
                continue
            taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
            place = read_whole(match["place"]) if entry["place"] == "named" else 1
            if place:
                before = text[: match.start() + 1]
                found.append((phrase("attributes", "rank_own_before").search(before) is not None, place))
    own = {place for is_own, place in found if is_own}
    places = own or {place for _, place in found}
    return places.pop() if len(places) == 1 else None


def _is_own_place(text: str, match: re.Match[str]) -> bool:
    return not (
        phrase("attributes", "rank_not_before").search(text[: match.start()])
        or phrase("attributes", "rank_not_after").match(text[match.end() :])
    )
