"""Traditional characters as they are written in Beijing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

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
