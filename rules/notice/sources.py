"""A notice's files as they were read, each piece with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rules.notice.achievement_data import (
    AchievementConditionData,
    AchievementData,
    AchievementsData,
    ItemData,
)
from rules.notice.caveat_data import CaveatsData
from rules.notice.data import Quoted
from rules.notice.notice import Notice
from rules.notice.person_data import DeclarationData, FactData
from rules.notice.schema import ConditionData, DirectionData, JudgementData, LevelData, PolicyData
from rules.notice.yaml_file import NO_HINT, Hint, Location, NoticeRefused, YamlFile


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything in a notice's folder. ``files``: what it came from, by their names; those of the levels apart."""

    notice: Notice
    policy: PolicyData
    levels: list[LevelData]
    level_files: list[YamlFile]
    achievements: AchievementsData
    facts: list[FactData]
    directions: list[DirectionData]
    not_encoded: dict[str, str]
    judged_by_people: list[JudgementData]
    caveats: CaveatsData
    files: Mapping[str, YamlFile]

    def place(self, file: str, *parts: int | str) -> Place:
        """A place in one of its files."""
        return Place(self.files[file], parts)

    def conditions(self) -> Iterator[tuple[ConditionData, Place]]:
        """Every condition of every level, lowest level first."""
        for level, file in zip(self.levels, self.level_files, strict=True):
            for index, condition in enumerate(level.conditions):
                yield condition, Place(file, ("conditions", index))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece of data stands: the file and the path inside it."""

    file: YamlFile
    location: Location = ()

    def at(self, *parts: int | str) -> Place:
        """A place further inside."""
        return Place(self.file, (*self.location, *parts))

    def refusal(self, message: str, hint: Hint = NO_HINT) -> NoticeRefused:
        """The error for what stands here, to be raised."""
        return self.file.refusal(self.location, message, hint)

    def unknown(self, name: str, names: Iterable[str]) -> NoticeRefused:
        """The error for a ``name`` that is none of ``names``."""
        return self.file.unknown(self.location, name, names)


def quotes(sources: Sources) -> Iterator[tuple[Quoted, Place]]:
    """Every quoted condition with its place."""
    if sources.achievements.used_before:
        yield sources.achievements.used_before, sources.place("achievements.yaml", "used_before")
    for n, one in enumerate(sources.policy.certificates):
        if one.clause and one.quote:
            yield Quoted(clause=one.clause, quote=one.quote), sources.place("policy.yaml", "certificates", n)
    for condition, place in sources.conditions():
        yield from _of_condition(condition, place)


def _of_condition(condition: ConditionData, place: Place) -> Iterator[tuple[Quoted, Place]]:
    yield from declared_in(condition, place)
    if condition.heading:
        yield condition.heading, place.at("heading")
    for n, route in enumerate(condition.routes or ()):
        yield route, place.at("routes", n)
    if condition.waiver:
        yield condition.waiver, place.at("waiver")
        for n, ground in enumerate(condition.waiver.grounds):
            yield ground, place.at("waiver", "grounds", n)
    if condition.performance:
        yield condition.performance, place.at("performance")
        for direction, item in condition.performance.directions.items():
            yield item, place.at("performance", "directions", direction)
    if condition.achievements:
        yield from _of_achievements(condition.achievements, condition, place)


def _of_achievements(
    counted: AchievementConditionData, condition: ConditionData, place: Place
) -> Iterator[tuple[Quoted, Place]]:
    yield counted, place.at("achievements")
    for n, each in enumerate(counted.each):
        if each.clause and each.quote:
            yield Quoted(clause=each.clause, quote=each.quote), place.at("achievements", "each", n)
    yield from counted_items(condition, place)


def counted_items(condition: ConditionData, place: Place) -> Iterator[tuple[ItemData, Place]]:
    """Every item of the lists of achievements of a condition."""
    counted = condition.achievements
    for k, one in enumerate(counted.counted_lists if counted else ()):
        at = place.at("achievements", "lists", k) if counted and counted.lists else place.at("achievements")
        for n, item in enumerate(one.items):
            yield item, at.at("items", n)


def declared_in(condition: ConditionData, place: Place) -> Iterator[tuple[DeclarationData, Place]]:
    """Everything that a condition lets a person state, alone, in a route or for fewer years."""
    for n, declaration in enumerate(condition.declarations or ()):
        yield declaration, place.at("declarations", n)
    for n, route in enumerate(condition.routes or ()):
        for m, declaration in enumerate(route.declarations):
            yield declaration, place.at("routes", n, "declarations", m)
    for n, reduction in enumerate(condition.reductions):
        yield reduction, place.at("reductions", n)


def counted_achievements(condition: ConditionData, place: Place) -> Iterator[tuple[AchievementData, Place]]:
    """Every kind of achievement that a condition counts."""
    for item, at in counted_items(condition, place):
        for m, achievement in enumerate(item.achievements):
            yield achievement, at.at("achievements", m)
