"""The shape of a notice's YAML files. Everything is checked here before any of it is believed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Final, Self

from pydantic import Field, PositiveInt, model_validator

from rules.notice.achievement_data import (
    AchievementConditionData,
    AchievementData,
    AchievementsData,
    AlternativeData,
)
from rules.notice.caveat_data import CaveatsData
from rules.notice.data import Data, FactPath, Identifier, Quoted, QuotedNumbers, Words
from rules.notice.person_data import (
    CertificateData,
    DeclarationData,
    EducationName,
    FactData,
    ReductionData,
    RouteData,
    TitleName,
)
from rules.wording.wording import say


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


class GroundConditionData(QuotedNumbers):
    """One 破格 ground. Without ``any_of`` it is met by being listed."""

    kind: Words
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

    @property
    def careers(self) -> list[RouteData]:
        """Its routes, where they are about degree, title or work, and not about what is stated (an age) alone."""
        routes = self.routes or []
        return routes if any(route.is_a_career for route in routes) else []

    @model_validator(mode="after")
    def _one_mechanism(self) -> Self:
        given = [m for m in (self.declarations, self.routes, self.performance, self.achievements) if m]
        if len(given) != 1:
            raise ValueError(
                say("notice_data.one_of", names="declarations、routes、performance、achievements")
            )
        if (self.waiver or self.heading or self.reductions) and not self.routes:
            raise ValueError(
                say("notice_data.only_with", names="waiver、heading、reductions", other="routes")
            )
        return self


class LevelData(Data):
    """levels/*.yaml: a level one can apply for; its review confers the title ``confers``."""

    level: Words
    name: Words
    confers: Words
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


SHAPES: Final[Mapping[str, Any]] = {
    "policy.yaml": PolicyData,
    "clauses.yaml": dict[str, list[PositiveInt]],
    "levels/*.yaml": LevelData,
    "achievements.yaml": AchievementsData,
    "facts.yaml": list[FactData],
    "directions.yaml": list[DirectionData],
    "not_encoded.yaml": dict[str, Words],
    "judged_by_people.yaml": list[JudgementData],
    "caveats.yaml": CaveatsData,
}
"""By the file's name inside the notice's folder; all but the last must be there."""
