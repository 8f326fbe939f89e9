"""Ten people made up for a notice: who just meets each of its ways, and who lacks a little."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, zip_longest
from typing import Any, NamedTuple
from unicodedata import normalize

from bot.wording import say
from rules import Assessment, Policy
from rules.notice.achievement_data import (
    AchievementConditionData,
    AchievementData,
    CountedListData,
    Requirement,
)
from rules.notice.person_data import DeclarationData, RouteData
from rules.notice.schema import LevelData
from rules.profile.tenure import add_years

MOST = 10


class MadeUpApplicant(NamedTuple):
    """``why``: what is to be seen of them; ``facts``: their profile as JSON."""

    why: str
    facts: dict[str, Any]

    def verdict(self, policy: Policy) -> dict[str, str]:
        """Each level's status. Raises ProfileRefused."""
        assessment = Assessment(policy, policy.profile(self.facts))
        return {one.level.level: one.status for one in assessment.levels}


def applicants(policy: Policy, day: date) -> list[MadeUpApplicant]:
    """The first ten that differ, of every level in turn."""
    by_level = [list(_of_level(policy, level, day)) for level in policy.catalogue.levels.values()]
    in_turn = (one for row in zip_longest(*by_level) for one in row if one is not None)
    chosen: list[MadeUpApplicant] = []
    known = {"as_of", *(path.partition(".")[0] for path in policy.catalogue.facts)}
    unknown = MadeUpApplicant(say("authoring.applicants.unknown"), {"as_of": day.isoformat()})
    for told in chain(in_turn, [unknown]):
        one = told._replace(facts={name: value for name, value in told.facts.items() if name in known})
        if one.facts not in [other.facts for other in chosen]:
            chosen.append(one)
    return [*chosen[: MOST - 1], chosen[-1]] if len(chosen) > MOST else chosen


class NoSuchApplicant(ValueError):
    """What was written is no number of an applicant."""


def _of_level(policy: Policy, level: LevelData, day: date) -> Iterator[MadeUpApplicant]:
    routes = [route for condition in level.conditions for route in condition.careers]
    counted = next((one.achievements for one in level.conditions if one.achievements), None)
    unused = {"used_before": False} if policy.catalogue.used_before else {}
    outcomes = [one | unused for one in _enough(counted, day)] if counted else []
    stated = [
        declared for one in level.conditions if not (one.careers or one.reductions) for declared in one.stated
    ]
    whole = _stating({**_base(policy, day), "achievements": outcomes}, stated, policy, day)
    for reduction in (one for condition in level.conditions for one in condition.reductions):
        if policy.catalogue.facts[reduction.fact].type == "yes_no":
            whole = _put(whole, reduction.fact, said=not reduction.wanted)
    for route in routes:
        told = {"level": level.name, "clause": route.clause}
        yield MadeUpApplicant(say("authoring.applicants.just", **told), _on(whole, route, policy, day))
        if _years(route):
            short = _on(whole, route, policy, day, months_short=6)
            yield MadeUpApplicant(say("authoring.applicants.short", **told), short)
    on_way = _on(whole, routes[0], policy, day) if routes else whole
    if outcomes:
        fewer = on_way | {"achievements": outcomes[:-1]}
        yield MadeUpApplicant(say("authoring.applicants.fewer", level=level.name), fewer)
    for declared in stated:
        fact = policy.catalogue.facts[declared.fact]
        if fact.type == "yes_no":
            undeclared = _put(on_way, declared.fact, said=not declared.wanted)
            yield MadeUpApplicant(
                say("authoring.applicants.undeclared", level=level.name, fact=fact.name), undeclared
            )


def _base(policy: Policy, day: date) -> dict[str, Any]:
    """Whoever declares to meet everything, holds no title and asks for no exception."""
    catalogue = policy.catalogue
    facts: dict[str, Any] = {"as_of": day.isoformat(), "titles": [], "exceptional": []}
    if catalogue.directions:
        facts["direction"] = next(iter(catalogue.directions))
    for path in catalogue.declarations:
        facts = _put(facts, path, said=path in catalogue.affirmed)
    return facts


