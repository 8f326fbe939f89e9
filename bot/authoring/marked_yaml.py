"""YAML in which it is written beside each value whether it was proposed, or is still to be found out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import yaml

from bot.wording import say


class Proposed(NamedTuple):
    """A value that was read off the notice, to be looked at."""

    value: Any


class LeftOpen(NamedTuple):
    """A value that stands in for what could not be read; ``text`` is what it has to be read off."""

    value: Any
    text: str = ""


def bare(value: Any) -> Any:
    """Without its mark."""
    return value.value if isinstance(value, Proposed | LeftOpen) else value


def written(value: Any, head: str = "") -> str:
    """A whole file."""
    lines = [*([f"# {head}"] if head else []), *_lines(value)]
    return "\n".join(lines) + "\n"


def _lines(value: Any) -> Iterator[str]:
    inner, mark = bare(value), _mark(value)
    if isinstance(inner, dict) and inner:
        yield from _of_mapping(inner)
    elif isinstance(inner, list) and inner:
        yield from _of_list(inner)
    else:
        yield _scalar(inner) + mark


def _of_mapping(content: Mapping[str, Any]) -> Iterator[str]:
    for key, value in content.items():
        inner, mark = bare(value), _mark(value)
        if isinstance(inner, dict | list) and inner:
            yield f"{_scalar(key)}:{mark}"
            indent = "" if isinstance(inner, list) else "  "
            yield from (indent + line for line in _lines(inner))
        else:
            yield f"{_scalar(key)}: {_scalar(inner)}{mark}"


def _of_list(content: Sequence[Any]) -> Iterator[str]:
    for value in content:
        first, *others = _lines(bare(value))
        yield f"- {first}{_mark(value)}"
        yield from (f"  {line}" for line in others)


def _mark(value: Any) -> str:
    if isinstance(value, Proposed):
        return "  # " + say("authoring.draft.proposed")
    if isinstance(value, LeftOpen):
        return "  # " + say("authoring.draft.open", text=value.text.replace("\n", " "))
    return ""


def _scalar(value: Any) -> str:
    told = yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, width=100_000, sort_keys=False)
    return told.removesuffix("\n").removesuffix("\n...")
