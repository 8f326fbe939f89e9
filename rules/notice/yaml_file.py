"""A YAML file whose errors name the file and the line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from rules.profile.refusal import sentence
from rules.wording.yaml_content import compose, content

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

T = TypeVar("T")
Location = tuple[int | str, ...]


class NoticeRefused(ValueError):
    """Notice data that cannot be believed: the file, the line, what is wrong and what would be right."""

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(f"{file} 第 {line} 行：{message}")
        self.file = file
        self.line = line
        self.message = message


class YamlFile:
    """One file, read once. ``name`` is its path inside the notice's folder."""

    def __init__(self, path: Path, name: str) -> None:
        self.name = name
        try:
            self._text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise NoticeRefused(name, 1, "缺少这个文件") from None
        except UnicodeDecodeError:
            raise NoticeRefused(name, 1, "文件应为 UTF-8 编码") from None
        try:
            self._content = content(self._text)
        except yaml.YAMLError as error:
            raise self._no_yaml(error) from None

    def read(self, shape: type[T] | Any) -> T:
        """The content as ``shape``. Raises NoticeRefused at the first thing that does not fit."""
        try:
            found: T = TypeAdapter(shape).validate_python(self._content)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            path = ".".join(str(part) for part in first["loc"])
            message = f"{path}：{sentence(first)}" if path else sentence(first)
            raise self.refusal(first["loc"], message) from None
        return found

    def refusal(self, location: Sequence[int | str], message: str) -> NoticeRefused:
        """The error for what stands at ``location``, to be raised."""
        return NoticeRefused(self.name, self._line(location), message)

    def _line(self, location: Sequence[int | str]) -> int:
        node: Any = compose(self._text)
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

    def _no_yaml(self, error: yaml.YAMLError) -> NoticeRefused:
        unprintable = yaml.reader.Reader.NON_PRINTABLE.search(self._text)
        if unprintable:
            line = self._text.count("\n", 0, unprintable.start()) + 1
            return NoticeRefused(self.name, line, "这一行有不能用的控制字符")
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", error)
        return NoticeRefused(self.name, mark.line + 1 if mark else 1, f"不是有效的 YAML（{problem}）")
