"""The four levels judged one after the other (§3)."""

from datetime import date
from typing import NamedTuple, NotRequired, TypedDict

from pydantic import JsonValue

from tests.oracle import achievements, education, exceptional
from tests.oracle.days import day_of
from tests.oracle.facts import Applicant, applicant_of
from tests.oracle.kleene import STATUS, Answer, all_of, any_of

POLICY = "beijing-cybersecurity-2024"

DIRECTIONS = ["network_system", "content", "data", "business"]


class ConditionVerdict(TypedDict):
    """A condition in the shape of the contract."""

    condition: str
    status: str
    clauses: list[str]
    waived_by: NotRequired[list[str]]
    earliest_date: NotRequired[str | None]
    counted: NotRequired[int]
    possible: NotRequired[int | None]
    required: NotRequired[int]


class LevelVerdict(TypedDict):
    """A level in the shape of the contract, without what is missing; caveats sorted, without their texts."""

    level: str
    name: str
    status: str
    earliest_date: str | None
    conditions: list[ConditionVerdict]
    caveats: list[tuple[str, str]]


class Verdict(TypedDict):
    """An assessment in the shape of the contract."""

    policy: str
    as_of: str
    eligible_level: str | None
    levels: list[LevelVerdict]


class Level(NamedTuple):
    """A target, the title that answers to it, and where 附件2 states its conditions."""

    code: str
    name: str
    title: str
    basic_clause: str
    performance_clause: str | None
    achievements_clause: str | None


LEVELS = [
    Level("assistant_engineer", "助理工程师", "junior", "附件2 一（一）", None, None),
    Level("engineer", "工程师", "intermediate", "附件2 二（一）1", "附件2 二（二）", "附件2 二（三）"),
    Level(
        "senior_engineer",
        "高级工程师",
        "deputy_senior",
        "附件2 三（一）1",
        "附件2 三（二）",
        "附件2 三（三）",
    ),
    Level(
        "professorate_senior_engineer",
        "正高级工程师",
        "full_senior",
        "附件2 四（一）1",
        "附件2 四（二）",
        "附件2 四（三）",
    ),
]


def judge(profile: dict[str, JsonValue], today: date) -> Verdict:
    """Judge a valid profile (§1); `today` is the day of assessment when the profile names none."""
    applicant = applicant_of(profile)
    as_of = today if applicant.as_of is None else day_of(applicant.as_of)
    levels = [_level(level, applicant, as_of) for level in LEVELS]
    eligible = [level["level"] for level in levels if level["status"] == "eligible"]
    return {
        "policy": POLICY,
        "as_of": as_of.isoformat(),
        "eligible_level": eligible[-1] if eligible else None,
        "levels": levels,
    }


def _held(level: Level, applicant: Applicant) -> Answer:
    """Whether a title of one's own speciality, as high as the target or higher, is held."""
    if applicant.titles is None:
        return None
    return any_of(
        title.same_speciality for title in applicant.titles if education.reaches(title, level.title)
    )


def _level(level: Level, applicant: Applicant, as_of: date) -> LevelVerdict:
    held = _held(level, applicant)
    if held:
        older = education.held_by_older_title(level.title, applicant, as_of)
        doubt = [("title_predates_speciality", education.SINCE_CLAUSE)] if older else []
        return _level_verdict(level, "held", [], doubt, None)
    conditions = _conditions(level, applicant, as_of)
    statuses = [condition["status"] for condition in conditions]
    if "not_met" in statuses:
        status = "not_eligible"
    elif "unknown" in statuses:
        status = "undetermined"
    else:
        status = "eligible"
    caveats = _caveats(level, applicant, as_of)
    if held is None:
        caveats.append(("maybe_held", "附件1 二"))
    return _level_verdict(level, status, conditions, caveats, _earliest_date(conditions))


