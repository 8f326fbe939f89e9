"""Short answers to "how long?" that could be a length or a date, or are none."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.language.answer.choice import read_yes_no
from dialogs.language.answer.tenure import Tenure, Unclear, Years, read_tenure

AS_OF = date(2026, 11, 22)


@pytest.mark.parametrize(("said", "years"), [(".5", 0.5), ("8.5", 8.5), ("0年", 0), ("18.5年", 18.5)])
def test_a_length_is_read_whole(said: str, years: float) -> None:
    assert read_tenure(said, AS_OF) == Years(years)


@pytest.mark.parametrize("said", ["18.7", "15.03", "09.12", "2.5.1", "100年", "-5年", "3-5年", "8年以上"])
def test_what_could_be_two_things_or_none_is_asked_back(said: str) -> None:
    found: Tenure = read_tenure(said, AS_OF)
    assert isinstance(found, Unclear)
    assert "例如" in found.why or "请写" in found.why


@pytest.mark.parametrize("said", ["没有了", "没了"])
def test_no_more_is_neither_yes_nor_no(said: str) -> None:
    assert read_yes_no(said) is None


@pytest.mark.parametrize("said", ["都对", "都符合", "全对", "都满足", "都是"])
def test_all_of_them_is_yes(said: str) -> None:
    assert read_yes_no(said) is True
