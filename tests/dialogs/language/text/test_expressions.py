"""An expression that is taken up again is what the standard library would make of it now."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest

from dialogs.language.text import expressions
from dialogs.language.text.expressions import Expressions
from rules.wording.kept_content import Kept

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WRITTEN = [
    ("", 0),
    ("职称", 0),
    ("(?P<years>[0-9]+)年(?P<months>[0-9]+个月)?", re.IGNORECASE),
    ("(?<!a)(?:[甲乙丙]|(?i:ab)|[^,。]{2,5}?)(?=b|$)", re.IGNORECASE),
    (r"^\w+\b(?!\s)|(?-i:[\u4e00-\u9fff])", re.IGNORECASE | re.MULTILINE),
    (r"(a)|(b)|(?P<last>c)\Z", 0),
    ("(?>x+)y++", 0),
    ("[ſKÅ]", re.IGNORECASE),
]
TEXT = "abAB 3年2个月 职称 甲 xxy cK k ſ。"


@pytest.fixture
def anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Expressions]:
    """Each is another process's."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return lambda: Expressions(Kept(b"test", b""))


def unmade(*_: object) -> None:
    pytest.fail("it is kept, and was made again")


@pytest.mark.parametrize(("pattern", "flags"), WRITTEN)
def test_it_is_what_the_library_makes(
    pattern: str, flags: int, anew: Callable[[], Expressions], monkeypatch: pytest.MonkeyPatch
) -> None:
    right, first = re.compile(pattern, flags), anew()
    made = first.ready(pattern, flags)
    first.keep()
    monkeypatch.setattr(expressions, "_compiled", unmade)
    for one in (made, anew().ready(pattern, flags)):
        assert one == right
        assert (one.groups, one.groupindex, one.flags) == (right.groups, right.groupindex, right.flags)
        found = [(match.span(), match.groups(), match.groupdict()) for match in one.finditer(TEXT)]
        assert found == [(match.span(), match.groups(), match.groupdict()) for match in right.finditer(TEXT)]


def test_what_is_no_expression_is_refused_each_time(anew: Callable[[], Expressions]) -> None:
    ours = anew()
    for _ in range(2):
        with pytest.raises(re.error):
            ours.ready("(")
    ours.keep()


def test_more_is_kept_beside_what_was(
    anew: Callable[[], Expressions], monkeypatch: pytest.MonkeyPatch
) -> None:
    for pattern in ("一", "二"):
        ours = anew()
        ours.ready(pattern)
        ours.keep()
    monkeypatch.setattr(expressions, "_compiled", unmade)
    ours = anew()
    assert [ours.ready(pattern).pattern for pattern in ("一", "二")] == ["一", "二"]


@pytest.mark.parametrize("told", [b"", b"x", bytes(100)])
def test_what_is_spoilt_counts_for_nothing(
    anew: Callable[[], Expressions], tmp_path: Path, told: bytes
) -> None:
    ours = anew()
    ours.ready("一")
    ours.keep()
    (kept,) = (path for path in tmp_path.rglob("*") if path.is_file())
    kept.write_bytes(told)
    assert anew().ready("一") == re.compile("一")


def test_what_is_kept_has_its_bounds(
    anew: Callable[[], Expressions], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(expressions, "MOST", 2)
    for pattern in ("一", "二", "三"):
        ours = anew()
        ours.ready(pattern)
        ours.keep()
    made: list[str] = []

    def compiled(pattern: str, flags: int) -> tuple[object, ...]:
        made.append(pattern)
        return right(pattern, flags)

    right = expressions._compiled  # noqa: SLF001 - it is told of, and does its work
    monkeypatch.setattr(expressions, "_compiled", compiled)
    ours = anew()
    for pattern in ("三", "二", "一"):
        ours.ready(pattern)
    assert made == ["二", "一"]
