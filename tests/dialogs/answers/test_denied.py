"""What a question denies, asks of several at once, or tells only in part, is never answered with the opposite.

The questions were written before they were asked; those ``as_typed`` as people of the field and HR officers type them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.dialogs.answers.told_story import DAY
from tests.dialogs.answers.written_questions import rows

if TYPE_CHECKING:
    from dialogs.answers import Answers

_NOT_SAID = ("【", "|", "接下来")
"""How lines begin that quote the notice, show it in a table, or offer what comes next."""


@pytest.mark.parametrize("row", [*rows("denied"), *rows("as_typed")], ids=lambda row: str(row["q"]))
def test_the_opposite_is_not_said(answers: Answers, row: dict[str, Any]) -> None:
    answer = answers.ask(row["q"], DAY)
    said = "\n".join(line for line in answer.text.splitlines() if not line.startswith(_NOT_SAID))

    assert answer.status in row["status"]
    assert answer.decision in row["decision"], answer.text
    assert [words for words in row["must"] if not re.search(words, answer.text)] == [], answer.text
    assert [words for words in row["never"] if re.search(words, said)] == [], answer.text
