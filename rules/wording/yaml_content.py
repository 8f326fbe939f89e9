"""What a YAML file says, as plain content: texts, numbers, yes and no, days, lists, and mappings."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import yaml
from yaml import YAMLError
from yaml.reader import Reader

__all__ = ["NON_PRINTABLE", "ContentRefused", "YAMLError", "compose", "content"]

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's, which is eight times as fast; where it was not built in, the pure one does the same."""

NON_PRINTABLE: Final = Reader.NON_PRINTABLE

_MOST: Final = 200_000
"""Values that a file may come to, with all that is said again by an alias."""
_OPENINGS: Final = ("[", "{", "- ", "? ")
_MOST_OPENINGS: Final = 20_000
"""By which one thing may be put into another. libyaml knows no end of it: twice as many end the process."""
_TEXT: Final = "tag:yaml.org,2002:str"
_LIST: Final = "tag:yaml.org,2002:seq"
_MAPPING: Final = "tag:yaml.org,2002:map"


class ContentRefused(yaml.constructor.ConstructorError):
    """YAML that says what cannot be; ``reason`` is a word for why, ``name`` what stands there."""

    def __init__(self, reason: str, node: yaml.Node) -> None:
        super().__init__(None, None, reason, node.start_mark)
        self.reason = reason
        self.name = node.value if isinstance(node, yaml.ScalarNode) else ""


class _Loader(_Parser):  # type: ignore[misc] # it is one of two
    """Nearly all that is written is text in lists: that is taken as it is, half of the time is saved by it."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> Any:
        if kind is yaml.ScalarNode and value[:1] not in self.yaml_implicit_resolvers:
            return _TEXT
        return super().resolve(kind, value, implicit)

    def descend_resolver(self, parent: yaml.Node | None, index: Any) -> None:
        """No place gives what stands there a meaning of its own."""

    def ascend_resolver(self) -> None:
        """As above."""

    def content(self, node: yaml.Node) -> Any:
        if node.tag == _TEXT:
            return node.value
        if node.tag == _LIST:
            return [self.content(member) for member in node.value]
        return self._mapping(node) if node.tag == _MAPPING else self.construct_object(node, deep=True)

    def _mapping(self, node: yaml.Node) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise ContentRefused("no_name", key)
            name = self.content(key)
            if name in found:
                raise ContentRefused("twice", key)
            found[name] = self.content(value)
        return found


def _day(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> date:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        raise ContentRefused("no_day", node) from None


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _day)


def _size(node: yaml.Node, known: dict[int, int]) -> int:
    """How many values it comes to. Raises ContentRefused where it stands within itself, or has no end in practice."""
    if isinstance(node, yaml.ScalarNode):
        return 1
    size = known.setdefault(id(node), 0)
    if not size:
        inside = [one for pair in node.value for one in (pair if isinstance(pair, tuple) else (pair,))]
        known[id(node)] = -1
        size = known[id(node)] = 1 + sum(_size(one, known) for one in inside)
    if not 0 < size < _MOST:
        raise ContentRefused("endless", node)
    return size


def _loader(text: str) -> _Loader:
    """Raises ContentRefused for what may stand so deep in itself that nobody could have meant it."""
    if sum(map(text.count, _OPENINGS)) > _MOST_OPENINGS:
        raise ContentRefused("endless", yaml.ScalarNode(_TEXT, "", yaml.Mark("", 0, 0, 0, None, 0)))
    return _Loader(text)


def compose(text: str) -> yaml.Node | None:
    """``text`` as nodes that know their lines. Raises yaml.YAMLError for what is no YAML."""
    loader = _loader(text)
    try:
        root: yaml.Node | None = loader.get_single_node()
    finally:
        loader.dispose()
    return root


def content(text: str) -> Any:
    """What ``text`` says. Raises yaml.YAMLError for what is no YAML, and for a key that stands twice."""
    loader = _loader(text)
    try:
        root = loader.get_single_node()
        if root is not None and "&" in text and "*" in text:
            _size(root, {})
        return None if root is None else loader.content(root)
    finally:
        loader.dispose()
