"""One spelling for what is written in several ways, so that words can be compared."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SPACE_BESIDE_CHINESE = re.compile(r"(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])")
_SPACES = re.compile(r"\s+")
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_TRADITIONAL = "zh-cn"
_PRIVATE = 0xE000


class Spelling:
    """``regional`` maps words of other regions (资讯) to those of the notice (信息), in Simplified characters."""

    def __init__(self, regional: Mapping[str, str]) -> None:
        self._regional = tuple(sorted(regional.items(), key=lambda pair: -len(pair[0])))

    def normal(self, text: str) -> str:
        """Half-width, lower-case, Simplified; no space beside a Chinese character, one space elsewhere."""
        plain = unicodedata.normalize("NFKC", text).lower()
        if not _is_simplified(plain):
            plain = simplified(plain)
        for other, own in self._regional:
            if other in plain:
                plain = plain.replace(other, own)
        return _SPACE_BESIDE_CHINESE.sub("", _SPACES.sub(" ", plain)).strip()


def simplified(text: str) -> str:
    """Traditional characters as Simplified ones. The converter's tables are loaded at the first use (0.1 s)."""
    import zhconv  # noqa: PLC0415 - most questions have no Traditional character and should not wait for it

    zhconv.loaddict(str(files("zhconv") / "zhcdict.json"))  # by path: by name it leaves the file open
    converted: str = zhconv.convert(text, _TRADITIONAL)
    return converted


def _is_simplified(text: str) -> bool:
    """GB 2312 has no Traditional forms: Chinese that it can write needs no converter."""
    try:
        "".join(_CHINESE.findall(text)).encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def homophones() -> Mapping[str, str]:
    """The sound of each common character without its tone, as one private character a syllable.

    The table was made with pypinyin (see docs/decisions/0004-asking-without-a-model.md).
    """
    lines = Path(__file__).with_name("homophones.txt").read_text("utf-8").splitlines()
    return {
        character: chr(_PRIVATE + place) for place, line in enumerate(lines) for character in line.split()[1]
    }
