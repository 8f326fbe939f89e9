"""What cells and headings say: words of every roster and of the notice, and how they are compared."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from dialogs.language.text.normalize import plain
from dialogs.language.text.phrases import phrase
from dialogs.language.vocabulary.index import word_index
from dialogs.language.vocabulary.levels import own_facts
from dialogs.rendering.wording import listed
from rules import Policy
from rules.wording.kept_content import content_of

_PUNCTUATION = re.compile(r"[\s。.,，、!！;；:：~～“”\"'()（）\[\]【】<>《》/\\|*_-]+")
_STROKES = r"-—–―－_/／\\＼|\s"
_CROSSED_OUT, _ONLY_MARKS = re.compile(f"[{_STROKES}]+"), re.compile(f"[{_STROKES}.。·~～]+")
"""What people draw through a cell, and what else they put there for nothing."""
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_REMEMBERED = 4096
"""Different short words of a roster; most cells repeat a few."""
_SHORT = 3
"""Characters of a level's name that stands in a heading: 副高基本条件."""


@lru_cache(maxsize=_REMEMBERED)
def bare(text: str) -> str:
    """``text`` without spaces, punctuation and differences of width, for comparing short words."""
    return _PUNCTUATION.sub("", plain(text)).lower() or text.strip()


@cache
def words(name: str) -> Mapping[str, Any]:
    """One of the YAML files beside this module, by its name without ending."""
    found: dict[str, Any] = content_of(Path(__file__).with_name(f"{name}.yaml"))
    return found


def is_crossed_out(text: str) -> bool:
    """Whether nothing but dashes and strokes stands there."""
    return _CROSSED_OUT.fullmatch(text) is not None


@lru_cache(maxsize=_REMEMBERED)
def is_unknown(text: str) -> bool:
    """Whether ``text`` says that it is not known."""
    if _ONLY_MARKS.fullmatch(text):
        return True
    return text in words("values")["unknown"] or bare(text) in _bare_words("unknown", "commands.unknown")


@lru_cache(maxsize=_REMEMBERED)
def is_none(text: str) -> bool:
    """Whether ``text`` says that there is none."""
    return bare(text) in _bare_words("none", "nothing")


@cache
def _bare_words(of_cells: str, understood: str) -> frozenset[str]:
    """What cells say so, and what is understood so in a conversation."""
    said = (*words("values")[of_cells], *listed(f"understood.{understood}"))
    return frozenset(bare(word) for word in said)


def is_not_completed(text: str, as_of: date) -> bool:
    """Whether ``text`` speaks of a degree that one does not have, or not yet."""
    return re.search(words("values")["not_completed"], text) is not None or is_to_come(text, as_of)


def is_to_come(text: str, as_of: date) -> bool:
    """Whether ``text`` names a year that has not begun."""
    return any(int(year) > as_of.year for year in _YEAR.findall(text))


def mark(text: str) -> str:
    """:func:`bare`, but for a tick, which is punctuation there and may be an answer."""
    return bare(text) or text.strip()


@lru_cache(maxsize=_REMEMBERED)
def truth(text: str) -> bool | None:
    """Yes or no, as cells and people in a conversation say it."""
    said = mark(text)
    for answer, value in (("yes", True), ("no", False)):
        if said in _marked(answer) or phrase("answers", answer).fullmatch(said):
            return value
    return None


@cache
def _marked(answer: str) -> frozenset[str]:
    return frozenset(mark(word) for word in words("values")[answer])


def heading_words(policy: Policy) -> dict[str, list[str]]:
    """What the columns of the notice's own facts are called: as authored, and by level and condition (中级业绩条件)."""
    index, catalogue = word_index(policy), policy.catalogue
    named = {fact: list(said) for fact, said in index.vocabulary.headings.facts.items()}
    titles = index.cells("titles")
    for level, data in catalogue.levels.items():
        called = [
            data.name,
            *(title for title in titles.get(data.confers, []) if len(title) <= _SHORT and title != data.name),
        ]
        for condition in data.conditions:
            for fact in own_facts(catalogue, level, condition):
                said = index.condition_words[condition.condition][0]
                pairs = (pair for name in called for pair in (f"{name}{said}", f"{said}{name}"))
                named.setdefault(fact, []).extend(pairs)
    return named


def speciality_words(policy: Policy) -> dict[bool, list[str]]:
    """What says that a title is of the notice's speciality, and that it is not."""
    names = word_index(policy).vocabulary.field.speciality
    same = words("values")["same"]
    return {
        True: list(dict.fromkeys(word.format(name=name) for word in same["yes"] for name in names)),
        False: same["no"],
    }
