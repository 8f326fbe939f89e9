"""All that is fuzzed, by name; and what has failed once, which is tried for ever after."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tests.fuzz.environment import SETTINGS
from tests.fuzz.sheets import CELLS, FILES
from tests.fuzz.talking import MESSAGES, QUESTIONS, READINGS, WALKS
from tests.fuzz.updates import BODIES, PRESSES

if TYPE_CHECKING:
    from tests.fuzz.target import Target

TARGETS: Final[dict[str, Target]] = {
    "messages": MESSAGES,
    "walks": WALKS,
    "readings": READINGS,
    "questions": QUESTIONS,
    "cells": CELLS,
    "files": FILES,
    "bodies": BODIES,
    "presses": PRESSES,
    "settings": SETTINGS,
}

FOUND: Final = Path(__file__).with_name("found")


def found(target: str) -> list[Any]:
    """The inputs that have failed once."""
    kept = FOUND / f"{target}.jsonl"
    if not kept.exists():
        return []
    return [json.loads(line) for line in kept.read_text(encoding="ascii").splitlines()]


def keep(target: str, given: Any) -> None:
    """Keep an input that has failed, unless it is kept already."""
    FOUND.mkdir(exist_ok=True)
    if json.loads(json.dumps(given)) not in found(target):
        with (FOUND / f"{target}.jsonl").open("a", encoding="ascii") as kept:
            kept.write(json.dumps(given) + "\n")
