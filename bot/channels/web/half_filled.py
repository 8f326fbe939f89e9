"""What is chosen and typed to a question and not sent yet: it stands there again, whatever was pressed beside it."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qsl, urlencode

from bot.channels.web.pieces import Posted
from bot.turns.sanitize import clean

CHOSEN: Final = "chosen."
TYPED: Final = "typed."
YEARS: Final = "years."
"""Before the keys of a page's questions, in the names of its form's fields."""
ALONE: Final = ("month", "years", "months", "count", "value")
"""The fields of a question that stands alone."""
CONTROLS: Final = (*ALONE, CHOSEN, TYPED)
"""With what the names of all of them begin."""


def question_id(asked: Posted | None) -> str:
    """By which a form tells to what it belongs, however often that was put again since; empty where nothing is."""
    question = None if asked is None else asked.reply.question
    return "" if asked is None or question is None else _of(asked, question.asked)


def half_filled(asked: Posted, kept: str) -> dict[str, str]:
    """By the names of its fields, what of ``kept`` belongs to what is ``asked``."""
    found = dict(parse_qsl(kept))
    return {name: found[key] for name, key in _keys(asked).items() if key in found} if found else {}


def kept_with(asked: Posted, kept: str, fields: Mapping[str, str]) -> str:
    """``kept`` with what stands in the ``fields`` of what is ``asked``, and nothing else of it."""
    keys = _keys(asked)
    others = {key: value for key, value in parse_qsl(kept) if key not in keys.values()}
    return urlencode(others | {key: clean(fields[name]) for name, key in keys.items() if fields.get(name)})


def _keys(asked: Posted) -> dict[str, str]:
    """The same question may stand on another page, and another question have a field of the same name."""
    questions = dict.fromkeys(ALONE, "" if asked.reply.question is None else asked.reply.question.asked)
    for field in asked.reply.page:
        questions |= {f"{before}{field.key}": field.label for before in (CHOSEN, TYPED, YEARS)}
    return {name: f"{name} {_of(asked, question)}" for name, question in questions.items()}


def _of(asked: Posted, question: str) -> str:
    return f"{zlib.crc32(f'{asked.case} {question}'.encode()):08x}"
