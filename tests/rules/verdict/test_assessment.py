"""The views of an assessment: levels, clauses, findings, and what they say of what does not exist."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from rules import Assessment, Status
from rules.conditions.findings import Applicant
from rules.profile.profile import Achievement
from rules.profile.tenure import Tenure
from rules.verdict.level_assessment import LevelAssessment
from rules.verdict.receipt import fingerprint
from tests.people import people
from tests.rules.ready import READY
from tests.rules.verdicts import assessed, conditions, levels, shipped

if TYPE_CHECKING:
    from rules import AssessmentJson
    from rules.conditions.findings import Finding
    from tests.rules.altering import Person

USED_BEFORE = "附件2 序言2"
PATENT = {"kind": "patent", "granted": True, "rank": 1}
JUNIOR = {"level": "junior"}
EXPERT = {"kind": "major_project", "rank": 4}
DAY = "2031-05-01"


def test_the_highest_open_level_is_the_one_to_apply_for() -> None:
    senior = {
        "experience": {"years": 9},
        "titles": [{"level": "intermediate", "same_speciality": False, "years": 6}],
    }
    assert assessed({**READY, **senior}).eligible_level == "senior_engineer"
    assert assessed(READY).eligible_level == "assistant_engineer"
    assert assessed({**READY, "employer_in_beijing": False}).eligible_level is None
    assert assessed({**READY, "employer_in_beijing": None}).eligible_level is None


def test_a_held_level_is_not_the_one_to_apply_for() -> None:
    own = {
        "experience": {"years": 9},
        "titles": [{"level": "intermediate", "same_speciality": True, "years": 6}],
    }
    told = levels({**READY, **own})
    assert {name: level["status"] for name, level in told.items()} == {
        "assistant_engineer": "held",
        "engineer": "held",
        "senior_engineer": "eligible",
        "professorate_senior_engineer": "not_eligible",
    }
    held = told["engineer"]
    assert (held["conditions"], held["missing"], held["earliest_date"]) == ([], [], None)
    assert [caveat["code"] for caveat in held["caveats"]] == ["title_predates_speciality"]


def test_a_level_that_there_is_not() -> None:
    assessment = assessed(READY)
    for ask in (assessment.level, assessment.missing):
        with pytest.raises(KeyError, match="chief_engineer"):
            ask("chief_engineer")
    with pytest.raises(KeyError, match="chief_engineer"):
        assessment.clause_status("附件1 一", "chief_engineer")


def test_a_level_is_found_by_its_name() -> None:
    assessment = assessed(READY)
    for level in shipped().levels:
        assert assessment.level(level.level).level is level


@given(people())
def test_a_level_by_itself_is_as_among_the_others(person: Person) -> None:
    policy = shipped()
    profile = policy.profile(person)
    for level in Assessment(policy, profile).levels:
        alone = LevelAssessment(
            policy.level(level.level.level), Applicant(profile, profile.as_of), policy.catalogue
        )
        assert (alone.status, alone.held, alone.conditions) == (level.status, level.held, level.conditions)
    with pytest.raises(KeyError, match="chief_engineer"):
        policy.level("chief_engineer")


@given(people(), people())
def test_a_level_supposing_one_fact_is_that_of_somebody_of_whom_it_is_so(one: Person, other: Person) -> None:
    policy = shipped()
    profile, supposed = policy.profile({**one, "as_of": DAY}), policy.profile({**other, "as_of": DAY})
    values = {**supposed._asdict(), **supposed.declarations, **supposed.stated}
    before = Assessment(policy, profile)
    for fact in policy.catalogue.facts:
        changed = profile.with_fact(fact, values[fact])
        for level, anew in zip(before.levels, Assessment(policy, changed).levels, strict=True):
            otherwise = level.otherwise(changed, fact)
            assert (otherwise.status, otherwise.held) == (anew.status, anew.held)
            assert otherwise.conditions == anew.conditions


@pytest.mark.parametrize(
    ("path", "value", "facts"),
    [
        ("education", "doctor", {"education": "doctor"}),
        ("experience", Tenure.of_years(7, date(2031, 5, 1)), {"experience": {"years": 7}}),
        ("employer_in_beijing", False, {"employer_in_beijing": False}),
        ("titles.0.obtained_on", Tenure.of_years(3, date(2031, 5, 1)), {"titles": [{**JUNIOR, "years": 3}]}),
        ("titles.0.same_speciality", True, {"titles": [{**JUNIOR, "same_speciality": True}]}),
        ("achievements.0.rank", 4, {"achievements": [{**PATENT, "rank": 4}]}),
        ("achievements.0.used_before", True, {"achievements": [{**PATENT, "used_before": True}]}),
        ("exceptional", (Achievement.of(0, EXPERT),), {"exceptional": [EXPERT]}),
    ],
)
def test_a_profile_with_another_value_is_the_one_that_says_so(
    path: str, value: Any, facts: dict[str, Any]
) -> None:
    person = {**READY, "as_of": DAY, "titles": [JUNIOR], "achievements": [PATENT]}
    changed = shipped().profile(person).with_fact(path, value)
    assert changed == shipped().profile({**person, **facts})


def test_clauses_that_a_level_does_not_encode() -> None:
    assessment = assessed(READY)
    assert assessment.clause_status("附件2 二（二）3", "engineer") == "met"
    for clause, level in [
        ("附件2 二（二）2", "engineer"),  # another direction's
        ("附件2 三（三）1", "engineer"),  # another level's
        ("附件1 四", "engineer"),  # nobody's
        ("附件9", "engineer"),
    ]:
        with pytest.raises(KeyError, match=clause):
            assessment.clause_status(clause, level)


@pytest.mark.parametrize(
    ("used_before", "status"),
    [
        ([], "met"),
        ([False], "met"),
        ([False, None], "unknown"),
        ([None, True], "not_met"),
        ([False, True], "not_met"),
    ],
)
def test_not_used_before_is_asked_of_every_achievement(used_before: list[bool | None], status: str) -> None:
    listed = [{**PATENT, "used_before": used} for used in used_before]
    assert assessed({**READY, "achievements": listed}).clause_status(USED_BEFORE, "senior_engineer") == status


def test_not_used_before_is_unknown_of_unknown_achievements() -> None:
    assert (
        assessed({**READY, "achievements": None}).clause_status(USED_BEFORE, "senior_engineer") == "unknown"
    )


@given(people())
def test_the_findings_are_one_tree_that_the_verdict_agrees_with(person: Person) -> None:
    assessment = assessed(person)
    told = levels(person)
    found = list(assessment.findings)
    for level in assessment.levels:
        assert level.held in found
        for condition, finding in level.conditions:
            assert finding in found
            if level.status != "held":
                name = level.level.level
                assert conditions(told[name])[condition.name]["status"] == finding.status.word
        statuses = [finding.status for _, finding in level.conditions]
        expected = {Status.MET: "eligible", Status.NOT_MET: "not_eligible", Status.UNKNOWN: "undetermined"}
        assert level.status in ("held", expected[min(statuses)])


@given(people())
def test_nothing_is_short_circuited(person: Person) -> None:
    """The tree has as many nodes for the condition that fails at once as for the one that does not."""
    assessment = assessed(person)
    for clause in [f"附件2 三（一）2（{n}）" for n in range(1, 5)] + [
        f"附件2 三（四）{n}" for n in range(1, 8)
    ]:
        assert clause in {finding.clause for finding in assessment.findings}


def test_each_finding_shows_what_was_seen() -> None:
    old = {"level": "junior", "same_speciality": True, "years": 9}
    young = {"level": "intermediate", "same_speciality": True, "years": 1}
    grounds = [{"kind": "technical_head"}, {"kind": "major_project", "rank": 4}]
    assessment = assessed({**READY, "titles": [old, young], "exceptional": grounds})
    titles, entries = assessment.profile.titles, assessment.profile.exceptional
    assert titles is not None
    assert entries is not None
    by_clause: dict[str | None, Finding] = {}
    for finding in assessment.findings:
        by_clause.setdefault(finding.clause, finding)
    _, held, work = by_clause["附件2 三（一）2（3）"].children
    assert (held.seen, [one.seen for one in held.children]) == (titles, list(titles))
    assert work.seen == assessment.profile.experience
    assert [one.seen for one in by_clause["附件2 三（四）5"].children] == [entries[0]]
    assert [one.seen for one in by_clause["附件2 三（四）4"].children] == [entries[1]]
    assert by_clause["附件2 三（四）7"].children == ()


@given(people())
def test_a_cited_clause_stands_in_the_notice_and_is_met(person: Person) -> None:
    assessment = assessed(person)
    for name, level in levels(person).items():
        for condition in level["conditions"]:
            for clause in [*condition["clauses"], *condition.get("waived_by", [])]:
                assert clause in assessment.policy.notice
                assert assessment.clause_status(clause, name) == "met"


@given(people())
def test_the_same_facts_give_the_same_bytes(person: Person) -> None:
    first, second = (json.dumps(assessed(person).as_json(), ensure_ascii=False) for _ in range(2))
    assert first == second


def test_every_caveat_has_words_and_a_clause_of_the_notice() -> None:
    person = {
        **READY,
        "experience": {"years": 9},
        "titles": [{"level": "intermediate", "years": 9}, {"level": "deputy_senior"}],
        "achievements": [{"kind": "paper", "rank": 1, "journal": "core", "count": 3}],
        "exceptional": [{"kind": "technical_head"}],
    }
    told = levels(person)["senior_engineer"]["caveats"]
    assert [caveat["code"] for caveat in told] == [
        "maybe_held",
        "continuous_work",
        "committee_judgement",
        "committee_judgement",
        "core_journals",
    ]
    assert [caveat["clause"] for caveat in told] == [
        "附件1 二",
        "附件2 三（一）2（3）",
        "附件2 三（四）5",
        "附件2 三（三）8",
        "附件2 三（三）8",
    ]
    assert "“重要学术价值”" in told[-2]["text"]
    assert all(len(caveat["text"]) > 20 for caveat in told)


@pytest.mark.parametrize("is_one_of_many", [False, True])
def test_what_one_is_told_is_theirs_to_change(*, is_one_of_many: bool) -> None:
    """Findings are kept for whoever has the same facts; what somebody does to what they were told, nobody hears."""
    profile = shipped().profile(
        {"education": "master", "achievements": [PATENT], "employer_in_beijing": True}
    )

    def told() -> AssessmentJson:
        return Assessment(shipped(), profile, is_one_of_many=is_one_of_many).as_json()

    before = json.dumps(told())
    spoil(told())
    assert json.dumps(told()) == before


def test_what_a_level_lacks_stays_whatever_is_done_to_a_list_of_it() -> None:
    assessment = Assessment(shipped(), shipped().profile({"education": "master"}))
    before = fingerprint(assessment)
    assessment.missing("engineer").clear()
    for level in assessment.as_json()["levels"]:
        level["missing"].clear()
    assert fingerprint(assessment) == before


def spoil(told: Any) -> None:
    """Take out of it whatever can be taken out, to the last list."""
    for part in told.values() if isinstance(told, dict) else told if isinstance(told, list) else ():
        spoil(part)
    if isinstance(told, dict | list):
        told.clear()
