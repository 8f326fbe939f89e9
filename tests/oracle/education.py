"""学历和专业工作经历: the table of §3, on any day from the day of assessment on."""

from datetime import date
from typing import NamedTuple

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


def caveats(level: str, applicant: Applicant, as_of: date) -> list[tuple[str, str]]:
    """What §2 leaves to be said wherever a title clause is met."""
    said = []
    for clause in clauses_met(level, applicant, as_of, as_of):
        if clause.title is None:
            continue
        said.append(("continuous_work", clause.name))
        own = [title for title in applicant.titles or [] if title.same_speciality is True]
        own_would_do = any(title_answer(clause, title, as_of, as_of) is True for title in own)
        if not clause.of_another_speciality and not own_would_do:
            said.append(("series_unspecified", clause.name))
    return said
