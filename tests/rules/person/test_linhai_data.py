"""What a notice asks of the person is refused, with file and line, where it does not hold together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rules import Assessment, ProfileRefused, load_policies, load_policy
from tests.made_up_notices import LINHAI, NOTICES
from tests.rules.notice_folder import Change, NoticeFolder

if TYPE_CHECKING:
    from pathlib import Path

ENGINEER, SENIOR, TECHNICIAN = (
    f"levels/{name}.yaml" for name in ("engineer", "senior_engineer", "technician")
)


@pytest.fixture
def folder(tmp_path: Path) -> NoticeFolder:
    return NoticeFolder.copied(NOTICES / LINHAI, tmp_path / LINHAI)


@pytest.mark.parametrize(
    "change",
    [
        Change(TECHNICIAN, "experience_years: 0.5", "experience_years: 0.4", "0.4", "最小到半年"),
        Change(TECHNICIAN, "experience_years: 0.5", "experience_years: many", "many", "应为数字"),
        Change(TECHNICIAN, "experience_years: 0.5", "experience_years: true", ": true", "应为数字"),
        Change(TECHNICIAN, "experience_years: 0.5", "experience_years: -1", "-1", "不能小于 0"),
        Change(ENGINEER, "at_least: 50, ", "at_least: 50.2, ", "fact: born_on", "最小到半年"),
        Change(SENIOR, "at_most: 55, ", "at_most: 55.5, ", "fact: born_on", "应为整年"),
        Change(ENGINEER, "experience_years: 5", "experience_years: 3.5", "3.5}, experience", "应多于"),
        Change(ENGINEER, "at_least: 50, ", "", "fact: born_on", "at_least、at_most 应恰好写一个"),
        Change(ENGINEER, "at_least: 50, ", "at_least: 50, at_most: 60, ", "fact: born_on", "应恰好写一个"),
        Change(
            TECHNICIAN, "{fact: employed,", "{fact: employed, at_least: 1,", "fact: employed", "不写 at_least"
        ),
        Change(TECHNICIAN, "{fact: employed,", "{fact: born_on, at_least: 1,", "born_on", "没有“born_on”"),
        Change(ENGINEER, "fact: born_on", "fact: full_time_education", "{fact: full_time", "可用的是"),
        Change(ENGINEER, "fact: born_on", "fact: birthday", "birthday", "没有提问的话"),
        Change(
            ENGINEER, "education_fact: full_time_education", "education_fact: night_school", "night", "提问"
        ),
        Change(SENIOR, "education_years: 2, ", "education_fact: x, education_years: 2, ", "fact: x", "提问"),
        Change(SENIOR, "education: doctor, ", "", "education_years", "只能与 education 一起写"),
        Change(
            SENIOR,
            "routes: [第八条（二）]",
            "routes: [第七条（二）]",
            "第七条（二）",
            "可用的是：第八条（一）",
        ),
        Change(SENIOR, "缩短1年", "缩短一年", "缩短一年", "引文与"),
        Change(
            "policy.yaml", "stands_for: middle", "stands_for: doctor", "doctor, clause", "可用的是：member"
        ),
        Change("policy.yaml", "stands_for: middle, ", "", "software_exam", "应一起写，或都不写"),
        Change(
            "policy.yaml", "certificate: algorithm_licence", "certificate: software_exam", "算法", "写了两遍"
        ),
        Change("facts.yaml", "unit: 学时, ", "", "annual.training", "应一起写"),
        Change("facts.yaml", "type: day, stage: scope", "type: tenure, stage: scope", "born_on", "type 应为"),
    ],
    ids=lambda change: f"{change.file}: {change.new or change.old}",
)
def test_what_does_not_hold_together_is_refused(folder: NoticeFolder, change: Change) -> None:
    folder.must_refuse(change)


def test_a_number_may_be_a_most(folder: NoticeFolder) -> None:
    folder.change("notice.txt", "近3年继续教育不少于270学时", "近3年旷工不多于2天")
    for level in (TECHNICIAN, ENGINEER, SENIOR):
        folder.change(level, "at_least: 270", "at_most: 2")
        folder.change(level, "quote: 近3年继续教育不少于270学时", "quote: 近3年旷工不多于2天")
    policy = load_policy(folder.path)
    facts = {"as_of": "2026-11-22", "employed": True, "annual": {"reviews": 3}}
    for days, status in [(2, "met"), (2.5, "not_met"), (0, "met"), (None, "unknown")]:
        told = {**facts, "annual": {"reviews": 3, "training": days}}
        assessment = Assessment(policy, policy.profile(told))
        (found,) = (c for c in assessment.level("engineer").conditions if c.condition.name == "annual")
        assert found.finding.status.word == status
    over = Assessment(policy, policy.profile({**facts, "annual": {"reviews": 3, "training": 4}}))
    assert "超出2学时" in next(e["text"] for e in over.missing("engineer") if e["condition"] == "annual")


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        ("annual.training", -1),
        ("annual.training", "270"),
        ("annual.training", True),
        ("born_on", "1985"),
        ("born_on", "2030-01-01"),
        ("full_time_education", "night"),
        ("titles.0.level", "licence"),
    ],
)
def test_a_profile_that_does_not_fit_is_refused_by_its_field(path: str, wrong: object) -> None:
    policy = load_policy(NOTICES / LINHAI)
    group, _, name = path.partition(".")
    value = [{"level": wrong}] if group == "titles" else {name: wrong} if name else wrong
    with pytest.raises(ProfileRefused) as refused:
        policy.profile({"as_of": "2026-11-22", group: value})
    assert [error.field for error in refused.value.errors] == [path]


def test_the_shipped_notice_has_none_of_its_fields() -> None:
    fields = load_policies()["beijing-cybersecurity-2024"].document.model_json_schema()["properties"]
    assert fields.keys().isdisjoint({"born_on", "annual", "full_time_education", "examined", "merits"})
