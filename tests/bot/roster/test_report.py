"""What a report lists: the evidence of what counts, and nothing of what does not."""

from __future__ import annotations

from typing import Any

from bot.roster.evidence import checklist_groups
from rules import Assessment, load_policies

FACTS: dict[str, Any] = {
    "as_of": "2026-11-22",
    "employer_in_beijing": True,
    "direction": "data",
    "education": "doctor",
    "experience": {"years": 3},
    "titles": [],
    "exceptional": [{"kind": "science_award", "level": "national", "grade": "first", "rank": 2}],
    "basic": {"general": True, "senior_engineer": True},
    "performance": {"senior_engineer": True},
    "achievements": [
        {"kind": "patent", "count": 2, "granted": True, "rank": 1},
        {"kind": "paper", "rank": 1, "journal": "core"},
        {"kind": "paper", "rank": 1, "journal": "core", "used_before": True},
        {"kind": "standard", "level": "group", "rank": 1},
    ],
}


def listed(facts: dict[str, Any]) -> dict[str, list[str]]:
    policy = load_policies()["beijing-cybersecurity-2024"]
    assessment = Assessment(policy, policy.profile(facts))
    assert assessment.eligible_level == "senior_engineer"
    return {
        item.what: item.clauses
        for group in checklist_groups(assessment, "senior_engineer")
        for item in group.items
    }


def test_each_achievement_that_counts_is_listed_with_its_clause() -> None:
    items = listed(FACTS)
    assert items["发明专利2项：第一发明人、已授权"] == ["附件2 三（三）3"]
    assert [what for what in items if what.startswith("专业论文")] == [
        "专业论文1篇：第一作者、刊物：核心期刊"
    ]
    assert not any(what.startswith("标准") for what in items)


def test_the_facts_behind_met_clauses_are_listed() -> None:
    items = listed(FACTS)
    assert items["学历"] == ["附件2 三（一）2（1）"]
    assert items["专业工作年限"] == ["附件2 三（一）2（1）"]
    assert items["省部级及以上科技奖项"] == ["附件2 三（四）1"]
    assert "现有职称" not in items


def test_a_waived_education_asks_for_the_ground_only() -> None:
    items = listed(FACTS | {"education": "college", "experience": {"years": 1}})
    assert "学历" not in items
    assert items["省部级及以上科技奖项"] == ["附件2 三（四）1"]
