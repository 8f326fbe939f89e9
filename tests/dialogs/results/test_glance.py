"""The result at a glance: one headline, the next step with its day, and what blocks each level first."""

from __future__ import annotations

from typing import Any

import pytest

from dialogs.rendering.wording import words
from dialogs.results.next_step import next_step
from dialogs.results.verdict import Verdict
from rules import Assessment, load_policies
from rules.timeline.road import road
from tests.rules.ready import READY

POLICY = load_policies()["beijing-cybersecurity-2024"]
CORE = {"kind": "paper", "rank": 1, "journal": "core", "count": 3}
PHONE = 24
"""Lines of a phone's screen, of so many characters each."""
WIDE = 22


def glance(**facts: Any) -> str:
    profile = POLICY.profile({**READY, **facts})
    assessment = Assessment(POLICY, profile)
    told = Verdict(assessment, None)
    step = next_step(told, assessment)
    return str(words("conclusion.glance", verdict=told, next_step=step, who="您", cites=False)).replace(
        "**", ""
    )


def own(level: str, since: str = "2025-01-01") -> dict[str, Any]:
    return {"level": level, "same_speciality": True, "obtained_on": since}


@pytest.mark.parametrize(
    ("facts", "headline"),
    [
        (
            {
                "education": "college",
                "experience": {"years": 20},
                "titles": [own("deputy_senior", "2015-01")],
            },
            "您已是高级工程师（取决于评审机构是否认可较早取得的本专业职称）；正高级工程师还差：须具备大学本科，或更高的学历（学位）。",
        ),
        (
            {
                "experience": {"years": 20},
                "titles": [own("deputy_senior", "2015-01")],
                "achievements": [{**CORE, "count": 2}],
            },
            "您已是高级工程师（取决于评审机构是否认可较早取得的本专业职称）；正高级工程师还差1项成果。",
        ),
        (
            {
                "experience": {"years": 12},
                "titles": [{"level": "deputy_senior", "same_speciality": False, "years": 7}],
                "achievements": [CORE],
            },
            (
                "能否申报正高级工程师，取决于评审机构是否认可其他系列（专业）的职称；"
                "稳妥的是高级工程师（附件2 三（一）2（4））。"
            ),
        ),
        ({"employer_in_beijing": False}, "按您填写的情况，您现在还不能按这份通告申报：单位不在适用范围。"),
    ],
)
def test_the_headline_says_it_in_one_line(facts: dict[str, Any], headline: str) -> None:
    assert glance(**facts).splitlines()[0] == headline


def test_the_day_without_a_waiver_is_told_beside_the_waiver() -> None:
    doctor: dict[str, Any] = {
        "education": "doctor",
        "experience": {"since": "2026-07-01"},
        "titles": [],
        "exceptional": None,
    }
    told = glance(**doctor, achievements=[CORE])
    assert "高级工程师：? 还不能确定：最早2028年7月1日；如有破格情形，今天就可以" in told
    assert "没有的话，等到2028年7月1日年限满" in told


@pytest.mark.parametrize(
    ("facts", "level", "first"),
    [
        ({"employer_in_beijing": False, "achievements": []}, "高级工程师", "单位不在适用范围"),
        ({"achievements": [], "titles": []}, "高级工程师", "须取得中级职称"),
        (
            {"education": "master", "experience": {"years": 9}, "achievements": []},
            "高级工程师",
            "成果还差3项",
        ),
    ],
)
def test_what_blocks_a_level_most_stands_first(facts: dict[str, Any], level: str, first: str) -> None:
    (line,) = [line for line in glance(**facts).splitlines() if line.startswith(f"- {level}：")]
    assert line.startswith(f"- {level}：✘ 暂不能申报：{first}")


def test_a_goal_that_is_held_is_not_to_be_applied_for() -> None:
    assessment = Assessment(POLICY, POLICY.profile({**READY, "titles": [own("intermediate")]}))
    step = next_step(Verdict(assessment, "engineer"), assessment)
    assert step.endswith("工程师已经取得，不用再申报")


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"employer_in_beijing": None},
        {"education": "college", "titles": [own("deputy_senior")]},
        {"education": "other", "experience": {"years": 1}, "titles": [], "achievements": []},
        {
            "education": "doctor",
            "experience": {"since": "2026-07-01"},
            "exceptional": None,
            "achievements": [CORE],
        },
    ],
)
def test_it_fits_a_phone(facts: dict[str, Any]) -> None:
    lines = [line for line in glance(**facts).splitlines() if line]
    assert sum(-(-len(line) // WIDE) for line in lines) <= PHONE


@pytest.mark.parametrize(
    "facts",
    [
        {"achievements": []},
        {"employer_in_beijing": False},
        {"basic": {"general": None}},
        {"education": "doctor", "experience": {"years": 3}, "achievements": []},
        {"education": "master", "experience": {"years": 9}},
    ],
)
def test_the_road_is_never_greener_than_the_verdict(facts: dict[str, Any]) -> None:
    profile = POLICY.profile({**READY, **facts})
    statuses = {level.level.level: level.status for level in Assessment(POLICY, profile).levels}
    for step in road(POLICY, profile).steps:
        assert step.is_open == (statuses[step.level] == "eligible")
        if step.day == profile.as_of and not step.is_open:
            assert "今天还不能申报" in step.text


@pytest.mark.parametrize(
    ("facts", "needs"),
    [
        ({"titles": [own("deputy_senior")]}, ("大学本科", "2030年1月1日")),
        ({"titles": []}, ("大学本科", "中级职称")),
        ({"education": "secondary_vocational", "titles": []}, ("大学专科", "初级职称")),
    ],
)
def test_a_degree_alone_is_never_said_to_do_where_more_is_lacking(
    facts: dict[str, Any], needs: tuple[str, ...]
) -> None:
    profile = POLICY.profile({**READY, "education": "college", "experience": {"years": 20}, **facts})
    assessment = Assessment(POLICY, profile)
    for level in assessment.levels:
        told = Verdict(assessment, level.level.level)
        step = next_step(told, assessment)
        if told.focus.lacks and told.focus.lacks[0].kind == "education" and needs[0] in step:
            assert all(need in step for need in needs)
            return
    raise AssertionError("no level lacks a degree")


def test_a_way_that_asks_for_no_degree_is_not_closed_for_want_of_one() -> None:
    college = {"education": "college", "experience": {"years": 9}, "titles": []}
    steps = road(POLICY, POLICY.profile({**READY, **college})).steps
    for step in steps[2:]:
        assert "或者不用提高学历：须取得非本系列（专业）的" in step.text
        assert "不能代替" not in step.text


@pytest.mark.parametrize(
    ("facts", "is_told"),
    [
        ({"titles": [], "experience": {"years": 8}, "achievements": [CORE]}, True),
        ({"titles": [], "experience": {"years": 8}, "achievements": [{**CORE, "count": 2}]}, True),
        ({"titles": [own("intermediate")], "achievements": [CORE]}, False),
        ({"titles": [], "education": "college", "achievements": [CORE]}, False),
    ],
)
def test_outcomes_that_a_review_on_the_way_uses_up_are_said_not_to_count_again(
    *, facts: dict[str, Any], is_told: bool
) -> None:
    told = glance(**facts)

    assert ("评工程师时用过的成果，评高级工程师时不再计算，要另备" in told) == is_told, told
