"""A notice that asks of the person what the shipped one does not, held against an oracle of its own."""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from rules import Assessment, Policy, load_policy, profile_json
from rules.conditions.findings import Applicant
from rules.conditions.status import Status
from rules.timeline.road import road
from rules.verdict.explanation import explain
from rules.verdict.receipt import receipt_bytes, receipt_of
from rules.verdict.remedies import remedies
from tests.made_up_notices import LINHAI, NOTICES
from tests.oracle.days import add_months
from tests.oracle.linhai import Linhai
from tests.rules.person.linhai_people import linhai_person

if TYPE_CHECKING:
    from rules.verdict.missing_forms import MissingJson

LEVELS = ("technician", "engineer", "senior_engineer")
YEAR = 365


@pytest.fixture(scope="module")
def linhai() -> Policy:
    return load_policy(NOTICES / LINHAI)


def people(count: int, seed: int) -> list[dict[str, Any]]:
    rng = random.Random(seed)
    return [linhai_person(rng) for _ in range(count)]


def test_random_people_are_judged_as_the_oracle_does(linhai: Policy) -> None:
    for facts in people(4000, 20):
        oracle = Linhai(facts)
        assessment = Assessment(linhai, linhai.profile(facts))
        for level in LEVELS:
            found = assessment.level(level)
            assert found.status == oracle.status(level), (facts, level)
            told = {one.condition.name: one.finding.status.word for one in found.conditions}
            assert told == oracle.statuses(level), (facts, level)


def test_the_day_is_the_first_on_which_the_oracle_opens_the_level(linhai: Policy) -> None:
    for facts in people(100, 21):
        assessment = Assessment(linhai, linhai.profile(facts))
        horizon = date.fromordinal(assessment.day.toordinal() + 4 * YEAR)
        for level in LEVELS:
            found = assessment.level(level)
            if found.status != "not_eligible":
                continue
            told = found.earliest if found.earliest and found.earliest <= horizon else None
            assert told == Linhai(facts).first_day(level, horizon), (facts, level)


def test_every_view_of_random_people_holds_together(linhai: Policy) -> None:
    for facts in people(300, 22):
        profile = linhai.profile(facts)
        assert linhai.profile(profile_json(profile)) == profile
        assessment = Assessment(linhai, profile)
        assert receipt_bytes(receipt_of(assessment))
        for step in road(linhai, profile).steps:
            assert step.day is None or step.day >= assessment.day
        for level in assessment.levels:
            for found in level.conditions:
                assert explain(assessment, level.level.level, found.condition.name).text
                for remedy in remedies(assessment, level.level.level, found.condition.name):
                    changed = linhai.profile(remedy.applied(profile_json(profile)))
                    again = found.condition.node.evaluate(Applicant(changed, assessment.day))
                    assert again.status is Status.MET, (facts, remedy)


# Somebody who meets everything of 高级工程师, on the day.
DAY = date(2026, 11, 22)
READY: dict[str, Any] = {
    "as_of": DAY.isoformat(),
    "employed": True,
    "born_on": "1980-01-01",
    "education": "bachelor",
    "full_time_education": "bachelor",
    "education_obtained_on": "2003-07-01",
    "experience": {"years": 10},
    "titles": [{"level": "middle", "same_speciality": True, "years": 5}],
    "annual": {"reviews": 3, "training": 270},
    "examined": True,
    "merits": {"remote": False, "talent": False},
}


def before(years: float, days: int = 0) -> str:
    """The day so many years before the assessment, and ``days`` later."""
    return date.fromordinal(add_months(DAY, -round(12 * years)).toordinal() + days).isoformat()


def level(linhai: Policy, name: str, **changes: Any) -> str:
    return Assessment(linhai, linhai.profile({**READY, **changes})).level(name).status


def condition(linhai: Policy, of: str, name: str, **changes: Any) -> str:
    assessment = Assessment(linhai, linhai.profile({**READY, **changes}))
    return next(c.finding.status.word for c in assessment.level(of).conditions if c.condition.name == name)


def education_experience(linhai: Policy, of: str, **changes: Any) -> str:
    return condition(linhai, of, "education_experience", **changes)


def test_the_ready_person_is_ready(linhai: Policy) -> None:
    assert level(linhai, "senior_engineer") == "eligible"


@pytest.mark.parametrize("annual", [{"reviews": 3, "training": 269}, {"reviews": 2, "training": 270}])
def test_a_clause_of_two_parts_is_met_by_both(linhai: Policy, annual: dict[str, int]) -> None:
    assessment = Assessment(linhai, linhai.profile({**READY, "annual": annual}))
    assert assessment.clause_status("第五条", "senior_engineer") == "not_met"


