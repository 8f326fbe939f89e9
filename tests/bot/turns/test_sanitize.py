from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.turns.sanitize import clean


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("八年半", "八年半"),
        ("8\t年", "8 年"),
        ("一\r\n二\r三", "一\n二\n三"),
        ("\x1b[31m红\x1b[0m", "红"),
        ("\x1b[A上", "上"),
        ("\x9b1;31m红", "红"),
        ("\x1b]0;标题\x07正文", "正文"),
        ("\x1b]8;;http://x\x1b\\链接", "链接"),
        ("\x1b(B字", "字"),
        ("尾\x1b", "尾"),
        ("\x00\x07\x7f八", "八"),
        ("\ud800八\udfff", "八"),
        ("\u202e八", "八"),
        ("👨‍👩‍👧", "👨‍👩‍👧"),
    ],
)
def test_only_text_is_left(typed: str, text: str) -> None:
    assert clean(typed) == text


@given(st.text(st.characters(exclude_categories=()), max_size=50))
def test_whatever_comes_in_can_be_stored_and_shown(typed: str) -> None:
    text = clean(typed)
    text.encode()
    assert not any(unicodedata.category(character) == "Cc" for character in text if character != "\n")
    assert clean(text) == text
