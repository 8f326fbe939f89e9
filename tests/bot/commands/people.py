"""Profiles as documents."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from tests.bot.commands.shell import zhicheng

if TYPE_CHECKING:
    from tests.bot.commands.shell import Ran

PERSON: Final[dict[str, Any]] = {
    "as_of": "2026-11-22",
    "employer_in_beijing": True,
    "direction": "data",
    "education": "bachelor",
    "experience": {"since": "2018-07"},
    "titles": [{"level": "intermediate", "same_speciality": True, "obtained_on": "2020-12"}],
    "basic": {"general": True, "senior_engineer": True},
    "performance": {"senior_engineer": True},
    "achievements": [{"kind": "patent", "granted": True, "rank": 1}],
    "exceptional": [],
}


def people(count: int) -> str:
    """A line each, every seventh of them refused, every eleventh no JSON."""
    lines = [json.dumps({**PERSON, "experience": {"years": number % 30}}) for number in range(count)]
    for number in range(0, count, 7):
        lines[number] = json.dumps({"education": "doktor"})
    for number in range(0, count, 11):
        lines[number] = "{"
    return "".join(f"{line}\n" for line in lines)


@cache
def answered_alone(count: int) -> Ran:
    """What one process says of them."""
    return zhicheng("assess", "--jsonl", "--jobs", "1", given=people(count))
