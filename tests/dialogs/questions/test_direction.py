"""What is typed where the direction is asked for and names none of them."""

from __future__ import annotations

from tests.dialogs.person import Person


def test_all_but_one_direction_is_none() -> None:
    assert "direction" not in Person().say("是", "除了数据安全").answers


def test_a_name_that_is_much_shorter_is_no_misspelt_one() -> None:
    """信息安全 is what all directions are about, 信息内容安全 one of them."""
    assert "direction" not in Person().say("是", "信息安全").answers
    assert Person().say("是", "信息内容安权").answers["direction"] == "content"
