"""A notice whose clauses are called 一, 二, 三: a number in a question is no clause; it has no directions either."""

from __future__ import annotations

from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from dialogs.answers import answers_of
from dialogs.language.question import Enquiry
from rules import load_policies
from tests.made_up_notices import NOTICES, THIRD

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def songhe() -> Enquiry:
    return Enquiry(load_policies(NOTICES)[THIRD])


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("四", "四"),
        ("第四条", "四"),
        ("第五条怎么说", "五"),
        ("五（一）", "五（一）"),
        ("六(二)是什么", "六（二）"),
    ],
)
def test_a_clause_is_named(songhe: Enquiry, question: str, clause: str) -> None:
    assert songhe.ask(question).answers[0].clause == clause


@pytest.mark.parametrize(
    "question", ["新品种第二完成人算不算", "排名第四的完成人算不算", "新品种排名第五", "我有四个孩子"]
)
def test_a_place_or_a_count_names_none(songhe: Enquiry, question: str) -> None:
    assert songhe.ask(question).status == "unclear"


def test_without_directions_none_is_to_be_chosen(songhe: Enquiry) -> None:
    assert "没有分专业方向" in songhe.place("种树").text


def test_what_the_notice_says_of_who_applies_is_not_left_open(tmp_path: Path) -> None:
    folder = copytree(NOTICES / THIRD, tmp_path / THIRD)
    text = (
        (folder / "notice.txt")
        .read_text("utf-8")
        .replace("可以按本通知申报。", "可以按本通知申报。退休的不得申报。")
    )
    (folder / "notice.txt").write_text(text, "utf-8")
    answers = answers_of(load_policies(folder.parent)[THIRD])

    assert "没有写" not in answers.ask("退休能报吗").text
