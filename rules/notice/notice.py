"""The notice's own text and the names of its clauses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import PositiveInt

from rules.notice.yaml_file import NoticeRefused, YamlFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Notice:
    """The notice, verbatim. ``lines`` are its paragraphs; ``clauses`` the line numbers (from 1) of each clause."""

    lines: tuple[str, ...]
    clauses: Mapping[str, tuple[int, ...]]

    def __contains__(self, clause: object) -> bool:
        return clause in self.clauses

    def __iter__(self) -> Iterator[str]:
        return iter(self.clauses)

    def paragraphs(self, clause: str) -> tuple[str, ...]:
        """The paragraphs of a clause, verbatim. Raises KeyError for an id that is not in the notice."""
        return tuple(self.lines[number - 1] for number in self.clauses[clause])

    def text(self, clause: str) -> str:
        """The clause, verbatim, a paragraph a line. Raises KeyError for an id that is not in the notice."""
        return "\n".join(self.paragraphs(clause))

    def quotes(self, clause: str, quote: str) -> bool:
        """Whether ``quote`` stands word for word in one paragraph of the clause."""
        return any(quote in paragraph for paragraph in self.paragraphs(clause))


def read_notice(folder: Path) -> Notice:
    """notice.txt and clauses.yaml. Raises NoticeRefused when a clause names a line that is not there."""
    try:
        lines = tuple((folder / "notice.txt").read_text(encoding="utf-8").splitlines())
    except FileNotFoundError:
        raise NoticeRefused("notice.txt", 1, "缺少通告原文") from None
    except UnicodeDecodeError:
        raise NoticeRefused("notice.txt", 1, "文件应为 UTF-8 编码") from None
    file = YamlFile(folder / "clauses.yaml", "clauses.yaml")
    clauses: dict[str, list[PositiveInt]] = file.read(dict[str, list[PositiveInt]])
    for clause, numbers in clauses.items():
        if not numbers or max(numbers) > len(lines):
            raise file.refusal((clause,), f"{clause}：行号应在 1 到 {len(lines)} 之间")
    return Notice(lines, {clause: tuple(numbers) for clause, numbers in clauses.items()})
