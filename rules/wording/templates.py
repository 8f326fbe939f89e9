"""Sentences with conditions or lists in them: Jinja2 templates. Loaded when the first one is needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template, TemplateNotFound, __version__, nodes
from jinja2.visitor import NodeTransformer

from rules.wording.kept_content import Kept
from rules.wording.markdown import Markdown, as_markdown

_BLANK_LINES = re.compile(r"\n{3,}")
_INCLUDED = re.compile(r"{%[-+]?\s*include\s+[\"']([^\"']+)")
_MADE_BY = __version__ + Path(__file__).read_text(encoding="utf-8")


class Templates:
    """Templates by path (``review/page``): ``source`` has the text of one, ``shown`` what is filled in for a value.

    What one includes is made a part of it when it is made, each in a scope of its own; what is made is kept.
    """

    def __init__(self, source: Callable[[str], str | None], shown: Callable[[object], object]) -> None:
        self._source = source
        self._environment = Environment(
            undefined=StrictUndefined,
            autoescape=False,  # noqa: S701 - it becomes no HTML: finalize leaves Markdown
            finalize=lambda value: as_markdown(shown(value)),
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["listed"] = _listed
        self._environment.filters["cited"] = cited
        self._made = cache(self._make)

    def filled(self, path: str, values: dict[str, object]) -> Markdown:
        """The template filled in, without blank lines at its ends. Raises jinja2.TemplateError."""
        return Markdown(_BLANK_LINES.sub("\n\n", self._made(path).render(values)).strip())

    def _make(self, path: str) -> Template:
        kept = Kept(path.encode(), "\n".join([_MADE_BY, *self._sources(path)]).encode())
        code = kept.found()
        if code is None:
            code = self._environment.compile(self.parsed(path), path, path)
            kept.keep(code)
        return Template.from_code(self._environment, code, {})

    def _sources(self, path: str) -> Iterator[str]:
        """The texts of a template and of all that it includes. Raises jinja2.TemplateNotFound."""
        text = self._source(path)
        if text is None:
            raise TemplateNotFound(path)
        yield text
        for included in _INCLUDED.findall(text):
            yield from self._sources(included)

    def parsed(self, path: str) -> nodes.Template:
        """A template with all that it includes. Raises jinja2.TemplateError."""
        tree = self._environment.parse(next(self._sources(path)), path)
        whole: nodes.Template = _Including(self).visit(tree)
        return whole


class _Including(NodeTransformer):
    def __init__(self, templates: Templates) -> None:
        self._templates = templates

    def visit_Include(self, node: nodes.Include) -> nodes.Scope:  # noqa: N802 - by the node's name
        return nodes.Scope(self._templates.parsed(node.template.as_const()).body, lineno=node.lineno)


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
