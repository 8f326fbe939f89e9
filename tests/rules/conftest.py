"""The shipped notice and a copy of its folder that a test may spoil."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rules import Policy, load_policies
from rules.loader import NOTICES
from tests.rules.notice_folder import NoticeFolder

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = "beijing-cybersecurity-2024"


@pytest.fixture
def policy() -> Policy:
    return load_policies()[SHIPPED]


@pytest.fixture
def folder(tmp_path: Path) -> NoticeFolder:
    return NoticeFolder.copied(NOTICES / SHIPPED, tmp_path / SHIPPED)