@pytest.mark.parametrize(
    ("title", "work", "status"),
    [
        ({"years": 5}, {"years": 10}, "met"),
        ({"years": 4 + 11 / 12}, {"years": 10}, "not_met"),
        ({"years": 5}, {"years": 9 + 11 / 12}, "not_met"),
        ({"obtained_on": before(5)}, {"since": before(10)}, "met"),
        ({"obtained_on": before(5, 1)}, {"since": before(10)}, "not_met"),
        ({"obtained_on": before(5)}, {"since": before(10, 1)}, "not_met"),
        ({"years": 5}, None, "unknown"),
        ({}, {"years": 10}, "unknown"),
        ({}, {"years": 9}, "not_met"),
    ],
)
def test_years_in_a_title_and_years_in_all(
    linhai: Policy, title: dict[str, Any], work: dict[str, Any] | None, status: str
) -> None:
    held = [{"level": "middle", "same_speciality": True, **title}]
    assert education_experience(linhai, "senior_engineer", titles=held, experience=work) == status


@pytest.mark.parametrize(
    ("work", "status"),
    [
        ({"years": 0.5}, "met"),
        ({"years": 5 / 12}, "not_met"),
        ({"since": "2026-05-22"}, "met"),
        ({"since": "2026-05-23"}, "not_met"),
    ],
)
def test_half_a_year(linhai: Policy, work: dict[str, Any], status: str) -> None:
    told: dict[str, Any] = {"education": "vocational", "experience": work, "titles": []}
    assert education_experience(linhai, "technician", **told) == status


@pytest.mark.parametrize(
    ("highest", "full_time", "status"),
    [
        ("master", "master", "met"),
        ("doctor", "doctor", "met"),
        ("master", "bachelor", "not_met"),
        ("master", None, "unknown"),
        ("bachelor", None, "not_met"),
        (None, None, "unknown"),
        (None, "master", "met"),
    ],
)
def test_only_what_was_studied_full_time(
    linhai: Policy, highest: str | None, full_time: str | None, status: str
) -> None:
    told: dict[str, Any] = {
        "education": highest,
        "full_time_education": full_time,
        "experience": {"years": 2},
        "titles": [],
    }
    assert education_experience(linhai, "engineer", **told) == status


@pytest.mark.parametrize(
    ("dated", "status"),
    [(before(2), "met"), (before(2, 1), "not_met"), (before(2, -1), "met"), (None, "unknown")],
)
def test_years_since_a_degree(linhai: Policy, dated: str | None, status: str) -> None:
    told: dict[str, Any] = {"education": "doctor", "education_obtained_on": dated, "titles": []}
    assert education_experience(linhai, "senior_engineer", **told) == status


@pytest.mark.parametrize(
    ("title", "technician", "engineer"),
    [
        ("member", "held", "not_eligible"),
        ("software_exam", "held", "held"),
        ("algorithm_licence", "eligible", "eligible"),
        ("assistant", "held", "eligible"),
    ],
)
def test_lower_titles_and_certificates(linhai: Policy, title: str, technician: str, engineer: str) -> None:
    told: dict[str, Any] = {
        "titles": [{"level": title, "same_speciality": True, "years": 4}],
        "full_time_education": "college",
        "experience": {"years": 5},
    }
    assert level(linhai, "technician", **told) == technician
    assert level(linhai, "engineer", **told) == engineer


def test_no_other_certificate_stands_for_one_that_opens_a_route(linhai: Policy) -> None:
    told: dict[str, Any] = {
        "education": "college",
        "full_time_education": "college",
        "experience": {"years": 5},
    }
    for certificate, years, status in [
        ("algorithm_licence", 1, "met"),
        ("algorithm_licence", 11 / 12, "not_met"),
        ("high", 4, "not_met"),
    ]:
        titles = [{"level": certificate, "same_speciality": False, "years": years}]
        assert education_experience(linhai, "engineer", **told, titles=titles) == status


@pytest.mark.parametrize(("examined", "status"), [(True, "met"), (False, "not_met"), (None, "unknown")])
def test_yes_or_no_inside_one_route(linhai: Policy, examined: bool | None, status: str) -> None:  # noqa: FBT001
    told: dict[str, Any] = {
        "education": "other",
        "experience": {"years": 2.5},
        "titles": [],
        "examined": examined,
    }
    assert education_experience(linhai, "technician", **told) == status
    too_short = {**told, "experience": {"years": 2 + 5 / 12}}
    assert education_experience(linhai, "technician", **too_short) == "not_met"


@pytest.mark.parametrize(
    ("reviews", "training", "status"),
    [
        (3, 270, "met"),
        (2, 270, "not_met"),
        (4, 271.5, "met"),
        (3, 269, "not_met"),
        (None, 270, "unknown"),
        (None, 269, "not_met"),
    ],
)
def test_reviews_and_hours(
    linhai: Policy, reviews: float | None, training: float | None, status: str
) -> None:
    told = {"reviews": reviews, "training": training}
    assert condition(linhai, "technician", "annual", annual=told) == status


