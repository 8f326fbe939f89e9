"""破格申报高级工程师: the seven grounds of §5."""

from tests.oracle.facts import Achievement, Applicant, Ground
from tests.oracle.kleene import Answer, all_of, any_of

NUMBER = {
    "science_award": 1,
    "patent_award": 2,
    "national_standard": 3,
    "major_project": 4,
    "technical_head": 5,
    "event_protection": 6,
    "vulnerability": 7,
}

# 行业龙头 and its like, 成绩突出, 重要漏洞: words for a committee.
JUDGED_BY_COMMITTEE = {5, 6, 7}


def within(rank: int | None, last: int) -> Answer:
    """Whether a place in the published order is good enough."""
    return None if rank is None else rank <= last


def is_one_of(value: str | None, values: set[str]) -> Answer:
    """A null attribute is unknown even if every value would pass (§5)."""
    return None if value is None else value in values


def holds(ground: Ground) -> Answer:
    """Whether one listed ground meets its clause."""
    if ground.kind == "science_award":
        first = all_of([is_one_of(ground.grade, {"first"}), within(ground.rank, 5)])
        second = all_of([is_one_of(ground.grade, {"second"}), within(ground.rank, 3)])
        return all_of([is_one_of(ground.level, {"provincial", "national"}), any_of([first, second])])
    if ground.kind == "patent_award":
        return all_of([is_one_of(ground.grade, {"silver", "gold"}), within(ground.rank, 3)])
    if ground.kind == "national_standard":
        return within(ground.rank, 5)
    if ground.kind == "major_project":
        return within(ground.rank, 3)
    if ground.kind == "vulnerability":
        return is_one_of(ground.role, {"lead"})
    return True  # technical_head and event_protection ask for nothing more


def is_national_standard(entry: Achievement) -> Answer:
    """Whether an achievement is ground 3, used before or not (§5)."""
    if entry.kind != "standard":
        return False
    return all_of([is_one_of(entry.level, {"national"}), within(entry.rank, 5)])


def grounds_met(applicant: Applicant) -> list[int]:
    """The numbers of the grounds surely met, in the notice's order."""
    numbers = {NUMBER[ground.kind] for ground in applicant.exceptional or [] if holds(ground) is True}
    if any(is_national_standard(entry) is True for entry in applicant.achievements or []):
        numbers.add(3)
    return sorted(numbers)


def answer(applicant: Applicant) -> Answer:
    """Whether 学历 and 专业工作经历 are waived."""
    if grounds_met(applicant):
        return True
    if applicant.exceptional is None:
        return None
    listed = [holds(ground) for ground in applicant.exceptional]
    standards = [is_national_standard(entry) for entry in applicant.achievements or []]
    return any_of([*listed, *standards])


def clause_of(number: int) -> str:
    """The clause that states a ground."""
    return f"附件2 三（四）{number}"


def caveats(applicant: Applicant) -> list[tuple[str, str]]:
    """The grounds met whose words only a committee can judge; 特等奖 is entered as `first` (§5)."""
    judged = {number for number in grounds_met(applicant) if number in JUDGED_BY_COMMITTEE}
    for ground in applicant.exceptional or []:
        if ground.kind == "science_award" and ground.grade == "first" and holds(ground) is True:
            judged.add(1)
    return [("committee_judgement", clause_of(number)) for number in sorted(judged)]
