"""One spelling for what is written in several ways, so that words can be compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dialogs.language.text.phrases import read_phrases

if TYPE_CHECKING:
    from opencc import OpenCC

_SPACE_BESIDE_CHINESE = re.compile(r" (?:(?=[^\x00-\x7f])|(?<=[^\x00-\x7f] ))")
_SPACES = re.compile(r"\s+")
_PRIVATE = 0xE000
_BETWEEN = "\0"


def normal(text: str) -> str:
    """Half-width, lower-case, Simplified, in the mainland's words; one space, none beside a Chinese character."""
    plain = simplified(unicodedata.normalize("NFKC", text).lower())
    beginnings, words = _regional()
    if not beginnings.isdisjoint(plain):
        for other, own in words:
            plain = plain.replace(other, own)
    if plain.isalnum():  # has no space
        return plain
    return _SPACE_BESIDE_CHINESE.sub("", _SPACES.sub(" ", plain)).strip()


def normal_each(texts: Sequence[str]) -> list[str]:
    """:func:`normal` of many short texts, in which no NUL stands: at once, unless one may be Traditional."""
    together = _BETWEEN.join(texts)
    if not (texts and is_simplified(together)):
        return [normal(text) for text in texts]
    spelt = (text.strip() for text in normal(together).split(_BETWEEN))
    # Most are in normal spelling already: what is the same is kept once.
    return [text if one == text else one for text, one in zip(texts, spelt, strict=True)]


@cache
def _regional() -> tuple[frozenset[str], tuple[tuple[str, str], ...]]:
    """Words of other regions (资讯), the longest first, each with the mainland's (信息); and how they begin."""
    words = read_phrases("regional")
    longest_first = sorted(words.items(), key=lambda pair: -len(pair[0]))
    return frozenset(other[0] for other in words), tuple(longest_first)


@cache
def homophones() -> Mapping[str, str]:
    """The sound of each common character without its tone, as one private character a syllable.

    The table was made with pypinyin (see docs/decisions/0004-asking-without-a-model.md).
    """
    lines = Path(__file__).with_name("homophones.txt").read_text("utf-8").splitlines()
    return {
        character: chr(_PRIVATE + place) for place, line in enumerate(lines) for character in line.split()[1]
    }


_CONFIGURATION = "t2s"
"""OpenCC's: characters only. Its table of Taiwan's words would rewrite Simplified ones too (核心, 专著)."""


def simplified(text: str) -> str:
    """``text`` in Simplified characters."""
    return text if is_simplified(text) else _converter().convert(text)


def is_simplified(text: str) -> bool:
    """Whether it surely is: what GB 2312 can write has no Traditional form. Most that is written needs no converter."""
    try:
        text.replace("〇", "").encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC  # noqa: PLC0415 - 9 ms; most people write no Traditional characters

    return OpenCC(_CONFIGURATION)
