"""When achievements came about, where the notice asks for it: the times that are said of no title and no work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from dialogs.language.message.attributes import Saying
from dialogs.language.message.document import MessageText
from dialogs.language.message.extraction import Slot
from dialogs.language.message.time_attachment import Bound
from dialogs.language.text.times import written_occasion

_OWN: Final = 0
_OF_OTHERS: Final = frozenset({"title", "certificate", "work", "other_work", "some_work", "learning"})


def with_occasions(message: MessageText, bound: Iterable[Bound], stated: Iterable[Slot]) -> MessageText:
    """``message`` with what its times say of achievements; as it is where the notice asks for no date of them.

    A day that is ``stated`` of the person (a birth) is none of an achievement.
    """
    dated = [name for name in message.words.catalogue.attributes if name in message.words.catalogue.dated]
    if not dated:
        return message
    taken = {one.time.start for one in bound if one.anchor.kind in _OF_OTHERS}
    taken |= {time.start for time in message.times for slot in stated if slot.has_heard(time.start)}
    moments = [time for time in message.times if time.kind.endswith("moment") and time.start not in taken]
    said = [
        Saying(
            time.start,
            time.end,
            name,
            written_occasion(time, message.text[time.start : time.end], message.as_of),
            _OWN,
        )
        for time in moments
        for name in dated
    ]
    return replace(message, said=sorted([*message.said, *said], key=lambda one: one[:3]))
