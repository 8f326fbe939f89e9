"""One notice, ready to assess by; and all of them, by the day on which they are in force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rules.notice.profile_schema import ProfileDocument, read_as_of, read_profile
from rules.profile.refusal import DATE_FORMS, FieldError, ProfileRefused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from rules.conditions.compilation import Level
    from rules.notice.catalogue import Catalogue
    from rules.notice.notice import Notice
    from rules.notice.schema import JudgementData, PolicyData
    from rules.profile.profile import Profile


@dataclass(frozen=True, slots=True)
class Policy:
    """A notice as data. ``digest`` is the SHA-256 of its files, ``folder`` where they are.

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
    def id(self) -> str:
        """The notice's id, e.g. ``beijing-cybersecurity-2024``."""
        return self.data.id

    def in_force(self, day: date) -> bool:
        """Whether the notice applies on ``day``."""
        until = self.data.valid_until
        return self.data.valid_from <= day and (until is None or day <= until)

    def level(self, name: str) -> Level:
        """The level ``name``. Raises KeyError for one that the notice does not have."""
        for level in self.levels:
            if level.level == name:
                return level
        raise KeyError(name)

    def profile(self, document: object, today: date | None = None) -> Profile:
        """A decoded JSON profile, checked; ``today`` stands in for a missing ``as_of``.

        Raises ProfileRefused, naming every field that cannot be accepted, also when this notice is not in force.
        """
        profile = read_profile(document, self.document, self.catalogue, today or self.data.valid_from)
        if not self.in_force(profile.as_of):
            raise ProfileRefused([_not_in_force(self.data.valid_from)])
        return profile


@dataclass(frozen=True, slots=True)
class Policies:
    """Every notice that is shipped, oldest first; no two are in force on one day for one speciality."""

    policies: tuple[Policy, ...]

    def __iter__(self) -> Iterator[Policy]:
        return iter(self.policies)

    def __getitem__(self, policy_id: str) -> Policy:
        for policy in self.policies:
            if policy.id == policy_id:
                return policy
        raise KeyError(policy_id)

    def in_force(self, day: date) -> Policy:
        """The notice in force on ``day``. Raises ProfileRefused, naming ``as_of``, when there is none."""
        for policy in self.policies:
            if policy.in_force(day):
                return policy
        raise ProfileRefused([_not_in_force(self.policies[0].data.valid_from)])

    def for_document(self, document: object, today: date) -> Policy:
        """The notice for a profile that is not checked yet: by its ``as_of`` if that can be read, else today's.

        Raises ProfileRefused, naming ``as_of``, when none is in force.
        """
        return self.in_force(read_as_of(document) or today)


def _not_in_force(valid_from: date) -> FieldError:
    words = f"这一天没有施行中的通告；通告自 {valid_from.isoformat()} 起执行"
    return FieldError("as_of", words, DATE_FORMS)
