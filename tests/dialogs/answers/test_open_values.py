"""An attribute that a question says in words of more than one meaning: EI期刊 may be 核心, or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.dialogs.answers.told_story import DAY

if TYPE_CHECKING:
    from dialogs.answers import Answers


@pytest.mark.parametrize(
    ("question", "decision"),
    [
        ("EI期刊论文一作，评高级算不算", "depends"),
        ("EI期刊一作能当正高论文成果吗", "depends"),
        ("EI期刊论文二作，评正高算不算", "no"),
        ("EI期刊论文一作，评中级算不算", "yes"),
        ("核心期刊一作能当正高论文成果吗", "yes"),
    ],
)
def test_it_depends_only_where_the_meanings_differ(answers: Answers, question: str, decision: str) -> None:
    answer = answers.ask(question, DAY)

    assert answer.decision == decision
    assert ("核心期刊" in answer.text.splitlines()[0]) or decision != "depends"
