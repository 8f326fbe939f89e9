"""The direction of 附件1 三 that the applicant's work belongs to, where it is surely one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.language.message.extraction import NOT_SAID, Slot, Understood, Unsure
from dialogs.language.text.lexicon import find, phrase, vocabulary

if TYPE_CHECKING:
    from dialogs.language.message.document import MessageText
    from dialogs.language.text.lexicon import Mention

FIELD = "direction"


def _is_work(message: MessageText, named: Mention) -> bool:
    if not message.is_fact(named.start):
        return False
    before, after = message.before(named.start), message.after(named.end)
    return not (
        phrase("work", "no_work_before").search(before)
        or phrase("work", "no_work_after").match(after)
        or phrase("standing", "denied_before").search(before)
    )


def read_direction(message: MessageText) -> Slot:
    """``direction``, when all work described is one direction's; unsure when it is two directions'."""
    works = [named for named in find("work", "directions", message.text) if _is_work(message, named)]
    directions = list(dict.fromkeys(named.entry["means"] for named in works))
    if not works:
        return NOT_SAID
    text = message.excerpt(works[0].start, works[0].end)
    if len(directions) == 1:
        return Slot(directions[0], (Understood(FIELD, text),))
    names = vocabulary("work")["called"]
    return Slot(unsure=(Unsure(FIELD, text, tuple(f"我做{names[direction]}" for direction in directions)),))
