"""Holding a notice's files against its text and against one another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rules.notice import Notice
    from rules.notice_data import (
        AchievementsData,
        AttributeData,
        ConditionData,
        DirectionData,
        FactData,
        JudgementData,
        LevelData,
        OutcomeData,
        PolicyData,
        Quoted,
        Requirement,
    )
    from rules.yaml_file import Location, YamlFile


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything in a notice's folder, each beside the file it came from."""

    notice: Notice
    policy: PolicyData
    policy_file: YamlFile
    levels: list[LevelData]
    level_files: list[YamlFile]
    achievements: AchievementsData
    achievements_file: YamlFile
    facts: list[FactData]
    facts_file: YamlFile
    directions: list[DirectionData]
    directions_file: YamlFile
    not_encoded: dict[str, str]
    not_encoded_file: YamlFile
    judged_by_people: list[JudgementData]
    judged_by_people_file: YamlFile


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece of data stands: the file and the path inside it."""

    file: YamlFile
    location: Location


def check(sources: Sources) -> None:
    """Raises NoticeRefused at the first thing that does not hold."""
    _clauses_and_quotes(sources)
    _names(sources)
    _questions(sources)
    _no_higher_level_easier(sources)
    _every_clause_placed(sources)
    _cited_clauses(sources)


def quotes(sources: Sources) -> Iterator[tuple[Quoted, Place]]:
    """Every quoted condition with its place."""
    yield sources.achievements.used_before, Place(sources.achievements_file, ("used_before",))
    for level, file in zip(sources.levels, sources.level_files, strict=True):
        for index, condition in enumerate(level.conditions):
            for quoted, location in _of_condition(condition):
                yield quoted, Place(file, ("conditions", index, *location))


def _of_condition(condition: ConditionData) -> Iterator[tuple[Quoted, Location]]:
    for n, declaration in enumerate(condition.declarations or ()):
        yield declaration, ("declarations", n)
    if condition.heading:
        yield condition.heading, ("heading",)
    for n, route in enumerate(condition.routes or ()):
        yield route, ("routes", n)
    if condition.waiver:
        yield condition.waiver, ("waiver",)
        for n, ground in enumerate(condition.waiver.grounds):
            yield ground, ("waiver", "grounds", n)
    if condition.performance:
        yield condition.performance, ("performance",)
        for direction, item in condition.performance.directions.items():
            yield item, ("performance", "directions", direction)
    if condition.achievements:
        yield condition.achievements, ("achievements",)
        for n, counted in enumerate(condition.achievements.items):
            yield counted, ("achievements", "items", n)


def _clauses_and_quotes(sources: Sources) -> None:
    notice = sources.notice
    for quoted, place in quotes(sources):
        if quoted.clause not in notice:
            raise place.file.refusal((*place.location, "clause"), f"通告里没有“{quoted.clause}”这一条")
        if not notice.quotes(quoted.clause, quoted.quote):
            words = f"引文与 {quoted.clause} 原文不符；原文是：{notice.text(quoted.clause)}"
            raise place.file.refusal((*place.location, "quote"), words)
    for index, direction in enumerate(sources.directions):
        for n, item in enumerate(direction.items):
            if direction.clause not in notice or not notice.quotes(direction.clause, item):
                words = f"“{item}”不在 {direction.clause} 的原文里"
                raise sources.directions_file.refusal((index, "items", n), words)


def _names(sources: Sources) -> None:
    """Every name that one file takes from another is there."""
    titles = [title.title for title in sources.policy.titles]
    education = [named.education for named in sources.policy.education]
    directions = [direction.direction for direction in sources.directions]
    facts = [fact.fact for fact in sources.facts]
    for level, file in zip(sources.levels, sources.level_files, strict=True):
        _known(level.confers, titles, Place(file, ("confers",)))
        for index, condition in enumerate(level.conditions):
            place = ("conditions", index)
            for n, declaration in enumerate(condition.declarations or ()):
                _known(declaration.fact, facts, Place(file, (*place, "declarations", n, "fact")))
            for n, route in enumerate(condition.routes or ()):
                at = (*place, "routes", n)
                if route.education:
                    _known(route.education, education, Place(file, (*at, "education")))
                if route.title:
                    _known(route.title.at_least, titles, Place(file, (*at, "title", "at_least")))
            if condition.performance:
                stated = Place(file, (*place, "performance", "fact"))
                _known(condition.performance.fact, facts, stated)
                given = list(condition.performance.directions)
                for direction in directions:
                    _known(direction, given, Place(file, (*place, "performance", "directions")))


def _known(name: str, names: list[str], place: Place) -> None:
    if name not in names:
        raise place.file.refusal(place.location, f"没有“{name}”；可用的是：{'、'.join(names)}")


def _questions(sources: Sources) -> None:
    """Every attribute that some level needs exists, fits its requirement and can be asked."""
    kinds, shared = sources.achievements.kinds, sources.achievements.attributes
    grounds = sources.achievements.grounds
    for level, file in zip(sources.levels, sources.level_files, strict=True):
        for index, condition in enumerate(level.conditions):
            for outcome, location in _outcomes(condition):
                place = Place(file, ("conditions", index, *location))
                _known(outcome.kind, list(kinds), Place(file, (*place.location, "kind")))
                _askable(outcome.requirements, shared, kinds[outcome.kind].ask, place)
            for n, ground in enumerate(condition.waiver.grounds if condition.waiver else ()):
                at = ("conditions", index, "waiver", "grounds", n)
                _known(ground.kind, list(grounds), Place(file, (*at, "kind")))
                own = grounds[ground.kind]
                for m, way in enumerate(ground.any_of):
                    _askable(way.requirements, own.attributes, own.ask, Place(file, (*at, "any_of", m)))


def _outcomes(condition: ConditionData) -> Iterator[tuple[OutcomeData, Location]]:
    for n, item in enumerate(condition.achievements.items if condition.achievements else ()):
        for m, outcome in enumerate(item.outcomes):
            yield outcome, ("achievements", "items", n, "outcomes", m)
    for n, ground in enumerate(condition.waiver.grounds if condition.waiver else ()):
        if ground.or_outcome:
            yield ground.or_outcome, ("waiver", "grounds", n, "or_outcome")


def _askable(
    requirements: Mapping[str, Requirement],
    attributes: Mapping[str, AttributeData],
    asked: Mapping[str, str],
    place: Place,
) -> None:
    for name, wanted in requirements.items():
        at = Place(place.file, (*place.location, name))
        _known(name, list(attributes), at)
        if name not in asked:
            raise at.file.refusal(at.location, f"“{name}”没有提问的话；请在 achievements.yaml 的 ask 里写上")
        attribute = attributes[name]
        values = [value.value for value in attribute.values]
        if (wanted.at_most is not None) != (attribute.ordinal is not None):
            raise at.file.refusal(at.location, "at_most 只用于排名，排名也只能用 at_most")
        if wanted.at_least is not None:
            _known(wanted.at_least, values, at)
        if wanted.equals is not None and not attribute.yes_no:
            _known(str(wanted.equals), values, at)


def _no_higher_level_easier(sources: Sources) -> None:
    for (lower, higher), file in zip(pairwise(sources.levels), sources.level_files[1:], strict=True):
        for index, condition in enumerate(higher.conditions):
            below = next((c for c in lower.conditions if c.condition == condition.condition), None)
            if below is None:
                continue
            _routes_not_easier(below, condition, sources, Place(file, ("conditions", index)))
            _outcomes_not_easier(below, condition, sources, Place(file, ("conditions", index)))


def _routes_not_easier(below: ConditionData, above: ConditionData, sources: Sources, place: Place) -> None:
    tiers = {named.education: named.tier for named in sources.policy.education}
    plain = [route for route in below.routes or () if route.education and route.title is None]
    for n, route in enumerate(above.routes or ()):
        if route.title is not None or not route.education:
            continue
        tier = tiers[route.education]
        least = min((r.experience_years or 0 for r in plain if tiers[r.education or ""] <= tier), default=0)
        if (route.experience_years or 0) < least:
            words = f"{route.clause} 要求的年限比低一级的还短；至少应为 {least} 年"
            raise place.file.refusal((*place.location, "routes", n, "experience_years"), words)


def _outcomes_not_easier(below: ConditionData, above: ConditionData, sources: Sources, place: Place) -> None:
    if below.achievements is None or above.achievements is None:
        return
    if above.achievements.required < below.achievements.required:
        words = f"要求的项数比低一级的还少；至少应为 {below.achievements.required} 项"
        raise place.file.refusal((*place.location, "achievements", "required"), words)
    lower = {outcome.kind: outcome for outcome, _ in _outcomes(below)}
    for outcome, location in _outcomes(above):
        if outcome.kind in lower and location[0] == "achievements":
            _requirements_not_easier(
                lower[outcome.kind], outcome, sources, Place(place.file, (*place.location, *location))
            )


def _requirements_not_easier(below: OutcomeData, above: OutcomeData, sources: Sources, place: Place) -> None:
    if above.every < below.every:
        raise place.file.refusal((*place.location, "every"), f"比低一级的容易；every 至少应为 {below.every}")
    for name, wanted in above.requirements.items():
        least = below.requirements.get(name)
        if least is None:
            continue
        values = [value.value for value in sources.achievements.attributes[name].values]
        easier = bool(wanted.at_most and least.at_most and wanted.at_most > least.at_most)
        if wanted.at_least and least.at_least:
            easier = values.index(wanted.at_least) < values.index(least.at_least)
        if easier and name not in above.easier_by_the_notice:
            words = f"{name} 的要求比低一级的容易；不能低于 {least.at_most or least.at_least}"
            raise place.file.refusal((*place.location, name), words)


def encoded_clauses(sources: Sources) -> set[str]:
    """The clauses that some data stands beside."""
    encoded = {quoted.clause for quoted, _ in quotes(sources)}
    encoded |= {level.clause for level in sources.levels}
    encoded |= {direction.clause for direction in sources.directions}
    encoded |= {clause for fact in sources.facts if fact.type == "direction" for clause in fact.clauses}
    return encoded | {sources.policy.valid_from_clause, sources.policy.titles_clause}


def _every_clause_placed(sources: Sources) -> None:
    """Each clause is encoded, or listed as not encoded with a reason; never both and never neither."""
    encoded = encoded_clauses(sources)
    for clause in sources.notice:
        if clause not in encoded and clause not in sources.not_encoded:
            words = f"{clause} 既没有编码，也没有说明原因；请在这里写上原因"
            raise sources.not_encoded_file.refusal((), words)
    for clause in sources.not_encoded:
        if clause not in sources.notice:
            raise sources.not_encoded_file.refusal((clause,), f"通告里没有“{clause}”这一条")
        if clause in encoded:
            raise sources.not_encoded_file.refusal((clause,), f"{clause} 已经编码，不应再列在这里")


def _cited_clauses(sources: Sources) -> None:
    cited = [
        (fact.clauses, Place(sources.facts_file, (n, "clauses"))) for n, fact in enumerate(sources.facts)
    ]
    cited += [
        (judgement.clauses, Place(sources.judged_by_people_file, (n, "clauses")))
        for n, judgement in enumerate(sources.judged_by_people)
    ]
    for clauses, place in cited:
        for clause in clauses:
            if clause not in sources.notice:
                raise place.file.refusal(place.location, f"通告里没有“{clause}”这一条")
