"""What a question says is lacking (没读过研究生, 非硕士, 科技奖和专利奖都没有), by the readers of messages."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from dialogs.language.text.phrases import Mention
from dialogs.language.vocabulary.denials import denied, masked
from dialogs.language.vocabulary.index import WordIndex
from dialogs.language.vocabulary.lexicon import Family, Sense
from dialogs.language.vocabulary.notice_words import Thing
from dialogs.language.vocabulary.terms import Hit

_THINGS: Final[dict[Family, Thing]] = {
    Family.KIND: "kinds",
    Family.GROUND: "kinds",
    Family.UNLISTED: "kinds",
    Family.LEVEL: "titles",
    Family.JOB_TITLE: "titles",
    Family.EDUCATION: "education",
}
_TITLES: Final = frozenset({Family.LEVEL, Family.JOB_TITLE})
_AFTER_TITLES: Final = _TITLES | {Family.EDUCATION}
_STOP: Final = re.compile(r"[,。;?!]")


class Denials:
    """Reads questions about one notice."""

    def __init__(self, words: WordIndex) -> None:
        self._phrases = words.phrases

    def of(self, text: str, hits: Sequence[Hit[Sense]]) -> list[Hit[Sense]]:
        """The hits in a text that name what is denied."""
        named = [hit for hit in hits if hit.sense.family in _THINGS and not _has_more_between(hit)]
        named = [hit for hit in named if not self._is_of_a_sort(text, hit)]
        surely = any(hit.sense.family is Family.KIND and not hit.sense.hint for hit in named)
        things: dict[Thing, list[Mention]] = {}
        for hit in named:
            if not (surely and hit.sense.hint and hit.sense.family is Family.KIND):
                things.setdefault(_THINGS[hit.sense.family], []).append(Mention(hit.start, hit.end, None))
        if not named:
            return []
        places = frozenset(denied(self._phrases, text, masked(text, things), ()))
        titles = {hit.end for hit in named if hit.sense.family in _TITLES}
        return [
            hit
            for hit in named
            if places.issuperset(range(hit.start, hit.end))
            and not (
                hit.sense.family in _AFTER_TITLES and hit.start in titles
            )  # 没中级 高级能不能报, 没中级 博士能报吗
        ]

    def unfinished(self, text: str, hits: Iterable[Hit[Sense]]) -> list[Hit[Sense]]:
        """The hits that name a qualification which is not there yet: 在读博士, 硕士没毕业."""
        degrees = [hit for hit in hits if hit.sense.family is Family.EDUCATION]
        return [hit for hit in degrees if self._is_unfinished(text, hit, degrees)]

    def _is_unfinished(self, text: str, hit: Hit[Sense], degrees: Iterable[Hit[Sense]]) -> bool:
        """What is said after it is said of it as far as the next qualification, and to the end of the next clause."""
        next_one = min((one.start for one in degrees if one.start >= hit.end), default=len(text))
        here, *further = _STOP.split(text[hit.end : next_one])
        if self._says("unfinished_before", _STOP.split(text[: hit.start])[-1]):
            return True
        if self._says("unfinished_after", text[hit.end :]) or self._says("finished_after", here):
            return not self._says("finished_after", here)
        beyond = bool(further) and self._says("unfinished_next", further[0])
        return beyond or self._says("unfinished_anywhere", here)

    def _is_of_a_sort(self, text: str, hit: Hit[Sense]) -> bool:
        """没有全日制本科, 不是第一发明人: only of its sort, so that another may be held."""
        sorts = {
            Family.EDUCATION: "only_of_a_sort",
            Family.KIND: "of_another_sort",
            **dict.fromkeys(_TITLES, "of_another_speciality"),
        }
        key = sorts.get(hit.sense.family)
        return key is not None and self._phrases.phrase("denials", key).search(text[: hit.end]) is not None

    def _says(self, key: str, text: str) -> bool:
        return self._phrases.phrase("schooling", key).search(text) is not None


def _has_more_between(hit: Hit[Sense]) -> bool:
    """Whether it is found with other words within, which may be what is denied: 没有授权的专利."""
    return hit.gapped and hit.sense.family is not Family.GROUND
