"""YAML in which it is written beside each value whether it was proposed, or is still to be found out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from bot.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class Proposed(NamedTuple):
    """A value that was read off the notice, to be looked at."""

    value: Any


class LeftOpen(NamedTuple):
    """A value that stands in for what could not be read; ``text`` is what it has to be read off."""

    value: Any
    text: str = ""


def written(value: Any, head: str = "") -> str:
    """A whole file."""
    lines = [*([f"# {head}"] if head else []), *_lines(value)]
    return "\n".join(lines) + "\n"


def _lines(value: Any) -> Iterator[str]:
    bare, mark = _unmarked(value)
    if isinstance(bare, dict) and bare:
        yield from _of_mapping(bare)
    elif isinstance(bare, list) and bare:
        yield from _of_list(bare)
    else:
        yield _scalar(bare) + mark


def _of_mapping(content: Mapping[str, Any]) -> Iterator[str]:
    for key, value in content.items():
        bare, mark = _unmarked(value)
        if isinstance(bare, dict | list) and bare:
            yield f"{key}:{mark}"
            indent = "" if isinstance(bare, list) else "  "
            yield from (indent + line for line in _lines(bare))
        else:
            yield f"{key}: {_scalar(bare)}{mark}"


def _of_list(content: Sequence[Any]) -> Iterator[str]:
    for value in content:
        bare, mark = _unmarked(value)
        first, *others = _lines(bare)
        yield f"- {first}{mark}"
        yield from (f"  {line}" for line in others)


def _unmarked(value: Any) -> tuple[Any, str]:
    if isinstance(value, Proposed):
        return value.value, "  # " + say("authoring.draft.proposed")
    if isinstance(value, LeftOpen):
        return value.value, "  # " + say("authoring.draft.open", text=value.text)
    return value, ""


def _scalar(value: Any) -> str:
    told = yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, width=100_000, sort_keys=False)
    return told.removesuffix("\n").removesuffix("\n...")
