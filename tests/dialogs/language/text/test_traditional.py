"""One Traditional character changes nothing of the Simplified words beside it."""

from __future__ import annotations

import re

import pytest

from dialogs.language.text.spelling import simplified
from rules.loader import NOTICES

_TRADITIONAL = re.compile("[麽負]")  # what people write in the vocabulary's own lists of misspellings


def words() -> set[str]:
    """All Chinese of the notices and their vocabularies."""
    files = [path for path in NOTICES.rglob("*") if path.suffix in {".txt", ".yaml"}]
    found = {word for path in files for word in re.findall("[\u4e00-\u9fff]+", path.read_text("utf-8"))}
    return {word for word in found if not _TRADITIONAL.search(word)}


def test_every_word_of_a_notice_stays_as_it_is_beside_a_traditional_character() -> None:
    found = sorted(words())
    assert len(found) > 1000
    assert simplified("。".join([*found, "單位"])).split("。") == [*found, "单位"]


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("單位在北京，核心2篇一作", "单位在北京，核心2篇一作"),
        ("發明專利", "发明专利"),
        ("專著一部", "专著一部"),
        ("可以评么，單", "可以评么，单"),
    ],
)
def test_only_characters_change(written: str, plain: str) -> None:
    assert simplified(written) == plain
