"""Looking for an expression by the characters with which it can begin finds what looking everywhere finds."""

from __future__ import annotations

import json
import re
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.language.text.phrases import read_phrases
from dialogs.language.text.scanning import scan
from dialogs.language.vocabulary.index import word_index
from rules import load_policies

if TYPE_CHECKING:
    from collections.abc import Iterator

AS_OF = date(2026, 11, 22)
WORDS = word_index(load_policies().in_force(AS_OF))
MESSAGES = Path(__file__).parents[1] / "message" / "messages.jsonl"
EXPRESSIONS = [
    "(?:没有?|无)(?:论文|专利)",
    "(?<![第十])一作(?!品)",
    "第?(?P<n>[一二三]{1,2}|\\d+)项?",
    "(?i:a|b)c",
    "[\\ue001-\\ue003]++(?:和|、)?",
    "(?:x*)y?z",
    "(?=年)年|月",
    "a?",
    "",
]


def phrases() -> Iterator[re.Pattern[str]]:
    """Every expression of the language that stands by itself, with the notice's words in it."""
    for path in files("dialogs.language.phrases").iterdir():
        if path.name.endswith(".yaml"):
            name = path.name.removesuffix(".yaml")
            for key, value in read_phrases(name).items():
                if isinstance(value, str) and key not in {"parts", "measure", "answered"}:
                    yield WORDS.phrases.phrase(name, key)


def found(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


@pytest.mark.parametrize("expression", EXPRESSIONS)
@given(text=st.text("没有无论文专利第十一二三作品项aAbBcCxyz年月12和、\ue001\ue002 ", max_size=30))
def test_an_expression_is_found_wherever_it_is(expression: str, text: str) -> None:
    pattern = re.compile(expression)
    assert [match.span() for match in scan(pattern, text)] == found(pattern, text)


def test_the_expressions_of_the_language_are_found_wherever_they_are() -> None:
    said = [json.loads(line)["text"] for line in MESSAGES.read_text("utf-8").splitlines()]
    text = WORDS.plain("。".join(said))
    patterns = list(phrases())
    assert len(patterns) > 100
    for pattern in patterns:
        assert [match.span() for match in scan(pattern, text)] == found(pattern, text), pattern.pattern
