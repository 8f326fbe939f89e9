"""How a profile is read: all its faults at once, nothing repeated, null as absent, unknown never as none."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from rules import ProfileRefused

if TYPE_CHECKING:
    from rules import Policy

TODAY = date(2026, 11, 22)
DIRECTIONS = ["network_system", "content", "data", "business"]
NO_SUCH_DIRECTION = (
    "没有这个取值，可以写："
    "网络与系统安全（network_system）、信息内容安全（content）、数据安全（data）、业务安全（business）"
)


def refused_fields(policy: Policy, facts: object) -> list[str]:
    with pytest.raises(ProfileRefused) as refused:
        policy.profile(facts, TODAY)
    return [error.field for error in refused.value.errors]


def test_every_fault_is_named_at_once_in_the_order_of_the_profile(policy: Policy) -> None:
    facts = {
        "as_of": "2026-11-22",
        "education": "高中",
        "experience": {"years": -1, "since": "2018"},
        "titles": [{"level": "junior"}, {"level": "senior"}],
        "achievements": [{"kind": "paper", "count": 0, "rank": 0}, {"kind": "book"}],
        "salary": 1,
    }
    assert refused_fields(policy, facts) == [
        "education",
        "experience.years",
        "experience.since",
        "titles.1.level",
        "achievements.0.count",
        "achievements.0.rank",
        "achievements.1.kind",
        "salary",
    ]
    kinds = {
        "exceptional": [{"kind": "lottery"}, {"rank": 1}, {"kind": "patent_award", "grade": "bronze"}],
        "basic": 1,
    }
    assert refused_fields(policy, kinds) == [
        "exceptional.0.kind",
        "exceptional.1.kind",
        "exceptional.2.grade",
        "basic",
    ]
    later = {
        "as_of": "2026-11-22",
        "experience": {"since": "2027-01"},
        "titles": [
            {"level": "junior", "obtained_on": "2027-01"},
            {"level": "junior", "years": 1, "obtained_on": "2020-01"},
        ],
    }
    assert refused_fields(policy, later) == [
        "experience.since",
        "titles.0.obtained_on",
        "titles.1",
    ]


def test_what_was_written_is_never_repeated(policy: Policy) -> None:
    personal = "张三13800138000"
    places = [
        *(
            {"as_of": personal},
            {"education": personal},
            {"employer_in_beijing": personal},
            {"titles": personal},
        ),
        *({"experience": personal}, {"experience": {"since": personal}}, {"experience": {"years": personal}}),
        *(
            {"titles": [{"level": personal}]},
            {"basic": {"general": personal}},
            {"achievements": [{"kind": personal}]},
        ),
        *({"achievements": [{"kind": "paper", "count": personal}]}, {"exceptional": [{"kind": personal}]}),
        *(
            {"exceptional": [{"kind": "major_project", "rank": personal}]},
            {"exceptional": [personal]},
            personal,
        ),
    ]
    for facts in places:
        with pytest.raises(ProfileRefused) as refused:
            policy.profile(facts, TODAY)
        told = f"{refused.value} {[error.as_json() for error in refused.value.errors]}"
        assert "张三" not in told


def test_a_refusal_has_the_contract_s_form(policy: Policy) -> None:
    with pytest.raises(ProfileRefused) as refused:
        policy.profile({"direction": "ai", "titles": {}}, TODAY)
    assert [error.as_json() for error in refused.value.errors] == [
        {"field": "titles", "message": "应为列表", "allowed": []},
        {"field": "direction", "message": NO_SUCH_DIRECTION, "allowed": DIRECTIONS},
    ]
    assert str(refused.value) == f"titles：应为列表；direction：{NO_SUCH_DIRECTION}"


@pytest.mark.parametrize(
    ("facts", "named"),
    [
        (
            {"education": "硕士"},
            "可以写：博士学位或博士研究生毕业（doctor）、硕士学位或硕士研究生毕业（master）、",
        ),
        ({"titles": [{"level": "中级"}]}, "可以写：初级（junior）、中级（intermediate）、"),
        ({"achievements": [{"kind": "papr"}]}, "专业论文（paper）"),
        ({"achievements": [{"kind": "paper", "journal": "hx"}]}, "核心期刊（core）"),
        ({"achievements": [{"kind": "standard", "level": "hx"}]}, "国家标准（national）"),
        ({"exceptional": [{"kind": "x"}]}, "（science_award）"),
        ({"exceptional": [{"kind": "science_award", "grade": "gold"}]}, "一等奖（first）"),
    ],
)
def test_what_a_value_may_be_is_said_in_chinese(policy: Policy, facts: dict[str, Any], named: str) -> None:
    with pytest.raises(ProfileRefused) as refused:
        policy.profile(facts, TODAY)
    assert refused.value.errors[0].message.startswith("没有这个取值，可以写：")
    assert named in refused.value.errors[0].message


def test_null_and_absent_are_the_same(policy: Policy) -> None:
    fields = ["employer_in_beijing", "direction", "education", "experience", "titles", "basic", "performance"]
    nulls: dict[str, Any] = dict.fromkeys([*fields, "achievements", "exceptional", "as_of"])
    assert policy.profile(nulls, TODAY) == policy.profile({}, TODAY)
    empty: dict[str, Any] = {"experience": {}, "basic": {}, "performance": {"engineer": None}}
    assert policy.profile(empty, TODAY) == policy.profile({}, TODAY)
    title = {"level": "junior"}
    spelt_out = {**title, "same_speciality": None, "obtained_on": None, "years": None}
    assert policy.profile({"titles": [spelt_out]}, TODAY) == policy.profile({"titles": [title]}, TODAY)
    award = {"kind": "science_award"}
    spelt_out = {**award, "level": None, "grade": None, "rank": None}
    assert policy.profile({"exceptional": [spelt_out]}, TODAY) == policy.profile(
        {"exceptional": [award]}, TODAY
    )


def test_an_achievement_counts_once_and_as_not_used_unless_it_is_said(policy: Policy) -> None:
    profile = policy.profile(
        {"achievements": [{"kind": "paper"}, {"kind": "paper", "used_before": None}]}, TODAY
    )
    assert profile.achievements is not None
    plain, doubtful = profile.achievements
    assert (plain.count, plain.used_before, plain.index) == (1, False, 0)
    assert (doubtful.count, doubtful.used_before, doubtful.index) == (1, None, 1)


def test_unknown_is_not_none(policy: Policy) -> None:
    none: dict[str, Any] = {"titles": [], "achievements": [], "exceptional": []}
    profile = policy.profile(none, TODAY)
    assert (profile.titles, profile.achievements, profile.exceptional) == ((), (), ())
    unknown = policy.profile({}, TODAY)
    assert (unknown.titles, unknown.achievements, unknown.exceptional) == (None, None, None)


def test_without_a_day_it_is_today_s_assessment(policy: Policy) -> None:
    assert policy.profile({}, TODAY).as_of == TODAY
    assert policy.profile({"as_of": "2025-01-31"}, TODAY).as_of == date(2025, 1, 31)
    assert policy.profile({}).as_of == date(2024, 5, 1)


def test_its_schema_is_called_a_profile(policy: Policy) -> None:
    assert policy.document.model_json_schema()["title"] == "Profile"
