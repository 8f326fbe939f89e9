"""The boxes of a form: what is ticked is said, and of the options printed beside it that one has none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from dialogs.language.text.phrases import content, phrase

_FILE: Final = "tick_boxes"
_MOST: Final = 80
"""So many boxes of a message are looked at."""
_FEWEST: Final = 2
"""Boxes of a line, none of them ticked anywhere, that are no mere bullets."""
_WORD: Final = re.compile(r"[A-Za-z\u4e00-\u9fff]")
_WIDE: Final = str.maketrans(
    {"\uff08": "(", "\uff09": ")", "\u3000": " ", "\uff1a": ":", "\uff1b": ";", "\uff0c": ","}
)


class _Box(NamedTuple):
    start: int
    end: int
    is_ticked: bool


def without_boxes(text: str) -> str:
    """``text`` with what is ticked alone; what is not is denied in lines below, where nothing is said of it."""
    text = text.translate(_WIDE)
    if phrase(_FILE, "ticked_letter").search(text):
        text = phrase(_FILE, "lettered").sub(content(_FILE)["empty"], text)
    bare = phrase(_FILE, "unmarked").sub(_marked, phrase(_FILE, "legend").sub("", text))
    boxes = _boxes(bare)
    is_form = any(box.is_ticked for box in boxes)
    if not is_form:  # ○ and () are boxes beside one that is ticked only
        boxes = [box for box in boxes if phrase(_FILE, "box").match(bare, box.start)]
    if all(box.is_ticked for box in boxes):
        return text
    lines, denied, at = [], [], 0
    for until in [*(match.end() for match in phrase(_FILE, "end").finditer(bare)), len(bare)]:
        inside = [box for box in boxes if at <= box.start < until]
        if is_form or len(inside) >= _FEWEST:
            line, left_out = _chosen(bare, at, until, inside)
            lines.append(line)
            denied += left_out
        else:
            lines.append(bare[at:until])
        at = until
    none, end = content(_FILE)["none"], content(_FILE)["said"]
    named = [one for one in denied if not phrase(_FILE, "yes_or_no").search(one)]
    return "".join([*lines, *(f"{end}{none}{one}" for one in named)])


def _marked(options: re.Match[str]) -> str:
    """Options of which one is ticked, with a box behind each other."""
    if len(phrase(_FILE, "ticked").findall(options[0])) != 1:
        return options[0]
    return phrase(_FILE, "word").sub(rf"\g<0>{content(_FILE)['empty']}", options[0])


def _boxes(text: str) -> list[_Box]:
    found = [
        _Box(*match.span(), key == "ticked")
        for key in ("ticked", "unticked")
        for match in phrase(_FILE, key).finditer(text)
    ]
    return sorted(found)[:_MOST]


def _chosen(text: str, start: int, end: int, boxes: Sequence[_Box]) -> tuple[str, list[str]]:
    """One question's text without boxes and without the options that are not ticked, and those options."""
    leads = _lead(text, start, boxes)
    kept, left_out, at = [], [], start
    for box, option in zip(boxes, _options(text, (start, end), boxes, leads=leads), strict=True):
        low, high = min(box.start, option[0]), max(box.end, option[1])
        kept.append(text[at:low])
        if box.is_ticked:
            kept.append(text[option[0] : option[1]])
        elif option[0] < option[1]:
            left_out.append(text[option[0] : option[1]].partition("(")[0])
        at = high
    return "".join([*kept, text[at:end]]), left_out


def _options(
    text: str, bounds: tuple[int, int], boxes: Sequence[_Box], *, leads: bool
) -> Iterator[tuple[int, int]]:
    """The words that each box belongs to: those after it where boxes lead, else those before it."""
    option = phrase(_FILE, "option")
    for number, box in enumerate(boxes):
        if leads:
            last = boxes[number + 1].start if number + 1 < len(boxes) else bounds[1]
            begin = box.end + len(text[box.end : last]) - len(text[box.end : last].lstrip(" "))
            found = option.match(text, begin, last)
        else:
            first = boxes[number - 1].end if number else bounds[0]
            words = list(option.finditer(text, first, box.start))
            found = words[-1] if words and not text[words[-1].end() : box.start].strip() else None
        yield found.span() if found else (box.end, box.end)


def _lead(text: str, start: int, boxes: Sequence[_Box]) -> bool:
    """Whether the boxes stand before their options."""
    if not boxes:
        return True
    opening = text[start : boxes[0].start].rstrip()
    if not opening or not _WORD.match(opening[-1]):
        return True
    before = sum(bool(_WORD.match(text[box.start - 1 : box.start])) for box in boxes)
    after = sum(bool(_WORD.match(text[box.end : box.end + 1])) for box in boxes)
    last = text[boxes[-1].end : boxes[-1].end + 1]
    return after > before or (after == before and bool(_WORD.match(last)))
