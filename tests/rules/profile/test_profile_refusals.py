"""What a profile may not say: refused with the field, a Chinese sentence and what is allowed."""

from __future__ import annotations

import math
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from rules import Assessment, ProfileRefused

if TYPE_CHECKING:
    from rules import FieldError, Policy

TODAY = date(2026, 11, 22)
CHINESE = re.compile(r"[\u4e00-\u9fff]")
DATES = ("YYYY-MM-DD", "YYYY-MM")
YES_NO = (True, False, None)
DIRECTIONS = ("network_system", "content", "data", "business")
EDUCATIONS = (
    "doctor",
    "master",
    "bachelor",
    "technician_class",
    "college",
    "senior_worker_class",
    "secondary_vocational",
    "intermediate_worker_class",
    "other",
)
TITLES = ("junior", "intermediate", "deputy_senior", "full_senior")
KINDS = (
    "research_project",
    "report",
    "product",
    "patent",
    "standard",
    "risk_discovery",
    "incident_response",
    "tech_transfer",
    "monograph",
    "paper",
)
GROUNDS = (
    "science_award",
    "patent_award",
    "national_standard",
    "major_project",
    "technical_head",
    "event_protection",
    "vulnerability",
)
TARGETS = ("assistant_engineer", "engineer", "senior_engineer", "professorate_senior_engineer")
TITLE_FIELDS = ("level", "same_speciality", "obtained_on", "years", "certificate")

NO_COUNTS = [True, False, 2.0, 1.5, "2", "两", None, 0, -1, math.nan, math.inf, [1], {}]
NO_RANKS = [True, 1.0, "1", 0, -3, math.nan, [1]]
NO_YEARS = [-1, -0.01, math.nan, math.inf, -math.inf, "8", "八年", True, 101, 10**400, [8], {}]
NO_DATES = [
    *("2026-13", "2026-00", "2021-02-30", "2025-02-29", "2018-07-00", "0000-01"),
    *("2018", "2018-7", "2018-07-1", "18-07", "2018/07", "2018.07", "20180701", "2018年7月", "去年", ""),
    *("２０１８-０７", "2018-07 ", " 2018-07", "2018-07\n", "2018-07-01T00:00:00", "2018-07-01Z", "-2018-07"),
    *(2018, 2018.07, True, 1530403200, ["2018-07"], {}),
]
NO_YES = ["true", "是", 1, 0, 1.0, [], {}]
ODD_WORDS = ["", "Doctor", "doctor ", "博士", "\ud800", "none", "null", 3, 1.0, True, [], {}]

ENUMERATED: dict[str, tuple[Any, tuple[str, ...]]] = {
    "direction": (lambda word: {"direction": word}, DIRECTIONS),
    "education": (lambda word: {"education": word}, EDUCATIONS),
    "titles.0.level": (lambda word: {"titles": [{"level": word, "years": 3}]}, TITLES),
    "achievements.0.kind": (lambda word: {"achievements": [{"kind": word}]}, KINDS),
    "achievements.0.role": (
        lambda word: {"achievements": [{"kind": "report", "role": word}]},
        ("participant", "key_contributor", "lead"),
    ),
    "achievements.0.level": (
        lambda word: {"achievements": [{"kind": "standard", "level": word}]},
        ("national", "industry", "group", "local", "enterprise"),
    ),
    "exceptional.0.kind": (lambda word: {"exceptional": [{"kind": word, "rank": 1}]}, GROUNDS),
    "exceptional.0.grade": (
        lambda word: {"exceptional": [{"kind": "science_award", "grade": word}]},
        ("first", "second"),
    ),
}

