"""The words of headings.yaml and values.yaml, and the one way of writing in which they are compared."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from dialogs.language.text.normalize import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

_PUNCTUATION = re.compile(r"[\s。.,，、!！;；:：~～“”\"'()（）\[\]【】<>《》/\\|*_-]+")
_REMEMBERED = 4096
"""Different short words of a roster; most cells repeat a few."""


@lru_cache(maxsize=_REMEMBERED)
def bare(text: str) -> str:
    """``text`` without spaces, punctuation and differences of width, for comparing short words."""
    return _PUNCTUATION.sub("", plain(text)).lower() or text.strip()


@cache
def words(name: str) -> Mapping[str, Any]:
    """One of the YAML files beside this module, by its name without ending."""
    text = files("bot.roster").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


@lru_cache(maxsize=_REMEMBERED)
def is_unknown(text: str) -> bool:
    """Whether ``text`` says that it is not known."""
    return text in words("values")["unknown"] or bare(text) in {
        bare(word) for word in words("values")["unknown"]
    }


@lru_cache(maxsize=_REMEMBERED)
def is_none(text: str) -> bool:
    """Whether ``text`` says that there is none."""
    return bare(text) in {bare(word) for word in words("values")["none"]}
