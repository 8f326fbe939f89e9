"""What is said of two people alike, one of whom writes, is said of the one who writes; of two applicants nothing is."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.language.message.extract import read_message
from rules import load_policies

TODAY = date(2026, 11, 27)
POLICY = load_policies().in_force(TODAY)


@pytest.mark.parametrize(
    ("said", "education"),
    [
        ("我和我爱人都是硕士", "master"),
        ("我和老婆都是博士", "doctor"),
        ("我和我爱人都有硕士学位", "master"),
    ],
)
def test_what_is_so_of_both_is_so_of_oneself(said: str, education: str) -> None:
    assert read_message(POLICY, said, TODAY).profile == {"education": education}


@pytest.mark.parametrize("said", ["我和同事都想评高工，硕士", "我和师弟都报中级，都是硕士"])
def test_of_two_who_apply_nothing_is_a_fact(said: str) -> None:
    assert read_message(POLICY, said, TODAY).profile == {}
