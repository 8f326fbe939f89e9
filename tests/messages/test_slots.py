"""Profiles are compared slot by slot, and what is not read is held against what the reader owns to."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.messages.reading import Account
from tests.messages.scoring import score
from tests.messages.slots import compare

PAPERS = [{"kind": "paper", "rank": 1}, {"kind": "paper", "rank": 2, "count": 3}]


def paths(slots: list[Any]) -> list[str]:
    return [f"{slot.path}={slot.value}" for slot in slots]


def test_entries_are_paired_best_first_in_any_order() -> None:
    compared = compare({"achievements": PAPERS}, {"achievements": PAPERS[::-1]})
    assert not compared.wrong
    assert not compared.missing


def test_an_entry_too_few_is_missing_with_all_that_it_says() -> None:
    compared = compare({"achievements": PAPERS}, {"achievements": PAPERS[1:]})
    assert paths(compared.missing) == ["achievements.kind=paper", "achievements.rank=1"]
    assert not compared.wrong


@pytest.mark.parametrize(
    ("right", "judged"),
    [
        ({"experience": {"years": 14.5 / 12}}, {"experience": {"years": 1.21}}),
        ({"experience": {"since": "2018-07"}}, {"experience": {"since": "2018-07-01"}}),
        (
            {"achievements": [{"kind": "paper"}]},
            {"achievements": [{"kind": "paper", "count": 1, "rank": None}]},
        ),
    ],
)
def test_what_says_the_same_agrees(right: dict[str, Any], judged: dict[str, Any]) -> None:
    compared = compare(right, judged)
    assert not compared.wrong
    assert not compared.missing


def test_no_titles_are_not_the_same_as_titles_unknown() -> None:
    assert paths(compare({"titles": []}, {}).missing) == ["titles=[]"]
    assert paths(compare({}, {"titles": []}).wrong) == ["titles=[]"]


@pytest.mark.parametrize(
    ("read", "exact", "forbidden", "lost"),
    [
        (Account({"education": "bachelor"}, [], [{"field": "experience", "text": "七八年"}], []), 1, 0, 0),
        (
            Account({"education": "bachelor"}, [], [], [{"text": "干了七八年", "why": "not_understood"}]),
            1,
            0,
            0,
        ),
        (Account({"education": "bachelor"}, [], [], []), 1, 0, 1),
        (Account({"education": "bachelor", "experience": {"years": 8}}, [], [], []), 0, 1, 0),
        (
            Account(
                {}, [], [{"field": "education", "text": "本科"}, {"field": "experience", "text": ""}], []
            ),
            0,
            0,
            0,
        ),
    ],
)
def test_what_is_left_is_owned_to_or_lost(read: Account, exact: int, forbidden: int, lost: int) -> None:
    message = {
        "text": "本科，七八年",
        "expect": {"education": "bachelor"},
        "unsure": ["experience"],
        "forbid": ["experience"],
    }

    def reader(text: str, day: date) -> Account:
        assert (text, day) == (message["text"], date(2026, 11, 22))
        return read

    figures = score([message], reader)[""]
    assert (figures.exact, figures.forbidden, figures.lost) == (exact, forbidden, lost)
