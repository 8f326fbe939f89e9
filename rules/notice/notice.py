"""The notice's own text and the names of its clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import PositiveInt

from rules.notice.yaml_file import NoticeRefused, OpenFile, YamlFile
from rules.wording.wording import say

_NEXT_NUMBER = re.compile(r"[（ .①-⑳a-z]|(?<!\d)\d")
"""What a further number of a clause's id begins with."""


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

    def within(self, clause: str) -> tuple[str, ...]:
        """The clause and all that stand below it, in the notice's order."""
        begun = [other for other in self.clauses if other.startswith(clause)]
        return tuple(other for other in begun if other == clause or is_below(other, clause))

    def parent(self, clause: str) -> str | None:
        """The clause right above, e.g. 附件2 三（一）2 above 附件2 三（一）2（1）; ``None`` where there is none."""
        return max((other for other in self.clauses if is_below(clause, other)), key=len, default=None)

    def children(self, clause: str) -> tuple[str, ...]:
        """The clauses right below, in the notice's order."""
        return tuple(other for other in self.within(clause) if self.parent(other) == clause)

    def text(self, clause: str) -> str:
        """The clause, verbatim, a paragraph a line. Raises KeyError for an id that is not in the notice."""
        return "\n".join(self.paragraphs(clause))

    def quotes(self, clause: str, quote: str) -> bool:
        """Whether ``quote`` stands word for word in one paragraph of the clause."""
        return any(quote in paragraph for paragraph in self.paragraphs(clause))


def is_below(clause: str, above: str) -> bool:
    """附件2 三（一）2（1） stands below 附件2 三（一）2, 附件1 三 1 below 附件1 三, 第十条 below nothing."""
    return clause.startswith(above) and _NEXT_NUMBER.match(clause, len(above)) is not None


def read_notice(folder: Path, open_file: OpenFile = YamlFile) -> Notice:
    """notice.txt and clauses.yaml. Raises NoticeRefused when a clause names a line that is not there."""
    try:
        lines = tuple((folder / "notice.txt").read_text(encoding="utf-8").splitlines())
    except FileNotFoundError:
        raise NoticeRefused("notice.txt", 1, say("notice_data.no_text")) from None
    except OSError:
        raise NoticeRefused("notice.txt", 1, say("notice_data.unreadable")) from None
    except UnicodeDecodeError:
        raise NoticeRefused("notice.txt", 1, say("notice_data.encoding")) from None
    file = open_file(folder / "clauses.yaml", "clauses.yaml")
    clauses: dict[str, list[PositiveInt]] = file.read(dict[str, list[PositiveInt]])
    for clause, numbers in clauses.items():
        if not numbers or max(numbers) > len(lines):
            raise file.refusal((clause,), say("notice_data.lines", clause=clause, most=len(lines)))
    return Notice(lines, {clause: tuple(numbers) for clause, numbers in clauses.items()})
