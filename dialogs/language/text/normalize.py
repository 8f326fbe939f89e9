"""One way of writing: half-width digits, Simplified characters, the usual misspellings put right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from dialogs.language.text.expressions import ready_pattern
from dialogs.language.text.length import MOST, written
from dialogs.language.text.phrases import content
from dialogs.language.text.records import as_lines
from dialogs.language.text.scanning import scan
from dialogs.language.text.spelling import simplified

LABEL = 20
"""Characters. So short are the labels of buttons, with which whatever is typed is compared."""
LABELS = 1000
"""So many short texts, the latest, are not written plainly again."""

_SPACE_IN_A_MEASURE = re.compile(
    r"(?<=\d)[ \t]+(?=[年月日号个项篇件部本份起种款])"
    r"|(?<=[年月])[ \t]+(?=(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[月日号个])|(?<=个)[ \t]+(?=月)"
    r"|(?<=第)[ \t]+(?=\d)"
    r"|(?:(?<=第\d)|(?<=第 \d))[ \t]+(?=发明|作者|完成|负责|起草|名|位|编|主)"
)
_YEARS_WITHOUT_UNIT = re.compile(r"(?<=年限):\s?\d{1,2}(?:\.\d)?(?!\s?[\d年个月.-])")
_NO_NUMBER = re.compile(r"[\d.]{24,}|[零〇一二两三四五六七八九十百]{24,}")
"""Nobody has a number so long to tell."""
_NUMBERED = re.compile("[\u2460-\u249b]")
"""Numbers of points, in circles and the like, that would become figures of the text."""
_LABELLED = re.compile(r"[【\[]([^【】\[\]\d]{1,8})[】\]]")
_FORMAL = re.compile(
    r"(?<=第)[壹贰叁肆伍陆柒捌玖拾佰廿卅]+"
    r"|(?<![壹贰叁肆伍陆柒捌玖拾佰廿卅])[壹贰叁肆伍陆柒捌玖拾佰廿卅]+(?=[一二两三四五六七八九]?[年月个项篇件部本份起次条多余几])"
)
_ORDINARY = str.maketrans(
    {"壹": "一", "贰": "二", "叁": "三", "肆": "四", "伍": "五", "陆": "六", "柒": "七", "捌": "八"}
    | {"玖": "九", "拾": "十", "佰": "百", "廿": "二十", "卅": "三十"}
)
_BETWEEN = re.compile(r"(?<=\d)\s?[~\uff5e\u301c]\s?(?=\d{1,3}\s?[项篇个件部本份种年名位])")  # 1~2项
_SPACE_AFTER_COLON = re.compile(r"(?<![ \t])[ \t]*:[ \t]*")
_UNSEEN = re.compile(r"[\u200b-\u200f\u2060\ufeff\ud800-\udfff\x00-\x08\x0b-\x1f]")


class Confusions:
    """Puts right what people type instead of a word: ``wrong_by_right`` has an expression for it by the right word."""

    def __init__(self, wrong_by_right: Mapping[str, str]) -> None:
        pattern = "|".join(f"({wrong})" for wrong in wrong_by_right.values())
        self._pattern = ready_pattern(pattern or "(?!)", re.IGNORECASE)
        self._right = tuple(wrong_by_right)

    def put_right(self, text: str) -> str:
        """``text`` with the right words."""
        parts, at = [], 0
        for match in scan(self._pattern, text):
            parts += [text[at : match.start()], self._right[(match.lastindex or 1) - 1]]
            at = match.end()
        return "".join([*parts, text[at:]])


@cache
def _confusions() -> Confusions:
    return Confusions(content("confusions"))


def plain(text: str) -> str:
    """``text`` in the one way of writing that the readers know, at most :data:`MOST` characters of it."""
    return _written_plainly(text) if len(text) > LABEL else _label_written_plainly(text)


def _written_plainly(text: str) -> str:
    text = _NUMBERED.sub(",", text)
    text = _UNSEEN.sub("", written(text))[:MOST]
    text = _NO_NUMBER.sub(" ", simplified(text))
    text = _FORMAL.sub(lambda match: match[0].translate(_ORDINARY), as_lines(text))
    text = _LABELLED.sub(r",\1:", text)
    text = _YEARS_WITHOUT_UNIT.sub(r"\g<0>年", text.replace("=", ":"))
    text = _BETWEEN.sub("-", _SPACE_IN_A_MEASURE.sub("", _SPACE_AFTER_COLON.sub(":", text)))
    return _confusions().put_right(text)


_label_written_plainly = lru_cache(maxsize=LABELS)(_written_plainly)
