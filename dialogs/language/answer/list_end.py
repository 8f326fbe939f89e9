"""What an answer says of a list as a whole: that it has nothing, nothing more, or all that there is."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.language.answer.choice import clause
from dialogs.language.text.normalize import plain
from dialogs.language.text.numerals import read_whole
from dialogs.language.text.phrases import content, phrase


def says_nothing(text: str, fact: str) -> bool:
    """Whether ``text`` says that the list which ``fact`` asks for has nothing in it: 啥也没有, 从来没评过."""
    return phrase("answers", f"nothing_{fact}").fullmatch(clause(text)) is not None


def says_no_more(text: str, listed: int) -> bool:
    """Whether ``text`` says that nothing is to be added to the ``listed`` things: 没有别的了, 就这一个."""
    match = phrase("answers", "nothing_more").fullmatch(clause(text))
    if match is None:
        return False
    number = match["these"] or match["so_many"]
    return number is None or (listed > 0 and read_whole(number) == listed)


def all_there_is(text: str) -> str | None:
    """What ``text`` names as all that there is: 只有中级."""
    match = phrase("answers", "all_there_is").fullmatch(clause(text))
    return match["named"] if match else None


def is_all(text: str, kind: str) -> bool:
    """Whether ``text``, which answers the question for a list of the type ``kind``, says that it has all of it."""
    if phrase("answers", "only").search(plain(text)):
        return True
    return any(named in {kind, None} for named in _ended(text))


def is_of_another(text: str, kind: str) -> bool:
    """Whether ``text`` names the entries of another list than one of the type ``kind``."""
    named = content("answers")["listed"].items()
    return any(word in text for other, words in named if other != kind for word in words.split("|"))


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
