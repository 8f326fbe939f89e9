"""The same conditions written out with ``if``, as one would without a policy as data: the baseline of the bench.

It reads the profile's JSON (already checked) and gives, for all four levels, the status of every condition, the
number of achievements that count and might count, the waivers, and the day on which time alone cures the years.
It names no clause, keeps no trace, gives no reason and no caveat.
"""

from __future__ import annotations

import math
from calendar import monthrange
from datetime import date
from typing import Any

TIERS = {
    "doctor": 4,
    "master": 3,
    "bachelor": 2,
    "technician_class": 2,
    "college": 1,
    "senior_worker_class": 1,
    "secondary_vocational": 0,
    "intermediate_worker_class": 0,
    "other": -1,
}
TITLES = {"junior": 0, "intermediate": 1, "deputy_senior": 2, "full_senior": 3}
ROLES = {"participant": 0, "key_contributor": 1, "lead": 2}
SCALE = {"none": 0, "department": 1, "city": 2, "provincial": 3, "national": 4}
BENEFIT = {"none": 0, "some": 1, "good": 2, "considerable": 3}
NO, MAYBE, YES = 0, 1, 2
Reached = tuple[int, date | None]


def parse(text: str) -> date:
    return date.fromisoformat(text if len(text) == 10 else text + "-01")


def later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        return date(year, month + 1, monthrange(year, month + 1)[1])


def tenure(told: dict[str, Any] | None, key: str, as_of: date, years: int) -> Reached:
    if told is None:
        return MAYBE, None
    since = told.get(key)
    if since is not None:
        day = later(parse(since), 12 * years)
    elif told.get("years") is not None:
        short = max(12 * years, 1) - math.floor(told["years"] * 12 + 1e-9)
        day = later(as_of, short) if short > 0 else as_of
    else:
        return MAYBE, None
    return (YES, None) if day <= as_of else (NO, day)


def title(titles: list[dict[str, Any]] | None, needed: tuple[int, bool], years: int, as_of: date) -> Reached:
    level, other = needed
    if titles is None:
        return MAYBE, None
    best, reached = NO, None
    for held in titles:
        if TITLES[held["level"]] < level:
            continue
        fits = YES
        if other:
            same = held.get("same_speciality")
            fits = MAYBE if same is None else NO if same else YES
        old, day = tenure(held, "obtained_on", as_of, years)
        best = max(best, min(fits, old))
        if fits == YES and day is not None and (reached is None or day < reached):
            reached = day
    return best, reached


def both(*parts: Reached) -> Reached:
    lowest = min(part[0] for part in parts)
    if lowest != NO:
        return lowest, None
    latest = None
    for status, day in parts:
        if status == YES:
            continue
        if day is None:
            return NO, None
        if latest is None or day > latest:
            latest = day
    return NO, latest


def route(
    p: dict[str, Any], as_of: date, tier: int | None, years: int, needed: tuple[int, bool] | None
) -> Reached:
    education = p.get("education")
    parts: list[Reached] = [tenure(p.get("experience"), "since", as_of, years)]
    if tier is not None:
        parts.append((MAYBE if education is None else YES if TIERS[education] >= tier else NO, None))
    if needed is not None:
        parts.append(title(p.get("titles"), needed, years, as_of))
    return both(*parts)


ROUTES: tuple[tuple[tuple[int | None, int, tuple[int, bool] | None], ...], ...] = (
    ((3, 0, None), (2, 1, None), (1, 3, None), (0, 5, None)),
    ((4, 0, None), (3, 2, None), (2, 5, None), (1, 4, (0, False))),
    ((4, 2, None), (3, 7, None), (2, 5, (1, False)), (None, 3, (2, True))),
    ((2, 5, (2, False)), (None, 3, (3, True))),
)


def three(truth: bool | None) -> int:  # noqa: FBT001 - the three values of a fact
    return MAYBE if truth is None else YES if truth else NO


def at_least(scale: dict[str, int], value: str | None, least: int) -> int:
    return MAYBE if value is None else YES if scale[value] >= least else NO


def within(rank: int | None, most: int) -> int:
    return MAYBE if rank is None else YES if rank <= most else NO


def influence(value: str | None, least: str) -> int:
    if value is None:
        return MAYBE
    return YES if value == "industry" or (value == "unit" and least == "unit") else NO


def journal(value: str | None, least: str) -> int:
    if value is None:
        return MAYBE
    return YES if value == "core" or (value == "public" and least == "public") else NO


