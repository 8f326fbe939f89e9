"""What is asked after a verdict is answered for the person who asks; what is asked in general, in general."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from dialogs.interview.question_aside import is_question
from tests.dialogs.answers.told_story import asked, concluded
from tests.dialogs.answers.written_questions import rows

if TYPE_CHECKING:
    from dialogs.session import Session


@cache
def told(story: str) -> Session:
    return concluded(story)


@pytest.mark.parametrize("row", rows("follow_ups"), ids=lambda row: row["followup"])
def test_a_follow_up_is_answered(row: dict[str, Any]) -> None:
    text = asked(told(row["story"]), row["followup"])

    for word in row["must"]:
        assert re.search(word[3:], text) if word.startswith("re:") else word in text, text
    assert not any(word in text for word in row["never"]), text


def test_one_can_tell_whose_facts_an_answer_goes_by() -> None:
    story = rows("follow_ups")[0]["story"]

    assert "按填写的情况" in asked(told(story), "那我还差什么")
    assert "一般来说" in asked(told(story), "硕士几年能评高级")


@pytest.mark.parametrize("said", ["可以", "我都可以", "当然能", "应该行吧"])
def test_what_affirms_is_no_question(said: str) -> None:
    assert not is_question(said)
