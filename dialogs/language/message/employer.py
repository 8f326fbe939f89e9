"""Whether the applicant's employer is where the notice applies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Final, NamedTuple

from dialogs.language.message.attribution import FIRM
from dialogs.language.message.document import MOST, MessageText
from dialogs.language.message.extraction import Slot, Understood, Unsure
from dialogs.language.text.scanning import scan
from dialogs.language.vocabulary.schema import RegionWords
from dialogs.rendering.wording import say

_PERHAPS: Final = {True: "perhaps_here", False: "perhaps_elsewhere"}
_NEAR = 24
"""Characters before a place that may say that it is no place of work now."""


class _Place(NamedTuple):
    start: int
    end: int
    is_here: bool


def _places(message: MessageText) -> list[_Place]:
    """Where the employer is said to be, in the order of the message."""
    found: list[_Place] = []
    for key, is_here in (("here", True), ("elsewhere", False)):
        for pattern in message.words.phrases.phrases("employer", key):
            for match in islice(scan(pattern, message.text), MOST):
                place = _Place(match.start(), match.end(), is_here)
                if _is_employer_now(message, place):
                    found.append(place)
    return sorted(found)


def _is_employer_now(message: MessageText, place: _Place) -> bool:
    at = min(place.start + 1, place.end - 1)
    if not message.is_fact(at) and message.subjects[at] != FIRM:
        return False
    run = message.run_start(message.index(at))
    before = message.text[max(run, place.start - _NEAR) : place.start + 1]
    after = message.text[place.end : place.end + 24]
    is_school = message.says("employer", "school", message.text[place.start : place.end])
    if is_school and message.phrase("employer", "studied_after").match(after):
        return False
    by_name = message.says("employer", "school_by_name", message.text[place.start : place.end])
    studied = message.says("employer", "studied_before", before)
    if by_name and (studied or not message.says("employer", "at_work_before", before)):
        return False
    return not (
        message.says("employer", "not_now_before", before)
        or message.phrase("employer", "not_now_after").match(after)
        or message.phrase("employer", "not_employer_after").match(after)
    )


def _doubts(message: MessageText, key: str) -> list[_Place]:
    """在北京，总部在上海; 劳动合同在武汉，人在北京: of the employer, or of oneself."""
    found = (
        _Place(*one.span(), key == _PERHAPS[True])
        for pattern in message.words.phrases.phrases("employer", key)
        for one in scan(pattern, message.text)
    )
    return [place for place in islice(found, MOST) if _is_employer_now(message, place)]


def _corrected(message: MessageText, last: _Place) -> bool | None:
    """Where the employer is after all, when the place is corrected: 单位在上海，写错了，在北京."""
    for match in (one for one in message.corrections if one.start() >= last.end):
        for clause in message.clauses[message.index(match.start()) : message.index(match.end()) + 2]:
            text = message.text[clause.start : clause.end]
            for key, is_here in (("here_again", True), ("elsewhere_again", False)):
                if clause.start >= match.start() and message.says("employer", key, text):
                    return is_here
    return None


def read_employer(message: MessageText) -> dict[str, Slot]:
    """Whether the employer is where the notice applies, by the fact that asks for it; nothing where none does."""
    region = message.words.vocabulary.region
    if region is None:
        return {}
    group, _, name = region.fact.partition(".")
    places = _places(message)
    slot = _read(message, region, places)
    slot = replace(slot, heard=(*slot.heard, *(place[:2] for place in places)))
    return {group: replace(slot, value={name: slot.value}) if name and slot.value is not None else slot}


def _read(message: MessageText, region: RegionWords, places: Sequence[_Place]) -> Slot:
    called = region.called
    choice = say("options.here", region=called), say("options.elsewhere", region=called)
    if not places:
        alone = message.phrase("employer", "alone")
        named = [one for one in message.clauses if alone.fullmatch(message.text, one.start, one.end)]
        facts = [one for one in named if message.is_fact(one.start)]
        spans = tuple((one.start, one.end) for one in facts)
        spans = spans or tuple(place[:2] for key in _PERHAPS.values() for place in _doubts(message, key))
        unsure = tuple(Unsure(region.fact, message.excerpt(*span), choice) for span in spans[:1])
        return Slot(unsure=unsure, heard=spans)
    text = message.excerpt(places[-1].start, places[-1].end)
    again = _corrected(message, places[-1])
    if again is not None:
        return Slot(again, (Understood(region.fact, text),))
    doubts = _doubts(message, _PERHAPS[not places[-1].is_here])
    if doubts or len({place.is_here for place in places}) > 1:
        return Slot(unsure=(Unsure(region.fact, text, choice),))
    return Slot(places[-1].is_here, (Understood(region.fact, text),))
