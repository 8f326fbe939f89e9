"""The words of every reply: Jinja2 templates and a few labels, all in dialogs/words/.

Whatever is filled into a template is text, also what a person typed, and is escaped as Markdown there and
only there; what is Markdown already says so by its type.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Environment

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&])")
_AT_LINE_START = re.compile(r"^(\s*)(?:([#+=-])|(\d+)([.)])(?=\s|$))", re.MULTILINE)


class Markdown(str):
    """Text that is Markdown already."""

    __slots__ = ()

    def __html__(self) -> Markdown:
        """Jinja2 asks with this whether a value is to be left as it is."""
        return self


def escape(text: str) -> Markdown:
    """``text`` as Markdown that shows exactly it."""
    escaped = _SPECIAL.sub(r"\\\1", text)
    return Markdown(_AT_LINE_START.sub(_escaped_start, escaped))


def _escaped_start(match: re.Match[str]) -> str:
    indent, sign, number, stop = match.groups()
    return f"{indent}\\{sign}" if sign else f"{indent}{number}\\{stop}"


def _finalize(value: object) -> object:
    return value if hasattr(value, "__html__") else escape(str(value))


def _listed(values: Iterable[object], between: str = "、") -> Markdown:
    return Markdown(between.join(str(_finalize(value)) for value in values))


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - 40 ms; loaded when first needed

    environment = Environment(
        loader=PackageLoader("dialogs", "words"),
        undefined=StrictUndefined,
        autoescape=True,  # of what finalize has left, which is Markdown: nothing
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["listed"] = _listed
    environment.filters["cited"] = cited
    return environment


def words(template: str, **values: object) -> Markdown:
    """The reply ``words/<template>.md.j2`` with ``values`` filled in, without blank lines at its ends."""
    text = _environment().get_template(f"{template}.md.j2").render(**values)
    return Markdown(re.sub(r"\n{3,}", "\n\n", text).strip())


@cache
def _labels() -> dict[str, Any]:
    text = files("dialogs").joinpath("words", "labels.yaml").read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.safe_load(text)
    return content


@cache
def label(path: str, **values: str) -> str:
    """The label at ``path`` (``buttons.yes``) of words/labels.yaml. Raises KeyError for an unknown one."""
    return phrase(path, **values)


def phrase(path: str, **values: str) -> str:
    """The same where ``values`` are what a person wrote, which is not to be remembered. It is no Markdown."""
    found: Any = _labels()
    for part in path.split("."):
        found = found[part]
    return str(found).format(**values)


def aliases(path: str) -> tuple[str, ...]:
    """The list of words at ``path`` of words/labels.yaml."""
    found: Any = _labels()
    for part in path.split("."):
        found = found[part]
    return tuple(found)


def commands() -> dict[str, tuple[str, ...]]:
    """What a person may say at any time: command ids with their words, the button's label first."""
    return {command: tuple(said) for command, said in _labels()["commands"].items()}


def cited(clauses: Iterable[str]) -> str:
    """Clause ids in a row, the part of the notice named once: 附件2 一（二）、二（一）2."""
    told: list[str] = []
    last = ""
    for clause in dict.fromkeys(clauses):
        part, space, rest = clause.partition(" ")
        told.append(rest if space and part == last else clause)
        last = part if space else ""
    return "、".join(told)
