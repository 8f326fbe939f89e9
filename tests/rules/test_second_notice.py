"""A new notice needs no code: other words, levels, numbers and grounds are only data."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from rules import Assessment, Policy, ProfileRefused, load_policy, profile_json
from tests.made_up_notices import APPLICANT, NOTICES, SECOND
from tests.rules.notice_folder import NoticeFolder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from rules.verdict.assessment_forms import LevelJson


@pytest.fixture(scope="module")
def second() -> Policy:
    return load_policy(NOTICES / SECOND)


def levels_of(policy: Policy, changes: Mapping[str, Any]) -> dict[str, LevelJson]:
    assessed = Assessment(policy, policy.profile({**APPLICANT, **changes})).as_json()
    return {level["level"]: level for level in assessed["levels"]}


def conditions_of(level: LevelJson) -> dict[str, Any]:
    return {condition["condition"]: condition for condition in level["conditions"]}


def test_it_has_three_levels_of_its_own(second: Policy) -> None:
    levels = levels_of(second, {})
    assert {name: level["name"] for name, level in levels.items()} == {
        "technician": "技术员",
        "engineer": "工程师",
        "chief_engineer": "首席工程师",
    }
    assert [list(conditions_of(level)) for level in levels.values()] == [
        ["scope", "conduct", "education_experience"],
        ["scope", "conduct", "education_experience", "achievements"],
        ["scope", "conduct", "education_experience", "merit", "achievements"],
    ]


def test_an_applicant_who_only_lacks_a_day(second: Policy) -> None:
    assessment = Assessment(second, second.profile(APPLICANT))
    assert assessment.eligible_level == "technician"
    levels = levels_of(second, {})
    assert levels["engineer"]["status"] == "not_eligible"
    assert levels["engineer"]["earliest_date"] == "2028-03-01"
    (missing,) = levels["engineer"]["missing"]
    assert {key: missing[key] for key in ("clause", "kind", "needed_years", "short_months", "date")} == {
        "clause": "第七条（二）",
        "kind": "years",
        "needed_years": 3,
        "short_months": 1,
        "date": "2028-03-01",
    }
    the_day_after = Assessment(second, second.profile(APPLICANT), day=date(2028, 3, 1))
    assert the_day_after.eligible_level == "engineer"
    assert the_day_after.clause_status("第七条（二）", "engineer") == "met"


def test_its_own_tiers_and_a_route_without_education(second: Policy) -> None:
    for education, experience, clauses in [
        ("vocational_college", {"years": 0.5}, ["第六条（一）"]),
        ("school", {"years": 2}, ["第六条（二）"]),
        ("postgraduate", {"years": 2}, ["第六条（一）", "第六条（二）"]),
        ("school", {"years": 1.9}, []),
    ]:
        technician = levels_of(second, {"education": education, "experience": experience})["technician"]
        assert conditions_of(technician)["education_experience"]["clauses"] == clauses


def test_its_titles_count_upwards(second: Policy) -> None:
    """初级六年 is met by a higher title too; one's own 中级 makes 工程师 held."""
    facts = {"education": "school", "experience": {"years": 9}}
    for title, status in [
        ({"level": "elementary", "same_speciality": True, "years": 6}, "eligible"),
        ({"level": "elementary", "same_speciality": True, "years": 5.9}, "not_eligible"),
        ({"level": "high", "same_speciality": False, "years": 6}, "eligible"),
        ({"level": "middle", "same_speciality": True, "years": 1}, "held"),
    ]:
        assert levels_of(second, {**facts, "titles": [title]})["engineer"]["status"] == status


@pytest.mark.parametrize(
    ("ground", "waived_by", "status"),
    [
        ({"kind": "skills_contest", "tier": "province", "place": 6}, ["第九条（一）"], "eligible"),
        ({"kind": "skills_contest", "tier": "province", "place": 7}, [], "not_eligible"),
        ({"kind": "skills_contest", "tier": "nation", "place": 20}, ["第九条（一）"], "eligible"),
        ({"kind": "skills_contest", "tier": "city", "place": 1}, [], "not_eligible"),
        ({"kind": "skills_contest", "tier": "nation"}, [], "undetermined"),
        ({"kind": "model_worker"}, ["第九条（二）"], "eligible"),
    ],
)
def test_its_waiver_is_another_level_s(
    second: Policy, ground: dict[str, Any], waived_by: list[str], status: str
) -> None:
    levels = levels_of(second, {"exceptional": [ground]})
    engineer = levels["engineer"]
    assert conditions_of(engineer)["education_experience"]["waived_by"] == waived_by
    assert engineer["status"] == status
    assert conditions_of(levels["chief_engineer"])["education_experience"]["waived_by"] == []


