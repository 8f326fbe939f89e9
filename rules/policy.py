"""One notice, ready to assess by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rules.conditions.compilation import Level
from rules.notice.catalogue import Catalogue
from rules.notice.notice import Notice
from rules.notice.profile_schema import ProfileDocument, read_profile
from rules.notice.schema import JudgementData, PolicyData
from rules.profile.profile import Profile
from rules.profile.refusal import DATE_FORMS, FieldError, ProfileRefused
from rules.wording.wording import say


@dataclass(frozen=True, slots=True, eq=False)
class Policy:
    """A notice as data, the same only as itself: what is made ready of it once is found by it.

    ``digest`` is the SHA-256 of its files, ``folder`` where they are.
    ``not_encoded``: clauses that state nothing a machine can check, with the reason. ``judged_by_people``:
    words of encoded clauses that only people can weigh.
    """

    data: PolicyData
    notice: Notice
    catalogue: Catalogue
    levels: tuple[Level, ...]
    document: type[ProfileDocument]
    not_encoded: Mapping[str, str]
    judged_by_people: tuple[JudgementData, ...]
    digest: str
    folder: Path

    @property
    def asked_of_each(self) -> frozenset[str]:
        """The clauses that ask something of every achievement alike."""
        used = self.catalogue.used_before
        data = [one.achievements for level in self.catalogue.levels.values() for one in level.conditions]
        each = {one.clause for counted in data if counted for one in counted.each if one.clause}
        return frozenset(each | ({used.clause} if used else set()))

    @property
    def id(self) -> str:
        """The notice's id, e.g. ``beijing-cybersecurity-2024``."""
        return self.data.id

    def in_force(self, day: date) -> bool:
        """Whether the notice applies on ``day``."""
        return is_in_force(self.data, day)

    def level(self, name: str) -> Level:
        """The level ``name``. Raises KeyError for one that the notice does not have."""
        return {level.level: level for level in self.levels}[name]

    def profile(self, document: object, today: date | None = None) -> Profile:
        """A decoded JSON profile, checked; ``today`` stands in for a missing ``as_of``.

        Raises ProfileRefused, naming every field that cannot be accepted, also when this notice is not in force.
        """
        profile = read_profile(document, self.document, self.catalogue, today or self.data.valid_from)
        if not self.in_force(profile.as_of):
            raise ProfileRefused([not_in_force(self.data)])
        return profile


def is_in_force(data: PolicyData, day: date) -> bool:
    """Whether the notice of ``data`` applies on ``day``."""
    return data.valid_from <= day and (data.valid_until is None or day <= data.valid_until)


def not_in_force(data: PolicyData | None) -> FieldError:
    """The error for a day on which ``data``'s notice does not apply; null where there is none at all."""
    if data is None:
        return FieldError("as_of", say("in_force.none"), DATE_FORMS)
    key = "in_force.not_in_force" if data.valid_until is None else "in_force.not_in_force_any_more"
    words = say(key, since=data.valid_from, until=data.valid_until)
    return FieldError("as_of", words, DATE_FORMS)
