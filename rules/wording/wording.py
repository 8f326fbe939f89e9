"""The sentences of wording.yaml, filled in."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from rules.profile.tenure import MONTHS

_DIGITS = "零一二三四五六七八九十"


@cache
def _sentences() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("wording.yaml").read_text("utf-8"))
    return content


@lru_cache(maxsize=4096)
def say(path: str, **words: object) -> str:
    """The sentence at ``path`` (``missing.years``), with its braces filled in. Raises KeyError for an unknown one."""
    sentence: Any = _sentences()
    for part in path.split("."):
        sentence = sentence[part]
    return str(sentence).format(**words)


def duration(months: int) -> str:
    """Whole months as people say them: 14 is 1年2个月."""
    years, rest = divmod(months, MONTHS)
    return (say("duration.years", years=years) if years else "") + (
        say("duration.months", months=rest) if rest or not years else ""
    )


def numeral(number: int) -> str:
    """A small number in Chinese, a larger one in digits."""
    return _DIGITS[number] if 0 <= number < len(_DIGITS) else str(number)