UNKNOWN_KEYS: dict[str, tuple[dict[str, Any], tuple[str, ...] | None]] = {
    "educaton": ({"educaton": "master"}, None),
    "experience.months": ({"experience": {"months": 8}}, ("years", "since")),
    "titles.1.name": ({"titles": [{"level": "junior"}, {"level": "junior", "name": "x"}]}, TITLE_FIELDS),
    "basic.junior": ({"basic": {"junior": True}}, ("general", *TARGETS)),
    "performance.assistant_engineer": ({"performance": {"assistant_engineer": True}}, TARGETS[1:]),
    "achievements.0.title": ({"achievements": [{"kind": "paper", "title": "x"}]}, None),
    "achievements.0.paper": ({"achievements": [{"kind": "paper", "paper": 1}]}, None),
    "exceptional.0.major_project": (
        {"exceptional": [{"kind": "major_project", "major_project": 1}]},
        ("kind", "rank"),
    ),
    "exceptional.0.count": ({"exceptional": [{"kind": "major_project", "count": 1}]}, ("kind", "rank")),
    "exceptional.0.rank": ({"exceptional": [{"kind": "technical_head", "rank": 1}]}, ("kind",)),
    "exceptional.0.grade": (
        {"exceptional": [{"kind": "vulnerability", "grade": "first"}]},
        ("kind", "role"),
    ),
    "exceptional.0.used_before": (
        {"exceptional": [{"kind": "national_standard", "used_before": True}]},
        ("kind", "rank"),
    ),
}

NO_OBJECTS: list[Any] = [[], [{}], "8年", 8, True]
NO_LISTS: list[Any] = [{}, "none", 3, False]
MISSHAPEN: list[tuple[str, Any]] = [
    *(("profile", facts) for facts in (*NO_OBJECTS, None)),
    *((name, {name: value}) for name in ("experience", "basic", "performance") for value in NO_OBJECTS),
    *((name, {name: value}) for name in ("titles", "achievements", "exceptional") for value in NO_LISTS),
    *(("titles.1", {"titles": [{"level": "junior"}, value]}) for value in (*NO_OBJECTS, None)),
    *(("achievements.1", {"achievements": [{"kind": "paper"}, value]}) for value in (*NO_OBJECTS, None)),
    *(("exceptional.0", {"exceptional": [value]}) for value in (*NO_OBJECTS, None)),
]


def refusals(policy: Policy, facts: object) -> tuple[FieldError, ...]:
    with pytest.raises(ProfileRefused) as refused:
        policy.profile(facts, TODAY)
    assert all(CHINESE.search(error.message) for error in refused.value.errors)
    return refused.value.errors


def refusal(policy: Policy, facts: object) -> FieldError:
    """The one error of a profile that has one fault."""
    (error,) = refusals(policy, facts)
    return error


@pytest.mark.parametrize("field", ENUMERATED)
@pytest.mark.parametrize("word", ODD_WORDS)
def test_an_unknown_value_is_refused_with_those_that_are_known(
    field: str, word: object, policy: Policy
) -> None:
    make, allowed = ENUMERATED[field]
    error = refusal(policy, make(word))
    assert (error.field, error.allowed) == (field, allowed)


@pytest.mark.parametrize("field", UNKNOWN_KEYS)
def test_an_unknown_key_is_refused_with_those_that_are_known(field: str, policy: Policy) -> None:
    facts, allowed = UNKNOWN_KEYS[field]
    error = refusal(policy, facts)
    assert (error.field, error.message) == (field, "没有这一项")
    assert error.allowed == allowed or (allowed is None and len(error.allowed) > 9)


@pytest.mark.parametrize(("field", "facts"), MISSHAPEN)
def test_a_value_of_another_shape_is_refused(field: str, facts: object, policy: Policy) -> None:
    error = refusal(policy, facts)
    assert error.field == field
    assert re.fullmatch("应为(对象|列表)", error.message)


@pytest.mark.parametrize("count", NO_COUNTS)
def test_a_count_is_an_integer_from_one_on(count: object, policy: Policy) -> None:
    error = refusal(policy, {"achievements": [{"kind": "paper", "count": count}]})
    assert error.field == "achievements.0.count"
    assert error.message == ("不能小于 1" if count in (0, -1) and count is not False else "应为整数")


@pytest.mark.parametrize("rank", NO_RANKS)
def test_a_rank_is_an_integer_from_one_on(rank: object, policy: Policy) -> None:
    for field, facts in [
        ("achievements.0.rank", {"achievements": [{"kind": "paper", "rank": rank}]}),
        ("exceptional.0.rank", {"exceptional": [{"kind": "major_project", "rank": rank}]}),
    ]:
        assert refusal(policy, facts).field == field


@pytest.mark.parametrize("years", NO_YEARS)
def test_years_are_a_number_that_is_not_negative(years: object, policy: Policy) -> None:
    for field, facts in [
        ("experience.years", {"experience": {"years": years}}),
        ("titles.0.years", {"titles": [{"level": "junior", "years": years}]}),
    ]:
        assert refusal(policy, facts).field == field


