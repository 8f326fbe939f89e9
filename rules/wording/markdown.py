"""Text as Markdown, and what is filled into Markdown: escaped there and only there."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$])")  # $ because some readers of Markdown take $x$ for a formula
_AT_LINE_START = re.compile(r"^(\s*)(?:([#+=-])|(\d+)([.)])(?=\s|$))", re.MULTILINE)
_ANY = re.compile(rf"{_SPECIAL.pattern}|{_AT_LINE_START.pattern}", re.MULTILINE)


class Markdown(str):
    """Text that is Markdown already."""

    __slots__ = ()

    def __html__(self) -> Markdown:
        """Jinja2 asks with this whether a value is to be left as it is."""
        return self


_MARKS = re.compile(r"\*\*|\\(.)")


def escape(text: str) -> Markdown:
    """``text`` as Markdown that shows exactly it."""
    if text.isalnum() or _ANY.search(text) is None:
        return Markdown(text)
    escaped = _SPECIAL.sub(r"\\\1", text)
    return Markdown(_AT_LINE_START.sub(_escaped_start, escaped))


def plain_text(markdown: Markdown) -> str:
    """What shows of one paragraph of Markdown: without its bold marks and backslashes."""
    return _MARKS.sub(r"\1", markdown)


def as_markdown(value: object) -> object:
    """``value`` as it is filled into Markdown: escaped, unless it says that it is Markdown already."""
    return value if hasattr(value, "__html__") else escape(str(value))


def _escaped_start(match: re.Match[str]) -> str:
    indent, sign, number, stop = match.groups()
    return f"{indent}\\{sign}" if sign else f"{indent}{number}\\{stop}"
