"""Files of sentences line by line, each with its place: for whoever reads all that is said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import yaml

from rules.wording.yaml_content import compose


class Line(NamedTuple):
    """A line of text as it stands in ``file`` (from the repository's root), and the key of its sentence."""

    file: str
    number: int
    key: str
    text: str


def yaml_lines(file: str, key: str, text: str) -> Iterator[Line]:
    """Every text of a YAML file; those of a list have the list's key."""
    yield from _of_node(file, key, compose(text))


def template_lines(file: str, key: str, text: str) -> Iterator[Line]:
    """The lines of a template that are not empty."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield Line(file, number, key, line)


def _of_node(file: str, key: str, node: yaml.Node | None) -> Iterator[Line]:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _of_node(file, f"{key}.{name.value}", value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _of_node(file, key, value)
    elif isinstance(node, yaml.ScalarNode):
        first = node.start_mark.line + (2 if node.style == "|" else 1)
        for number, line in enumerate(node.value.splitlines(), start=first):
            yield Line(file, number, key, line)