@pytest.mark.parametrize("day", NO_DATES)
def test_a_date_is_a_day_or_a_month_of_the_calendar(day: object, policy: Policy) -> None:
    for field, facts in [
        ("as_of", {"as_of": day}),
        ("experience.since", {"experience": {"since": day}}),
        ("titles.0.obtained_on", {"titles": [{"level": "junior", "obtained_on": day}]}),
    ]:
        error = refusal(policy, facts)
        assert (error.field, error.allowed) == (field, DATES)


@pytest.mark.parametrize("value", NO_YES)
def test_a_declaration_is_yes_or_no_or_unknown(value: object, policy: Policy) -> None:
    for field, facts in [
        ("employer_in_beijing", {"employer_in_beijing": value}),
        ("basic.general", {"basic": {"general": value}}),
        ("performance.engineer", {"performance": {"engineer": value}}),
        ("titles.0.same_speciality", {"titles": [{"level": "junior", "same_speciality": value}]}),
        ("achievements.0.granted", {"achievements": [{"kind": "patent", "granted": value}]}),
        ("achievements.0.used_before", {"achievements": [{"kind": "patent", "used_before": value}]}),
    ]:
        error = refusal(policy, facts)
        assert (error.field, error.allowed) == (field, YES_NO)


@pytest.mark.parametrize(
    ("field", "facts", "allowed"),
    [
        ("titles.0.level", {"titles": [{"years": 3}]}, TITLES),
        ("titles.1.level", {"titles": [{"level": "junior"}, {}]}, TITLES),
        ("achievements.0.kind", {"achievements": [{"count": 2}]}, KINDS),
        ("exceptional.0.kind", {"exceptional": [{"rank": 1}]}, GROUNDS),
    ],
)
def test_what_must_be_there_is_asked_for(
    field: str, facts: object, allowed: tuple[str, ...], policy: Policy
) -> None:
    error = refusal(policy, facts)
    assert (error.field, error.allowed) == (field, allowed)


def test_one_thing_is_dated_once(policy: Policy) -> None:
    error = refusal(policy, {"experience": {"years": 3, "since": "2023-11"}})
    assert (error.field, error.allowed) == ("experience", ("years", "since"))
    error = refusal(policy, {"titles": [{"level": "junior", "years": 0, "obtained_on": "2023-11"}]})
    assert (error.field, error.allowed) == ("titles.0", ("years", "obtained_on"))


@pytest.mark.parametrize("as_of", ["2026-11-22", None])
def test_nothing_begins_after_the_day_of_assessment(as_of: str | None, policy: Policy) -> None:
    faults: list[tuple[str, dict[str, Any]]] = [
        ("experience.since", {"experience": {"since": "2026-11-23"}}),
        ("titles.0.obtained_on", {"titles": [{"level": "junior", "obtained_on": "2026-12"}]}),
    ]
    for field, facts in faults:
        error = refusal(policy, {"as_of": as_of, **facts})
        assert (error.field, error.allowed) == (field, DATES)
        assert "2026-11-22" in error.message
    on_the_day = {"as_of": as_of, "experience": {"since": "2026-11-22"}}
    assert policy.profile(on_the_day, TODAY).experience is not None


def test_before_the_first_day_there_is_no_notice(policy: Policy) -> None:
    error = refusal(policy, {"as_of": "2024-04-30"})
    assert (error.field, error.allowed) == ("as_of", DATES)
    assert "2024年5月1日" in error.message
    assert policy.profile({"as_of": "2024-05-01"}).as_of == date(2024, 5, 1)
    assert policy.profile({"as_of": "2024-05"}).as_of == date(2024, 5, 1)


def test_a_year_that_no_calendar_reaches_is_refused(policy: Policy) -> None:
    assert refusal(policy, {"as_of": "9001-01-01"}).field == "as_of"
    last = policy.profile(
        {"as_of": "9000-12-31", "experience": {"years": 0}, "titles": [{"level": "junior", "years": 0}]}
    )
    (route,) = Assessment(policy, last).as_json()["levels"][1]["missing"][2].get("routes", [])[-1:]
    assert route["items"]
