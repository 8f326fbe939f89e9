"""`zhicheng notice check` on folders broken as a whole: told in Chinese, by file and line, and refused alone."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from bot.authoring.inspection import Inspection
from rules import load_policies
from tests.made_up_notices import NOTICES, SECOND, THIRD, beside

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Change = Callable[[Path], object]


def written(file: str, content: bytes) -> Change:
    return lambda folder: (folder / file).write_bytes(content)


def replaced(file: str, old: str, new: str) -> Change:
    def change(folder: Path) -> None:
        text = (folder / file).read_text("utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), "utf-8")

    return change


def encoded(file: str, encoding: str) -> Change:
    return lambda folder: (folder / file).write_bytes((folder / file).read_text("utf-8").encode(encoding))


def become(file: str, kind: str) -> Change:
    def change(folder: Path) -> None:
        path = folder / file
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        if kind == "folder":
            path.mkdir()
        elif kind == "loop":
            path.symlink_to(path.name)
        elif kind == "file":
            path.write_text("x")
        elif kind != "gone":
            path.with_name(kind).write_text("{}")

    return change


LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefg", "bcdefgh", strict=True)
)
BROKEN: dict[str, tuple[Change, str]] = {
    "a key that is none": (
        replaced("policy.yaml", "speciality:", "specialty:"),
        "policy.yaml 第 6 行：.*“speciality”",
    ),
    "no file": (become("facts.yaml", "gone"), "facts.yaml 第 1 行：缺少"),
    "no text": (become("notice.txt", "gone"), "notice.txt 第 1 行：缺少"),
    "another ending": (become("facts.yaml", "facts.yml"), "facts.yml 第 1 行：.*“facts.yaml”"),
    "another case": (become("facts.yaml", "Facts.yaml"), "Facts.yaml 第 1 行：.*“facts.yaml”"),
    "a folder": (become("directions.yaml", "folder"), "directions.yaml 第 1 行：读不了"),
    "a folder as text": (become("notice.txt", "folder"), "notice.txt 第 1 行：读不了"),
    "a folder as policy": (become("policy.yaml", "folder"), "policy.yaml 第 1 行：读不了"),
    "a file as folder": (become("levels", "file"), "levels/caretaker.yaml 第 1 行：读不了"),
    "a link to itself": (become("facts.yaml", "loop"), "facts.yaml 第 1 行：读不了"),
    "nothing in it": (written("facts.yaml", b""), "facts.yaml 第 1 行：应为列表"),
    "GBK": (encoded("policy.yaml", "gbk"), "policy.yaml 第 1 行：.*UTF-8"),
    "GBK text": (encoded("notice.txt", "gbk"), "notice.txt 第 1 行：.*UTF-8"),
    "UTF-16": (encoded("facts.yaml", "utf-16"), "facts.yaml 第 1 行：.*UTF-8"),
    "within itself": (
        written("judged_by_people.yaml", b"&a\n- *a\n"),
        "judged_by_people.yaml 第 1 行：.*没有尽头",
    ),
    "levels within themselves": (
        replaced("policy.yaml", "[caretaker, gardener]", "&a [*a, gardener]"),
        "policy.yaml 第 16 行：.*没有尽头",
    ),
    "without end": (
        written("judged_by_people.yaml", LAUGHS.encode()),
        "judged_by_people.yaml 第 6 行：.*没有尽头",
    ),
    "very deep": (
        written("judged_by_people.yaml", b"[" * 3000 + b"]" * 3000),
        "judged_by_people.yaml 第 1 行：.*没有尽头",
    ),
    "a tag": (
        written("directions.yaml", b"!!python/object/apply:os.getcwd []"),
        "directions.yaml 第 1 行：.*以 ! 开头",
    ),
    "two documents": (replaced("policy.yaml", "titles:", "---\ntitles:"), "policy.yaml 第 11 行：.*“---”"),
    "a tabulator": (replaced("facts.yaml", "  name: 学历", "\tname: 学历"), "facts.yaml 第 10 行：.*制表符"),
    "a quote not closed": (
        replaced("facts.yaml", "name: 学历", "name: '学历"),
        "facts.yaml 第 .* 行：.*引号",
    ),
    "a bracket not closed": (replaced("policy.yaml", "titles:", "titles: ["), "policy.yaml 第 12 行：.*括号"),
    "a comma in a quote": (
        replaced("levels/gardener.yaml", "本科毕业，从事", "本科毕业,从事"),
        "levels/gardener.yaml 第 17 行：.*英文逗号",
    ),
    "a kind twice": (
        replaced("achievements.yaml", "  cultivar:\n", "  upkeep_work:\n"),
        "achievements.yaml 第 30 行：.*写了两遍",
    ),
    "levels highest first": (
        replaced("policy.yaml", "[caretaker, gardener]", "[gardener, caretaker]"),
        "policy.yaml 第 16 行：.*养护师评上的是中级，应写在养护员之后",
    ),
    "a clause forgotten": (
        replaced("clauses.yaml", "九: [18]\n", ""),
        "clauses.yaml 第 1 行：原文第 18 行没有归入任何一条",
    ),
    "clauses on one line": (
        replaced("clauses.yaml", "九: [18]", "九: [17]"),
        "clauses.yaml 第 1 行：原文第 18 行",
    ),
}
ENGLISH = re.compile(r"[A-Za-z]{4,} [A-Za-z]{2,}")


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_broken_is_told_by_file_and_line(kind: str, tmp_path: Path) -> None:
    change, says = BROKEN[kind]
    folder = shutil.copytree(NOTICES / THIRD, tmp_path / THIRD)
    change(folder)
    told = list(map(str, Inspection(folder).run()))
    assert any(re.match(says, one) for one in told), told
    assert [one for one in told if ENGLISH.search(one) or str(tmp_path) in one] == []


@pytest.mark.parametrize(
    "kind", ["a kind twice", "a bracket not closed", "levels highest first", "a comma in a quote"]
)
def test_one_fault_is_told_without_a_train_of_others(kind: str, tmp_path: Path) -> None:
    folder = shutil.copytree(NOTICES / THIRD, tmp_path / THIRD)
    BROKEN[kind][0](folder)
    assert len(Inspection(folder).run()) <= 3


@pytest.mark.parametrize(
    "kind",
    [
        "a folder",
        "a folder as text",
        "a folder as policy",
        "a file as folder",
        "within itself",
        "without end",
        "GBK",
    ],
)
def test_a_broken_folder_is_refused_alone(kind: str, tmp_path: Path) -> None:
    beside(tmp_path, SECOND)
    BROKEN[kind][0](beside(tmp_path, THIRD))
    policies = load_policies(tmp_path)
    assert [policy.id for policy in policies] == [SECOND]
    assert any(THIRD in str(one) for one in policies.refused)


@pytest.mark.parametrize("file", ["policy.yaml", "notice.txt", "facts.yaml"])
def test_a_mark_of_bytes_and_lines_of_another_system_are_no_fault(file: str, tmp_path: Path) -> None:
    folder = shutil.copytree(NOTICES / THIRD, tmp_path / THIRD)
    text = (folder / file).read_bytes()
    (folder / file).write_bytes(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    assert Inspection(folder).run() == []
