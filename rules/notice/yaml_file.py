"""A YAML file whose errors name the file and the line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from rules.profile.refusal import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

T = TypeVar("T")
Location = tuple[int | str, ...]


# libyaml reads a notice eight times as fast; where it was not built in, the pure reader does the same.
_Loader: Any = type("_Loader", (getattr(yaml, "CSafeLoader", yaml.SafeLoader),), {})


def _day(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> date:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        raise yaml.constructor.ConstructorError(None, None, "日历上没有这一天", node.start_mark) from None


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _day)


class NoticeRefused(ValueError):
    """Notice data that cannot be believed: the file, the line, what is wrong and what would be right."""

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(f"{file} 第 {line} 行：{message}")
        self.file = file
        self.line = line
        self.message = message


class YamlFile:
    """One file, read once. ``name`` is its path inside the notice's folder."""

    _root: yaml.Node | None

    def __init__(self, path: Path, name: str) -> None:
        self.name = name
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise NoticeRefused(name, 1, "缺少这个文件") from None
        except UnicodeDecodeError:
            raise NoticeRefused(name, 1, "文件应为 UTF-8 编码") from None
        unprintable = yaml.reader.Reader.NON_PRINTABLE.search(text)
        if unprintable:
            line = text.count("\n", 0, unprintable.start()) + 1
            raise NoticeRefused(name, line, "这一行有不能用的控制字符")
        try:
            loader = _Loader(text)
            self._root = loader.get_single_node()
            self._content = self._root and loader.construct_document(self._root)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise NoticeRefused(name, line, f"不是有效的 YAML（{error.problem}）") from None
        self._refuse_double_keys(self._root)

    def read(self, shape: type[T] | Any) -> T:
        """The content as ``shape``. Raises NoticeRefused at the first thing that does not fit."""
        try:
            content: T = TypeAdapter(shape).validate_python(self._content)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            path = ".".join(str(part) for part in first["loc"])
            message = f"{path}：{sentence(first)}" if path else sentence(first)
            raise self.refusal(first["loc"], message) from None
        return content

    def refusal(self, location: Sequence[int | str], message: str) -> NoticeRefused:
        """The error for what stands at ``location``, to be raised."""
        return NoticeRefused(self.name, self._line(location), message)

    def _line(self, location: Sequence[int | str]) -> int:
        node: Any = self._root
        line = 1
        for part in location:
            if isinstance(node, yaml.MappingNode):
                pair = next(((k, v) for k, v in node.value if k.value == str(part)), None)
                if pair is None:
                    break
                line, node = pair[0].start_mark.line + 1, pair[1]
            elif isinstance(node, yaml.SequenceNode):
                node = node.value[int(part)]
                line = node.start_mark.line + 1
            else:
                break
        return line

    def _refuse_double_keys(self, node: Any) -> None:
        if isinstance(node, yaml.SequenceNode):
            for member in node.value:
                self._refuse_double_keys(member)
        if not isinstance(node, yaml.MappingNode):
            return
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                raise NoticeRefused(self.name, key.start_mark.line + 1, f"“{key.value}”写了两遍，只应有一个")
            seen.add(key.value)
            self._refuse_double_keys(value)
