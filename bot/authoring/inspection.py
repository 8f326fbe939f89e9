"""All that is wrong with a notice's folder, in one run."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Final

from bot.authoring.approved import FILES, differing
from bot.authoring.clauses import ByClauses
from bot.authoring.mending import UNNAMED
from bot.authoring.put_right import FILLER, ChangingFile
from bot.notices import left_open
from bot.wording import say
from dialogs.language.vocabulary.loader import Vocabulary
from dialogs.notices.examination import refuse_unknown_stages
from dialogs.notices.quoted_numbers import unsaid_numbers
from rules import NoticeRefused, load_policy
from rules.loader import read_sources
from rules.notice.checks import check
from rules.notice.yaml_file import Hint, Location, did_you_mean

MOST: Final = 500
"""Errors after which one run gives up."""


class Inspection:
    """Reads a folder again and again: what is found wrong is noted, put right in memory, and passed by."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, ChangingFile] = {}
        self._gone: set[str] = set()
        """Names that went with what was taken out: that they are missing is no error of its own."""
        self._beside: set[tuple[str, Location]] = set()
        """Where another clause stands in for one that is not there."""
        self._stuck: set[str] = set()
        """Files of which something is wrong that nothing can stand in for."""
        self._differing: list[NoticeRefused] = []
        self._unsaid: list[NoticeRefused] = []
        self.problems: list[NoticeRefused] = []

    def run(self) -> list[NoticeRefused]:
        """All that is wrong, by file and line."""
        if not self._folder.is_dir():
            return [NoticeRefused(self._folder.name, 1, say("authoring.no_folder", folder=self._folder))]
        self.problems += _unknown_files(self._folder)
        self.problems += left_open(self._folder)
        first = self._first if self._can_be_opened() else self._first_by_itself
        for _ in range(MOST):
            refused = first()
            if refused is None:
                break
            if not self._goes_on_after(refused):  # then at least what is wrong with each other file by itself
                self._stuck.add(refused.file)
                first = self._first_by_itself
        told = {(one.file, one.location) for one in self.problems}
        unsaid = [one for one in self._unsaid if (one.file, one.location) not in told]
        self.problems += [*self._differing, *unsaid, *self._of_no_clause()]
        return sorted(self.problems, key=lambda one: (one.file, one.line))

    def _of_no_clause(self) -> Iterator[NoticeRefused]:
        """What stands in the text and in no clause: nobody would notice that it asks for something."""
        file = self._files.get("clauses.yaml")
        named = file.content if file else None
        if not isinstance(named, dict) or "notice.txt" in self._stuck:
            return
        listed = {n for numbers in named.values() if isinstance(numbers, list) for n in numbers}
        lines = (self._folder / "notice.txt").read_text(encoding="utf-8-sig").splitlines()
        for clause, numbers in ByClauses(lines).clauses.items():
            for n in numbers:
                if n not in listed:
                    told = say("authoring.no_clause", line=n, clause=clause, text=lines[n - 1].strip())
                    yield NoticeRefused("clauses.yaml", 1, told)

    def _can_be_opened(self) -> bool:
        """Whether every file is YAML, or nearly so: otherwise it is only told which are not."""
        opened = True
        for path in sorted(self._folder.rglob("*.yaml")):
            try:
                self._opened(path, path.relative_to(self._folder).as_posix())
            except NoticeRefused as refused:
                self.problems.append(refused)
                opened = False
        for file in self._files.values():
            self.problems += file.broken
            self._gone |= file.gone
        return opened

    def _opened(self, path: Path, name: str) -> ChangingFile:
        if name not in self._files:
            self._files[name] = ChangingFile(path, name)
        return self._files[name]

    def _first(self) -> NoticeRefused | None:
        try:
            check(read_sources(self._folder, self._opened))
            policy = load_policy(self._folder, self._opened)
            self._unsaid = list(unsaid_numbers(policy, self._opened))
            refuse_unknown_stages(policy, self._opened)
            Vocabulary(policy, self._opened).examine()
            for path in sorted(self._folder.glob("scenarios/*.yaml")):
                self._differing = list(differing(policy, self._opened(path, f"scenarios/{path.name}")))
        except NoticeRefused as refused:
            return refused
        return None

    def _goes_on_after(self, refused: NoticeRefused) -> bool:
        """Note an error, unless it is one of what was taken out; false where what comes after it cannot be seen."""
        if not self._follows(refused) and str(refused) not in map(str, self.problems):
            self.problems.append(refused)
        file = self._files.get(refused.file)
        gone = None if file is None else file.put_right(refused)
        if gone is None:
            return False
        self._gone |= gone
        if refused.location[-1:] == ("clause",) and refused.hint.right is None:
            self._beside.add((refused.file, refused.location[:-1]))
        return True

    def _follows(self, refused: NoticeRefused) -> bool:
        """Whether it is wrong only since something else was put right: a name is gone or may be that
        of an emptied line, a clause is another's.
        """
        file = self._files.get(refused.file)
        if file is not None and refused.location and str(refused.location[-1]) in file.gone:
            return True
        if any(UNNAMED in name for name in (refused.message, *refused.hint.allowed)):
            return True
        if refused.location[-1:] == ("quote",):
            return (refused.file, refused.location[:-1]) in self._beside
        of_clauses = refused.file == "not_encoded.yaml" and refused.hint.about is not None
        return refused.hint.about in self._gone | {FILLER} or (of_clauses and bool(self._beside))

    def _first_by_itself(self) -> NoticeRefused | None:
        """Where some file cannot be read: the first thing in which another does not fit its own shape."""
        for name, file in self._files.items():
            shape = _shape_of(name)
            if shape is not None and name not in self._stuck:
                try:
                    file.read(shape)
                except NoticeRefused as refused:
                    return refused
        return None


def _shape_of(name: str) -> Any:
    """The shape of the file with that name, None for one of which nothing is read."""
    return FILES.get(name) or next((shape for one, shape in FILES.items() if fnmatch(name, one)), None)


def _unknown_files(folder: Path) -> Iterator[NoticeRefused]:
    """Files of which nothing is read, since they are misnamed."""
    for path in sorted(one for one in folder.rglob("*") if one.suffix.lower() in {".yaml", ".yml"}):
        name = path.relative_to(folder).as_posix()
        if _shape_of(name) is None:
            told = say("authoring.unknown_file") + did_you_mean(name, FILES)
            yield NoticeRefused(name, 1, told, (), Hint(name, tuple(FILES)))
