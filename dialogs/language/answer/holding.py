"""Whether what is asked about holds: all of it, none of it, or not all."""

from __future__ import annotations

from dialogs.language.answer.choice import clause
from dialogs.language.text.phrases import phrase


def read_holds(text: str) -> bool | None:
    """Whether what was asked about holds, as far as that is said of all of it: 我都符合, 没有不符合的, 达不到."""
    said = clause(text)
    if any(phrase("answers", key).fullmatch(said) for key in ("none_holds", "fails")):
        return False
    parts = said.split(",")
    return True if all(phrase("answers", "holds").fullmatch(part) for part in parts) else None


def some_fail(text: str) -> bool:
    """Whether ``text`` says that not all of it holds, and not which: 不都符合, 有几条不符合."""
    return phrase("answers", "some_fail").fullmatch(clause(text)) is not None


def none_holds(text: str) -> bool:
    """Whether ``text`` says that nothing of it holds: 都不符合, 没有一条符合."""
    return phrase("answers", "none_holds").fullmatch(clause(text)) is not None
