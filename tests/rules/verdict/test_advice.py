"""Which way is advised first, and what has to be asked of the review body: cases written before they were tried."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.ready import READY
from tests.rules.verdicts import levels

ASSISTANT, ENGINEER, SENIOR, PROFESSORATE = (
    "assistant_engineer",
    "engineer",
    "senior_engineer",
    "professorate_senior_engineer",
)
CORE = {"kind": "paper", "rank": 1, "journal": "core", "count": 3}


def title(level: str, *, own: bool | None = True, since: str = "2025-01-01") -> dict[str, Any]:
    return {"level": level, "same_speciality": own, "obtained_on": since}


def person(education: str, years: float, *titles: dict[str, Any], **facts: Any) -> dict[str, Any]:
    """On 2026-11-22, with everything declared and no 破格."""
    told = {"education": education, "experience": {"years": years}, "titles": list(titles), "exceptional": []}
    return {**READY, **told, **facts}


def told(facts: dict[str, Any], level: str) -> set[str]:
    return {caveat["code"] for caveat in levels(facts)[level]["caveats"]}


@pytest.mark.parametrize(
    ("facts", "level", "first"),
    [
        (person("college", 20, title("deputy_senior", since="2015-01")), PROFESSORATE, "四（一）2（1）"),
        (person("senior_worker_class", 20, title("deputy_senior")), PROFESSORATE, "四（一）2（1）"),
        (person("secondary_vocational", 20, title("deputy_senior")), PROFESSORATE, "四（一）2（1）"),
        (person("bachelor", 9, title("deputy_senior", since="2024-06")), PROFESSORATE, "四（一）2（1）"),
        (person("doctor", 9), PROFESSORATE, "四（一）2（1）"),
        (person("other", 30, title("full_senior", own=False)), PROFESSORATE, "四（一）2（2）"),
        (person("bachelor", 9), SENIOR, "三（一）2（3）"),
        (person("bachelor", 0), SENIOR, "三（一）2（3）"),
        (person("technician_class", 9, title("junior")), SENIOR, "三（一）2（3）"),
        (person("bachelor", 3, title("intermediate")), SENIOR, "三（一）2（3）"),
        (person("bachelor", 9, title("deputy_senior", own=False)), SENIOR, "三（一）2（4）"),
        (person("college", 9, title("deputy_senior", own=False)), SENIOR, "三（一）2（4）"),
        (person("college", 9, title("intermediate", own=False)), SENIOR, "三（一）2（3）"),
        (person("college", 9), SENIOR, "三（一）2（3）"),  # 本科 is one step, 硕士 two
        (person("master", 4), SENIOR, "三（一）2（2）"),
        (person("master", 1, title("intermediate", since="2024-01")), SENIOR, "三（一）2（3）"),
        (person("doctor", 1), SENIOR, "三（一）2（1）"),
        (person("bachelor", 2), ENGINEER, "二（一）2（3）"),
        (person("college", 9), ENGINEER, "二（一）2（4）"),
        (person("college", 9, title("junior", since="2024-01")), ENGINEER, "二（一）2（4）"),
        (person("secondary_vocational", 9, title("junior", since="2020-01")), ENGINEER, "二（一）2（4）"),
        (person("other", 9), ASSISTANT, "一（二）4"),
        (person("secondary_vocational", 2), ASSISTANT, "一（二）4"),
        (person("college", 1), ASSISTANT, "一（二）3"),
    ],
)
def test_the_easiest_way_is_advised_first(facts: dict[str, Any], level: str, first: str) -> None:
    (missing,) = [
        one for one in levels(facts)[level]["missing"] if one["condition"] == "education_experience"
    ]
    assert missing["clause"] == missing["routes"][0]["clause"] == f"附件2 {first}"


@pytest.mark.parametrize(
    ("facts", "level", "given", "not_given"),
    [
        (
            person("bachelor", 9, title("intermediate", since="2021-01")),
            ENGINEER,
            ["title_predates_speciality"],
            [],
        ),
        (
            person("bachelor", 9, title("intermediate", since="2024-04-30")),
            ENGINEER,
            ["title_predates_speciality"],
            [],
        ),
        (
            person("bachelor", 9, title("intermediate", since="2024-05-01")),
            ENGINEER,
            [],
            ["title_predates_speciality"],
        ),
        (
            person("bachelor", 9, title("intermediate", since="2019-01"), title("intermediate")),
            ENGINEER,
            [],
            ["title_predates_speciality"],
        ),
        (
            person("bachelor", 9, title("intermediate", since="2019-01")),
            SENIOR,
            ["title_predates_speciality"],
            ["series_unspecified", "years_counting"],
        ),
        (
            person("master", 9, title("intermediate", since="2019-01")),
            SENIOR,
            [],
            ["title_predates_speciality", "series_unspecified", "years_counting"],
        ),
        (
            person("bachelor", 9, title("intermediate", own=False, since="2019-01")),
            SENIOR,
            ["series_unspecified"],
            ["title_predates_speciality"],
        ),
        (
            person("bachelor", 9, title("deputy_senior", own=False, since="2019-01")),
            SENIOR,
            [],
            ["series_unspecified"],
        ),
        (
            person("bachelor", 9, title("deputy_senior", own=False, since="2019-01")),
            PROFESSORATE,
            ["series_unspecified"],
            [],
        ),
        (person("master", 7), SENIOR, ["years_counting"], []),
        (person("master", 7.9), SENIOR, ["years_counting"], []),
        (person("master", 8), SENIOR, [], ["years_counting"]),
        (person("master", 6.5), SENIOR, ["years_counting"], []),
        (person("master", 6), SENIOR, [], ["years_counting"]),
        (person("master", 20, education_obtained_on="2024-07"), SENIOR, ["years_counting"], []),
        (person("master", 20, education_obtained_on="2000-07"), SENIOR, [], ["years_counting"]),
        (person("doctor", 2.5), ENGINEER, [], ["years_counting"]),
        (person("master", 9, achievements=[CORE]), SENIOR, ["core_journals"], []),
        (person("master", 9, achievements=[CORE]), ENGINEER, [], ["core_journals"]),
        (person("master", 9, achievements=[{**CORE, "journal": "public"}]), SENIOR, [], ["core_journals"]),
        (
            person("master", 9, circumstances=["conference_paper"]),
            SENIOR,
            ["conference_paper"],
            ["employment"],
        ),
        (person("master", 9, circumstances=["conference_paper"]), ASSISTANT, [], ["conference_paper"]),
        (person("master", 9, circumstances=["retired"]), ASSISTANT, ["employment"], ["conference_paper"]),
        (person("master", 9, circumstances=["civil_servant"]), PROFESSORATE, ["employment"], []),
        (person("master", 9, circumstances=[]), ENGINEER, [], ["employment", "conference_paper"]),
    ],
)
def test_what_the_notice_leaves_open_is_said_where_it_decides(
    facts: dict[str, Any], level: str, given: list[str], not_given: list[str]
) -> None:
    codes = told(facts, level)
    assert set(given) <= codes
    assert not codes & set(not_given)


def test_each_caveat_is_given_once_a_clause() -> None:
    for level in levels(
        person("master", 7, achievements=[CORE], circumstances=["retired", "retired"])
    ).values():
        said = [(caveat["code"], caveat["clause"]) for caveat in level["caveats"]]
        assert len(said) == len(set(said))
