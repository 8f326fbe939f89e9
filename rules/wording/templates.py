"""Sentences with conditions or lists in them: Jinja2 templates. Loaded when the first one is needed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import Environment, FunctionLoader, StrictUndefined

from rules.wording.markdown import Markdown, as_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_BLANK_LINES = re.compile(r"\n{3,}")


class Templates:
    """Templates by path (``review/page``); ``source`` gives the text of one, or None."""

    def __init__(self, source: Callable[[str], str | None]) -> None:
        self._environment = Environment(
            loader=FunctionLoader(source),
            undefined=StrictUndefined,
            autoescape=True,  # of what finalize has left, which is Markdown: nothing
            finalize=as_markdown,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.filters["listed"] = _listed
        self._environment.filters["cited"] = cited

    def filled(self, path: str, values: dict[str, object]) -> Markdown:
        """The template filled in, without blank lines at its ends. Raises jinja2.TemplateError."""
        text = self._environment.get_template(path).render(values)
        return Markdown(_BLANK_LINES.sub("\n\n", text).strip())


def _listed(values: Iterable[object], between: str = "、") -> Markdown:
    return Markdown(between.join(str(as_markdown(value)) for value in values))


def cited(clauses: Iterable[str]) -> str:
    """Clause ids in a row, the part of the notice named once: 附件2 一（二）、二（一）2."""
    told: list[str] = []
    last = ""
    for clause in dict.fromkeys(clauses):
        part, space, rest = clause.partition(" ")
        told.append(rest if space and part == last else clause)
        last = part if space else ""
    return "、".join(told)
