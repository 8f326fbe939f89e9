"""The highest qualification that a message surely gives the applicant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.reading.education import TIERS, find_qualifications
from dialogs.reading.lexicon import phrase, vocabulary
from dialogs.reading.slot import NOT_SAID, Slot, Understood, Unsure

if TYPE_CHECKING:
    from dialogs.reading.education import Qualification
    from dialogs.reading.passage import Passage


def _holds(passage: Passage, named: Qualification) -> bool:
    """Whether the applicant has what is named: not denied, unfinished, asked for or asked about."""
    if not passage.is_fact(named.start):
        return False
    before, after = passage.before(named.start), passage.after(named.end)
    beyond = passage.text[named.end : named.end + 12]
    return not (
        phrase("standing", "denied_before").search(before)
        or phrase("standing", "schooling_unfinished_before").search(before)
        or phrase("standing", "schooling_unfinished_after").match(beyond)
        or phrase("standing", "schooling_not_his_after").match(after)
        or phrase("standing", "schooling_rule_after").match(after)
        or phrase("standing", "schooling_rule_before").search(before)
    )


def read_schooling(passage: Passage) -> Slot:
    """``education``: the highest one stated; after a correction, what comes after it."""
    found = find_qualifications(passage.text)
    held = [named for named in found if _holds(passage, named)]
    corrections = [match.end() for match in phrase("standing", "correction").finditer(passage.text)]
    for at in corrections:
        restated = next((named for named in found if named.start >= at), None)
        if restated and passage.index(restated.start) <= passage.index(at) + 1:
            held = [named for named in held if named.start >= at]
    sure = [named for named in held if len(named.means) == 1]
    if sure:
        highest = max(sure, key=lambda named: TIERS[named.means[0]])
        return Slot(highest.means[0], (Understood("education", passage.excerpt(highest.start, highest.end)),))
    if not held:
        return NOT_SAID
    words = vocabulary("education")["called"]
    options = tuple(f"学历是{words[education]}" for education in held[-1].means)
    text = passage.excerpt(held[-1].start, held[-1].end)
    return Slot(unsure=(Unsure("education", text, options),))
