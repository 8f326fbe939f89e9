"""A condition's finding goes by the facts that it reads and by nothing else, so it may be kept for whoever has them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from rules import Assessment
from rules.conditions.condition import KEPT
from rules.conditions.findings import MOST_KEPT, Applicant
from rules.profile.profile import Achievement, Profile
from tests.people import people
from tests.rules.ready import READY
from tests.rules.verdicts import shipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rules.conditions.condition import Condition
    from tests.rules.altering import Person


def conditions() -> Iterator[Condition]:
    for level in shipped().levels:
        yield from level.conditions


def with_only(profile: Profile, read: frozenset[str]) -> Profile:
    """The same person, of whom nothing else is known."""
    return Profile(
        profile.as_of,
        profile.direction if "direction" in read else None,
        profile.education if "education" in read else None,
        profile.experience if "experience" in read else None,
        profile.titles if "titles" in read else None,
        {path: value for path, value in profile.declarations.items() if path in read},
        profile.achievements if "achievements" in read else None,
        profile.exceptional if "exceptional" in read else None,
        stated={path: value for path, value in profile.stated.items() if path in read},
    )


@given(people())
def test_it_reads_the_facts_that_it_says(person: Person) -> None:
    profile = shipped().profile(person)
    for condition in conditions():
        only = with_only(profile, condition.node.facts)
        whole = condition.node.evaluate(Applicant(profile, profile.as_of))
        assert condition.node.evaluate(Applicant(only, profile.as_of)) == whole


@given(people())
def test_what_is_kept_is_what_would_be_found(person: Person) -> None:
    policy = shipped()
    profile = policy.profile(person)
    for level in Assessment(policy, profile).levels:
        for condition, finding in level.conditions:
            assert finding == condition.node.evaluate(Applicant(profile, profile.as_of))


@pytest.mark.parametrize(
    ("change", "anew"),
    [
        ({}, set()),
        ({"direction": "content"}, {"performance"}),
        ({"employer_in_beijing": False}, {"scope"}),
        ({"education": "doctor"}, {"education_experience"}),
        ({"experience": {"years": 4}}, {"education_experience"}),
        ({"achievements": []}, {"education_experience", "achievements"}),
        ({"as_of": "2026-11-23"}, {"education_experience"}),
    ],
)
def test_an_answer_changes_only_what_reads_it(change: dict[str, object], anew: set[str]) -> None:
    policy = shipped()
    before, after = (
        Assessment(policy, policy.profile(facts)).level("senior_engineer").conditions
        for facts in (READY, {**READY, **change})
    )
    changed = {one.condition.name for one, other in zip(before, after, strict=True) if one is not other}
    assert changed == anew


def test_it_keeps_no_more_than_so_many() -> None:
    condition = next(one for one in conditions() if one.name == "achievements")
    profile = shipped().profile(READY)
    first = condition.found(Applicant(profile, profile.as_of))
    for count in range(1, KEPT + 2):
        listed = (Achievement.of(0, {"kind": "paper", "count": count}),)
        condition.found(Applicant(profile._replace(achievements=listed), profile.as_of))
    again = condition.found(Applicant(profile, profile.as_of))
    assert again == first
    assert again is not first


def test_numbers_that_are_equal_and_written_otherwise_are_told_apart() -> None:
    condition = next(one for one in conditions() if one.name == "achievements")
    profile = shipped().profile(READY)
    whole, fraction = (
        Applicant(
            profile._replace(achievements=(Achievement.of(0, {"kind": "paper", "words": words}),)),
            profile.as_of,
        )
        for words in (5, 5.0)
    )
    assert condition.found(whole) is not condition.found(fraction)


def test_what_is_worked_out_of_it_is_worked_out_once() -> None:
    profile = shipped().profile(READY)
    found = replace(next(conditions())).found(Applicant(profile, profile.as_of))
    asked: list[str] = []
    for key in ("one", "one", "other"):
        found.once(key, lambda key=key: asked.append(key))  # type: ignore[misc] # inferred of a default
    assert asked == ["one", "other"]


def test_of_one_of_many_only_what_people_have_in_common_is_kept() -> None:
    policy = shipped()
    profile = policy.profile(READY)
    first, second = (
        Assessment(policy, profile, is_one_of_many=True).level("senior_engineer").conditions for _ in range(2)
    )
    assert first == second
    kept = {one.condition.name for one, other in zip(first, second, strict=True) if one is other}
    assert kept == {"scope", "basic", "performance"}


@pytest.mark.parametrize(("listed", "is_kept"), [(0, True), (MOST_KEPT, True), (MOST_KEPT + 1, False)])
def test_of_long_lists_nothing_is_kept(listed: int, *, is_kept: bool) -> None:
    profile = shipped().profile({"achievements": [{"kind": "patent"}] * listed})
    counting = next(one for one in conditions() if "achievements" in one.reads)
    again = counting.found(Applicant(profile, profile.as_of))
    assert (counting.found(Applicant(profile, profile.as_of)) is again) is is_kept
