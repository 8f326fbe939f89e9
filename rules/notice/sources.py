"""A notice's files as they were read, each piece with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from rules.notice.achievement_data import AchievementData, AchievementsData, EachData
from rules.notice.caveat_data import CaveatsData
from rules.notice.data import Quoted
from rules.notice.notice import Notice
from rules.notice.person_data import CertificateData, FactData
from rules.notice.schema import DirectionData, JudgementData, LevelData, PolicyData
from rules.notice.yaml_file import NO_HINT, Hint, Location, NoticeRefused, YamlFile

Piece = TypeVar("Piece", bound=BaseModel)


@dataclass(frozen=True)
class Sources:
    """Everything in a notice's folder. ``files``: what it came from, by their names."""

    notice: Notice
    policy: PolicyData
    levels: list[LevelData]
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

    def each(self, kind: type[Piece], within: Place | None = None) -> Iterator[tuple[Piece, Place]]:
        """All pieces of this kind with their places, or those ``within`` one: file by file, the lowest level first."""
        pieces = self._pieces if within is None else self._within(within)
        return ((one, place) for one, place in pieces if isinstance(one, kind))

    def _within(self, whole: Place) -> Iterator[tuple[BaseModel, Place]]:
        """A piece and all that is inside it, which follows it."""
        depth = len(whole.location)
        for one, place in self._pieces[self._numbers.get(whole, len(self._pieces)) :]:
            if place.file is not whole.file or place.location[:depth] != whole.location:
                return
            yield one, place

    @cached_property
    def _numbers(self) -> dict[Place, int]:
        return {place: number for number, (_, place) in enumerate(self._pieces)}

    @cached_property
    def _pieces(self) -> list[tuple[BaseModel, Place]]:
        """Every piece before what is inside it."""
        read: dict[str, Any] = {
            "policy.yaml": self.policy,
            **{f"levels/{name}.yaml": one for name, one in zip(self.policy.levels, self.levels, strict=True)},
            "achievements.yaml": self.achievements,
            "facts.yaml": self.facts,
            "directions.yaml": self.directions,
            "judged_by_people.yaml": self.judged_by_people,
            "caveats.yaml": self.caveats,
        }
        return [one for name, file in self.files.items() for one in _pieces(read.get(name), Place(file))]


class Place(NamedTuple):
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


def _pieces(whole: object, place: Place) -> Iterator[tuple[BaseModel, Place]]:
    inside: Iterable[tuple[Any, object]] = ()
    if isinstance(whole, BaseModel):
        yield whole, place
        inside = vars(whole).items()
    elif isinstance(whole, dict):
        inside = whole.items()
    elif isinstance(whole, list):
        inside = enumerate(whole)
    for part, piece in inside:
        if isinstance(piece, BaseModel | dict | list):
            yield from _pieces(piece, place.at(part))


def quotes(sources: Sources) -> Iterator[tuple[str, str, Place]]:
    """Every clause that is quoted, with the quote and where it stands."""
    for one, place in sources.each(BaseModel):
        if isinstance(one, Quoted | CertificateData | EachData) and one.clause and one.quote:
            yield one.clause, one.quote, place


def counted_achievements(sources: Sources, condition: Place) -> Iterator[tuple[AchievementData, Place]]:
    """Every kind of achievement that a condition counts; not what else is a ground of 破格."""
    return sources.each(AchievementData, condition.at("achievements"))
