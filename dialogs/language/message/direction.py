"""The direction of 附件1 三 that the applicant's work belongs to, where it is surely one."""

from __future__ import annotations

from itertools import pairwise

from dialogs.language.message.document import MessageText
from dialogs.language.message.extraction import Slot, Understood, Unsure
from dialogs.language.text.phrases import Mention
from dialogs.rendering.wording import say

FIELD = "direction"


def _is_work(message: MessageText, named: Mention) -> bool:
    if not message.is_fact(named.start):
        return False
    before, after = message.before(named.start), message.after(named.end)
    return not (
        message.says("work", "no_work_before", before) or message.phrase("work", "no_work_after").match(after)
    )


def read_direction(message: MessageText) -> Slot:
    """``direction``, when all work described is one direction's; unsure when it is two directions'."""
    heard = tuple(
        (named.start, named.end) for named in message.things["directions"] if message.is_fact(named.start)
    )
    named = message.things["directions"]
    works = message.uncorrected([one for one in named if _is_work(message, one)])
    either = message.phrase("work", "either")
    chosen = [
        one
        for pair in pairwise(named)
        if either.fullmatch(message.text[pair[0].end : pair[1].start])
        for one in pair
    ]
    works = [one for one in chosen if message.is_fact(one.start)] or works
    directions = list(dict.fromkeys(named.entry.ids[0] for named in works))
    if not works:
        return Slot(heard=heard)
    text = message.excerpt(works[0].start, works[0].end)
    if len(directions) == 1:
        return Slot(directions[0], (Understood(FIELD, text),), heard=heard)
    names = [message.words.catalogue.directions[direction].name for direction in directions]
    options = tuple(say("options.direction", direction=name) for name in names)
    return Slot(unsure=(Unsure(FIELD, text, options),), heard=heard)
