"""How many of the questions that want a yes, a no or a number are answered rightly, and that none is contradicted.

The held-out questions were written with the others and not looked at while the answers were made; the examined ones
were written after that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.dialogs.answers.told_story import DAY
from tests.dialogs.answers.written_questions import rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dialogs.answers import Answers
    from dialogs.language.question import NoticeAnswer

FILES = ("development", "held_out", "examined", "angles")
RIGHT = 0.95
_SENTENCE = re.compile(r"[^。！？\n]*[。！？\n]?")


def faults(row: dict[str, Any], answer: NoticeAnswer) -> list[str]:
    found = [] if answer.status in row["status"] else [f"status {answer.status}"]
    if row["decision"] != [None] and answer.decision not in row["decision"]:
        found.append(f"decision {answer.decision}")
    first = "".join(_SENTENCE.findall(answer.text)[:2])
    found += [f"without {word}" for word in row["must"] if word not in first]
    found += [level for level, wanted in row["by_level"].items() if answer.by_level.get(level) != wanted]
    if row["clauses"] and not _cites([one.clause for one in answer.answers], row["clauses"]):
        found.append("clauses")
    return found


def _cites(cited: Iterable[str], wanted: list[str]) -> bool:
    return any(
        clause.startswith(one[:-1]) if one.endswith("*") else clause == one
        for clause in cited
        for one in wanted
    )


@pytest.mark.parametrize("name", FILES)
def test_enough_questions_are_decided_rightly(answers: Answers, name: str) -> None:
    wrong = {row["q"]: found for row in rows(name) if (found := faults(row, answers.ask(row["q"], DAY)))}

    assert len(wrong) <= (1 - RIGHT) * len(rows(name)), wrong


@pytest.mark.parametrize("name", FILES)
def test_no_decision_is_the_opposite_of_the_right_one(answers: Answers, name: str) -> None:
    opposite = {"yes": ["no"], "no": ["yes"]}
    for row in rows(name):
        decision = answers.ask(row["q"], DAY).decision
        assert row["decision"] != opposite.get(decision or ""), row["q"]


@pytest.mark.parametrize("name", FILES)
def test_every_answer_offers_at_most_three_next_things(answers: Answers, name: str) -> None:
    for row in rows(name):
        answer = answers.ask(row["q"], DAY)
        assert 1 <= len(answer.onward) <= 3 or answer.status == "unclear", row["q"]
        assert all(one in answer.text for one in answer.onward)


def test_levels_that_differ_are_told_apart(answers: Answers) -> None:
    answer = answers.ask("已授权发明专利，我是第二发明人，算不算", DAY)

    assert answer.decision == "depends"
    assert dict(answer.by_level) == {
        "engineer": "yes",
        "senior_engineer": "no",
        "professorate_senior_engineer": "no",
    }
    assert answer.text.startswith("要看级别")


def test_what_is_not_said_is_told_as_a_proviso(answers: Answers) -> None:
    answer = answers.ask("核心期刊论文评高级算吗", DAY)

    assert answer.decision == "yes"
    assert "前三作者" in answer.text.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "status"),
    [("软著算成果吗", "answered"), ("译著算不算专著", "answered"), ("EI算不算核心期刊", "not_in_notice")],
)
def test_silence_is_said_for_the_thing_asked(answers: Answers, question: str, status: str) -> None:
    answer = answers.ask(question, DAY)

    assert answer.status == status
    assert answer.decision != "yes"


def test_a_described_outcome_that_can_be_used_is_held_against_its_item(answers: Answers) -> None:
    answer = answers.ask("专著第三作者已出版行业影响大，高级能用吗", DAY)

    assert answer.decision == "yes"
    assert [one.clause for one in answer.answers] == ["附件2 三（三）5"]


def test_a_described_outcome_is_held_against_all_the_levels_named(answers: Answers) -> None:
    answer = answers.ask("发明专利还没授权，中级和高级是不是都不能算", DAY)

    assert set(answer.by_level.values()) == {"no"}
    assert answer.text.startswith("都不算")
