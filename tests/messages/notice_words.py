"""What the things of a notice are called: its own data, and `notices.yaml` where that will not do in a sentence."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

if TYPE_CHECKING:
    from rules import Policy
    from rules.notice.achievement_data import AttributeData

HERE = Path(__file__).parent
NOT_A_DEGREE = ("没上过学",)
DATED = "done_on"


class KindWords(NamedTuple):
    """A kind of achievement: nouns for it, and what of it is said by the noun (`by_value`)."""

    nouns: list[str]
    by_value: dict[str, dict[str, list[str]]]
    verb: str
    unit: str
    people: str
    asked: list[str]

    def all_nouns(self) -> list[str]:
        """Every noun, whatever else it says."""
        said = [noun for values in self.by_value.values() for nouns in values.values() for noun in nouns]
        return [*self.nouns, *said]


class GroundWords(NamedTuple):
    """A ground of 破格: how it is said, and its attributes."""

    said: list[str]
    attributes: dict[str, AttributeData]


class NoticeWords(NamedTuple):
    """All that a message can be made of."""

    speciality: str
    fields: list[str]
    region_fact: str
    region: str
    education: dict[str, list[str]]
    titles: dict[str, list[str]]
    directions: dict[str, list[str]]
    levels: list[str]
    kinds: dict[str, KindWords]
    grounds: dict[str, GroundWords]
    attributes: dict[str, AttributeData]
    doubtful: list[dict[str, Any]]
    stated: dict[str, dict[Any, list[str]]]
    plain: bool


@cache
def patterns() -> dict[str, Any]:
    """phrases.yaml."""
    loaded: dict[str, Any] = yaml.safe_load((HERE / "phrases.yaml").read_text("utf-8"))
    return loaded


def notice_words(policy: Policy) -> NoticeWords:
    """The words of a notice."""
    own = yaml.safe_load((HERE / "notices.yaml").read_text("utf-8"))[policy.data.id]
    vocabulary = {name: _vocabulary(policy, name) for name in ("field", "region", "education", "titles")}
    catalogue = policy.catalogue
    return NoticeWords(
        speciality=policy.data.speciality,
        fields=_fields(vocabulary["field"], policy.data.speciality),
        region_fact=vocabulary["region"]["fact"],
        region=vocabulary["region"]["names"][0],
        education=own.get("education") or _terms(vocabulary["education"], NOT_A_DEGREE),
        titles=own.get("titles") or _titles(vocabulary["titles"]),
        directions=_directions(policy, _fields(vocabulary["field"], policy.data.speciality)),
        levels=[level.name for level in policy.levels],
        kinds={kind: _kind(data, own["nouns"].get(kind, {})) for kind, data in catalogue.kinds.items()},
        grounds={
            kind: GroundWords(said, catalogue.grounds[kind].attributes)
            for kind, said in own["grounds"].items()
        },
        attributes=dict(catalogue.attributes),
        doubtful=own["doubtful"],
        stated=own.get("stated", {}),
        plain=own.get("plain", False),
    )


def _vocabulary(policy: Policy, name: str) -> Any:
    path = policy.folder / "vocabulary" / f"{name}.yaml"
    return yaml.safe_load(path.read_text("utf-8")) if path.exists() else None


def _fields(field: dict[str, Any] | None, speciality: str) -> list[str]:
    if field is None:
        return [speciality]
    return list(dict.fromkeys([field["called"], *field["speciality"], *field["names"]]))


def _terms(entries: list[dict[str, Any]], but: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """What surely means one thing wherever it is said."""
    found: dict[str, list[str]] = {}
    for entry in entries:
        if isinstance(entry["means"], str) and not {"in", "other_series"} & entry.keys():
            found.setdefault(entry["means"], []).extend(t for t in entry.get("terms", []) if t not in but)
    return {means: terms for means, terms in found.items() if terms}


def _titles(entries: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Titles as they stand before 职称."""
    return {
        level: list(dict.fromkeys(term.removesuffix("职称") for term in terms))
        for level, terms in _terms(entries).items()
    }


def _directions(policy: Policy, fields: list[str]) -> dict[str, list[str]]:
    """The notice's own items that belong to one direction; not those that could be an outcome, or the whole field."""
    directions = policy.catalogue.directions.values()
    common = Counter(item for direction in directions for item in direction.items)
    return {
        direction.direction: [
            item
            for item in direction.items
            if common[item] == 1 and not any(word in item for word in ("标准", *fields))
        ]
        for direction in directions
    }


def _kind(data: Any, own: dict[str, Any]) -> KindWords:
    by_value = own.get("by_value", {})
    nouns = own.get("nouns", [] if by_value else [data.short or data.name])
    asked = [name for name in data.ask if name != DATED]
    return KindWords(nouns, by_value, own.get("verb", ""), data.unit, data.people or "", asked)
