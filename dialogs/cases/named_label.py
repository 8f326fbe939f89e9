"""A label as it stands in what an officer types: up to a space or a stop, or in quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

_QUOTED: Final = r"「([^」]*)」|『([^』]*)』|“([^”]*)”|\"([^\"]*)\""
_BARE: Final = r"(?:[^\s，：；。、,:;]|[,:;](?!\s|$))+"
_LABEL: Final = re.compile(rf"[\s，：；。、,:;]*(?:{_QUOTED}|({_BARE}))")
_BETWEEN: Final = re.compile(r"^[\s，：；。、,:;]+")


class NamedLabel(NamedTuple):
    """``rest`` is what is said after it."""

    text: str
    is_quoted: bool
    rest: str


def label_in(text: str) -> NamedLabel | None:
    """The first in ``text``."""
    found = _LABEL.match(text)
    if found is None:
        return None
    *quoted, plain = found.groups()
    return NamedLabel(plain or _said(quoted), plain is None, _BETWEEN.sub("", text[found.end() :]))


def labels_in(text: str) -> Iterator[NamedLabel]:
    """All of them, in order."""
    while (label := label_in(text)) is not None:
        yield label
        text = label.rest


def unquoted(text: str) -> str:
    """``text`` without the quotes around it, if there are any."""
    quoted = re.fullmatch(_QUOTED, text.strip())
    return _said(quoted.groups()) if quoted else text


def _said(parts: Iterable[str | None]) -> str:
    return next((part for part in parts if part), "")
