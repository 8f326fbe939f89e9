"""学历和专业工作经历: the table of §3, on any day from the day of assessment on."""

from datetime import date, timedelta
from typing import NamedTuple

from tests.oracle.days import add_months, day_of, whole_months
from tests.oracle.facts import Applicant, Title, age_of, experience_of
from tests.oracle.kleene import Answer, all_of, any_of

# §1: title levels, lowest first.
TITLE_LEVELS = ["junior", "intermediate", "deputy_senior", "full_senior"]

# §1: education tiers.
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


class Clause(NamedTuple):
    """One alternative: a tier, a title to be obtained first, years; none means that it is not asked for."""

    name: str
    tier: int | None
    years: int
    title: str | None = None
    of_another_speciality: bool = False


CLAUSES: dict[str, list[Clause]] = {
    "assistant_engineer": [
        Clause("附件2 一（二）1", 3, 0),
        Clause("附件2 一（二）2", 2, 1),
        Clause("附件2 一（二）3", 1, 3),
        Clause("附件2 一（二）4", 0, 5),
    ],
    "engineer": [
        Clause("附件2 二（一）2（1）", 4, 0),
        Clause("附件2 二（一）2（2）", 3, 2),
        Clause("附件2 二（一）2（3）", 2, 5),
        Clause("附件2 二（一）2（4）", 1, 4, title="junior"),
    ],
    "senior_engineer": [
        Clause("附件2 三（一）2（1）", 4, 2),
        Clause("附件2 三（一）2（2）", 3, 7),
        Clause("附件2 三（一）2（3）", 2, 5, title="intermediate"),
        Clause("附件2 三（一）2（4）", None, 3, title="deputy_senior", of_another_speciality=True),
    ],
    "professorate_senior_engineer": [
        Clause("附件2 四（一）2（1）", 2, 5, title="deputy_senior"),
        Clause("附件2 四（一）2（2）", None, 3, title="full_senior", of_another_speciality=True),
    ],
}

MOST_YEARS = 7


def reaches(title: Title, level: str) -> bool:
    """A higher title stands for a lower one (§2)."""
    return TITLE_LEVELS.index(title.level) >= TITLE_LEVELS.index(level)


def title_answer(clause: Clause, title: Title, as_of: date, day: date) -> Answer:
    """Whether this one title is the one that the clause asks for, and old enough on that day (§2)."""
    assert clause.title is not None
    answers: list[Answer] = [reaches(title, clause.title), age_of(title, as_of).lasted(clause.years, day)]
    if clause.of_another_speciality:
        answers.append(None if title.same_speciality is None else not title.same_speciality)
    return all_of(answers)


def clause_answer(clause: Clause, applicant: Applicant, as_of: date, day: date) -> Answer:
    """Whether the alternative is met on that day."""
    answers: list[Answer] = [experience_of(applicant, as_of).lasted(clause.years, day)]
    if clause.tier is not None:
        education = applicant.education
        answers.append(None if education is None else TIERS[education] >= clause.tier)
    if clause.title is not None:
        titles = applicant.titles
        answers.append(
            None if titles is None else any_of(title_answer(clause, title, as_of, day) for title in titles)
        )
    return all_of(answers)


def clauses_met(level: str, applicant: Applicant, as_of: date, day: date) -> list[Clause]:
    """The alternatives that the facts surely meet on that day, in the notice's order."""
    return [clause for clause in CLAUSES[level] if clause_answer(clause, applicant, as_of, day) is True]


def answer(level: str, applicant: Applicant, as_of: date) -> Answer:
    """Whether one of the alternatives is met on the day of assessment, 破格 left aside."""
    return any_of(clause_answer(clause, applicant, as_of, as_of) for clause in CLAUSES[level])


def first_day_met(level: str, applicant: Applicant, as_of: date) -> date | None:
    """The first day after `as_of` on which judging again surely gives "met" (§2).

    Nothing but an anniversary of the work or of a title changes an answer, so only those days are tried.
    """
    days = experience_of(applicant, as_of).anniversaries(MOST_YEARS)
    for title in applicant.titles or []:
        days |= age_of(title, as_of).anniversaries(MOST_YEARS)
    for day in sorted(days):
        if day > as_of and clauses_met(level, applicant, as_of, day):
            return day
    return None


def caveats(level: str, applicant: Applicant, as_of: date, *, waived: bool) -> list[tuple[str, str]]:
    """What §2 and §6 leave to be said of titles and years; of a doubt only where nothing without one is met."""
    met = clauses_met(level, applicant, as_of, as_of)
    said = [("continuous_work", clause.name) for clause in met if clause.title is not None]
    doubts = [title_doubt(clause, applicant, as_of) for clause in met]
    if not waived and None not in doubts:
        for clause, doubt in zip(met, doubts, strict=True):
            said.append((str(doubt), SINCE_CLAUSE if doubt == "title_predates_speciality" else clause.name))
    if not waived:
        said += [("years_counting", clause.name) for clause in years_that_decide(level, applicant, as_of)]
    return said


# The day from which the notice knows the speciality, and the clause that says so (§6).
KNOWN_SINCE = date(2024, 5, 1)
SINCE_CLAUSE = "通告 2"


def is_older(title: Title, as_of: date) -> bool:
    """Whether the title was surely obtained before the notice knew the speciality."""
    if title.obtained_on is not None:
        return day_of(title.obtained_on) < KNOWN_SINCE
    return title.years is not None and add_months(as_of, -whole_months(title.years)) < KNOWN_SINCE


def title_doubt(clause: Clause, applicant: Applicant, as_of: date) -> str | None:
    """What may be wrong with the title by which a clause is met."""
    if clause.title is None or clause.of_another_speciality:
        return None
    own = [
        title
        for title in applicant.titles or []
        if title.same_speciality is True and title_answer(clause, title, as_of, as_of) is True
    ]
    if not own:
        return "series_unspecified"
    return "title_predates_speciality" if all(is_older(title, as_of) for title in own) else None


def years_that_decide(level: str, applicant: Applicant, as_of: date) -> list[Clause]:
    """The clauses met with less than a year to spare, or short by less than a year, if nothing else decides (§6)."""
    met = clauses_met(level, applicant, as_of, as_of)
    if met:
        return met if all(is_barely_met(clause, applicant, as_of) for clause in met) else []
    last = add_months(as_of, 12) - timedelta(days=1)
    return [
        clause
        for clause in CLAUSES[level]
        if clause.years and clause_answer(clause, applicant, as_of, last) is True
    ]


def is_barely_met(clause: Clause, applicant: Applicant, as_of: date) -> bool:
    """Whether it would not be met if a year more were asked for, or its years are partly of before the degree."""
    if not clause.years:
        return False
    if clause_answer(clause._replace(years=clause.years + 1), applicant, as_of, as_of) is not True:
        return True
    degree = applicant.education_obtained_on
    work = applicant.experience
    if clause.tier is None or degree is None or work is None:
        return False
    began = day_of(work.since) if work.since else add_months(as_of, -whole_months(work.years or 0))
    return began < day_of(degree)


def held_by_older_title(level_title: str, applicant: Applicant, as_of: date) -> bool:
    """Whether a level is held by nothing but titles of before the notice knew the speciality."""
    own = [
        title
        for title in applicant.titles or []
        if title.same_speciality is True and reaches(title, level_title)
    ]
    return bool(own) and all(is_older(title, as_of) for title in own)
