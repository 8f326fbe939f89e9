"""Every worked example of CONTRIBUTING.md works, on a copy of the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.doors.examples import carry_out, examples

if TYPE_CHECKING:
    from pathlib import Path

    from tests.doors.examples import Block

pytestmark = pytest.mark.slow


def test_every_kind_of_thing_that_is_added_has_an_example() -> None:
    assert list(examples()) == ["A word", "A sentence", "A question", "A notice", "A mechanism", "A channel"]


@pytest.mark.parametrize("blocks", examples().values(), ids=examples())
def test_an_example_works(blocks: list[Block], tmp_path: Path) -> None:
    carry_out(blocks, tmp_path / "tree")
