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

_AROUND = re.compile(r"^[\s“”\"'「」]+|(?<![\s。.!！~“”\"'「」])[\s。.!！~“”\"'「」]+$")
"""Behind, from where a row of them begins: from each of them on it would be looked for anew."""


def bare(text: str) -> str:
    """``text`` for comparing: one way of writing, without quotes and full stops around it."""
    return _AROUND.sub("", plain(text)).lower()


@cache
def _command_of_word() -> dict[str, str]:
    return {bare(word): command for command, words in table("understood.commands").items() for word in words}


def command(text: str) -> str | None:
    """The command that ``text`` is, or None; that one does not know is also said of oneself (我不记得了)."""
    words, said = _command_of_word(), bare(text)
    forms = (said, phrase("answers", "particle").sub("", said))
    found = next((words[form] for form in forms if form in words), None)
    own = (words.get(phrase("answers", "of_oneself").sub("", form)) for form in forms)
    return found or (UNKNOWN if UNKNOWN in own else None)
