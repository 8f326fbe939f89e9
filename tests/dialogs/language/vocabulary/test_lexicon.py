"""What terms mean is made ready once and kept: taken up again, it is the same, and it never tells of other words."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from dialogs.language.vocabulary import lexicon
from dialogs.language.vocabulary.index import WordIndex
from rules.loader import NOTICES, load_policy

if TYPE_CHECKING:
    from pathlib import Path

NOTICE = "beijing-cybersecurity-2024"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A notice that comes with the program, of which nothing is kept yet."""
    monkeypatch.setattr(lexicon, "PROGRAM", tmp_path)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "rules" / "notice").mkdir(parents=True)
    return shutil.copytree(NOTICES / NOTICE, tmp_path / NOTICE)


def read(folder: Path) -> dict[str, tuple[lexicon.Sense, ...]]:
    return dict(WordIndex(load_policy(folder)).lexicon)


def unread(*_: object) -> None:
    pytest.fail("it is kept, and was made again")


def test_it_is_made_once_and_then_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = read(folder)
    monkeypatch.setattr(lexicon, "_entries", unread)
    assert read(folder) == made


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("vocabulary/education.yaml", "博士", "伯士"),
        ("vocabulary/silence.yaml", "费", "废"),
    ],
)
def test_other_words_are_other_terms_though_the_file_is_as_long(
    folder: Path, file: str, old: str, new: str
) -> None:
    made = read(folder)
    path = folder / file
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert read(folder) != made


def test_of_an_operators_notice_nothing_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "PROGRAM", folder / "elsewhere")
    made = read(folder)
    path = folder / "vocabulary" / "silence.yaml"
    path.write_text(path.read_text("utf-8") + "- about: 不存在的事\n  terms: [不存在的词]\n", "utf-8")
    assert read(folder).keys() - made.keys() == {"不存在的词"}
