"""Rows that somebody pastes below the names of columns, and what stands behind keys."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.language.message.extract import read_message
from rules import load_policies

TODAY = date(2026, 11, 22)
POLICY = load_policies().in_force(TODAY)


@pytest.mark.parametrize(
    ("said", "profile"),
    [
        (
            "学历,专业工作年限,职称,取得时间\n硕士,5,中级,2020-06",
            {
                "education": "master",
                "experience": {"years": 5},
                "titles": [{"level": "intermediate", "obtained_on": "2020-06"}],
            },
        ),
        (
            "学历，专业工作年限，现有职称\n硕士，5，中级",
            {"education": "master", "experience": {"years": 5}, "titles": [{"level": "intermediate"}]},
        ),
        ("学历=硕士 专业工作年限=5", {"education": "master", "experience": {"years": 5}}),
        (
            "我是本科,做网安,中级\n论文2篇,一作,核心",
            {
                "education": "bachelor",
                "titles": [{"level": "intermediate"}],
                "achievements": [{"kind": "paper", "count": 2, "rank": 1, "journal": "core"}],
            },
        ),
    ],
)
def test_each_cell_is_said_under_its_columns_name(said: str, profile: dict[str, object]) -> None:
    assert read_message(POLICY, said, TODAY).profile == profile


def test_years_of_whatever_work_are_in_doubt() -> None:
    read = read_message(POLICY, "学历,年限,职称\n硕士,5,中级", TODAY)
    assert [one.field for one in read.unsure] == ["experience"]


def test_rows_of_two_people_are_nobodys() -> None:
    assert read_message(POLICY, "学历,年限,职称\n硕士,5,中级\n本科,3,初级", TODAY).profile == {}


@pytest.mark.parametrize(
    ("said", "lost"), [("硕士,5,中级,2020-06", "5"), ("education=master; years=5", "years:5")]
)
def test_a_number_without_a_name_is_not_dropped_in_silence(said: str, lost: str) -> None:
    assert lost in [one.text for one in read_message(POLICY, said, TODAY).set_aside]
