"""The words that ask for a direction, put in one form, so that how it is asked does not decide what is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dialogs.language.text.expressions import ready_pattern
from dialogs.language.text.spelling import normal
from dialogs.language.vocabulary.expressions import any_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Frame:
    """By the expressions in asking.yaml; ``directions``: what directions are called."""

    def __init__(self, words: Mapping[str, Any], directions: Iterable[str]) -> None:
        named = any_of(normal(name) for name in directions)
        self._plain = words["plain"]
        self._after = ready_pattern(
            "|".join(f"(?:{one.replace('<DIRECTION>', named)})" for one in words["after"])
        )
        self._before = ready_pattern("|".join(f"(?:{one})" for one in words["before"]))

    def asking(self, work: str) -> str:
        """``work`` with the question for its direction after it."""
        return f"{work},{self._plain}"

    def plain(self, text: str) -> str:
        """``text`` in normal spelling, asking in the one form if it asks for the direction of some work."""
        after = self._after.search(text)
        if after is None:
            return text
        before = self._before.match(text)
        work = text[before.end() if before else 0 : after.start()].strip(" ,;:。")
        return self.asking(work) if work else text
