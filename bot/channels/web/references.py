"""What refers to a clause: the levels that ask for it, the directions, the questions, and what people have to weigh."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from bot.wording import say
from rules.verdict.demand import demanded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rules import Policy


class Reference(NamedTuple):
    """A line that tells of it, and the page where more is told, if there is one."""

    text: str
    path: str = ""


@cache
def references(policy: Policy) -> Mapping[str, list[Reference]]:
    """What refers to each clause of ``policy``, in the notice's order."""
    found: defaultdict[str, list[Reference]] = defaultdict(list)
    for clause, reference in _all(policy):
        if reference not in found[clause]:
            found[clause].append(reference)
    return found


def _all(policy: Policy) -> Iterator[tuple[str, Reference]]:
    for level in policy.levels:
        path = f"/levels/{level.level}"
        yield level.clause, Reference(say("lookup.of_level", level=level.name), path)
        for condition in level.conditions:
            told = say("lookup.of_condition", level=level.name, condition=condition.title)
            for clause in demanded(policy, condition).clauses:
                yield clause, Reference(told, f"{path}#{condition.name}")
    for direction in policy.catalogue.directions.values():
        told = say("lookup.of_direction", direction=direction.name)
        yield direction.clause, Reference(told, f"/directions#{direction.direction}")
    for fact in policy.catalogue.facts.values():
        for clause in fact.clauses:
            yield clause, Reference(say("lookup.of_fact", fact=fact.name))
    for judgement in policy.judged_by_people:
        for clause in judgement.clauses:
            yield (
                clause,
                Reference(say("lookup.judged", words=judgement.words, reason=judgement.reason)),
            )
    for clause, reason in policy.not_encoded.items():
        yield clause, Reference(say("lookup.not_encoded", reason=reason))
