"""A copy of a notice's folder with one thing changed, and what the loader says of it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from rules import NoticeRefused, load_policy


class Change(NamedTuple):
    """One change of a file, with what the loader must say of it: see spoilt_notices.yaml."""

    file: str
    old: str
    new: str
    at: str = ""
    says: str = ""


@cache
def _spoilt() -> dict[str, dict[str, dict[str, str]]]:
    text = Path(__file__).with_name("spoilt_notices.yaml").read_text("utf-8")
    content: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(text)
    return content


def changes(*groups: str) -> pytest.MarkDecorator:
    """A test for each change of these groups of spoilt_notices.yaml."""
    cases = [
        pytest.param(Change(**change), id=f"{group}: {name}")
        for group in groups
        for name, change in _spoilt()[group].items()
    ]
    return pytest.mark.parametrize("change", cases)


@dataclass(frozen=True)
class NoticeFolder:
    """A folder that may be spoilt; the notice it was copied from stays as it is."""

    path: Path

    @classmethod
    def copied(cls, notice: Path, path: Path) -> NoticeFolder:
        """Everything that decides an assessment; the vocabulary of questions is left out."""
        shutil.copytree(notice, path, ignore=shutil.ignore_patterns("vocabulary"))
        return cls(path)

    def read(self, file: str) -> str:
        return (self.path / file).read_text("utf-8")

    def write(self, file: str, text: str) -> None:
        (self.path / file).write_text(text, "utf-8")

    def change(self, file: str, old: str, new: str) -> None:
        """Replace the one place where ``old`` stands."""
        text = self.read(file)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new))

    def line(self, file: str, text: str) -> int:
        """The number of the one line that contains ``text``."""
        numbers = [n for n, line in enumerate(self.read(file).splitlines(), 1) if text in line]
        assert len(numbers) == 1, f"{text!r} stands on lines {numbers} of {file}"
        return numbers[0]

    def must_refuse(self, change: Change) -> None:
        """Make the change; the loader must name the file and the line, and say what is right."""
        first = self.read(change.file).partition(change.old)[0].count("\n") + 1
        self.change(change.file, change.old, change.new)
        lines = self.read(change.file).splitlines()
        numbers = [n for n, line in enumerate(lines, 1) if change.at in line]
        expected = numbers[0] if len(numbers) == 1 else min(n for n in numbers if n >= first)
        refused = self.refusal()
        assert (refused.file, refused.line) == (change.file, expected), str(refused)
        assert change.says in refused.message

    def refusal(self) -> NoticeRefused:
        """What the loader says of this folder, which it must refuse."""
        with pytest.raises(NoticeRefused) as refused:
            load_policy(self.path)
        return refused.value
