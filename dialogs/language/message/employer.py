"""Whether the applicant's employer is in Beijing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dialogs.language.message.attribution import FIRM
from dialogs.language.message.extraction import NOT_SAID, Slot, Understood, Unsure
from dialogs.language.text.lexicon import phrase, phrases

if TYPE_CHECKING:
    from dialogs.language.message.document import MessageText

FIELD = "employer_in_beijing"


class _Place(NamedTuple):
    start: int
    end: int
    in_beijing: bool


def _places(message: MessageText) -> list[_Place]:
    """Where the employer is said to be, in the order of the message."""
    found: list[_Place] = []
    for key, in_beijing in (("here", True), ("elsewhere", False)):
        for pattern in phrases("employer", key):
            for match in pattern.finditer(message.text):
                place = _Place(match.start(), match.end(), in_beijing)
                if _is_employer_now(message, place):
                    found.append(place)
    return sorted(found)


def _is_employer_now(message: MessageText, place: _Place) -> bool:
    at = min(place.start + 1, place.end - 1)
    if not message.is_fact(at) and message.subjects[at] != FIRM:
        return False
    before = message.text[message.clause(at).start : place.start + 1]
    after = message.text[place.end : place.end + 24]
    is_school = phrase("employer", "school").search(message.text[place.start : place.end])
    if is_school and phrase("employer", "studied_after").match(after):
        return False
    return not (
        phrase("employer", "not_now_before").search(before)
        or phrase("employer", "not_now_after").match(after)
        or phrase("employer", "not_employer_after").match(after)
    )


def _corrected(message: MessageText, last: _Place) -> bool | None:
    """Where the employer is after all, when the place is corrected: 单位在上海，写错了，在北京."""
    corrections = phrase("standing", "correction").finditer(message.text, last.end)
    for match in corrections:
        for clause in message.clauses[message.index(match.start()) : message.index(match.end()) + 2]:
            text = message.text[clause.start : clause.end]
            for key, in_beijing in (("here_again", True), ("elsewhere_again", False)):
                if clause.start >= match.start() and phrase("employer", key).search(text):
                    return in_beijing
    return None


def read_employer(message: MessageText) -> Slot:
    """``employer_in_beijing``: true or false where the message says where the employer is."""
    places = _places(message)
    if not places:
        return NOT_SAID
    text = message.excerpt(places[-1].start, places[-1].end)
    again = _corrected(message, places[-1])
    if again is not None:
        return Slot(again, (Understood(FIELD, text),))
    if len({place.in_beijing for place in places}) > 1:
        return Slot(unsure=(Unsure(FIELD, text, ("单位在北京", "单位不在北京")),))
    return Slot(places[-1].in_beijing, (Understood(FIELD, text),))