def counts(e: dict[str, Any], level: int) -> int:  # noqa: C901, PLR0911, PLR0912 - written out by hand, as a baseline
    used = e.get("used_before", False)
    fresh = MAYBE if used is None else NO if used else YES
    kind = e["kind"]
    rank, role = e.get("rank"), e.get("role")
    if kind == "research_project":
        if level == 1:
            return min(fresh, influence(e.get("influence"), "unit"), at_least(SCALE, e.get("acceptance"), 1))
        who = within(rank, 3) if level == 2 else at_least(ROLES, role, 2)
        accepted = at_least(SCALE, e.get("acceptance"), 3 if level == 2 else 4)
        return min(fresh, who, influence(e.get("influence"), "industry"), accepted)
    if kind == "report":
        wide = influence(e.get("influence"), "industry")
        if level == 1:
            return min(fresh, wide, at_least(SCALE, e.get("promotion"), 2))
        return min(fresh, wide, at_least(ROLES, role, level - 1), at_least(SCALE, e.get("promotion"), 3))
    if kind == "product":
        if level == 1:
            return min(fresh, influence(e.get("influence"), "industry"), three(e.get("in_production")))
        who = within(rank, 3) if level == 2 else at_least(ROLES, role, 2)
        return min(fresh, who, three(e.get("in_production")), at_least(BENEFIT, e.get("benefit"), 3))
    if kind == "patent":
        granted = three(e.get("granted"))
        return min(fresh, granted) if level == 1 else min(fresh, granted, within(rank, 1))
    if kind == "standard":
        return fresh if level == 1 else NO
    if kind == "risk_discovery":
        return fresh if level == 1 else min(fresh, at_least(ROLES, role, level - 1))
    if kind == "incident_response":
        return fresh if level == 1 else min(fresh, at_least(ROLES, role, 2))
    if kind == "tech_transfer":
        benefit = at_least(BENEFIT, e.get("benefit"), (0, 2, 1, 3)[level])
        return min(fresh, benefit) if level == 1 else min(fresh, benefit, at_least(ROLES, role, level - 1))
    if kind == "monograph":
        published = three(e.get("published"))
        if level == 1:
            return min(fresh, published)
        return min(
            fresh, published, within(rank, 3 if level == 2 else 1), influence(e.get("influence"), "industry")
        )
    return min(
        fresh,
        within(rank, 1 if level == 3 else 3),
        journal(e.get("journal"), "public" if level == 1 else "core"),
    )


NONE: frozenset[str] = frozenset()
PAIRS = (
    NONE,
    NONE,
    frozenset({"product"}),
    frozenset({"product", "patent", "risk_discovery", "incident_response"}),
)
REQUIRED = (0, 2, 3, 3)


def achievements(p: dict[str, Any], level: int) -> tuple[int, int, int]:
    entries = p.get("achievements")
    if entries is None:
        return MAYBE, 0, 0
    sure: dict[str, int] = {}
    maybe: dict[str, int] = {}
    for entry in entries:
        status = counts(entry, level)
        if status == NO:
            continue
        kind, count = entry["kind"], entry.get("count", 1)
        maybe[kind] = maybe.get(kind, 0) + count
        if status == YES:
            sure[kind] = sure.get(kind, 0) + count
    counted = sum(n // 2 if kind in PAIRS[level] else n for kind, n in sure.items())
    possible = sum(n // 2 if kind in PAIRS[level] else n for kind, n in maybe.items())
    needed = REQUIRED[level]
    return (YES if counted >= needed else NO if possible < needed else MAYBE), counted, possible


def ground(e: dict[str, Any]) -> int:
    kind, rank = e["kind"], e.get("rank")
    if kind == "science_award":
        grade = e.get("grade")
        placed = (
            MAYBE if rank is None or grade is None else YES if rank <= (5 if grade == "first" else 3) else NO
        )
        if grade is None and rank is not None and rank > 5:
            placed = NO
        return min(MAYBE if e.get("level") is None else YES, placed)
    if kind == "patent_award":
        return min(MAYBE if e.get("grade") is None else YES, within(rank, 3))
    if kind == "national_standard":
        return within(rank, 5)
    if kind == "major_project":
        return within(rank, 3)
    return at_least(ROLES, e.get("role"), 2) if kind == "vulnerability" else YES


def waived(p: dict[str, Any]) -> int:
    for entry in p.get("achievements") or ():
        if entry["kind"] == "standard" and entry.get("level") == "national" and (entry.get("rank") or 9) <= 5:
            return YES
    grounds = p.get("exceptional")
    return MAYBE if grounds is None else max([ground(e) for e in grounds], default=NO)


NAMES = ("assistant_engineer", "engineer", "senior_engineer", "professorate_senior_engineer")


def assess(p: dict[str, Any], today: date) -> list[dict[str, Any]]:
    """All four levels of one profile."""
    as_of = parse(p["as_of"]) if p.get("as_of") else today
    basic, performance, titles = p.get("basic") or {}, p.get("performance") or {}, p.get("titles")
    told = []
    for level, name in enumerate(NAMES):
        held = NO
        if titles is None:
            held = MAYBE
        else:
            for one in titles:
                if TITLES[one["level"]] >= level:
                    held = max(held, three(one.get("same_speciality")))
        routes = [route(p, as_of, *r) for r in ROUTES[level]]
        education = max(r[0] for r in routes)
        if level == 2:
            education = max(education, waived(p))
        days = [r[1] for r in routes if r[1] is not None]
        earliest = min(days) if education == NO and days else None
        conditions = {
            "scope": three(p.get("employer_in_beijing")),
            "basic": min(three(basic.get("general")), three(basic.get(name))),
            "education_experience": education,
        }
        counted = possible = 0
        if level:
            declared = three(performance.get(name))
            conditions["performance"] = min(declared, MAYBE) if p.get("direction") is None else declared
            conditions["achievements"], counted, possible = achievements(p, level)
        status = 3 if held == YES else min(conditions.values())
        others = [s for c, s in conditions.items() if c != "education_experience"]
        told.append(
            {
                "level": name,
                "status": status,
                "conditions": conditions,
                "short_by": max(REQUIRED[level] - counted, 0),
                "possible": possible,
                "earliest": earliest,
                "level_earliest": earliest if min(others) == YES else None,
            }
        )
    return told
