"""The alternative ways to 学历和专业工作经历: what each lacks, and which is the easiest to come by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from rules import load_policies
from tests.people import people
from tests.rules.ready import READY
from tests.rules.verdicts import assessed, entry, levels

if TYPE_CHECKING:
    from tests.rules.altering import Person

ROUTES = {
    "assistant_engineer": [f"附件2 一（二）{n}" for n in range(1, 5)],
    "engineer": [f"附件2 二（一）2（{n}）" for n in range(1, 5)],
    "senior_engineer": [f"附件2 三（一）2（{n}）" for n in range(1, 5)],
    "professorate_senior_engineer": [f"附件2 四（一）2（{n}）" for n in range(1, 3)],
}
GROUNDS = [f"附件2 三（四）{n}" for n in range(1, 8)]
ITEM_KEYS = {
    "years": {"kind", "needed_years", "short_months", "date"},
    "title_years": {"kind", "wanted", "needed_years", "short_months", "date"},
    "title": {"kind", "wanted", "needed_years"},
    "education": {"kind", "wanted"},
    "unknown_fact": {"kind", "field"},
    "ground": {"kind", "wanted"},
}


def routes(facts: dict[str, Any], level: str) -> list[tuple[str, str | None, list[str]]]:
    """Each route's clause, date and kinds of items, in the order given."""
    found = entry(facts, level, "education_experience")["routes"]
    return [(route["clause"], route["date"], [item["kind"] for item in route["items"]]) for route in found]


@given(people())
def test_every_alternative_that_is_not_met_is_a_route(person: Person) -> None:
    assessment = assessed(person)
    for name, level in levels(person).items():
        for missing in level["missing"]:
            if "routes" in missing:
                expected = [
                    clause for clause in ROUTES[name] if assessment.clause_status(clause, name) != "met"
                ]
                if name == "senior_engineer":
                    expected += [
                        ground for ground in GROUNDS if assessment.clause_status(ground, name) != "met"
                    ]
                assert sorted(route["clause"] for route in missing["routes"]) == sorted(expected)


@given(people())
def test_every_route_says_all_that_it_lacks(person: Person) -> None:
    for level in levels(person).values():
        for route in (route for missing in level["missing"] for route in missing.get("routes", [])):
            assert route["items"]
            for item in route["items"]:
                assert set(item) - {"other_speciality"} == ITEM_KEYS[item["kind"]]
                assert item.get("other_speciality", True) is True
            dates = [item.get("date") for item in route["items"]]
            known = [date for date in dates if date is not None]
            assert route["date"] == (max(known) if len(known) == len(dates) else None)


@given(people())
def test_a_condition_that_is_not_met_speaks_of_its_easiest_route(person: Person) -> None:
    for level in levels(person).values():
        for missing in level["missing"]:
            if missing["kind"] in {"years", "title_years", "title", "education"}:
                first = missing["routes"][0]
                assert (missing["clause"], missing["date"]) == (first["clause"], first["date"])
                spoken_of = [item for item in first["items"] if item["kind"] == missing["kind"]]
                assert [item.get("needed_years") for item in spoken_of] == [missing.get("needed_years")]
                assert [item.get("short_months") for item in spoken_of] == [missing.get("short_months")]