@pytest.mark.parametrize(
    ("achievements", "counted", "possible", "status"),
    [
        # 2 improvements + 1 patent + 3 courses, of which every three count as one: the four that are needed
        (
            [
                {"kind": "process_improvement", "reach": "industry", "place": 2, "count": 2},
                {"kind": "patent", "patent_type": "invention", "place": 1},
                {"kind": "course", "registered": True, "count": 3},
            ],
            *(4, 4, "met"),
        ),
        (
            [
                {"kind": "process_improvement", "reach": "industry", "place": 2, "count": 3},
                {"kind": "course", "registered": True, "count": 2},
            ],
            *(3, 3, "not_met"),
        ),
        # third of the inventors, a utility model, a factory's improvement, and one that was used before
        (
            [
                {"kind": "patent", "patent_type": "invention", "place": 3, "count": 4},
                {"kind": "patent", "patent_type": "utility_model", "place": 1, "count": 4},
                {"kind": "process_improvement", "reach": "factory", "place": 1, "count": 4},
                {
                    "kind": "process_improvement",
                    "reach": "industry",
                    "place": 1,
                    "count": 4,
                    "used_before": True,
                },
            ],
            *(0, 0, "not_met"),
        ),
        ([{"kind": "patent", "place": 1, "count": 5}], *(0, 5, "unknown")),
    ],
)
def test_its_achievements_are_counted_by_its_own_numbers(
    second: Policy, achievements: list[dict[str, Any]], counted: int, possible: int, status: str
) -> None:
    chief = levels_of(second, {"achievements": achievements})["chief_engineer"]
    condition = conditions_of(chief)["achievements"]
    assert (condition["counted"], condition["possible"]) == (counted, possible)
    assert condition["required"] == 4
    assert condition["status"] == status


def test_three_of_a_kind_may_be_read_more_widely(second: Policy) -> None:
    """四门课程: every three count as one, or, from three on, n count n - 2; only the wider reading makes four."""
    three_others = {"kind": "patent", "patent_type": "invention", "place": 1, "count": 2}
    courses = {"kind": "course", "registered": True, "count": 4}
    level = levels_of(second, {"achievements": [three_others, courses]})["chief_engineer"]
    assert conditions_of(level)["achievements"]["counted"] == 3
    assert [(caveat["code"], caveat["clause"]) for caveat in level["caveats"]] == [
        ("pair_counting", "第十二条")
    ]


def test_its_performance_follows_its_own_directions(second: Policy) -> None:
    merit = conditions_of(levels_of(second, {})["chief_engineer"])["merit"]
    assert merit == {"condition": "merit", "status": "met", "clauses": ["第十一条", "第十一条（二）"]}
    without = levels_of(second, {"direction": None})["chief_engineer"]
    assert conditions_of(without)["merit"]["status"] == "unknown"
    assert [entry["kind"] for entry in without["missing"] if entry["condition"] == "merit"] == ["direction"]


def test_every_sentence_uses_its_own_words(second: Policy) -> None:
    """Not the shipped notice's: none of its levels, kinds or titles turns up in what is said."""
    texts = [entry["text"] for level in levels_of(second, {}).values() for entry in level["missing"]]
    routes = levels_of(second, {"titles": None, "education": None, "experience": None, "achievements": None})
    texts += [entry["text"] for level in routes.values() for entry in level["missing"]]
    said = "\n".join(texts)
    assert "工作年限" in said
    for foreign in ("网络", "安全", "北京", "副高级", "助理"):
        assert foreign not in said


def test_its_schema_names_its_own_facts_and_values(second: Policy, policy: Policy) -> None:
    schema, shipped = (notice.document.model_json_schema() for notice in (second, policy))
    assert {"registered_in_yunhai", "conduct", "merit"} == set(schema["properties"]) - set(
        shipped["properties"]
    )
    only_shipped = set(shipped["properties"]) - set(schema["properties"])
    silences = {"circumstances", "education_obtained_on"}
    assert only_shipped == {"employer_in_beijing", "basic", "performance"} | silences
    education, *_ = schema["properties"]["education"]["anyOf"]
    assert education["enum"] == ["postgraduate", "undergraduate", "vocational_college", "school"]
    assert schema["$defs"]["Title"]["properties"]["level"]["enum"] == ["elementary", "middle", "high"]
    achievement = schema["$defs"]["Achievement"]
    assert achievement["properties"]["kind"]["enum"] == ["process_improvement", "patent", "course"]
    assert set(achievement["properties"]) == {
        "kind",
        "count",
        "used_before",
        "place",
        "reach",
        "patent_type",
        "registered",
    }
    assert {"SkillsContest", "ModelWorker"} <= set(schema["$defs"])
    assert all(part["additionalProperties"] is False for part in (schema, *schema["$defs"].values()))


