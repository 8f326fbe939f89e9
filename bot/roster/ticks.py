"""Boxes of a printed form in a cell: of what stands beside them, only what is ticked is said."""

from __future__ import annotations

import re
from typing import Final

from bot.roster.vocabulary import bare, words

_EMPTY, _TICKED = "\ue000", "\ue001"
_BOX: Final = re.compile(f"[{_EMPTY}{_TICKED}]")


def ticked(text: str) -> str | None:
    """What is ticked of the choices in ``text``, which is returned as it is where it has no boxes.

    None where nothing is ticked, or it cannot be told on which side of a box its choice stands.
    """
    boxed = _boxed(text)
    if boxed is None:
        return None
    boxes = _BOX.findall(boxed)
    if not boxes or not bare(_BOX.sub("", boxed)):
        return text
    forms = words("values")["boxes"]
    said = re.sub(forms["label"].format(boxes=_EMPTY + _TICKED), "", boxed).strip(forms["between"])
    is_before, is_behind = _BOX.match(said), _BOX.match(said[-1:])
    if bool(is_before) == bool(is_behind):
        return None
    parts = [part.strip(forms["between"]) for part in _BOX.split(said)]
    choices = parts[1:] if is_before else parts[:-1]
    is_one_of_several = len(choices) == 1 and any(mark in choices[0] for mark in forms["between"])
    if not all(choices) or (_EMPTY not in boxes and is_one_of_several):
        return None
    return "、".join(one for one, box in zip(choices, boxes, strict=True) if box == _TICKED) or None


def _boxed(text: str) -> str | None:
    """``text`` with one sign for each box; None where crosses may mean either."""
    forms = words("values")["boxes"]
    for empty, full in forms["pairs"]:
        if empty in text and full in text:
            text = text.replace(empty, forms["box"]).replace(full, forms["tick"])
    boxed = re.sub(forms["empty"], _EMPTY, re.sub(forms["ticked"], _TICKED, text))
    crosses = re.findall(forms["crossed"], boxed)
    if len(crosses) > 1 and _TICKED not in boxed:
        return None
    return re.sub(forms["crossed"], _EMPTY if _TICKED in boxed else _TICKED, boxed)