def test_time_alone() -> None:
    """A bachelor since 2024-03-15: five years are full on 2029-03-15, in 27 months and 21 days."""
    found = entry({}, "engineer", "education_experience")
    routes_of_it = found.pop("routes")
    assert found == {
        "condition": "education_experience",
        "clause": "附件2 二（一）2（3）",
        "kind": "years",
        "text": "从事本专业技术工作须满5年，还差2年4个月，最早2029年3月15日",
        "date": "2029-03-15",
        "needed_years": 5,
        "short_months": 28,
    }
    assert routes_of_it == [
        {
            "clause": "附件2 二（一）2（3）",
            "date": "2029-03-15",
            "items": [{"kind": "years", "needed_years": 5, "short_months": 28, "date": "2029-03-15"}],
        },
        {
            "clause": "附件2 二（一）2（4）",
            "date": None,
            "items": [
                {"kind": "title", "wanted": "junior", "needed_years": 4},
                {"kind": "years", "needed_years": 4, "short_months": 16, "date": "2028-03-15"},
            ],
        },
        {
            "clause": "附件2 二（一）2（2）",
            "date": None,
            "items": [{"kind": "education", "wanted": "master"}],
        },
        {
            "clause": "附件2 二（一）2（1）",
            "date": None,
            "items": [{"kind": "education", "wanted": "doctor"}],
        },
    ]


def test_the_first_month_of_work() -> None:
    found = entry(
        {"education": "master", "experience": {"years": 0}}, "assistant_engineer", "education_experience"
    )
    assert found["text"] == "须已从事本专业技术工作，最早2026年12月22日"
    assert (found["needed_years"], found["short_months"], found["date"]) == (0, 1, "2026-12-22")


@pytest.mark.parametrize(
    ("obtained_on", "kind", "short", "day"),
    [
        ("2025-01-01", "title_years", 38, "2030-01-01"),  # after the work began: the title decides
        ("2024-03-15", "years", 28, "2029-03-15"),  # on its first day, or before: the work decides
        ("2020-01-01", "years", 28, "2029-03-15"),
    ],
)
def test_a_title_and_the_work_after_it(obtained_on: str, kind: str, short: int, day: str) -> None:
    titles = [{"level": "intermediate", "same_speciality": False, "obtained_on": obtained_on}]
    found = entry({"titles": titles}, "senior_engineer", "education_experience")
    assert (found["clause"], found["kind"]) == ("附件2 三（一）2（3）", kind)
    assert (found["needed_years"], found["short_months"], found["date"]) == (5, short, day)
    assert found.get("title") == ("intermediate" if kind == "title_years" else None)


def test_how_long_and_until_when_is_said_in_words() -> None:
    titles = [{"level": "intermediate", "same_speciality": False, "obtained_on": "2025-01-01"}]
    text = entry({"titles": titles}, "senior_engineer", "education_experience")["text"]
    assert text == "取得中级职称须满5年，还差3年2个月，最早2030年1月1日"
    text = entry({"experience": {"since": "2022-11-22"}}, "engineer", "education_experience")["text"]
    assert text == "从事本专业技术工作须满5年，还差1年，最早2027年11月22日"
    text = entry({"experience": {"since": "2021-12-22"}}, "engineer", "education_experience")["text"]
    assert text == "从事本专业技术工作须满5年，还差1个月，最早2026年12月22日"


def test_a_title_that_is_not_there() -> None:
    facts = {"experience": {"years": 9}, "education": "college"}
    found = entry(facts, "engineer", "education_experience")
    del found["routes"]
    assert found == {
        "condition": "education_experience",
        "clause": "附件2 二（一）2（4）",
        "kind": "title",
        "text": "须取得初级职称，并在取得后从事本专业技术工作满4年",
        "date": None,
        "needed_years": 4,
        "title": "junior",
    }
    found = entry(facts, "senior_engineer", "education_experience")
    assert (found["clause"], found["education"]) == ("附件2 三（一）2（3）", "bachelor")
    assert found["text"] == (
        "须具备大学本科，或更高的学历（学位）；须取得中级职称，并在取得后从事本专业技术工作满5年"
    )
    (route,) = [route for route in found["routes"] if route["clause"] == "附件2 三（一）2（4）"]
    assert route["items"] == [
        {"kind": "title", "wanted": "deputy_senior", "other_speciality": True, "needed_years": 3}
    ]


