"""What is asked of one's own outcomes is answered for the level that rests on them, and by what is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dialogs.answers.personal import Person
from rules import Assessment
from tests.dialogs.answers.told_story import DAY

if TYPE_CHECKING:
    from dialogs.answers import Answers
    from rules import Policy

_PATENT = {"kind": "patent", "count": 1, "granted": True, "rank": 1, "used_before": False}
_PAPERS = {"kind": "paper", "count": 2, "rank": 1, "journal": "core", "used_before": False}
_MASTER: dict[str, Any] = {
    "employer_in_beijing": True,
    "direction": "network_system",
    "education": "master",
    "experience": {"years": 8},
    "titles": [],
    "basic": {"general": True, "engineer": True, "senior_engineer": True},
    "performance": {"engineer": True, "senior_engineer": True},
    "achievements": [_PATENT, _PAPERS],
    "exceptional": [],
}


@pytest.fixture(scope="module")
def person(policy: Policy) -> Person:
    """Somebody for whom the level now open rests on one patent, of which the next level counts two as one."""
    return Person(_MASTER, Assessment(policy, policy.profile(_MASTER, DAY)))


def test_an_outcome_counts_for_the_level_that_is_open(answers: Answers, person: Person) -> None:
    answer = answers.ask("我专利算不算", DAY, person)

    assert answer.by_level == {"senior_engineer": "yes", "professorate_senior_engineer": "no"}
    assert answer.decision == "depends"


def test_no_kind_is_needed_and_what_is_short_is_told(answers: Answers, person: Person) -> None:
    answer = answers.ask("我还需要论文吗", DAY, person)

    assert (answer.decision, answer.personal) == ("no", True)
    assert "不是必须" in answer.text
    assert "还差1项" in answer.text


def test_another_person_beside_oneself_is_not_dropped(answers: Answers, person: Person) -> None:
    answer = answers.ask("我和同事比，他本科8年能报什么", DAY, person)

    assert not answer.personal
    assert "满5年，就符合工程师" in answer.text


def test_past_a_level_is_what_is_open_now(answers: Answers, person: Person) -> None:
    assert "现在能申报的最高一级是高级工程师" in answers.ask("我可以越级申报吗", DAY, person).text
