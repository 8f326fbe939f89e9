"""What a notice asks of the person: what they have studied, how long they have worked, titles, and what they state."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from rules.notice.data import Amount, Data, FactPath, Identifier, QuotedNumbers, Words, Years
from rules.wording.wording import say


class TitleName(Data):
    """A level of titles, e.g. ``intermediate`` 中级."""

    title: Identifier
    name: Words


class CertificateData(Data):
    """An examination passed or a licence held, listed among a person's titles (软考, 职业资格).

    ``stands_for``: the level of titles for which it counts by the ``quote`` of ``clause``; without one it only opens
    the routes that ask for it.
    """

    certificate: Identifier
    name: Words
    stands_for: Words | None = None
    clause: Words | None = None
    quote: Words | None = None

    @model_validator(mode="after")
    def _by_a_clause(self) -> Self:
        if len({self.stands_for is None, self.clause is None, self.quote is None}) > 1:
            raise ValueError(say("notice_data.together", names="stands_for、clause、quote"))
        return self


class EducationName(Data):
    """A qualification and its tier; a clause that asks for a tier is met by that tier or a higher one."""

    education: Identifier
    tier: int
    name: Words


FactType = Literal[
    "yes_no", "number", "day", "direction", "education", "tenure", "titles", "achievements", "grounds"
]


class FactData(Data):
    """facts.yaml: one fact that is asked of a person. ``unit``: what a number counts, e.g. 学时.

    ``answers``: the two answers to a yes/no question that is not answered by yes or no: 男 for yes, 女 for no.
    """

    fact: FactPath
    name: Words
    type: FactType
    unit: Words | None = None
    answers: list[Words] | None = Field(default=None, min_length=2, max_length=2)
    stage: Identifier
    ask: Words
    why: Words
    clauses: list[Words] = Field(min_length=1)
    unknown: bool = True

    @model_validator(mode="after")
    def _numbers_have_a_unit(self) -> Self:
        if (self.type == "number") != (self.unit is not None):
            raise ValueError(say("notice_data.together", names="unit、type: number"))
        if self.answers and self.type != "yes_no":
            raise ValueError(say("notice_data.only_with", names="answers", other="type: yes_no"))
        return self


class DeclarationData(QuotedNumbers):
    """What a person states of themselves, alone or as a part of a route.

    A yes/no fact must be true, or what ``is`` says. Of a number, or of the full years since a day (an age),
    ``at_least`` or ``at_most`` so many; years at most are whole ones.
    """

    fact: Words
    at_least: Amount | None = None
    at_most: Amount | None = None
    equals: bool | None = Field(default=None, alias="is")

    @property
    def limit(self) -> float | None:
        """How much a number, or the years since a day, must come to at least or at most."""
        return self.at_most if self.at_least is None else self.at_least

    @property
    def wanted(self) -> bool:
        """What a yes/no fact must be."""
        return self.equals is not False

    @property
    def is_declared(self) -> bool:
        """Whether the fact must only be true."""
        return self.limit is None and self.wanted


class ReductionData(DeclarationData):
    """Whoever meets this needs ``years`` fewer years on every route of the condition, or on those of ``routes``.

    Of several reductions the largest counts; they are not added.
    """

    years: Years
    routes: list[Words] = Field(default_factory=list)


class TitleRequirement(Data):
    """取得…职称后…满 N 年: a title of this level or higher, or this certificate, held for ``years`` years."""

    at_least: Words
    years: Years
    other_speciality: bool = False


class RouteData(QuotedNumbers):
    """One of the alternative clauses; it asks for all that it names.

    ``education``: by the highest qualification, or by that of ``education_fact`` (全日制学历); ``education_years``:
    years since it was obtained. Whoever needs years after a title needs as many years of work, or
    ``experience_years`` if those are more. ``easier_by_the_notice``: by the notice itself, than at the level below.
    """

    education: Words | None = None
    education_fact: FactPath | None = None
    education_years: Years | None = None
    experience_years: Years | None = None
    title: TitleRequirement | None = None
    declarations: list[DeclarationData] = Field(default_factory=list)
    easier_by_the_notice: bool = False

    @model_validator(mode="after")
    def _asks_for_something(self) -> Self:
        if self.experience_years is None and self.title is None and not self.declarations:
            raise ValueError(say("notice_data.some_of", names="experience_years、title、declarations"))
        if self.title and self.experience_years is not None and self.experience_years <= self.title.years:
            raise ValueError(say("notice_data.more_years"))
        if self.education is None and (self.education_fact or self.education_years is not None):
            raise ValueError(
                say("notice_data.only_with", names="education_fact、education_years", other="education")
            )
        return self

    @property
    def is_a_career(self) -> bool:
        """Whether it asks for a degree, a title or work, and not for what is stated (an age) alone."""
        return bool(self.education or self.title or self.experience_years is not None)

    @property
    def obtained_on(self) -> str:
        """The fact that dates the qualification."""
        return f"{self.education_fact or 'education'}_obtained_on"
