"""What a file of the program says is read once and kept; what is kept never tells of another state of the file."""

from __future__ import annotations

import datetime as dt
import os
import sys
from marshal import dumps
from typing import TYPE_CHECKING, Any

import pytest

from rules.wording import kept_content
from rules.wording.kept_content import NoYaml, content_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = "day: 2024-07-01\nmany: [一, 2, 2.5, true, null, .inf]\ndeep: {er: [{a: b}]}\n"
SAYS = {
    "day": dt.date(2024, 7, 1),
    "many": ["一", 2, 2.5, True, None, float("inf")],
    "deep": {"er": [{"a": "b"}]},
}


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kept_content, "PROGRAM", tmp_path)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "words.yaml"
    path.write_text(TEXT, "utf-8")
    return path


def kept(file: Path) -> list[Path]:
    return [path for path in (file.parent / "cache").rglob("*") if path.is_file()]


def unread(*_: Any) -> None:
    pytest.fail("it is kept, and was read again")


def test_it_is_read_once(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert content_of(file) == SAYS
    monkeypatch.setattr(kept_content, "content_in", unread)
    assert content_of(file) == SAYS
    assert content_of(file)["many"] is not content_of(file)["many"]  # each may be changed by whoever has it


@pytest.mark.parametrize("other", ["day: 2024-07-02", "day: 2024-08-01"])
def test_a_change_shows_though_size_and_time_are_the_same(file: Path, other: str) -> None:
    content_of(file)
    before = file.stat()
    file.write_text(TEXT.replace("day: 2024-07-01", other), "utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert content_of(file)["day"] == dt.date.fromisoformat(other.removeprefix("day: "))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: told[:0],
        lambda told: told[:7],
        lambda told: told[:-5],
        lambda told: told[:24] + bytes(len(told) - 24),
        lambda told: bytes(len(told)),
        lambda told: b"x" + told[1:],
        lambda told: told[:-9] + bytes([told[-9] ^ 1]) + told[-8:],
        lambda told: told.replace(b"many", b"mane"),
        lambda told: told[:12] + dumps({"day": 1}),
        lambda told: told[:20] + dumps(1),
    ],
    ids=[
        "empty",
        "begun",
        "cut",
        "zeros after the mark",
        "zeros",
        "another Python's",
        "a bit",
        "a word",
        "another thing",
        "a number",
    ],
)
def test_what_is_spoilt_is_read_again(file: Path, spoil: Callable[[bytes], bytes]) -> None:
    content_of(file)
    (place,) = kept(file)
    place.write_bytes(spoil(place.read_bytes()))
    assert content_of(file) == SAYS


def test_it_is_read_each_time_where_nothing_can_be_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (file.parent / "cache").touch()
    assert content_of(file) == content_of(file) == SAYS
    monkeypatch.setattr(sys, "pycache_prefix", str(file.parent / "other"))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert content_of(file) == SAYS
    assert not (file.parent / "other").exists()


def test_what_others_wrote_is_not_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_content, "PROGRAM", file.parent / "program")
    assert content_of(file) == SAYS
    assert not kept(file)


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [("a: 1\nb: [", 2, "expected"), ("a: 1\n\n\x07", 3, ""), ("a: 1\na: 2", 2, "twice")],
)
def test_what_is_no_yaml_is_refused_by_its_line(file: Path, text: str, line: int, problem: str) -> None:
    file.write_text(text, "utf-8")
    with pytest.raises(NoYaml) as refused:
        content_of(file)
    assert refused.value.line in {line, line + 1}
    assert problem in refused.value.problem
    assert bool(problem) is bool(refused.value.problem)
    assert not kept(file)
