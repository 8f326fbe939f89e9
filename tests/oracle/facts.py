"""The facts of a valid profile, as §1 names them; what is null or absent is none."""

from datetime import date

from pydantic import BaseModel, ConfigDict, JsonValue

from tests.oracle.days import Tenure, day_of, whole_months


class Fact(BaseModel):
    """Unchangeable, and with no key that §1 does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Experience(Fact):
    years: float | None = None
    since: str | None = None


class Title(Fact):
    level: str
    same_speciality: bool | None = None
    obtained_on: str | None = None
    years: float | None = None
    certificate: str | None = None


class Achievement(Fact):
    kind: str
    count: int = 1
    used_before: bool | None = False
    role: str | None = None
    rank: int | None = None
    influence: str | None = None
    acceptance: str | None = None
    promotion: str | None = None
    benefit: str | None = None
    journal: str | None = None
    level: str | None = None
    granted: bool | None = None
    in_production: bool | None = None
    published: bool | None = None


class Ground(Fact):
    kind: str
    level: str | None = None
    grade: str | None = None
    rank: int | None = None
    role: str | None = None


class Applicant(Fact):
    as_of: str | None = None
    employer_in_beijing: bool | None = None
    direction: str | None = None
    education: str | None = None
    education_obtained_on: str | None = None
    experience: Experience | None = None
    titles: list[Title] | None = None
    basic: dict[str, bool | None] | None = None
    performance: dict[str, bool | None] | None = None
    achievements: list[Achievement] | None = None
    exceptional: list[Ground] | None = None
    circumstances: list[str] | None = None


def applicant_of(profile: dict[str, JsonValue]) -> Applicant:
    """A valid profile read field by field."""
    return Applicant.model_validate(profile)


def experience_of(applicant: Applicant, as_of: date) -> Tenure:
    """How long the applicant has worked in the speciality."""
    experience = applicant.experience or Experience()
    return _tenure(experience.since, experience.years, as_of)


def age_of(title: Title, as_of: date) -> Tenure:
    """How long ago a title was obtained."""
    return _tenure(title.obtained_on, title.years, as_of)


def _tenure(since: str | None, years: float | None, as_of: date) -> Tenure:
    return Tenure(
        since=None if since is None else day_of(since),
        months=None if years is None else whole_months(years),
        as_of=as_of,
    )
