"""That a list is complete: 没有别的成果, 其他都没有, 就这些."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.language.text.normalize import plain
from dialogs.language.text.phrases import content, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator


def is_all(text: str, kind: str) -> bool:
    """Whether ``text``, which answers the question for a list of the type ``kind``, says that it has all of it."""
    if phrase("answers", "only").search(plain(text)):
        return True
    return any(named in {kind, None} for named in _ended(text))


def all_of(text: str, kinds: tuple[str, ...]) -> set[str]:
    """Of which of the lists that a message tells of (their types, as they are asked for) it has all that there is.

    Where it does not say of which, of the last of them.
    """
    return {named or kinds[-1] for named in _ended(text) if kinds and (named is None or named in kinds)}


def _ended(text: str) -> Iterator[str | None]:
    """The type that is named each time; None where none is."""
    named = {word: kind for kind, words in content("answers")["listed"].items() for word in words.split("|")}
    for match in phrase("answers", "no_more").finditer(plain(text)):
        yield named.get(match["of"] or match["of_all"] or "")
