"""Days and lengths of time in words."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import JsonValue

from dialogs.rendering.wording import say
from rules.profile.tenure import MONTHS
from rules.wording.wording import day_in_words


def length(years: float) -> str:
    """8.5 is 8年6个月."""
    whole, months = divmod(round(years * MONTHS), MONTHS)
    told_years = say("questions.date.years", n=str(whole)) if whole or not months else ""
    return told_years + (say("questions.date.months", n=str(months)) if months else "")


def span(value: Mapping[str, JsonValue]) -> str:
    """A length of work, or since when it goes on: 8年, 2018年7月起."""
    years = value.get("years")
    if isinstance(years, int | float):
        return length(years)
    return say("questions.date.since", date=day_in_words(str(value["since"])))