def _level_verdict(
    level: Level,
    status: str,
    conditions: list[ConditionVerdict],
    caveats: list[tuple[str, str]],
    earliest_date: str | None,
) -> LevelVerdict:
    return {
        "level": level.code,
        "name": level.name,
        "status": status,
        "earliest_date": earliest_date,
        "conditions": conditions,
        "caveats": sorted(caveats),
    }


def _earliest_date(conditions: list[ConditionVerdict]) -> str | None:
    """A level has a date only when everything else is met (§6)."""
    others = [one for one in conditions if one["condition"] != "education_experience"]
    if any(one["status"] != "met" for one in others):
        return None
    (dated,) = [one for one in conditions if one["condition"] == "education_experience"]
    return dated["earliest_date"]


def _conditions(level: Level, applicant: Applicant, as_of: date) -> list[ConditionVerdict]:
    conditions = [
        _condition("scope", applicant.employer_in_beijing, ["附件1 一"]),
        _basic(level, applicant),
        _education_experience(level, applicant, as_of),
    ]
    if level.performance_clause is not None:
        conditions.append(_performance(level, level.performance_clause, applicant))
    if level.achievements_clause is not None:
        conditions.append(_achievements(level, applicant))
    return conditions


def _condition(name: str, answer: Answer, clauses: list[str]) -> ConditionVerdict:
    """A condition that cites its clauses once it is met."""
    return {"condition": name, "status": STATUS[answer], "clauses": clauses if answer else []}


def _basic(level: Level, applicant: Applicant) -> ConditionVerdict:
    declared = applicant.basic or {}
    answer = all_of([declared.get("general"), declared.get(level.code)])
    return _condition("basic", answer, ["附件2 序言1", level.basic_clause])


def _education_experience(level: Level, applicant: Applicant, as_of: date) -> ConditionVerdict:
    waivable = level.code == "senior_engineer"
    answers = [education.answer(level.code, applicant, as_of)]
    if waivable:
        answers.append(exceptional.answer(applicant))
    answer = any_of(answers)
    day = education.first_day_met(level.code, applicant, as_of) if answer is False else None
    return {
        "condition": "education_experience",
        "status": STATUS[answer],
        "clauses": [clause.name for clause in education.clauses_met(level.code, applicant, as_of, as_of)],
        "waived_by": [exceptional.clause_of(number) for number in exceptional.grounds_met(applicant)]
        if waivable
        else [],
        "earliest_date": None if day is None else day.isoformat(),
    }


def _performance(level: Level, clause: str, applicant: Applicant) -> ConditionVerdict:
    """Declared, and in a direction: without one a yes stays unknown (§3)."""
    declared = (applicant.performance or {}).get(level.code)
    direction = applicant.direction
    answer = all_of([declared, None if direction is None else True])
    item = "" if direction is None else str(DIRECTIONS.index(direction) + 1)
    return _condition("performance", answer, [clause, clause + item])


def _achievements(level: Level, applicant: Applicant) -> ConditionVerdict:
    tally = achievements.tally(level.code, applicant.achievements)
    return {
        "condition": "achievements",
        "status": STATUS[tally.status],
        "clauses": tally.clauses,
        "counted": tally.counted,
        "possible": tally.possible,
        "required": achievements.REQUIRED[level.code],
    }


def _caveats(level: Level, applicant: Applicant, as_of: date) -> list[tuple[str, str]]:
    waived = level.code == "senior_engineer" and bool(exceptional.grounds_met(applicant))
    said = education.caveats(level.code, applicant, as_of, waived=waived)
    employments = set(applicant.circumstances or []) - {"conference_paper"}
    said += [("employment", "附件1 一")] * len(employments)
    if level.code == "senior_engineer":
        said += exceptional.caveats(applicant)
    if level.achievements_clause is not None:
        said += achievements.caveats(level.code, level.achievements_clause, applicant.achievements)
        if "conference_paper" in (applicant.circumstances or []):
            said.append(("conference_paper", achievements.PAPER_CLAUSES[level.code]))
    return said
