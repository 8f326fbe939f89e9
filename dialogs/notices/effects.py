"""What a later version of a notice does to people: to one, and to many that are made up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from pydantic import JsonValue

from dialogs.engine import facts
from dialogs.engine.carrying import carried
from dialogs.notices.made_up_people import made_up_people
from dialogs.rendering.wording import say
from dialogs.steps.review import lines_of
from rules import Assessment, Policy
from rules.notice.profile_schema import read_profile
from rules.verdict.level_assessment import LevelAssessment

Answers = Mapping[str, JsonValue]

_USUAL: Final = 0.9
"""What so many have in common anyhow tells nothing of those who are affected."""
_MOST_TOLD: Final = 6


class RenewedLevel(NamedTuple):
    """One level of one person: ``was`` and ``now`` are statuses; the days are those by which time alone opens it."""

    level: LevelAssessment
    was: str
    now: str
    day_before: date | None
    day_now: date | None


class Effect(NamedTuple):
    """``people`` of those who were looked at change at a level from ``was`` to ``now``.

    ``common``: facts that all of them share, in words; ``example``: one of them, in words, and as ``profile``.
    """

    level: str
    name: str
    was: str
    now: str
    people: int
    common: list[str]
    example: str
    profile: dict[str, JsonValue]
    text: str


def level_changes(before: Assessment, after: Assessment) -> list[RenewedLevel]:
    """The levels that are not as they were, of those that both notices have."""
    old = {level.level.level: level for level in before.levels}
    pairs = [(old[level.level.level], level) for level in after.levels if level.level.level in old]
    return [
        RenewedLevel(now, was.status, now.status, was.earliest, now.earliest)
        for was, now in pairs
        if (was.status, was.earliest) != (now.status, now.earliest)
    ]


def assessed(policy: Policy, answers: Answers, day: date) -> Assessment:
    """By ``policy`` on ``day``, whether or not it is in force then. Raises ProfileRefused."""
    document = facts.document(answers)
    return Assessment(policy, read_profile(document, policy.document, policy.catalogue, day), day)


def effects(old: Policy, new: Policy, number: int) -> list[Effect]:
    """For whom the newer version is otherwise, among so many made-up people on the day it takes force."""
    day = new.data.valid_from
    changed: dict[tuple[str, str, str], list[tuple[Answers, Assessment]]] = defaultdict(list)
    everybody: list[Answers] = []
    for answers in made_up_people(old, day, number):
        everybody.append(answers)
        before = assessed(old, answers, day)
        after = assessed(new, carried(answers, old, new, day).answers, day)
        for one in level_changes(before, after):
            if one.was != one.now:
                changed[one.level.level.level, one.was, one.now].append((answers, after))
    levels = list(new.catalogue.levels)
    order = sorted(changed, key=lambda key: (levels.index(key[0]), -len(changed[key])))
    return [_effect(new, key, changed[key], everybody) for key in order]


def _effect(
    new: Policy,
    key: tuple[str, str, str],
    people: Sequence[tuple[Answers, Assessment]],
    everybody: Sequence[Answers],
) -> Effect:
    level, was, now = key
    answers, after = min(people, key=lambda one: len(str(one[0])))
    lines = {line.fact: f"{line.name}：{line.text}" for line in lines_of(after) if line.name}
    told = {fact: line for fact, line in lines.items() if new.catalogue.facts[fact].type != "yes_no"}
    common = [line for fact, line in told.items() if _is_shared(fact, people, everybody)]
    example = "；".join([*told.values()][:_MOST_TOLD])
    name = new.catalogue.names[level]
    text = say(
        "notices.effect_shared" if common and len(people) > 1 else "notices.effect",
        level=name,
        of=len(everybody),
        people=len(people),
        was=say(f"notices.statuses.{was}"),
        now=say(f"notices.statuses.{now}"),
        common="、".join(common),
        example=example,
    )
    return Effect(level, name, was, now, len(people), common, example, facts.document(answers), text)


def _is_shared(fact: str, people: Sequence[tuple[Answers, Assessment]], everybody: Sequence[Answers]) -> bool:
    value = people[0][0].get(fact)
    if isinstance(value, list | dict) or any(answers.get(fact) != value for answers, _ in people):
        return False
    return sum(answers.get(fact) == value for answers in everybody) < _USUAL * len(everybody)
