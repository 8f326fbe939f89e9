"""No expression takes time by the power of a text's length: nobody holds everybody up by one word said often."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import yaml

import dialogs.language
from bot.roster.vocabulary import words
from dialogs.language.vocabulary.index import word_index
from rules import load_policies

PHRASES = word_index(load_policies()["beijing-cybersecurity-2024"]).phrases
OFTEN = 26
"""Two ways to read each of so many words are 67 million ways."""
SECONDS = 0.25
"""Of the processor; what is linear takes a ten-thousandth of it."""
AT_MOST = 150


def written() -> Iterator[tuple[str, re.Pattern[str]]]:
    """The expressions of the phrases, and of a roster's headings and cells, by where they stand."""
    for file in sorted(Path(str(dialogs.language.__file__)).with_name("phrases").glob("*.yaml")):
        for one in texts({**yaml.safe_load(file.read_text("utf-8")), "parts": None}):
            with suppress(
                KeyError, re.error
            ):  # a part that is filled in where it is used; words that are no pattern
                yield file.stem, PHRASES.filled(file.stem, one)
    for name in ("values", "headings"):
        for one in texts(words(name)):
            if re.search(r"\)[*+]", one):
                yield name, re.compile(re.sub(r"\{[a-z_]+\}", "职称", one))


def texts(content: object) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict | list):
        for one in content.values() if isinstance(content, dict) else content:
            yield from texts(one)


def often(expression: str) -> Iterator[str]:
    """Its own words, each said often, and some of them in a row; then what is none of them."""
    own = set(re.findall(r"[\u4e00-\u9fff]{1,3}", expression))
    own |= {word[at : at + length] for word in own for length in (1, 2) for at in range(len(word))}
    luck = random.Random(expression)
    said = luck.sample(sorted(own), min(len(own), AT_MOST))
    yield from (word * OFTEN + "#" for word in said)
    yield from ("".join(luck.choices(said, k=OFTEN)) + "#" for _ in range(8) if said)
    yield "1" * OFTEN + "#"


@pytest.mark.slow
def test_a_word_that_is_said_often_is_read_at_once() -> None:
    slow, expressions = [], list(written())
    for place, expression in expressions:
        for text in often(expression.pattern):
            began = time.process_time()
            expression.search(text)
            if time.process_time() - began > SECONDS:
                slow.append((place, text))
                break

    assert len(expressions) > 500, len(expressions)
    assert slow == []
