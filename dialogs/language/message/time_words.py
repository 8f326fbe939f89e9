"""What the words right beside a time say that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple

from dialogs.language.message.clause import Clause
from dialogs.language.message.document import MessageText
from dialogs.language.message.named import TitleWord
from dialogs.language.message.unexplained import remainder
from dialogs.language.text.times import Time

AnchorKind = Literal[
    "title", "certificate", "work", "other_work", "some_work", "achievement", "learning", "other"
]

_JOINED: Final = 4
"""Characters between a name and its length at most: 做网安已经有八年."""
_VERB_KINDS: Final[dict[str, set[str]]] = {
    "got": {"title", "certificate", "achievement", "learning"},
    "began": {"work", "other_work", "some_work"},
    "achievement_done": {"achievement"},
    "learning": {"learning"},
    "left": {"other"},
}


class Anchor(NamedTuple):
    """Something at ``text[start:end]`` that a time can be said of."""

    start: int
    end: int
    kind: AnchorKind


def kinds_beside(message: MessageText, time: Time, anchors: Iterable[Anchor]) -> set[str]:
    """The kinds of anchor that the words beside ``time`` allow; empty when they say nothing.

    A length right behind what lasts so long is its own, whatever is said next: 做渗透8年有工程师证.
    """
    if time.kind.endswith("span"):
        near = [anchor for anchor in anchors if abs(anchor.end - time.start) <= _JOINED + len("x")]
        behind = max(
            (one for one in near if _lasts(message, one, time)), key=lambda one: one.end, default=None
        )
        if behind is not None and not _has_its_own(message, behind, anchors):
            return {behind.kind}
        if message.says("anchors", "spent", message.before(time.start)) and any(
            anchor.kind == "work" and 0 <= anchor.start - time.end <= 1 for anchor in anchors
        ):
            return {"work"}
    return _by_verb(message, time)


def _has_its_own(message: MessageText, anchor: Anchor, anchors: Iterable[Anchor]) -> bool:
    """9年工龄7年网安: the length right before it, which is not that of something before."""
    before = [time for time in message.times if time.end == anchor.start and time.kind.endswith("span")]
    return any(not any(_lasts(message, one, time) for one in anchors) for time in before)


def _lasts(message: MessageText, anchor: Anchor, time: Time) -> bool:
    if anchor.kind not in {"work", "some_work", "title"} or not 0 <= time.start - anchor.end <= _JOINED:
        return False
    key = "lasts" if anchor.kind == "title" else "worked"
    return message.phrase("anchors", key).fullmatch(message.text[anchor.end : time.start]) is not None


def lengths_of_their_own(message: MessageText, anchors: Sequence[Anchor]) -> list[Anchor]:
    """Vague work with a length of its own where work of the field has one, too: 工作7年网安5年, 7年工龄5年网安."""
    spans = [time for time in message.times if time.kind.endswith("span")]
    lengths = {
        anchor: {time for time in spans if time.end == anchor.start or _lasts(message, anchor, time)}
        for anchor in anchors
        if anchor.kind in {"work", "some_work"}
    }
    exact = [(message.index(one.start), own) for one, own in lengths.items() if one.kind == "work"]
    return [
        one
        for one, own in lengths.items()
        if one.kind == "some_work"
        and any(here == message.index(one.start) and own and its and own != its for here, its in exact)
    ]


def each_its_own(message: MessageText, titles: Sequence[TitleWord]) -> dict[Time, Anchor]:
    """Whose each time is where titles and times are told in a row: 初级、中级，分别是2016年6月和2020年6月."""
    told: dict[Time, Anchor] = {}
    for match in message.phrase("anchors", "for_each").finditer(message.text):
        start, end = message.sentence_bounds(match.start())
        times = message.times_between(match.end(), end) or message.times_between(start, match.start())
        named = [Anchor(one.start, one.end, "title") for one in titles if start <= one.start < end]
        if len(times) == len(named) and len({(one.kind, one.on is None) for one in times}) == 1:
            told |= zip(times, named, strict=True)
    return told


def _by_verb(message: MessageText, time: Time) -> set[str]:
    """The kinds of anchor that the words beside ``time`` allow; empty when they say nothing.

    Words after the time count first: 2018年7月开始做网安2020年12月拿的工程师.
    """
    clause = message.clause(time.start)
    others = [other for other in message.times if other is not time]
    left = max([clause.start, *(other.end for other in others if other.end <= time.start)])
    right = min([clause.end, *(other.start for other in others if other.start >= time.end)])
    after = _verbs(message, message.text[time.end : right])
    if any(key == "began" for _, key in after):  # 结束实习开始做网安
        after = [one for one in after if one[1] != "left"]
    before = _verbs(message, _label(message, clause, time.start) + message.text[left : time.start])
    if after:
        return _VERB_KINDS[min(after)[1]]
    return _VERB_KINDS[max(before)[1]] if before else set()


def _label(message: MessageText, clause: Clause, position: int) -> str:
    """What stands before a colon, or before a space and ``position``: 取得时间：2020.11."""
    number = message.index(clause.start)
    previous = message.clauses[number - 1] if number else clause
    leads = clause.spaced and not message.text[clause.start : position].strip()
    is_label = leads or message.text[previous.end : clause.start].strip() == ":"
    return message.text[previous.start : previous.end] if is_label else ""


def _verbs(message: MessageText, window: str) -> list[tuple[int, str]]:
    """Where the words that tell of which kind a time is stand in ``window``."""
    return [
        (match.start(), key)
        for key in _VERB_KINDS
        for match in message.phrase("anchors", key).finditer(window)
    ]


def is_of_something_else(message: MessageText, time: Time, anchor: Anchor) -> bool:
    """工程师2020年6月，2024年9月换了单位: a day of which another clause says what it is, and no title."""
    clause = message.clause(time.start)
    if clause.start <= anchor.start < clause.end:
        return False
    if time.years is not None:  # 到2025年6月满五年
        return any(one.on for one in message.times_between(clause.start, clause.end))
    if message.says("anchors", "not_obtained", message.after(time.end)):
        return True
    if message.says("anchors", "for_each", message.before(time.start)):
        return False
    others = message.words.phrases.phrases("untold", "not_in_notice")
    text = message.text[clause.start : clause.end]
    if any(one.search(text) for one in others):
        return True
    unknown = remainder(message, *message.surroundings(time.start, time.end))
    return unknown > 0 and not message.says("anchors", "got", text)
