"""Years that are nearly full, or only just full, so that it matters how the review body counts them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rules.conditions.findings import Applicant, Finding, all_reached
from rules.conditions.status import Status
from rules.profile.profile import Profile
from rules.profile.tenure import MONTHS, add_years


def year_caveats(routes: Finding, applicant: Applicant) -> Iterator[str]:
    """The clauses whose years decide, and are full, or short, by less than a year; none that others stand for."""
    met = [route for route in routes.children if route.status is Status.MET]
    if met:
        if all(_hangs_on_years(route, applicant) for route in met):
            yield from (route.clause or "" for route in met)
        return
    soon = add_years(applicant.day, 1)
    for route in routes.children:
        day = all_reached(route.children)
        if day is not None and day < soon and any(_years(part) for part in route.children):
            yield route.clause or ""


def _hangs_on_years(route: Finding, applicant: Applicant) -> bool:
    spare = [
        _months(part, applicant.day) - MONTHS * years for part in route.children if (years := _years(part))
    ]
    by_degree = any(part.fact == "education" for part in route.children)
    return any(months < MONTHS for months in spare) or (
        bool(spare) and by_degree and _worked_before_degree(applicant.profile)
    )


def _years(part: Finding) -> float:
    """How many years of work, or of a title, a part of a route asks for; 0 for none."""
    years: float = part.asked.years if part.fact in {"experience", "titles"} else 0
    return years


def _months(part: Finding, day: date) -> int:
    """The longest that counts: of titles, the oldest that is met."""
    held = [title.seen.held for title in part.children if title.status is Status.MET]
    longest: int = max(span.months_on(day) for span in held or [part.seen])
    return longest


def _worked_before_degree(profile: Profile) -> bool:
    degree, work = profile.education_obtained_on, profile.experience
    return degree is not None and work is not None and work.began_by < degree
