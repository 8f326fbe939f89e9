"""The scorer itself: what counts as a slot, as exact, as forbidden."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dialogs.language.message.extract import MessageReading
from dialogs.language.message.extraction import Unsure
from tests.dialogs.language.message.scoring import score

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date


def _message(**parts: Any) -> dict[str, Any]:
    return {"id": "x", "text": "", "as_of": "2026-11-22", "expect": {}, "unsure": [], "forbid": [], **parts}


def _reads(profile: dict[str, Any], *unsure: str) -> Callable[[str, date], MessageReading]:
    return lambda _text, _as_of: MessageReading(profile, unsure=tuple(Unsure(field, "") for field in unsure))


def test_every_leaf_and_every_unsure_field_is_a_slot() -> None:
    message = _message(
        expect={"education": "master", "titles": [{"level": "junior", "years": 4}]}, unsure=["experience"]
    )
    figures = score([message], _reads({"education": "master", "titles": [{"level": "junior"}]}, "direction"))
    assert (figures.right, figures.extra, figures.lacking, figures.exact) == (2, 1, 2, 0)
    assert figures.f1 == pytest.approx(4 / 7)


def test_entries_are_paired_so_that_most_slots_agree() -> None:
    two = [{"kind": "paper", "rank": 1}, {"kind": "patent", "count": 2}]
    assert score([_message(expect={"achievements": two})], _reads({"achievements": two[::-1]})).exact == 1


def test_an_empty_list_is_a_slot_of_its_own() -> None:
    assert score([_message(expect={"titles": []})], _reads({})).lacking == 1
    assert score([_message()], _reads({"titles": []})).extra == 1


def test_numbers_agree_however_they_are_written() -> None:
    message = _message(expect={"experience": {"years": 8}})
    assert score([message], _reads({"experience": {"years": 8.0}})).exact == 1


def test_what_is_optional_counts_neither_way() -> None:
    message = _message(optional=["achievements.role"], expect={"achievements": [{"kind": "patent"}]})
    for entry in ({"kind": "patent"}, {"kind": "patent", "role": "lead"}):
        assert score([message], _reads({"achievements": [entry]})).exact == 1


@pytest.mark.parametrize(
    ("forbidden", "found"),
    [
        ("titles", True),
        ("titles.level=junior", True),
        ("titles.level=full_senior", False),
        ("experience", False),
    ],
)
def test_a_forbidden_path_or_value_is_counted(forbidden: str, found: object) -> None:
    figures = score([_message(forbid=[forbidden])], _reads({"titles": [{"level": "junior"}]}))
    assert bool(figures.forbidden) is found
