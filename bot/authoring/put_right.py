"""A notice's file as it would be without an error that was found, so that the rest of it can be looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import yaml
from pydantic import ValidationError

from bot.authoring.mending import mended
from rules.notice.yaml_file import NoticeRefused, YamlFile, adapter
from rules.wording.kept_content import NoYaml, content_in
from rules.wording.yaml_content import compose

FILLER: Final = "filler"
_FILLERS: Final[tuple[Any, ...]] = (FILLER, 1, date(2024, 1, 1), True, [], [FILLER], {})
"""What may stand where something of another type does."""


class ChangingFile(YamlFile):
    """A file that is read again and again, each time with one error less; lines stay those of the file itself."""

    def __init__(self, path: Path, name: str) -> None:
        self.shape: Any = Any
        self.broken: list[NoticeRefused] = []
        self.gone: set[str] = set()
        self._mended: str | None = None
        self._context: object = None
        super().__init__(path, name)

    def _content(self) -> Any:
        """Line by line without what keeps it from being YAML, as far as that is a line."""
        while True:
            try:
                return super()._content() if self._mended is None else content_in(self._mended)
            except NoYaml as wrong:
                text = self._path.read_text(encoding="utf-8") if self._mended is None else self._mended
                told = mended(text, wrong.line, is_twice=wrong.reason == "twice")
                if told is None:
                    raise
                self.broken.append(self._refused(wrong))
                self.gone |= told.gone
                self._mended = told.text

    @cached_property
    def root(self) -> Any:
        """See :attr:`YamlFile.root`."""
        return super().root if self._mended is None else compose(self._mended)

    def read(self, shape: Any, context: object = None) -> Any:
        """See :meth:`YamlFile.read`."""
        self.shape, self._context = shape, context
        return super().read(shape, context)

    def put_right(self, refused: NoticeRefused) -> set[str] | None:
        """Change what was refused into something that may stand there, or take it out.

        The names that went with it; None where nothing helps.
        """
        *inside, last = refused.location or ("",)
        holder = self._at(inside)
        if not isinstance(holder, dict | list):
            return self._taken_out(refused)
        is_key = isinstance(holder, dict) and last in holder and last == refused.hint.about
        key = refused.hint.right if is_key else None
        if isinstance(key, str) and isinstance(holder, dict) and key not in holder:
            holder[key] = holder.pop(last)
            return set()
        if not is_key and any(self._fits(holder, last, one) for one in self._stand_ins(refused)):
            return set()
        return self._taken_out(refused)

    def _stand_ins(self, refused: NoticeRefused) -> Iterator[object]:
        if refused.hint.right is not None:
            yield refused.hint.right
        elif refused.hint.allowed:
            yield refused.hint.allowed[0]
        if self._faults():
            yield from _FILLERS

    def _taken_out(self, refused: NoticeRefused) -> set[str] | None:
        """As little as may be: what stands at the place itself, or else what that stands in."""
        for depth in range(len(refused.location), 0, -1):
            taken = self._without(refused.location[:depth])
            if taken is not None:
                return taken
        return None

    def _at(self, location: Sequence[int | str]) -> Any:
        found = self.content
        for part in location:
            try:
                found = found[part]
            except (KeyError, IndexError, TypeError):
                return None
        return found

    def _fits(self, holder: Any, last: int | str, value: object) -> bool:
        """Put ``value`` there, and leave it if the file then fits its shape better, or as well where it did."""
        before, was = self._faults(), deepcopy(holder)
        if isinstance(holder, list) and (not isinstance(last, int) or last >= len(holder)):
            return False
        if not isinstance(holder, list) or holder[int(last)] != value:
            holder[last] = deepcopy(value)
        if self._is_better(before):
            return True
        _restore(holder, was)
        return False

    def _is_better(self, before: int) -> bool:
        return self._faults() < max(before, 1)

    def _without(self, location: Sequence[int | str]) -> set[str] | None:
        """Take out what stands there, if the file then fits its shape better, or as well where it did."""
        *inside, last = location
        holder, node = self._at(inside), self._node(inside)
        if holder is None or self._at(location) is None:
            return None
        before, was = self._faults(), deepcopy(holder)
        taken = holder.pop(last)
        if not self._is_better(before):
            _restore(holder, was)
            return None
        if isinstance(node, yaml.SequenceNode):
            del node.value[int(last)]
        return {str(last), *_names(taken)}

    def _node(self, location: Sequence[int | str]) -> Any:
        node: Any = self.root
        for part in location:
            if isinstance(node, yaml.MappingNode):
                node = next((value for key, value in node.value if key.value == str(part)), None)
            elif isinstance(node, yaml.SequenceNode):
                node = node.value[int(part)]
        return node

    def _faults(self) -> int:
        """In how many ways the file does not fit its shape."""
        try:
            adapter(self.shape).validate_python(self.content, context=self._context)
        except ValidationError as error:
            return error.error_count()
        return 0


def _restore(holder: Any, was: Any) -> None:
    holder.clear()
    holder.extend(was) if isinstance(holder, list) else holder.update(was)


def _names(taken: Any) -> Iterator[str]:
    """All words that stand in what was taken out."""
    if isinstance(taken, dict):
        for key, value in taken.items():
            yield str(key)
            yield from _names(value)
    elif isinstance(taken, list):
        for one in taken:
            yield from _names(one)
    else:
        yield str(taken)