def test_a_profile_of_the_one_is_refused_by_the_other(second: Policy, policy: Policy) -> None:
    with pytest.raises(ProfileRefused) as refused:
        policy.profile(APPLICANT)
    fields = {error.field for error in refused.value.errors}
    assert {"direction", "education", "registered_in_yunhai", "conduct", "merit"} <= fields
    assert "achievements.0.kind" in fields
    with pytest.raises(ProfileRefused) as refused:
        second.profile({"as_of": "2028-02-29", "employer_in_beijing": True, "education": "doctor"})
    errors = {error.field: error for error in refused.value.errors}
    assert set(errors) == {"employer_in_beijing", "education"}
    assert "registered_in_yunhai" in errors["employer_in_beijing"].allowed
    assert errors["education"].allowed == ("postgraduate", "undergraduate", "vocational_college", "school")


def test_its_grounds_are_told_apart_by_their_kind(second: Policy) -> None:
    """Of two kinds as of seven: the path is that of the profile, and what is allowed is that kind's own."""
    for ground, field, allowed in [
        ({"kind": "skills_contest", "rank": 1}, "exceptional.0.rank", ("kind", "tier", "place")),
        ({"kind": "skills_contest", "place": 0}, "exceptional.0.place", ()),
        ({"kind": "skills_contest", "tier": "world"}, "exceptional.0.tier", ("city", "province", "nation")),
        ({"kind": "model_worker", "place": 1}, "exceptional.0.place", ("kind",)),
        ({"kind": "lottery"}, "exceptional.0.kind", ("skills_contest", "model_worker")),
        ({}, "exceptional.0.kind", ("skills_contest", "model_worker")),
        ([], "exceptional.0", ()),
    ]:
        with pytest.raises(ProfileRefused) as refused:
            second.profile({**APPLICANT, "exceptional": [ground]})
        assert [(error.field, error.allowed) for error in refused.value.errors] == [(field, allowed)]


def test_a_place_among_the_first_two_is_said_in_its_words(second: Policy) -> None:
    listed = [
        {"kind": "process_improvement", "reach": "industry", "place": 3},
        {"kind": "patent", "patent_type": "invention", "place": 3},
    ]
    (missing,) = (
        entry
        for entry in levels_of(second, {"achievements": listed})["chief_engineer"]["missing"]
        if entry["condition"] == "achievements"
    )
    places = [(better["attribute"], better["seen"], better["needed"]) for better in missing["upgrades"]]
    assert places == [("place", 3, 2)] * 2
    assert [better["text"] for better in missing["upgrades"]] == [
        "第1条工艺改进：名次：第3名 → 需前二",
        "第2条专利：第三发明人 → 需前二发明人",
    ]


def test_the_canonical_form_is_in_its_own_words(second: Policy) -> None:
    profile = second.profile(APPLICANT)
    written = profile_json(profile)
    assert written == {
        **APPLICANT,
        "achievements": [{"kind": "process_improvement", "place": 1, "reach": "factory"}],
    }
    assert second.profile(written) == profile


def test_a_notice_of_one_ground_or_of_two_names_what_is_wrong_in_it(second: Policy, tmp_path: Path) -> None:
    folder = NoticeFolder.copied(second.folder, tmp_path / SECOND)
    folder.change("achievements.yaml", "  model_worker:\n    name: 劳动模范\n    attributes: {}\n", "")
    folder.change(
        "levels/engineer.yaml", "kind: model_worker}", "kind: skills_contest, any_of: [{tier: {is: nation}}]}"
    )
    for notice in (load_policy(folder.path), second):
        for wrong, field in [({"place": 0}, "exceptional.0.place"), ({"luck": 1}, "exceptional.0.luck")]:
            with pytest.raises(ProfileRefused) as refused:
                notice.profile({**APPLICANT, "exceptional": [{"kind": "skills_contest", **wrong}]})
            assert [error.field for error in refused.value.errors] == [field]
