"""What is missing: one entry for each condition that is not met or unknown, in the contract's form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.people import people
from tests.rules.answering import given_now
from tests.rules.ready import READY
from tests.rules.verdicts import assessed, conditions, entry, levels

if TYPE_CHECKING:
    import random

    from rules.verdict.missing_forms import MissingJson
    from tests.rules.altering import Person

ROUTE_KEYS = {"condition", "clause", "kind", "text", "routes"}
KEYS = {
    "scope": {"condition", "clause", "kind", "text", "field"},
    "declaration": {"condition", "clause", "kind", "text", "field"},
    "direction": {"condition", "clause", "kind", "text", "field"},
    "achievements": {"condition", "clause", "kind", "text", "short_by", "upgrades", "not_counted"},
    "years": ROUTE_KEYS | {"date", "needed_years", "short_months"},
    "title_years": ROUTE_KEYS | {"date", "needed_years", "short_months", "title"},
    "title": ROUTE_KEYS | {"date", "needed_years", "title"},
    "education": ROUTE_KEYS | {"date", "education"},
}
OF_UNKNOWN = {"condition", "clause", "kind", "text", "field", "fields"}
UNKNOWN_BESIDE = {
    "education_experience": {"routes"},
    "achievements": {"short_by", "upgrades", "not_counted"},
}
WHERE = {
    "scope": {"scope"},
    "basic": {"declaration"},
    "performance": {"declaration", "direction"},
    "achievements": {"achievements"},
    "education_experience": {"years", "title_years", "title", "education"},
}
PATH = re.compile(r"[a-z_]+(\.[a-z_]+|\.\d+\.[a-z_]+)?")


@given(people())
def test_there_is_one_entry_for_each_condition_that_is_not_met(person: Person) -> None:
    for level in levels(person).values():
        unmet = {name: part["status"] for name, part in conditions(level).items() if part["status"] != "met"}
        assert [missing["condition"] for missing in level["missing"]] == list(unmet)
        for missing in level["missing"]:
            check_keys(missing, unmet[missing["condition"]])


def check_keys(missing: MissingJson, status: str) -> None:
    kind, condition = missing["kind"], missing["condition"]
    if kind == "unknown_fact":
        assert status == "unknown"
        waived = any(field.partition(".")[0] == "exceptional" for field in missing["fields"])
        may_wait = {"date"} if waived else set()
        assert set(missing) - may_wait == OF_UNKNOWN | UNKNOWN_BESIDE.get(condition, set())
        assert missing["field"] == missing["fields"][0]
        assert len(set(missing["fields"])) == len(missing["fields"])
    else:
        assert status == ("unknown" if kind == "direction" else "not_met")
        assert kind in WHERE[condition]
        assert set(missing) == KEYS[kind]
    assert re.search(r"[\u4e00-\u9fff]", missing["text"])


@given(people(), st.randoms(use_true_random=False))
def test_the_unknown_facts_are_unknown_and_all_that_there_are(person: Person, rng: random.Random) -> None:
    """Each field that is named is open; with all of them given, the condition is decided."""
    for name, level in levels(person).items():
        for missing in level["missing"]:
            fields = missing.get("fields", [missing["field"]] if missing["kind"] == "direction" else [])
            told = person
            for field in fields:
                assert PATH.fullmatch(field)
                told = given_now(told, field, rng)
            after = levels(told)[name]
            if fields and after["status"] != "held":
                assert conditions(after)[missing["condition"]]["status"] != "unknown"


def test_of_two_titles_that_are_alike_both_are_asked_about() -> None:
    alike = {"level": "deputy_senior", "same_speciality": False}
    told = entry(
        {"titles": [alike, alike], "experience": {"years": 9}}, "senior_engineer", "education_experience"
    )
    assert {"titles.0.obtained_on", "titles.1.obtained_on"} <= set(told["fields"])


def test_a_person_who_lacks_nothing() -> None:
    facts = {
        "experience": {"years": 9},
        "titles": [{"level": "intermediate", "same_speciality": False, "years": 6}],
    }
    for level in ("assistant_engineer", "engineer", "senior_engineer"):
        assert assessed({**READY, **facts}).missing(level) == []
    held = {"titles": [{"level": "full_senior", "same_speciality": True}]}
    assert assessed({**READY, **held, "education": None}).missing("engineer") == []


def test_scope() -> None:
    assert entry({"employer_in_beijing": False}, "engineer", "scope") == {
        "condition": "scope",
        "clause": "附件1 一",
        "kind": "scope",
        "text": "须属于适用范围：“本办法适用于本市国有企业事业单位、非公有制经济组织、社会组织等机构中”",
        "field": "employer_in_beijing",
    }
    assert entry({"employer_in_beijing": None}, "engineer", "scope") == {
        "condition": "scope",
        "clause": "附件1 一",
        "kind": "unknown_fact",
        "text": "还不清楚：北京单位。补充后才能判断这一项",
        "field": "employer_in_beijing",
        "fields": ["employer_in_beijing"],
    }


@pytest.mark.parametrize(
    ("declared", "clause", "kind", "fields"),
    [
        ({"general": False}, "附件2 序言1", "declaration", ["basic.general"]),
        ({"general": True, "engineer": False}, "附件2 二（一）1", "declaration", ["basic.engineer"]),
        ({"engineer": False}, "附件2 二（一）1", "declaration", ["basic.engineer"]),
        ({"general": False, "engineer": False}, "附件2 序言1", "declaration", ["basic.general"]),
        ({"general": True}, "附件2 二（一）1", "unknown_fact", ["basic.engineer"]),
        ({"engineer": True}, "附件2 序言1", "unknown_fact", ["basic.general"]),
        ({}, "附件2 序言1", "unknown_fact", ["basic.general", "basic.engineer"]),
        (None, "附件2 序言1", "unknown_fact", ["basic.general", "basic.engineer"]),
    ],
)
def test_basic(declared: object, clause: str, kind: str, fields: list[str]) -> None:
    found = entry({"basic": declared}, "engineer", "basic")
    assert (found["clause"], found["kind"], found["field"]) == (clause, kind, fields[0])
    assert found.get("fields", fields) == fields


def test_a_declaration_quotes_its_clause() -> None:
    found = entry({"basic": {"general": True, "assistant_engineer": False}}, "assistant_engineer", "basic")
    assert found["text"].startswith("须符合：掌握本专业的基础理论知识和专业技术知识，")
    found = entry({"performance": {"senior_engineer": False}}, "senior_engineer", "performance")
    assert found["text"].startswith("须符合：作为主要完成人能够完成本单位本专业项目的规划和实施工作")


@pytest.mark.parametrize(
    ("declared", "direction", "kind", "fields"),
    [
        (False, "data", "declaration", ["performance.engineer"]),
        (False, None, "declaration", ["performance.engineer"]),
        (True, None, "direction", ["direction"]),
        (None, "data", "unknown_fact", ["performance.engineer"]),
        (None, None, "unknown_fact", ["performance.engineer", "direction"]),
    ],
)
def test_performance(declared: object, direction: object, kind: str, fields: list[str]) -> None:
    facts = {"performance": {"engineer": declared}, "direction": direction}
    found = entry(facts, "engineer", "performance")
    assert (found["clause"], found["kind"], found["field"]) == ("附件2 二（二）", kind, fields[0])
    assert found.get("fields", fields) == fields


def test_the_names_of_unknown_facts_are_said_as_people_say_them() -> None:
    facts: dict[str, Any] = {
        "experience": {"years": 9},
        "titles": [{"level": "junior", "years": 1}, {"level": "deputy_senior"}],
        "exceptional": [{"kind": "science_award", "level": "national"}],
        "achievements": [{"kind": "standard"}, {"kind": "patent", "used_before": None, "rank": 1}],
    }
    routes = entry(facts, "senior_engineer", "education_experience")
    assert routes["fields"] == [
        "titles.1.obtained_on",
        "titles.1.same_speciality",
        "exceptional.0.grade",
        "exceptional.0.rank",
        "achievements.0.level",
        "achievements.0.rank",
    ]
    assert routes["text"] == (
        "还不清楚：第2个职称的取得时间、第2个职称的专业、第1条破格条件的等级、第1条破格条件的排名、"
        "第1条成果的标准级别、第1条成果的排名。补充后才能判断这一项"
    )
    achievements = entry(facts, "engineer", "achievements")
    assert achievements["fields"] == ["achievements.1.granted", "achievements.1.used_before"]
    assert achievements["text"] == "还不清楚：第2条成果是否已授权、第2条成果的使用情况。补充后才能判断这一项"


@pytest.mark.parametrize(
    ("facts", "clause", "fields"),
    [
        ({"education": None, "experience": {"years": 9}}, "附件2 三（一）2（1）", ["education"]),
        ({"experience": None, "education": "master"}, "附件2 三（一）2（2）", ["experience"]),
        (
            {"experience": None, "education": None},
            "附件2 三（一）2（1）",
            ["education", "experience"],
        ),
        ({"titles": None, "experience": {"years": 9}}, "附件2 三（一）2（3）", ["titles"]),
        ({"exceptional": None}, "附件2 三（四）", ["exceptional"]),
        (
            {"exceptional": [{"kind": "vulnerability"}, {"kind": "vulnerability", "role": "participant"}]},
            "附件2 三（四）",
            ["exceptional.0.role"],
        ),
        (
            {"exceptional": [{"kind": "science_award", "level": "national", "grade": "second"}]},
            "附件2 三（四）",
            ["exceptional.0.rank"],
        ),
    ],
)
def test_the_facts_that_would_decide_it(facts: dict[str, Any], clause: str, fields: list[str]) -> None:
    found = entry(facts, "senior_engineer", "education_experience")
    assert (found["kind"], found["clause"], found["fields"]) == ("unknown_fact", clause, fields)


def test_achievements() -> None:
    found = entry({"achievements": [{"kind": "standard"}]}, "senior_engineer", "achievements")
    assert found == {
        "condition": "achievements",
        "clause": "附件2 三（三）",
        "kind": "achievements",
        "text": "成果须有3项，现计0项，还差3项",
        "short_by": 3,
        "upgrades": [],
        "not_counted": [{"entry": 0, "reason": "kind", "text": "第1条标准：本级的成果条件没有这一类"}],
    }
    found = entry({"achievements": None}, "senior_engineer", "achievements")
    assert found == {
        "condition": "achievements",
        "clause": "附件2 三（三）",
        "kind": "unknown_fact",
        "text": "还不清楚：成果。补充后才能判断这一项",
        "field": "achievements",
        "fields": ["achievements"],
        "short_by": 3,
        "upgrades": [],
        "not_counted": [],
    }
