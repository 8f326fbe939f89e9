"""The words that the readers know, as data beside the code: ``vocabulary/*.yaml``."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

_Loader: Any = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)  # libyaml's is five times as fast, where there is one


class Expression(NamedTuple):
    """One entry of a vocabulary: what is looked for, and what the entry says of it."""

    pattern: re.Pattern[str]
    entry: Mapping[str, Any]


class Mention(NamedTuple):
    """An entry's words found at ``text[start:end]``."""

    start: int
    end: int
    entry: Mapping[str, Any]


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """The content of ``vocabulary/<name>.yaml``: a mapping whose shape its own first comment states."""
    text = (
        files("dialogs.language.message").joinpath("vocabulary", f"{name}.yaml").read_text(encoding="utf-8")
    )
    loader = _Loader(text)
    try:
        content: dict[str, Any] = loader.get_single_data()
    finally:
        loader.dispose()
    return content


@cache
def phrase(name: str, key: str) -> re.Pattern[str]:
    """The expression ``key`` of the vocabulary ``name``, its ``<PARTS>`` filled in."""
    return _compiled(name, vocabulary(name)[key])


@cache
def phrases(name: str, key: str) -> tuple[re.Pattern[str], ...]:
    """The expressions listed under ``key`` of the vocabulary ``name``."""
    return tuple(_compiled(name, expression) for expression in vocabulary(name)[key])


@cache
def expressions(name: str, key: str) -> tuple[Expression, ...]:
    """The entries listed under ``key`` of the vocabulary ``name``, in their order; each has ``words``."""
    return tuple(Expression(_compiled(name, entry["words"]), entry) for entry in vocabulary(name)[key])


def find(name: str, key: str, text: str) -> list[Mention]:
    """Where the entries under ``key`` occur in ``text``, in order; an earlier entry takes its words first."""
    taken = bytearray(len(text))
    found = []
    for pattern, entry in expressions(name, key):
        for match in pattern.finditer(text):
            start, end = match.span()
            if start < end and not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                found.append(Mention(start, end, entry))
    return sorted(found, key=lambda finding: finding.start)


def _compiled(name: str, expression: str) -> re.Pattern[str]:
    parts = vocabulary(name).get("parts", {})
    while found := re.search(r"<([A-Z_]+)>", expression):
        expression = expression.replace(found[0], f"(?:{parts[found[1]]})")
    return re.compile(expression, re.IGNORECASE)
