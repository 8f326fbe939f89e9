"""A profile as JSON: validated at the edge against one notice's own words, then frozen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError, create_model

from rules.notice.achievement_data import AttributeData
from rules.notice.catalogue import Catalogue
from rules.notice.profile_values import Amount, Count, Day, Quantity, When, Years
from rules.notice.validation import of_validation
from rules.profile.occasion import Occasion
from rules.profile.profile import Achievement, Profile, Title
from rules.profile.refusal import DATE_FORMS, OCCASION_FORMS, FieldError, ProfileRefused
from rules.profile.tenure import Tenure
from rules.wording.wording import say

LAST_YEAR = 9000
CERTIFICATES = ("this", "other", "elsewhere")
"""Of this speciality, of another one, or of this one by the authority of another place."""


class StrictDocument(BaseModel):
    """Strict, and without a key that is not known; null and absent mean the same, "unknown"."""

    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True)


class ExperienceDocument(StrictDocument):
    """从事本专业技术工作: years so far, or the day it began; not both."""

    years: Years | None = None
    since: Day | None = None


class TitleDocument(StrictDocument):
    """A title held; its age as a date or in years, not both."""

    level: str
    same_speciality: bool | None = None
    obtained_on: Day | None = None
    years: Years | None = None


class AchievementDocument(StrictDocument):
    """``count`` achievements of one kind that are alike."""

    kind: str
    count: Count = 1


class GroundDocument(StrictDocument):
    """One 破格 ground; subclasses have the attributes of their kind."""

    kind: str


class ProfileDocument(StrictDocument):
    """One applicant, as JSON. A notice narrows the words to its own and adds what only some notices ask for."""

    as_of: Day | None = None
    education: str | None = None
    experience: ExperienceDocument | None = None
    titles: list[Any] | None = None


def document_model(catalogue: Catalogue) -> type[ProfileDocument]:
    """The model of a profile under one notice: its levels, kinds, attributes and values."""
    title = _title_model(catalogue)
    fields: dict[str, Any] = {
        "education": _optional(_one_of(catalogue.tiers)),
        "titles": _optional(_list_of(title)),
    }
    if catalogue.directions:
        fields["direction"] = _optional(_one_of(catalogue.directions))
    if catalogue.kinds:
        fields["achievements"] = _optional(_list_of(_achievement_model(catalogue)))
    if catalogue.grounds:
        fields["exceptional"] = _optional(_list_of(_ground_model(catalogue)))
    if catalogue.caveats.years_counting:
        fields["education_obtained_on"] = _optional(Day)
    if catalogue.caveats.circumstances:
        names = dict.fromkeys(one.circumstance for one in catalogue.caveats.circumstances)
        fields["circumstances"] = _optional(_list_of(_one_of(names)))
    types: dict[str, Any] = {
        "yes_no": bool,
        "number": Amount,
        "day": Day,
        "education": _one_of(catalogue.tiers),
    }
    groups: dict[str, dict[str, Any]] = {}
    for path in (*catalogue.declarations, *catalogue.stated):
        group, _, name = path.rpartition(".")
        groups.setdefault(group, {})[name] = _optional(types[catalogue.facts[path].type])
    for group, members in groups.items():
        if group:
            fields[group] = _optional(create_model(group.title(), __base__=StrictDocument, **members))
        else:
            fields.update(members)
    return create_model("Profile", __base__=ProfileDocument, **fields)


def _title_model(catalogue: Catalogue) -> Any:
    """What the certificate of an older title says is asked where the notice knows since when there are its own."""
    asked: dict[str, Any] = {}
    if catalogue.caveats.speciality_since is not None:
        asked["certificate"] = _optional(_one_of(CERTIFICATES))
    return create_model("Title", __base__=TitleDocument, level=(_one_of(catalogue.titles), ...), **asked)


def _optional(annotation: Any) -> tuple[Any, None]:
    return (annotation | None, None)


def _one_of(values: Iterable[JsonValue]) -> Any:
    return Literal.__getitem__(tuple(values))


def _list_of(member: Any) -> Any:
    return list.__class_getitem__(member)


def _attribute_type(attribute: AttributeData) -> Any:
    if attribute.yes_no:
        return bool
    if attribute.ordinal:
        return Count
    if attribute.number:
        return Quantity
    if attribute.date:
        return When
    return _one_of(value.value for value in attribute.values)


def _achievement_model(catalogue: Catalogue) -> Any:
    attributes: dict[str, Any] = (
        {} if catalogue.used_before is None else {"used_before": (bool | None, False)}
    )
    attributes |= {
        name: _optional(_attribute_type(attribute)) for name, attribute in catalogue.attributes.items()
    }
    return create_model(
        "Achievement", __base__=AchievementDocument, kind=(_one_of(catalogue.kinds), ...), **attributes
    )


def _ground_model(catalogue: Catalogue) -> Any:
    """Each ground has attributes of its own, so the kind selects the model."""
    models = []
    for kind, ground in catalogue.grounds.items():
        attributes: dict[str, Any] = {
            name: _optional(_attribute_type(attribute)) for name, attribute in ground.attributes.items()
        }
        name = "".join(part.title() for part in kind.split("_"))
        models.append(create_model(name, __base__=GroundDocument, kind=(_one_of([kind]), ...), **attributes))
    union: Any = models[0]
    for model in models[1:]:
        union = union | model
    return Annotated[union, Field(discriminator="kind")] if len(models) > 1 else union


def read_profile(
    document: object, model: type[ProfileDocument], catalogue: Catalogue, today: date
) -> Profile:
    """Check a profile's JSON (already decoded) and freeze it; ``today`` is used when it has no ``as_of``.

    Raises ProfileRefused naming every field that cannot be accepted.
    """
    try:
        checked = model.model_validate(document)
    except ValidationError as refused:
        errors = refused.errors(include_url=False, include_input=False)
        raise ProfileRefused(of_validation(errors, model, catalogue)) from None
    return _Reader(checked, catalogue, today).profile()


def _by_path(document: StrictDocument) -> dict[str, Any]:
    """What a document says, that of its groups by their paths: ``basic.engineer``."""
    said = vars(document).copy()
    for group, inner in vars(document).items():
        if isinstance(inner, StrictDocument):
            said.update({f"{group}.{name}": value for name, value in vars(inner).items()})
    return said


class _Reader:
    """Turns a checked document into a profile, collecting what pydantic could not see."""

    _errors: list[FieldError]

    def __init__(self, document: ProfileDocument, catalogue: Catalogue, today: date) -> None:
        self._document = document
        self._said = _by_path(document)
        self._catalogue = catalogue
        self._as_of = document.as_of or today
        self._errors = []

    def profile(self) -> Profile:
        document, said = self._document, self._said
        if self._as_of.year > LAST_YEAR:
            self._errors.append(FieldError("as_of", say("refused.last_year", year=LAST_YEAR), DATE_FORMS))
        experience = document.experience
        profile = Profile(
            as_of=self._as_of,
            direction=said.get("direction"),
            education=document.education,
            experience=None
            if experience is None
            else self._tenure("experience", "since", experience.years, experience.since),
            titles=None if document.titles is None else tuple(self._titles(document.titles)),
            declarations={path: said.get(path) for path in self._catalogue.declarations},
            stated=self._stated(),
            achievements=self._achievements("achievements"),
            exceptional=self._achievements("exceptional"),
            education_obtained_on=self._past(said.get("education_obtained_on"), "education_obtained_on"),
            circumstances=tuple(dict.fromkeys(said.get("circumstances") or ())),
        )
        if self._errors:
            raise ProfileRefused(self._errors)
        return profile

    def _tenure(self, path: str, name: str, years: float | None, day: date | None) -> Tenure | None:
        if years is not None and day is not None:
            self._errors.append(FieldError(path, say("refused.years_or", name=name), ("years", name)))
            return None
        if years is not None:
            return Tenure.of_years(years, self._as_of)
        past = self._past(day, f"{path}.{name}")
        return None if past is None else Tenure(self._as_of, since=past)

    def _past(self, day: date | None, path: str) -> date | None:
        """The day, which is not to come."""
        if day is None or day <= self._as_of:
            return day
        words = say("refused.to_come", day=self._as_of.isoformat())
        self._errors.append(FieldError(path, words, DATE_FORMS))
        return None

    def _titles(self, titles: list[TitleDocument]) -> Iterable[Title]:
        for index, title in enumerate(titles):
            held = self._tenure(f"titles.{index}", "obtained_on", title.years, title.obtained_on)
            rank = self._catalogue.titles[title.level]
            certificate = getattr(title, "certificate", None)
            yield Title(title.level, rank, title.same_speciality, held, certificate)

    def _stated(self) -> Mapping[str, Any]:
        stated = {path: self._said.get(path) for path in self._catalogue.stated}
        for path, fact in self._catalogue.stated.items():
            if fact.type == "day":
                stated[path] = self._past(stated[path], path)
        return stated

    def _achievements(self, path: str) -> tuple[Achievement, ...] | None:
        entries = self._said.get(path)
        if entries is None:
            return None
        found = tuple([Achievement.of(index, vars(entry)) for index, entry in enumerate(entries)])
        for entry in found if self._catalogue.dated else ():
            for name in self._catalogue.dated & entry.attributes.keys():
                if Occasion.of(str(entry.attributes[name])).first > self._as_of:
                    words = say("refused.to_come", day=self._as_of.isoformat())
                    self._errors.append(FieldError(f"{path}.{entry.index}.{name}", words, OCCASION_FORMS))
        return found
