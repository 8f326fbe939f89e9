"""A profile's facts as JSON again, in one canonical form."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pydantic import JsonValue

from rules.profile.profile import Achievement, Profile, Title
from rules.profile.tenure import MONTHS, Tenure


def profile_json(profile: Profile) -> dict[str, JsonValue]:
    """A profile's facts in one canonical form, unknowns left out; reading it again gives an equal profile."""
    facts: dict[str, JsonValue] = {"as_of": profile.as_of.isoformat()}
    for path, declared in (*profile.declarations.items(), *profile.stated.items()):
        if declared is not None:
            put(facts, path, declared.isoformat() if isinstance(declared, date) else declared)
    obtained = profile.education_obtained_on
    said: dict[str, JsonValue] = {
        "direction": profile.direction,
        "education": profile.education,
        "education_obtained_on": None if obtained is None else obtained.isoformat(),
        "experience": None if profile.experience is None else _tenure_json(profile.experience, "since"),
        "titles": None if profile.titles is None else [_title_json(title) for title in profile.titles],
        "achievements": _achievements_json(profile.achievements),
        "exceptional": _achievements_json(profile.exceptional),
        "circumstances": [*profile.circumstances] or None,
    }
    facts.update({name: value for name, value in said.items() if value is not None})
    return facts


def put(facts: dict[str, JsonValue], path: str, value: JsonValue) -> None:
    """Let the fact at ``path`` be ``value``: ``basic.engineer`` stands in the group ``basic``."""
    group, _, name = path.rpartition(".")
    owner = facts.setdefault(group, {}) if group else facts
    if isinstance(owner, dict):
        owner[name] = value


def _tenure_json(tenure: Tenure, name: str) -> dict[str, JsonValue]:
    if tenure.since is not None:
        return {name: tenure.since.isoformat()}
    return {"years": (tenure.months or 0) / MONTHS}


def _title_json(title: Title) -> dict[str, JsonValue]:
    told: dict[str, JsonValue] = {"level": title.level}
    if title.same_speciality is not None:
        told["same_speciality"] = title.same_speciality
    if title.held is not None:
        told.update(_tenure_json(title.held, "obtained_on"))
    if title.certificate is not None:
        told["certificate"] = title.certificate
    return told


def _achievements_json(entries: Iterable[Achievement] | None) -> JsonValue:
    return None if entries is None else [_achievement_json(entry) for entry in entries]


def _achievement_json(entry: Achievement) -> dict[str, JsonValue]:
    told: dict[str, JsonValue] = {"kind": entry.kind, **entry.attributes}
    if entry.count != 1:
        told["count"] = entry.count
    if entry.used_before is not False:
        told["used_before"] = entry.used_before
    return told
