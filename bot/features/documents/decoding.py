"""The JSON of one document, taken only where it says one thing."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from typing import Any, Final, Literal

from pydantic_core import from_json

from bot.wording import say
from rules import FieldError, ProfileRefused

LONGEST: Final = 1_000_000
"""Bytes of one document; a profile of a thousand achievements has about 100,000."""


Act = Literal["assess", "ask", "parse"]
"""What is done with a document."""

WHOLE: Final[dict[Act, str]] = {"assess": "profile", "ask": "question", "parse": "text"}
"""What a document is called where no part of it can be named."""


def decoded(raw: bytes, act: Act = "assess") -> Any:
    """What ``raw`` says. Raises ProfileRefused for what is too long, no JSON, or says something twice."""
    whole = WHOLE[act]
    if len(raw) > LONGEST:
        raise ProfileRefused([FieldError(whole, say("documents.too_long", most=LONGEST))])
    document = raw.removeprefix(BOM_UTF8)
    try:
        found = from_json(document, allow_inf_nan=True)
    except ValueError:
        raise ProfileRefused([FieldError(whole, say("documents.not_json"))]) from None
    # Of a key that stands twice, every parser takes one or the other without a word.
    _KEYS.decode(document.decode())
    return found


def _refuse_repeated(pairs: list[tuple[str, object]]) -> None:
    if len(dict(pairs)) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ProfileRefused([FieldError(twice, say("documents.repeated"))])


_KEYS: Final = json.JSONDecoder(object_pairs_hook=_refuse_repeated)
