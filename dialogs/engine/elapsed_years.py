"""Years that were declared on an earlier day: the day on which they began, so that they go on counting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rules.profile.tenure import Tenure, add_months

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pydantic import JsonValue

    from rules import Policy

YEARS: Final = "years"


def since_then(answers: Mapping[str, JsonValue], said_on: date, policy: Policy) -> dict[str, JsonValue]:
    """``answers`` given on the day ``said_on``, with every number of years as the day on which it began.

    Less than a month declared stays as it is: nothing says that it had begun.
    """
    types = {fact: data.type for fact, data in policy.catalogue.facts.items()}
    told = {**answers}
    for fact, value in answers.items():
        if types.get(fact) == "tenure":
            told[fact] = _since(value, said_on, "since")
        elif types.get(fact) == "titles" and isinstance(value, list):
            told[fact] = [_since(entry, said_on, "obtained_on") for entry in value]
    return told


def _since(value: JsonValue, said_on: date, name: str) -> JsonValue:
    """The whole months that had passed are taken off the day; its month's end clamps it."""
    years = value.get(YEARS) if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(years, int | float):
        return value
    months = Tenure.of_years(years, said_on).months or 0
    if not months:
        return value
    kept = {key: part for key, part in value.items() if key not in {YEARS, name}}
    return {**kept, name: add_months(said_on, -months).isoformat()}
