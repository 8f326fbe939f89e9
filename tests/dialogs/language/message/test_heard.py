"""All that is heard of a message, line by line: ``heard.yaml`` says what."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from dialogs.language.message.extract import read_message
from rules import load_policies

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = date(2026, 11, 27)


def lines() -> Iterator[Any]:
    for entry in yaml.safe_load(Path(__file__).with_name("heard.yaml").read_text("utf-8")):
        for group in entry["heard"]:
            for text in group["of"]:
                yield pytest.param(text, group, id=f"{entry['what']}: {text}")


@pytest.mark.parametrize(("text", "expected"), list(lines()))
def test_what_is_heard(text: str, expected: dict[str, Any]) -> None:
    reading = read_message(load_policies().in_force(DAY), text, DAY)
    assert reading.profile == expected["is"]
    assert [one.field for one in reading.unsure] == expected.get("unsure", [])
    assert [option for one in reading.unsure for option in one.options] == expected.get("options", [])
    assert sorted({one.why for one in reading.set_aside}) == expected.get("aside", [])