@pytest.mark.parametrize(
    ("merits", "title_years", "work", "status"),
    [
        ({"remote": True, "talent": False}, 4, 9, "met"),
        ({"remote": True, "talent": False}, 3.9, 9, "not_met"),
        ({"remote": False, "talent": True}, 3, 8, "met"),
        ({"remote": False, "talent": True}, 3, 7.9, "not_met"),
        ({"remote": True, "talent": True}, 3, 8, "met"),  # the larger counts, they are not added
        ({"remote": True, "talent": True}, 2, 8, "not_met"),
        ({"remote": None, "talent": False}, 4, 9, "unknown"),
        ({"remote": None, "talent": False}, 3, 9, "not_met"),
        ({"remote": None, "talent": None}, 3, 9, "unknown"),
        ({"remote": False, "talent": False}, 4, 9, "not_met"),
    ],
)
def test_reductions(
    linhai: Policy, merits: dict[str, Any], title_years: float, work: float, status: str
) -> None:
    titles = [{"level": "middle", "same_speciality": True, "years": title_years}]
    told = {"merits": merits, "titles": titles, "experience": {"years": work}}
    assert education_experience(linhai, "senior_engineer", **told) == status


def test_a_reduction_bears_on_its_own_routes_alone(linhai: Policy) -> None:
    told: dict[str, Any] = {"education": "doctor", "education_obtained_on": before(1), "titles": []}
    of_all, of_the_second = ({"remote": True, "talent": False}, {"remote": False, "talent": True})
    assert education_experience(linhai, "senior_engineer", **told, merits=of_all) == "met"
    assert education_experience(linhai, "senior_engineer", **told, merits=of_the_second) == "not_met"


@pytest.mark.parametrize(
    ("born_on", "status"),
    [
        (before(56, 1), "met"),  # 56 tomorrow
        (before(56), "not_met"),
        (before(30), "met"),
        (None, "unknown"),
    ],
)
def test_an_age_that_is_too_high(linhai: Policy, born_on: str | None, status: str) -> None:
    assert condition(linhai, "senior_engineer", "age", born_on=born_on) == status


@pytest.mark.parametrize(
    ("born_on", "status"), [(before(50), "met"), (before(50, 1), "not_met"), (None, "unknown")]
)
def test_an_age_that_opens_a_route(linhai: Policy, born_on: str | None, status: str) -> None:
    told: dict[str, Any] = {
        "education": "other",
        "titles": [],
        "experience": {"years": 20},
        "born_on": born_on,
    }
    assert education_experience(linhai, "engineer", **told) == status


def test_a_level_that_an_age_ends_before_its_years_are_full_has_no_day(linhai: Policy) -> None:
    titles = [{"level": "middle", "same_speciality": True, "obtained_on": before(4)}]
    for born_on, day in [(before(54), date(2027, 11, 22)), (before(55, -2), None)]:
        facts = {**READY, "titles": titles, "born_on": born_on}
        assessment = Assessment(linhai, linhai.profile(facts))
        assert assessment.level("senior_engineer").earliest == day
        assert road(linhai, assessment.profile).step("senior_engineer").day == day


@pytest.mark.parametrize(
    ("born_on", "says"),
    [
        (
            before(54),
            "这一级只能申报到2028年11月21日，之前来不及。",
        ),  # 员级 today: five years of 中级 come too late
        (before(57), "这一级只能申报到2025年11月21日，已经过了。"),
    ],
)
def test_the_road_does_not_promise_what_an_age_ends(linhai: Policy, born_on: str, says: str) -> None:
    unknown = {"merits": {"remote": None, "talent": None}}
    facts = {**READY, **unknown, "born_on": born_on, "titles": [], "experience": {"years": 20}}
    step = road(linhai, linhai.profile(facts)).step("senior_engineer")
    assert step.day is None
    assert step.unknown == ()
    assert step.text.endswith(says)


def missing(linhai: Policy, of: str, name: str, **changes: Any) -> MissingJson:
    assessment = Assessment(linhai, linhai.profile({**READY, **changes}))
    return next(entry for entry in assessment.missing(of) if entry["condition"] == name)


def test_what_is_missing_is_said_in_the_notice_s_words(linhai: Policy) -> None:
    low: dict[str, Any] = {"education": "other", "full_time_education": "other", "titles": []}
    cases: list[tuple[str, str, dict[str, Any], str]] = [
        ("senior_engineer", "annual", {"annual": {"reviews": 1, "training": 270}}, "现为1次，还差2次"),
        (
            "senior_engineer",
            "annual",
            {"annual": {"reviews": 3, "training": 200.5}},
            "现为200.5学时，还差69.5学时",
        ),
        ("technician", "education_experience", {**low, "examined": False}, "经单位考察合格"),
        ("senior_engineer", "age", {"born_on": "1960-01-01"}, "年龄不超过55周岁：已经超过"),
        (
            "engineer",
            "education_experience",
            {**low, "experience": {"years": 20}, "born_on": before(49)},
            "年满50周岁：还差1年，最早2027年11月22日",
        ),
        ("technician", "education_experience", {**low, "experience": {"years": 2}}, "满2.5年，还差6个月"),
    ]
    for of, name, changes, text in cases:
        assert text in missing(linhai, of, name, **changes)["text"]


def test_an_age_that_will_end_a_level_is_told(linhai: Policy) -> None:
    assessment = Assessment(linhai, linhai.profile({**READY, "born_on": "1972-02-29"}))
    told = [one for one in assessment.level("senior_engineer").caveats if one.code == "until"]
    assert [(one.clause, one.text) for one in told] == [
        ("第十条", "“年龄不超过55周岁”：符合到2028年2月28日为止")
    ]
