"""What an officer types about cases: ``/case …``, the same in plain words, and the way back to oneself."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from dialogs.cases.label import CaseLabel, case_label
from dialogs.cases.named_label import label_in, labels_in, unquoted
from dialogs.engine.commands import bare
from dialogs.rendering.wording import listed


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
    first = label_in(said)
    if first is None:
        return CaseRequest(Wish.LIST)
    wish = None if first.is_quoted else _wishes().get(bare(first.text))
    if wish is None:
        return CaseRequest(Wish.OPEN, (case_label(first.text),), first.rest)
    if wish is Wish.FIND:
        return CaseRequest(wish, rest=first.rest)
    return CaseRequest(wish, tuple(case_label(token.text) for token in labels_in(first.rest)))


def named(text: str) -> CaseLabel:
    """All of ``text`` as a label, with or without quotes. Raises :class:`~dialogs.cases.label.LabelRefused`."""
    return case_label(unquoted(text))


def _after_opening(text: str) -> str | None:
    word, *rest = text.split(maxsplit=1) or [""]
    return "".join(rest) if bare(word) in _folded("understood.cases.openings") else None


@cache
def _folded(path: str) -> frozenset[str]:
    return frozenset(bare(word) for word in listed(path))


@cache
def _wishes() -> dict[str, Wish]:
    wishes = set(Wish) - {Wish.OPEN}
    return {bare(word): wish for wish in wishes for word in listed(f"understood.cases.wishes.{wish}")}
