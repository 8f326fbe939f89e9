"""The order in which the ways to a level are advised (§6): by the hardest thing that each still lacks."""

from datetime import date
from typing import NamedTuple

from tests.oracle.days import add_months
from tests.oracle.education import (
    CLAUSES,
    MOST_YEARS,
    TIERS,
    TITLE_LEVELS,
    Clause,
    clause_answer,
    title_answer,
)
from tests.oracle.facts import Applicant, age_of, experience_of
from tests.oracle.kleene import any_of

# §6, and where something is not known it comes after time alone and before anything that takes more.
TIME, UNKNOWN, RUNG, NEXT_DEGREE, HIGHER_DEGREE, TITLE_ELSEWHERE = range(6)

AIMS = dict(zip(CLAUSES, TITLE_LEVELS, strict=True))
NEVER = date.max


class Lack(NamedTuple):
    """One thing that a way lacks: how hard it is, the first day on which it can be there, the degree it takes."""

    hardness: int
    day: date
    tier: int = 0


def advised(level: str, applicant: Applicant, as_of: date) -> list[str]:
    """The clauses that are not met, the first to be advised first."""
    ways = [
        (_order(_lacks(clause, level, applicant, as_of)), n, clause.name)
        for n, clause in enumerate(CLAUSES[level])
        if clause_answer(clause, applicant, as_of, as_of) is not True
    ]
    return [name for _, _, name in sorted(ways)]


def _order(lacks: list[Lack]) -> tuple[int, date, int, int]:
    return (
        max(lack.hardness for lack in lacks),
        max(lack.day for lack in lacks),
        len(lacks),
        max(lack.tier for lack in lacks),
    )


def _lacks(clause: Clause, level: str, applicant: Applicant, as_of: date) -> list[Lack]:
    lacks = [] if clause.tier is None else _degree(clause.tier, applicant, as_of)
    if clause.title is not None:
        lacks += _title(clause, level, applicant, as_of)
    return lacks + _work(clause, applicant, as_of)


def _degree(tier: int, applicant: Applicant, as_of: date) -> list[Lack]:
    if applicant.education is None:
        return [Lack(UNKNOWN, NEVER)]
    steps = tier - TIERS[applicant.education]
    if steps <= 0:
        return []
    return [Lack(NEXT_DEGREE if steps == 1 else HIGHER_DEGREE, as_of, tier)]


def _work(clause: Clause, applicant: Applicant, as_of: date) -> list[Lack]:
    work = experience_of(applicant, as_of)
    answer = work.lasted(clause.years, as_of)
    if answer is None:
        return [Lack(UNKNOWN, NEVER)]
    if answer:
        return []
    return [
        Lack(
            TIME,
            min(
                day
                for day in work.anniversaries(clause.years)
                if day > as_of and work.lasted(clause.years, day)
            ),
        )
    ]


def _title(clause: Clause, level: str, applicant: Applicant, as_of: date) -> list[Lack]:
    titles = applicant.titles
    if titles is None:
        return [Lack(UNKNOWN, NEVER)]
    answer = any_of(title_answer(clause, title, as_of, as_of) for title in titles)
    if answer is True:
        return []
    days = [
        day
        for title in titles
        for day in age_of(title, as_of).anniversaries(MOST_YEARS)
        if day > as_of and title_answer(clause, title, as_of, day) is True
    ]
    if days:
        return [Lack(TIME, min(days))]
    if answer is None:
        return [Lack(UNKNOWN, NEVER)] * _facts_not_known(clause, applicant, as_of)
    below = TITLE_LEVELS.index(str(clause.title)) < TITLE_LEVELS.index(AIMS[level])
    return [Lack(RUNG if below else TITLE_ELSEWHERE, add_months(as_of, 12 * clause.years))]


def _facts_not_known(clause: Clause, applicant: Applicant, as_of: date) -> int:
    """How many facts of the titles that may do are not known: since when, and of which speciality."""
    number = 0
    for title in applicant.titles or []:
        if title_answer(clause, title, as_of, as_of) is None:
            number += title.obtained_on is None and title.years is None
            number += clause.of_another_speciality and title.same_speciality is None
    return number
