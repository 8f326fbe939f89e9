"""What finding out an unknown fact would change is told as if every value had been tried."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from dialogs.engine.scratch import Scratch
from dialogs.engine.talk import Talk
from dialogs.results import unknowns
from dialogs.results.level_told import LevelTold
from dialogs.results.unknowns import YEARS_TRIED, Prospect, prospects
from dialogs.session import Session
from rules import load_policies
from tests.dialogs.person import TODAY
from tests.people import EDUCATIONS, TITLES
from tests.rules.ready import READY

if TYPE_CHECKING:
    from pydantic import JsonValue

POLICY = load_policies()["beijing-cybersecurity-2024"]
KNOWN: dict[str, Any] = {
    **POLICY.profile(READY).declarations,
    **{fact: value for fact, value in READY.items() if fact in POLICY.catalogue.facts},
}


def talking(**answers: JsonValue) -> Talk:
    session = Session(policy=POLICY.id, state="conclusion", answers={**KNOWN, **answers})
    return Talk(POLICY, session, Scratch(), TODAY)


def told(talk: Talk) -> dict[str, list[Prospect]]:
    """Of every level."""
    return {level.level.level: prospects(talk, LevelTold(level)) for level in talk.assess().levels}


def somebody(seed: int) -> dict[str, Any]:
    rng = Random(seed)
    title = {"level": rng.choice(TITLES), "same_speciality": rng.choice([True, False, None])}
    return {
        "education": rng.choice(EDUCATIONS),
        "titles": rng.choice([[], [title], [{**title, "years": rng.randint(0, 9)}]]),
        "exceptional": rng.choice([[], None]),
    }


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("experience", [None, {"years": 3}, {"years": 9}])
def test_of_years_only_those_asked_for_decide(
    experience: JsonValue, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = {**somebody(seed), "experience": experience}
    by_those_asked = told(talking(**person))
    monkeypatch.setattr(unknowns, "_years_asked", lambda *_: range(1, YEARS_TRIED))
    assert by_those_asked == told(talking(**person))


@pytest.mark.parametrize("fact", POLICY.catalogue.declarations)
@pytest.mark.parametrize("seed", range(8))
def test_a_declaration_is_told_of_where_it_opens_a_level(fact: str, seed: int) -> None:
    person: dict[str, Any] = {**somebody(seed), "experience": {"years": 1 + 2 * seed}, fact: None}
    declared = talking(**{**person, fact: True}).assess()
    name = POLICY.catalogue.field_name(fact)
    for level, found in told(talking(**person)).items():
        opens = declared.level(level).status == "eligible"
        before = talking(**person).assess().level(level).status
        assert (name in {one.name for one in found}) == (opens and before == "undetermined")
