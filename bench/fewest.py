"""How far the interview is from the fewest questions there could be.

``python -m bench.fewest [PEOPLE]``: for each level as a goal, every profile of a small world is assessed. Of a person
the minimum is the smallest set of facts by which, whatever the others are in that world, status and missing items
stay the same: what even somebody who knew all answers beforehand would have to say. Printed beside it: how many facts
the interview asks of PEOPLE random ones of them, and on how many pages.
"""

from __future__ import annotations

import random
import statistics
import sys
from itertools import combinations, product
from typing import TYPE_CHECKING, Final

from rules import Assessment, load_policies
from tests.dialogs.interviewed import Manner, interviewed
from tests.dialogs.person import TODAY
from tests.dialogs.same_verdict import lacking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import JsonValue

    from rules import Policy
    from rules.conditions.compilation import Level

PEOPLE = 150
SEED = 2024
PAPERS: Final[JsonValue] = {"kind": "paper", "count": 3, "rank": 1, "journal": "core"}
WORLD: Final[dict[str, list[JsonValue]]] = {
    "direction": ["data", None],
    "education": ["college", "bachelor", "master"],
    "experience": [{"years": 0}, {"years": 4}, {"years": 8}],
    "titles": [
        [],
        [{"level": "intermediate", "same_speciality": False, "years": 6}],
        [{"level": "deputy_senior", "same_speciality": False, "years": 6}],
    ],
    "achievements": [[], [PAPERS]],
    "exceptional": [[], [{"kind": "technical_head"}]],
}
"""Few values of each fact; of a declaration yes and no."""


def main(people: int) -> int:
    """Always exit code 0: it measures."""
    (policy,) = load_policies()
    rng = random.Random(SEED)
    for level in policy.levels:
        facts = _facts(policy, level)
        values = [WORLD.get(fact, [True, False]) for fact in facts]
        profiles = list(product(*(range(len(each)) for each in values)))
        told = [_told(policy, level, _person(facts, values, profile)) for profile in profiles]
        needed = _fewest(profiles, told)
        asked, pages, fewest = [], [], []
        for n in rng.sample(range(len(profiles)), min(people, len(profiles))):
            person = _person(facts, values, profiles[n])
            talked = interviewed(policy, person, TODAY, level.level, Manner.FILLING)
            asked.append(len(talked.known))
            pages.append(len(talked.asked))
            fewest.append(needed[n])
        print(
            f"{level.name}: {len(profiles)} profiles of {len(facts)} facts; at least {statistics.mean(fewest):.2f} "
            f"are needed, {statistics.mean(asked):.2f} are asked, on {statistics.mean(pages):.2f} pages"
        )
    return 0


def _facts(policy: Policy, level: Level) -> list[str]:
    served = level.held.facts.union(*(condition.node.facts for condition in level.conditions))
    return [fact for fact in policy.catalogue.facts if fact in served]


def _person(
    facts: Sequence[str], values: Sequence[list[JsonValue]], profile: Sequence[int]
) -> dict[str, JsonValue]:
    person: dict[str, JsonValue] = {}
    for fact, among, n in zip(facts, values, profile, strict=True):
        group, _, name = fact.rpartition(".")
        owner = person.setdefault(group, {}) if group else person
        assert isinstance(owner, dict)
        owner[name] = among[n]
    return person


def _told(policy: Policy, level: Level, person: dict[str, JsonValue]) -> str:
    assessment = Assessment(policy, policy.profile(person, TODAY))
    return repr((assessment.level(level.level).status, lacking(assessment, level.level)))


def _fewest(profiles: list[tuple[int, ...]], told: list[str]) -> list[int]:
    """For each profile the size of the smallest set of its facts that settles what is told."""
    fewest = [-1] * len(profiles)
    width = len(profiles[0])
    for size in range(width + 1):
        for places in combinations(range(width), size):
            together: dict[tuple[int, ...], str | None] = {}
            keys = [tuple(profile[place] for place in places) for profile in profiles]
            for key, what in zip(keys, told, strict=True):
                together[key] = what if together.get(key, what) == what else None
            for n, key in enumerate(keys):
                if fewest[n] < 0 and together[key] is not None:
                    fewest[n] = size
        if min(fewest) >= 0:
            break
    return fewest


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE))
