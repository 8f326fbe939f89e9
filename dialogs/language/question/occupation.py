"""What an occupation is, whatever it stands beside: the seller of firewalls does not guard networks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dialogs.language.text.expressions import ready_pattern
from dialogs.language.vocabulary.expressions import any_of
from dialogs.language.vocabulary.lexicon import Family

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dialogs.language.vocabulary.lexicon import Sense
    from dialogs.language.vocabulary.terms import Hit

NONE_OF_IT = 0.0
"""The emphasis on what an occupation outside the speciality is said of."""
_STOP = "[,。;!?、\\n(]"


class OccupationReader:
    """Finds the occupation at the end of each part of a sentence, by the words in asking.yaml."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        after = any_of(words["after_occupation"])
        self._ends = ready_pattern(f"(?:{after})*(?=$|{_STOP}|和|兼)")
        self._does = ready_pattern(any_of(words["mainly"]))

    def weigh(self, text: str, hits: Sequence[Hit[Sense]], emphasis: list[float]) -> bool:
        """Take all emphasis from what stands with an occupation of another field; whether there is one.

        What follows it counts only where one says what one does (“柜员，现在做反欺诈”).
        """
        heads = [hit for hit in hits if hit.sense.family is Family.OTHER_OCCUPATION]
        ruling = [hit for hit in heads if self._ends.match(text, hit.end) and not _is_part(hit, hits)]
        for hit in ruling:
            end = self._end_of_its_say(text, hit.end)
            emphasis[self._start(text, hit.start) : end] = [NONE_OF_IT] * (end - self._start(text, hit.start))
        return bool(ruling)

    def _end_of_its_say(self, text: str, end: int) -> int:
        does = self._does.search(text, end)
        return does.start() if does else len(text)

    def _start(self, text: str, start: int) -> int:
        return max((found.end() for found in re.finditer(_STOP, text[:start])), default=0)


def _is_part(head: Hit[Sense], hits: Sequence[Hit[Sense]]) -> bool:
    """Whether it stands in the name of some work (密码行政)."""
    return any(
        hit.sense.family is Family.WORK
        and not (hit.sense.hint or hit.gapped)
        and hit.start < head.start
        and hit.end >= head.end
        for hit in hits
    )
