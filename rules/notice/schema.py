"""The shape of a notice's YAML files. Everything is checked here before any of it is believed."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from rules.notice.data import Data, FactPath, Identifier, Quoted, Words
from rules.notice.person_data import (
    CertificateData,
    DeclarationData,
    EducationName,
    ReductionData,
    RouteData,
    TitleName,
)


class PolicyData(Data):
    """policy.yaml: which notice this is, when it is in force, and its titles, levels and tiers.

    ``replaces``: the id of the notice that ends on the day before this one begins.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=48)]
    title: Words
    short_name: Words
    document_number: Words
    authority: str = ""
    region: str = ""
    speciality: Words
    valid_from: date
    valid_until: date | None = None
    replaces: str | None = None
    valid_from_clause: Words
    enquiries: Words
    titles: list[TitleName] = Field(min_length=1)
    titles_clause: Words
    certificates: list[CertificateData] = Field(default_factory=list)
    levels: list[Identifier] = Field(min_length=1)
    education: list[EducationName] = Field(min_length=1)


class Value(Data):
    """A value that an attribute can take."""

    value: Identifier
    name: Words


class AttributeData(Data):
    """An attribute of an achievement: an ordered scale, a choice without order, a place in an order, or yes/no."""

    name: Words
    scale: list[Value] | None = None
    choice: list[Value] | None = None
    ordinal: Words | None = None
    yes_no: Literal[True] | None = None

    @model_validator(mode="after")
    def _one_type(self) -> Self:
        given = [kind for kind in (self.scale, self.choice, self.ordinal, self.yes_no) if kind is not None]
        if len(given) != 1:
            raise ValueError("scale、choice、ordinal、yes_no 应恰好写一个")
        return self

    @property
    def values(self) -> tuple[Value, ...]:
        """The values of a scale or choice, lowest first; empty for ordinals and yes/no."""
        return tuple(self.scale or self.choice or ())


class KindData(Data):
    """A kind of achievement; ``ask`` has a question for each attribute that some level needs.

    ``people``: the word for those whose order counts, e.g. 发明人.
    """

    name: Words
    short: Words | None = None
    unit: Words
    people: Words | None = None
    ask: dict[Identifier, Words] = Field(default_factory=dict)


class GroundData(Data):
    """A kind of 破格 ground with attributes of its own."""

    name: Words
    short: Words | None = None
    ask: dict[Identifier, Words] = Field(default_factory=dict)
    attributes: dict[Identifier, AttributeData]


class UsedBeforeData(Quoted):
    """Why an achievement that has been used before does not count, and the question about it."""

    ask: Words


class AchievementsData(Data):
    """achievements.yaml: what can be said of achievements and of 破格 grounds."""

    attributes: dict[Identifier, AttributeData]
    used_before: UsedBeforeData
    kinds: dict[Identifier, KindData]
    grounds: dict[Identifier, GroundData] = Field(default_factory=dict)


class Requirement(Data):
    """What an attribute must be: on a scale at least, in an order at most, or exactly."""

    at_least: Identifier | None = None
    at_most: int | None = Field(default=None, ge=1)
    equals: bool | Identifier | None = Field(default=None, alias="is")

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if sum(form is not None for form in (self.at_least, self.at_most, self.equals)) != 1:
            raise ValueError("at_least、at_most、is 应恰好写一个")
        return self


class _WithRequirements(BaseModel):
    """Keys beside the declared ones are attributes with their requirements."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=True)
    __pydantic_extra__: dict[str, Requirement]

    @property
    def requirements(self) -> dict[str, Requirement]:
        """The requirement on each attribute, in the order of the file."""
        return self.__pydantic_extra__


class AchievementData(_WithRequirements):
    """A kind of achievement with what its attributes must be; ``every`` 2 means every two count as one.

    ``easier_by_the_notice``: attributes of which the notice itself asks less than at the level below.
    """

    kind: Identifier
    every: int = Field(default=1, ge=1)
    easier_by_the_notice: list[Identifier] = []


class AlternativeData(_WithRequirements):
    """One way in which a ground can be met."""


class ItemData(Quoted):
    """One numbered item of a level's list of achievements."""

    achievements: list[AchievementData] = Field(min_length=1)
    committee: list[Words] = Field(default_factory=list)


class AchievementConditionData(Quoted):
    """So many of the items."""

    required: int = Field(ge=1)
    items: list[ItemData] = Field(min_length=1)


class GroundConditionData(Quoted):
    """One 破格 ground. Without ``any_of`` it is met by being listed."""

    kind: Identifier
    any_of: list[AlternativeData] = Field(default_factory=list)
    or_achievement: AchievementData | None = None
    committee: list[Words] = Field(default_factory=list)
    committee_when: dict[Identifier, Identifier] = Field(default_factory=dict)


class WaiverData(Quoted):
    """Grounds, one of which waives the routes of this condition."""

    grounds: list[GroundConditionData] = Field(min_length=1)


class PerformanceData(Quoted):
    """业绩条件: declared as a whole, for the applicant's own direction."""

    fact: FactPath
    directions: dict[Identifier, Quoted]


class ConditionData(Data):
    """One condition of a level: exactly one of the four mechanisms."""

    condition: Identifier
    name: Words
    declarations: list[DeclarationData] | None = None
    heading: Quoted | None = None
    routes: list[RouteData] | None = None
    reductions: list[ReductionData] = Field(default_factory=list)
    waiver: WaiverData | None = None
    performance: PerformanceData | None = None
    achievements: AchievementConditionData | None = None

    @property
    def stated(self) -> list[DeclarationData]:
        """Everything that a person states, alone, as a part of a route or for fewer years."""
        in_routes = [declared for route in self.routes or () for declared in route.declarations]
        return [*(self.declarations or ()), *in_routes, *self.reductions]

    @model_validator(mode="after")
    def _one_mechanism(self) -> Self:
        given = [m for m in (self.declarations, self.routes, self.performance, self.achievements) if m]
        if len(given) != 1:
            raise ValueError("declarations、routes、performance、achievements 应恰好写一个")
        if (self.waiver or self.heading or self.reductions) and not self.routes:
            raise ValueError("waiver、heading、reductions 只能与 routes 一起写")
        return self


class LevelData(Data):
    """levels/*.yaml: a level one can apply for; its review confers the title ``confers``."""

    level: Identifier
    name: Words
    confers: Identifier
    clause: Words
    conditions: list[ConditionData] = Field(min_length=1)


class DirectionData(Data):
    """A direction of the speciality and the work it includes, word for word."""

    direction: Identifier
    name: Words
    clause: Words
    items: list[Words] = Field(min_length=1)


class JudgementData(Data):
    """Words that only people can weigh, and why."""

    clauses: list[Words]
    words: Words
    reason: Words
