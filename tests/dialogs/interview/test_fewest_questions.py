"""Only what matters is asked: the verdict is that of all facts, and no answer that was left out could change it."""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from dialogs.engine.facts import document
from rules import Assessment, load_policies
from tests.dialogs.interviewed import Interviewed, Manner, in_full, interviewed, truth_of
from tests.dialogs.person import Person
from tests.dialogs.same_verdict import lacking, same_verdict
from tests.people import DIRECTIONS, EDUCATIONS, TARGETS, people, random_person

if TYPE_CHECKING:
    from pydantic import JsonValue

    from tests.luck import Facts

PEOPLE = 60


def somebody(seed: int) -> tuple[Facts, date]:
    person = random_person(random.Random(seed))
    day = str(person.pop("as_of"))
    return person, date.fromisoformat(day if len(day) > 7 else f"{day}-01")


@pytest.mark.parametrize("said", Manner)
@pytest.mark.parametrize("seed", range(PEOPLE))
def test_the_verdict_is_that_of_the_full_interview(seed: int, said: Manner) -> None:
    (policy,) = load_policies()
    person, today = somebody(seed)
    talked = interviewed(policy, person, today, said=said)
    assert same_verdict(in_full(policy, person | talked.listed, today), talked.assessment)


@settings(max_examples=60, deadline=None)
@given(people())
def test_asking_few_and_asking_all_come_to_the_same(person: Facts) -> None:
    (policy,) = load_policies()
    day = str(person["as_of"])
    today = date.fromisoformat(day if len(day) > 7 else f"{day}-01")
    told = {name: value for name, value in person.items() if name != "as_of"}
    talked = interviewed(policy, told, today)
    assert same_verdict(in_full(policy, told | talked.listed, today), talked.assessment)


def test_what_counts_for_nothing_is_left_out_and_the_others_keep_their_order() -> None:
    (policy,) = load_policies()
    report: Facts = {"kind": "report", "count": 1, "role": None, "influence": None, "promotion": None}
    standard: Facts = {"kind": "standard", "count": 1, "level": None, "rank": None}
    own: Facts = {"level": "deputy_senior", "same_speciality": True}
    person: Facts = {
        "employer_in_beijing": True,
        "direction": "network_system",
        "titles": [own],
        "achievements": [report, standard, report, report],
    }
    talked = interviewed(policy, person, date(2024, 5, 1))
    assert talked.listed["achievements"] == [report, report, report, standard]
    assert same_verdict(in_full(policy, person | talked.listed, date(2024, 5, 1)), talked.assessment)


@pytest.mark.parametrize("seed", range(PEOPLE))
def test_nothing_is_asked_twice(seed: int) -> None:
    (policy,) = load_policies()
    person, today = somebody(seed)
    asked = [fact for fact in interviewed(policy, person, today).asked if fact in policy.catalogue.facts]
    lists = {
        fact
        for fact, data in policy.catalogue.facts.items()
        if data.type in {"titles", "achievements", "grounds"}
    }
    assert len(asked) == len(set(asked)) + sum(asked.count(fact) - 1 for fact in lists & set(asked))


ELSEWHERE = ("是", "数据安全", "硕士", "8年", "没有", "论文2", "1", "核心", "没用过")


@pytest.mark.parametrize(
    ("said", "unasked"),
    [
        (ELSEWHERE, ("高级工程师）", "破格")),
        (
            ("是", "数据安全", "硕士", "8年", "没有", "论文3", "1", "核心", "没用过"),
            ("正高级工程师）", "破格"),
        ),
        (("是", "数据安全", "本科", "8年", "没有", "没有"), ("高级工程师）", "业绩条件（工程师）", "破格")),
        (("是", "数据安全", "中职", "9年", "没有", "没有"), ("业绩条件", "破格")),
    ],
)
def test_nothing_more_is_asked_of_a_level_that_facts_have_closed(
    said: tuple[str, ...], unasked: tuple[str, ...]
) -> None:
    person = Person().say(*said)
    assert person.session.state == "self_assessment"
    assert not any(words in person.text for words in unasked)
    person.say("都符合")
    assert person.session.state == "review"
    assert person.say("看结论").session.state == "conclusion"


def test_the_place_of_a_paper_that_only_a_closed_level_asks_for_is_not_asked() -> None:
    person = Person().say("是", "数据安全", "硕士", "8年", "没有", "专利2", "是", "1", "风险1", "主要负责人")
    assert "高级工程师 3/3 ✔" in person.text
    person.say("论文1")
    assert "还有别的成果吗" in person.text


def test_of_a_level_that_time_alone_opens_everything_is_asked() -> None:
    """Its day is told, and that takes everything else to be known."""
    person = Person().say("是", "数据安全", "硕士", "6年", "没有", "论文3", "1", "核心", "没用过")
    assert "业绩条件（高级工程师）" in person.text


@pytest.mark.parametrize("seed", range(PEOPLE))
def test_no_skipped_question_could_have_changed_it(seed: int) -> None:
    (policy,) = load_policies()
    person, today = somebody(seed)
    talked = interviewed(policy, person, today)
    known = truth_of(policy, person)
    skipped = [fact for fact in policy.catalogue.facts if fact not in talked.known]
    for fact in skipped:
        for value in values_of(fact):
            changed = Assessment(policy, policy.profile(document({**known, fact: value}), today))
            assert same_verdict(changed, talked.assessment), (fact, value)


def values_of(fact: str) -> list[JsonValue]:
    """Some of the answers that a question may have."""
    values: dict[str, list[JsonValue]] = {
        "direction": [None, *DIRECTIONS],
        "education": [None, *EDUCATIONS],
        "experience": [None, {"years": 0}, {"years": 3}, {"years": 30}, {"since": "2016-02-29"}],
        "titles": [None, [], [{"level": "full_senior", "same_speciality": True, "years": 9}]],
        "achievements": [None, [], [{"kind": "paper", "count": 9, "rank": 1, "journal": "core"}]],
        "exceptional": [None, [], [{"kind": "technical_head"}], [{"kind": "major_project", "rank": 9}]],
    }
    return values.get(fact, [None, True, False])


@pytest.mark.parametrize("goal", TARGETS)
@pytest.mark.parametrize("seed", range(15))
def test_with_a_goal_what_it_lacks_is_that_of_the_full_interview(seed: int, goal: str) -> None:
    (policy,) = load_policies()
    person, today = somebody(1000 + seed)
    talked: Interviewed = interviewed(policy, person, today, goal)
    full = in_full(policy, person | talked.listed, today)
    assert talked.assessment.level(goal).status == full.level(goal).status
    assert lacking(talked.assessment, goal) == lacking(full, goal)


def test_after_a_no_to_the_scope_only_what_the_first_level_lacks_is_asked() -> None:
    person = Person().say("否", "跳过", "硕士", "3年", "没有", "都符合")
    assert person.session.state == "review"
    assert set(person.answers) == {
        *("employer_in_beijing", "education", "experience", "titles"),
        *("basic.general", "basic.assistant_engineer"),
    }


def test_what_was_not_asked_can_be_volunteered_from_the_review() -> None:
    person = Person().say("否", "跳过", "硕士", "3年", "没有", "都符合")
    assert "没有问的" in person.text
    person.say("破格条件", "没有")
    assert person.answers["exceptional"] == []
    assert person.session.state == "review"
    person.say("成果", "论文", "3", "1", "核心", "没用过", "没有了")
    assert person.answers["achievements"] == [
        {"kind": "paper", "count": 3, "rank": 1, "journal": "core", "used_before": False}
    ]
