"""A date in a sentence is written as people write it, wherever it is filled in."""

from __future__ import annotations

from datetime import date

import pytest

from rules.wording.wording import SENTENCES, day_in_words

FIRST_OF_JULY = date(2028, 7, 1)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2028", "2028年"),
        ("2028-07", "2028年7月"),
        ("2028-07-01", "2028年7月1日"),
        (FIRST_OF_JULY, "2028年7月1日"),
        (date(2028, 12, 31), "2028年12月31日"),
    ],
)
def test_a_day_is_as_exact_as_it_is_known(written: date | str, told: str) -> None:
    assert day_in_words(written) == told


def test_it_is_so_in_a_line_as_text_and_as_markdown() -> None:
    told = "到2028年7月1日才够"

    assert SENTENCES.say("explanation.reached", date=FIRST_OF_JULY) == told
    assert SENTENCES.words("explanation.reached", date=FIRST_OF_JULY) == told
