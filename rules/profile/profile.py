"""The facts about one applicant, checked and frozen.

``None`` is "unknown" everywhere, never "no"; an empty tuple is "none".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from rules.profile.tenure import Tenure

AttributeValue = str | int | float | bool | None

_FIELDS = frozenset({"kind", "count", "used_before"})


class Title(NamedTuple):
    """A title held. ``rank`` is its place in the notice's list of titles, lowest 0.

    ``certificate``: what the certificate of an older title says, where that was asked.
    """

    level: str
    rank: int
    same_speciality: bool | None
    held: Tenure | None
    certificate: str | None = None

    def with_part(self, part: str, value: Any) -> Title:
        """The same with another ``value`` for a part of its JSON; of its day, how long it has been held."""
        return self._replace(**{"held" if part == "obtained_on" else part: value})


@dataclass(frozen=True, slots=True)
class Achievement:
    """One entry of ``achievements`` or ``exceptional``: ``count`` achievements of one kind that are alike.

    ``index`` is its place in the list that was given.
    """

    index: int
    kind: str
    count: int
    used_before: bool | None
    attributes: Mapping[str, AttributeValue]

    @classmethod
    def of(cls, index: int, entry: Mapping[str, Any]) -> Achievement:
        """An entry of a profile's JSON that has been checked; what is no other field is an attribute."""
        attributes = {
            name: value for name, value in entry.items() if name not in _FIELDS and value is not None
        }
        return cls(index, entry["kind"], entry.get("count", 1), entry.get("used_before", False), attributes)

    def with_part(self, part: str, value: AttributeValue) -> Achievement:
        """The same with another ``value`` for a field or an attribute."""
        changed: dict[str, Any] = {part: value}
        return replace(
            self, **(changed if part in _FIELDS else {"attributes": {**self.attributes, **changed}})
        )


class Profile(NamedTuple):
    """Everything known of an applicant on the day ``as_of``.

    ``declarations``: yes/no facts by path, e.g. ``basic.engineer``. ``circumstances``: what was said of which the
    notice does not speak. ``stated``: numbers, days and further qualifications by path.
    """

    as_of: date
    direction: str | None
    education: str | None
    experience: Tenure | None
    titles: tuple[Title, ...] | None
    declarations: Mapping[str, bool | None]
    achievements: tuple[Achievement, ...] | None
    exceptional: tuple[Achievement, ...] | None
    education_obtained_on: date | None = None
    circumstances: tuple[str, ...] = ()
    stated: Mapping[str, Any] = MappingProxyType({})

    def with_fact(self, path: str, value: Any) -> Profile:
        """The same with another value for one fact (``titles``, ``basic.engineer``), or for a part of an entry
        (``titles.0.obtained_on``): the value as it stands here, not as in JSON.
        """
        if path in self.declarations:
            return self._replace(declarations={**self.declarations, path: value})
        if path in self.stated:
            return self._replace(stated={**self.stated, path: value})
        fact, *inner = path.split(".")
        changed = {fact: value}
        if inner:
            entries = list(getattr(self, fact))
            place = int(inner[0])
            entries[place] = entries[place].with_part(inner[1], value)
            changed = {fact: tuple(entries)}
        return self._replace(**changed)
