"""The words of words.yaml."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from dialogs.rendering.wording import Markdown, escape


@cache
def _all() -> dict[str, Any]:
    text = files("bot.features").joinpath("words.yaml").read_text(encoding="utf-8")
    words: dict[str, Any] = yaml.safe_load(text)
    return words


def _at(path: str) -> Any:
    found: Any = _all()
    for name in path.split("."):
        found = found[name]
    return found


def plain(path: str, *, channel: str = "", **values: object) -> str:
    """The words at ``path``, e.g. ``delete.done``, with ``values`` filled in as they are.

    Where the words differ by channel, they are those for ``channel``.
    """
    found = _at(path)
    if isinstance(found, dict):
        found = found.get(channel, found["other"])
    return str(found).format(**values)


def markdown(path: str, *, channel: str = "", **values: object) -> Markdown:
    """The same as Markdown; what is filled in shows as it is, unless it is Markdown."""
    escaped = {
        name: value if isinstance(value, Markdown) else escape(str(value)) for name, value in values.items()
    }
    return Markdown(plain(path, channel=channel, **escaped))


def listed(path: str) -> list[str]:
    """The list at ``path``."""
    return [str(each) for each in _at(path)]


def commands() -> dict[str, str]:
    """Every command and what it does, in the order of Telegram's menu."""
    found: dict[str, str] = _all()["commands"]
    return found


def hr_commands() -> dict[str, str]:
    """The commands that only HR officers have, and what they do."""
    found: dict[str, str] = _all()["hr_commands"]
    return found