def test_a_degree_that_is_not_there() -> None:
    found = entry(
        {"education": "other", "experience": {"years": 9}}, "assistant_engineer", "education_experience"
    )
    del found["routes"]
    assert found.pop("text").startswith("须具备中等职业学校")
    assert found == {
        "condition": "education_experience",
        "clause": "附件2 一（二）4",
        "kind": "education",
        "date": None,
        "education": "secondary_vocational",
    }


def test_time_then_evidence_then_titles_then_degrees_then_grounds() -> None:
    facts: dict[str, Any] = {
        "education": "college",
        "experience": {"years": 9},
        "titles": [{"level": "deputy_senior", "same_speciality": False, "years": 1}],
        "exceptional": [{"kind": "vulnerability"}, {"kind": "major_project", "rank": 4}],
    }
    assert routes(facts, "senior_engineer") == [
        ("附件2 三（一）2（4）", "2028-11-22", ["title_years"]),
        ("附件2 三（一）2（3）", None, ["education", "title_years"]),
        ("附件2 三（一）2（2）", None, ["education"]),
        ("附件2 三（一）2（1）", None, ["education"]),
        *((ground, None, ["ground"]) for ground in GROUNDS),
    ]
    facts |= {"education": None, "titles": [{"level": "junior", "years": 1}]}
    assert routes(facts, "senior_engineer")[:4] == [
        ("附件2 三（一）2（1）", None, ["unknown_fact"]),
        ("附件2 三（一）2（2）", None, ["unknown_fact"]),
        ("附件2 三（一）2（3）", None, ["unknown_fact", "title"]),
        ("附件2 三（一）2（4）", None, ["title"]),
    ]


def test_of_several_routes_by_time_the_soonest_comes_first() -> None:
    """硕士七年 on 2027-01-01 before 中级五年 on 2029-01-01, and the other way round."""
    for obtained_on, clauses in [("2024-01-01", ["（2）", "（3）"]), ("2021-12-31", ["（3）", "（2）"])]:
        facts = {
            "education": "master",
            "experience": {"since": "2020-01-01"},
            "titles": [{"level": "intermediate", "same_speciality": True, "obtained_on": obtained_on}],
        }
        by_time = [clause for clause, day, _ in routes(facts, "senior_engineer") if day]
        assert by_time == [f"附件2 三（一）2{clause}" for clause in clauses]


def test_a_ground_that_is_met_leaves_only_the_other_conditions() -> None:
    facts = {"exceptional": [{"kind": "technical_head"}], "achievements": []}
    missing = levels({**READY, **facts})["senior_engineer"]["missing"]
    assert [entry["condition"] for entry in missing] == ["achievements"]


def test_what_is_surely_lacking_is_said_where_something_is_unknown_too() -> None:
    """With one year of work no degree would do for 高级: the years are said, not the degree that is unknown."""
    facts = {"education": None, "experience": {"years": 1}}
    found = entry(facts, "senior_engineer", "education_experience")
    assert (found["clause"], found["kind"], found["needed_years"]) == ("附件2 三（一）2（1）", "years", 2)
    assert found["date"] is None
    assert routes(facts, "senior_engineer")[0] == ("附件2 三（一）2（1）", None, ["unknown_fact", "years"])


def test_a_title_of_unknown_age_beside_one_whose_day_will_come() -> None:
    facts = {
        "titles": [{"level": "deputy_senior"}, {"level": "intermediate", "years": 1}],
        "experience": {"years": 2},
    }
    found = entry(facts, "senior_engineer", "education_experience")
    assert (found["clause"], found["kind"]) == ("附件2 三（一）2（3）", "title_years")
    assert (found["date"], found["short_months"]) == ("2030-11-22", 48)
    assert routes(facts, "senior_engineer")[0] == (
        "附件2 三（一）2（3）",
        "2030-11-22",
        ["title_years", "years"],
    )


def test_the_routes_are_those_of_the_notice() -> None:
    notice = load_policies()["beijing-cybersecurity-2024"].notice
    assert all(clause in notice for clauses in ROUTES.values() for clause in clauses)
