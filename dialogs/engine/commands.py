"""The words that mean the same at every question: 返回, 改, 跳过, 重来, 取消, 帮助, 不清楚, 为什么 …"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from dialogs.language.text.normalize import plain
from dialogs.language.text.phrases import phrase
from dialogs.rendering.wording import table

UNKNOWN: Final = "unknown"
BACK: Final = "back"
SKIP: Final = "skip"
REVIEW: Final = "review"
RESTART: Final = "restart"
CANCEL: Final = "cancel"
HELP: Final = "help"
WHY: Final = "why"
CONCLUDE: Final = "conclude"

_AROUND = re.compile(r"^[\s“”\"'「」]+|[\s。.!！~“”\"'「」]+$")


def bare(text: str) -> str:
    """``text`` for comparing: one way of writing, without quotes and full stops around it."""
    return _AROUND.sub("", plain(text)).lower()


@cache
def _command_of_word() -> dict[str, str]:
    return {bare(word): command for command, words in table("understood.commands").items() for word in words}


def command(text: str) -> str | None:
    """The command that ``text`` is, or None."""
    words, said = _command_of_word(), bare(text)
    return words.get(said) or words.get(phrase("answers", "particle").sub("", said))
