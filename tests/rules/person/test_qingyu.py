"""What must not be so, and an age that differs for men and women, in a made-up notice."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from rules import Assessment, Policy, load_policy
from rules.timeline.road import road
from rules.verdict.remedies import remedies
from tests.made_up_notices import NOTICES, QINGYU

DAY = "2033-09-01"
Answer = bool | None


@pytest.fixture(scope="module")
def qingyu() -> Policy:
    return load_policy(NOTICES / QINGYU)


def status_of(policy: Policy, level: str, condition: str, **facts: Any) -> str:
    assessment = Assessment(policy, policy.profile({"as_of": DAY, **facts})).as_json()
    found = next(one for one in assessment["levels"] if one["level"] == level)
    return next(one["status"] for one in found["conditions"] if one["condition"] == condition)


def kleene(*answers: Answer) -> str:
    return "not_met" if False in answers else "unknown" if None in answers else "met"


def negated(answer: Answer) -> Answer:
    return None if answer is None else not answer


@pytest.mark.parametrize(("works", "civil"), list(product([True, False, None], repeat=2)), ids=str)
def test_what_must_not_be_so_is_met_by_no(qingyu: Policy, works: Answer, civil: Answer) -> None:
    told = status_of(qingyu, "engineer", "scope", works_in_qingyu=works, civil_servant=civil)
    assert told == kleene(works, negated(civil))


AGES = [
    ("1990-01-01", True, True),
    ("1981-09-02", True, True),
    ("1980-09-01", True, False),
    ("1980-09-02", True, True),
    ("1975-09-02", True, False),
    ("1975-09-01", False, False),
    (None, None, None),
]
"""Born on; whether a man may apply, and a woman. Until the day before 53, or 58, full years."""


@pytest.mark.parametrize(("born", "as_man", "as_woman"), AGES)
def test_the_age_is_held_against_the_limit_of_whoever_it_is(
    qingyu: Policy, born: str | None, as_man: Answer, as_woman: Answer
) -> None:
    words = {True: "met", False: "not_met", None: "unknown"}
    for man, expected in ((True, as_man), (False, as_woman)):
        told = status_of(qingyu, "senior_engineer", "age", born_on=born, man=man)
        assert told == words[expected], (born, man)
    either = as_man if as_man == as_woman else None
    assert status_of(qingyu, "senior_engineer", "age", born_on=born, man=None) == words[either]


@pytest.mark.parametrize(
    ("condition", "facts"), [("scope", {"works_in_qingyu": True, "civil_servant": True})]
)
def test_nobody_is_advised_to_have_been_otherwise(
    qingyu: Policy, condition: str, facts: dict[str, Any]
) -> None:
    assessment = Assessment(qingyu, qingyu.profile({"as_of": DAY, **facts}))
    assert remedies(assessment, "engineer", condition) == []
    woman = Assessment(qingyu, qingyu.profile({"as_of": DAY, "man": False, "born_on": "1976-01-01"}))
    assert remedies(woman, "senior_engineer", "age") == []


def test_a_day_after_the_limit_is_promised_to_nobody(qingyu: Policy) -> None:
    """A woman who is 52 and lacks a year of her title is over the limit by then; a man is not."""
    facts = {
        "as_of": DAY,
        "works_in_qingyu": True,
        "civil_servant": False,
        "conduct": True,
        "punished": False,
        "reviews": 5,
        "training": 90,
        "education": "bachelor",
        "remote": False,
        "experience": {"years": 10},
        "titles": [{"level": "middle", "same_speciality": True, "obtained_on": "2029-08-01"}],
        "born_on": "1981-01-01",
        "achievements": [
            {"kind": "licence", "received": 100, "done_on": "2033-01"},
            {"kind": "standard", "level": "national", "published": True, "done_on": "2033-01"},
            {"kind": "monograph", "words": 12, "done_on": "2033-01"},
        ],
    }
    days = {}
    for man in (True, False):
        assessment = Assessment(qingyu, qingyu.profile({**facts, "man": man}))
        days[man] = assessment.as_json()["levels"][1]["earliest_date"]
        assert [one.level for one in road(assessment.policy, assessment.profile).steps] == ["senior_engineer"]
    assert days == {True: "2034-08-01", False: None}
