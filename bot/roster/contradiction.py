"""Where what a person's own words say cannot be so beside what the columns say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from pydantic import JsonValue

from rules import Policy
from rules.profile.tenure import MONTHS, Tenure


def contradicts(policy: Policy, told: JsonValue, said: JsonValue, as_of: date) -> bool:
    """Whether words that have ``said`` this of a fact speak against what columns have ``told`` of it.

    They may say less: a degree or a title lower than the highest, and of lengths the year alone.
    """
    if isinstance(told, bool):
        return told is not said
    if isinstance(told, str):
        tiers = policy.catalogue.tiers
        return told in tiers and tiers.get(str(said), tiers[told]) > tiers[told]
    if isinstance(told, list) and isinstance(said, list):
        held, named = _highest(policy, told), _highest(policy, said)
        if _rank(policy, held) != _rank(policy, named):
            return _rank(policy, held) < _rank(policy, named)
        told, said = held, named
    return isinstance(told, dict) and isinstance(said, dict) and _are_apart(told, said, as_of)


def _highest(policy: Policy, titles: list[JsonValue]) -> dict[str, JsonValue]:
    held = [one for one in titles if isinstance(one, dict)]
    return max(held, key=lambda one: _rank(policy, one), default={})


def _rank(policy: Policy, title: Mapping[str, JsonValue]) -> int:
    return policy.catalogue.titles.get(str(title.get("level")), -1)


def _are_apart(one: Mapping[str, JsonValue], other: Mapping[str, JsonValue], as_of: date) -> bool:
    """Whether two lengths, or two days, are: years are said in whole ones."""
    days = [value.get("since") or value.get("obtained_on") for value in (one, other)]
    if all(days):
        return len({str(day)[: len("2018-07")] for day in days}) > 1
    months = [_months(value, day, as_of) for value, day in zip((one, other), days, strict=True)]
    first, second = months
    return first is not None and second is not None and abs(first - second) >= MONTHS


def finest(values: Sequence[JsonValue], as_of: date) -> JsonValue:
    """Of one length told several times the day since when, where the years agree with it; null where they do not.

    Years that are whole may leave out months, and months that are told a part of one.
    """
    told = [value for value in values if isinstance(value, dict)]
    dated = [value for value in told if "years" not in value]
    if not dated or len(told) < len(values) or any(value != dated[0] for value in dated):
        return None
    day = next(iter(dated[0].values()))
    since = _months({}, day, as_of)
    for value in told:
        years = value.get("years")
        if isinstance(years, int | float) and since is not None:
            least, most = (0, MONTHS) if float(years).is_integer() else (-1, 1)
            if not least <= since - years * MONTHS < most:
                return None
    return dated[0]


def _months(value: Mapping[str, JsonValue], day: JsonValue, as_of: date) -> int | None:
    years = value.get("years")
    if isinstance(years, int | float):
        return Tenure.of_years(years, as_of).months
    return (
        Tenure(as_of, since=date.fromisoformat(f"{day}-01"[: len("2018-07-01")])).months_on(as_of)
        if day
        else None
    )