def _stating(
    facts: dict[str, Any], asked: Iterable[DeclarationData], policy: Policy, day: date
) -> dict[str, Any]:
    """With the numbers and days that are just enough."""
    for declared in asked:
        kind = policy.catalogue.facts[declared.fact].type
        if declared.limit is not None:
            said = add_years(day, -declared.limit).isoformat() if kind == "day" else declared.limit
            facts = _put(facts, declared.fact, said=said)
        elif kind == "yes_no":
            facts = _put(facts, declared.fact, said=declared.wanted)
    return facts


def _put(facts: dict[str, Any], path: str, *, said: Any) -> dict[str, Any]:
    group, _, name = path.partition(".")
    return {**facts, group: {**facts.get(group, {}), name: said} if name else said}


def _years(route: RouteData) -> float:
    """The most that a route asks for."""
    return max(route.title.years if route.title else 0, route.experience_years or 0)


def _on(
    facts: dict[str, Any], route: RouteData, policy: Policy, day: date, months_short: int = 0
) -> dict[str, Any]:
    """Brought on a route, just so."""
    catalogue = policy.catalogue
    lowest = min(catalogue.tiers, key=lambda one: catalogue.tiers[one])
    years = max(_years(route) - months_short / 12, 0.5)
    facts = {**facts, "experience": {"years": years}, "education": route.education or lowest}
    if route.education_fact:
        facts = _put(facts, route.education_fact, said=route.education)
    if route.education_years is not None:
        facts = _put(facts, route.obtained_on, said=add_years(day, -route.education_years).isoformat())
    if route.title:
        held: dict[str, Any] = {"level": route.title.at_least}
        held["years"] = min(years, route.title.years - months_short / 12)
        if route.title.at_least not in catalogue.certificates:
            held["same_speciality"] = not route.title.other_speciality
        facts["titles"] = [held]
    return _stating(facts, route.declarations, policy, day)


def _enough(condition: AchievementConditionData, day: date) -> Iterator[dict[str, Any]]:
    """For each list, outcomes as the notice asks for them, of as many items as may be."""
    also = {name: one for each in condition.each for name, one in each.requirements.items()}
    for counted in condition.counted_lists:
        for asked, count in _shares(counted):
            yield _outcome(asked, count * asked.every, also, day)


def _shares(counted: CountedListData) -> Iterator[tuple[AchievementData, int]]:
    """How often each item is to count: once, and what is then still needed as often as it may."""
    items = counted.items[: counted.required]
    needed = counted.required - len(items)
    for item in items:
        limit = item.at_most or counted.at_most_each
        more = needed if limit is None else min(needed, limit - 1)
        needed -= more
        yield item.achievements[0], 1 + more


def _outcome(asked: AchievementData, count: int, also: dict[str, Requirement], day: date) -> dict[str, Any]:
    values = {name: _value(one, day) for name, one in (also | asked.requirements).items()}
    return {"kind": asked.kind, "count": count, **values}


def _value(requirement: Requirement, day: date) -> Any:
    """What just meets it; of a date, the day itself."""
    forms = (requirement.at_least, requirement.at_most, requirement.total, requirement.equals)
    return next((one for one in forms if one is not None), day.isoformat())


def chosen(numbers: str, total: int) -> Iterable[int]:
    """What an author writes: 1,3-5 or all. Raises NoSuchApplicant."""
    if numbers == "all":
        return range(1, total + 1)
    found: list[int] = []
    for part in normalize("NFKC", numbers).split(","):
        first, dash, last = part.partition("-")
        if not first.isdecimal() or (dash and not last.isdecimal()):
            raise NoSuchApplicant(numbers)
        found += range(int(first), int(last or first) + 1)
    if not all(1 <= one <= total for one in found):
        raise NoSuchApplicant(numbers)
    return dict.fromkeys(found)
