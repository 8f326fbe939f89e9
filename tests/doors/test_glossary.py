"""Every noun of the glossary is where it says."""

from __future__ import annotations

import re
from typing import Final

import pytest

from tests.doors.tree import ROOT, found, named

ROWS: Final = re.findall(
    r"^\| ([^|]+) \| `([^|]+)` \| [^|]+ \| `([^|]+)` \|$",
    (ROOT / "docs/glossary.md").read_text("utf-8"),
    re.MULTILINE,
)


def test_every_row_is_read() -> None:
    lines = (ROOT / "docs/glossary.md").read_text("utf-8").splitlines()
    assert len(ROWS) == sum(line.startswith("| ") and "code name" not in line for line in lines) > 50


def test_one_word_for_one_thing() -> None:
    for column in range(3):
        words = [row[column] for row in ROWS if column != 2 or "/" not in row[column]]
        assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize(("name", "place"), [row[1:] for row in ROWS])
def test_the_noun_is_there(name: str, place: str) -> None:
    if "/" in place:
        assert found(place)
        assert all(name in file or name in (ROOT / file).read_text("utf-8") for file in found(place))
    else:
        assert place.rpartition(".")[2] == name
        named(place)
