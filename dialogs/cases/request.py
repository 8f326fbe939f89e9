"""What an officer types about cases: ``/case …``, the same in plain words, and the way back to oneself."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from dialogs.cases.label import CaseLabel, case_label
from dialogs.engine.commands import bare
from dialogs.rendering.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTED: Final = r"「([^」]*)」|『([^』]*)』|“([^”]*)”|\"([^\"]*)\""
_BARE: Final = r"(?:[^\s，：；。、,:;]|[,:;](?!\s|$))+"
_TOKEN: Final = re.compile(rf"[\s，：；。、,:;]*(?:{_QUOTED}|({_BARE}))")
_BETWEEN: Final = re.compile(r"^[\s，：；。、,:;]+")


class Wish(StrEnum):
    """What is wanted; the values name the words in understood.yaml."""

    LIST = "list"
    OPEN = "open"
    OWN = "own"
    FIND = "find"
    COMPARE = "compare"
    RENAME = "rename"
    DELETE = "delete"
    FORWARD = "forward"


class CaseRequest(NamedTuple):
    """``labels`` are those that were named, in order; ``rest`` is what is said beside them."""

    wish: Wish
    labels: tuple[CaseLabel, ...] = ()
    rest: str = ""


class _Token(NamedTuple):
    text: str
    is_quoted: bool
    rest: str


def read_request(text: str) -> CaseRequest | None:
    """What ``text`` asks for; None when it is not about cases.

    A label ends at a space or a comma, colon or full stop; one in quotes may hold them, and is a label also
    where the word is a wish (``/case 「对比」``). Raises :class:`~dialogs.cases.label.LabelRefused`.
    """
    if bare(text) in _folded("understood.cases.own"):
        return CaseRequest(Wish.OWN)
    if bare(text) in _folded("understood.cases.wishes.forward"):
        return CaseRequest(Wish.FORWARD)
    said = _after_opening(text)
    return None if said is None else read_wish(said)


def read_wish(said: str) -> CaseRequest:
    """What is asked for by what stands after ``/case``. Raises :class:`~dialogs.cases.label.LabelRefused`."""
    first = _token(said)
    if first is None:
        return CaseRequest(Wish.LIST)
    wish = None if first.is_quoted else _wishes().get(bare(first.text))
    if wish is None:
        return CaseRequest(Wish.OPEN, (case_label(first.text),), first.rest)
    if wish is Wish.FIND:
        return CaseRequest(wish, rest=first.rest)
    return CaseRequest(wish, tuple(case_label(token.text) for token in _tokens(first.rest)))


def named(text: str) -> CaseLabel:
    """All of ``text`` as a label, with or without quotes. Raises :class:`~dialogs.cases.label.LabelRefused`."""
    quoted = re.fullmatch(_QUOTED, text.strip())
    return case_label(next((part for part in quoted.groups() if part), "") if quoted else text)


def _after_opening(text: str) -> str | None:
    word, *rest = text.split(maxsplit=1) or [""]
    return "".join(rest) if bare(word) in _folded("understood.cases.openings") else None


def _token(text: str) -> _Token | None:
    found = _TOKEN.match(text)
    if found is None:
        return None
    *quoted, plain = found.groups()
    rest = _BETWEEN.sub("", text[found.end() :])
    return _Token(plain or next((part for part in quoted if part), ""), plain is None, rest)


def _tokens(text: str) -> Iterator[_Token]:
    while (token := _token(text)) is not None:
        yield token
        text = token.rest


@cache
def _folded(path: str) -> frozenset[str]:
    return frozenset(bare(word) for word in listed(path))


@cache
def _wishes() -> dict[str, Wish]:
    wishes = set(Wish) - {Wish.OPEN}
    return {bare(word): wish for wish in wishes for word in listed(f"understood.cases.wishes.{wish}")}
