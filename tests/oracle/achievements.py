"""成果: the table of §4 and how its items are counted."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from tests.oracle.facts import Achievement
from tests.oracle.kleene import Answer, all_of

# §4: the scales, lowest first.
SCALES = {
    "role": ["participant", "key_contributor", "lead"],
    "influence": ["none", "unit", "industry"],
    "acceptance": ["none", "department", "city", "provincial", "national"],
    "promotion": ["none", "department", "city", "provincial", "national"],
    "benefit": ["none", "some", "good", "considerable"],
    "journal": ["none", "public", "core"],
}


@dataclass(frozen=True)
class Item:
    """One cell of the table: the least of each scale, the last rank that will do, what must be true."""

    clause: str
    kind: str
    least: dict[str, str] = field(default_factory=dict)
    rank: int | None = None
    true: str | None = None
    every_2_count_as_1: bool = False


ENGINEER = [
    Item("附件2 二（三）1", "research_project", {"influence": "unit", "acceptance": "department"}),
    Item("附件2 二（三）2", "report", {"influence": "industry", "promotion": "city"}),
    Item("附件2 二（三）3", "product", {"influence": "industry"}, true="in_production"),
    Item("附件2 二（三）4", "patent", true="granted"),
    Item("附件2 二（三）5", "standard"),
    Item("附件2 二（三）6", "risk_discovery"),
    Item("附件2 二（三）6", "incident_response"),
    Item("附件2 二（三）7", "tech_transfer", {"benefit": "good"}),
    Item("附件2 二（三）8", "monograph", true="published"),
    Item("附件2 二（三）9", "paper", {"journal": "public"}, rank=3),
]

SENIOR_ENGINEER = [
    Item(
        "附件2 三（三）1", "research_project", {"influence": "industry", "acceptance": "provincial"}, rank=3
    ),
    Item(
        "附件2 三（三）2",
        "product",
        {"benefit": "considerable"},
        rank=3,
        true="in_production",
        every_2_count_as_1=True,
    ),
    Item("附件2 三（三）3", "patent", rank=1, true="granted"),
    Item(
        "附件2 三（三）4",
        "report",
        {"role": "key_contributor", "influence": "industry", "promotion": "provincial"},
    ),
    Item("附件2 三（三）5", "monograph", {"influence": "industry"}, rank=3, true="published"),
    Item("附件2 三（三）6", "risk_discovery", {"role": "key_contributor"}),
    Item("附件2 三（三）6", "incident_response", {"role": "lead"}),
    Item("附件2 三（三）7", "tech_transfer", {"role": "key_contributor", "benefit": "some"}),
    Item("附件2 三（三）8", "paper", {"journal": "core"}, rank=3),
]

PROFESSORATE_SENIOR_ENGINEER = [
    Item(
        "附件2 四（三）1",
        "research_project",
        {"role": "lead", "influence": "industry", "acceptance": "national"},
    ),
    Item(
        "附件2 四（三）2",
        "product",
        {"role": "lead", "benefit": "considerable"},
        true="in_production",
        every_2_count_as_1=True,
    ),
    Item("附件2 四（三）3", "patent", rank=1, true="granted", every_2_count_as_1=True),
    Item("附件2 四（三）4", "report", {"role": "lead", "influence": "industry", "promotion": "provincial"}),
    Item("附件2 四（三）5", "monograph", {"influence": "industry"}, rank=1, true="published"),
    Item("附件2 四（三）6", "risk_discovery", {"role": "lead"}, every_2_count_as_1=True),
    Item("附件2 四（三）6", "incident_response", {"role": "lead"}, every_2_count_as_1=True),
    Item("附件2 四（三）7", "tech_transfer", {"role": "lead", "benefit": "considerable"}),
    Item("附件2 四（三）8", "paper", {"journal": "core"}, rank=1),
]

ITEMS = {
    "engineer": ENGINEER,
    "senior_engineer": SENIOR_ENGINEER,
    "professorate_senior_engineer": PROFESSORATE_SENIOR_ENGINEER,
}

# §3: how many items each level asks for.
REQUIRED = {"engineer": 2, "senior_engineer": 3, "professorate_senior_engineer": 3}

# §4: the items whose quality words only a committee can judge.
JUDGED_BY_COMMITTEE = {
    "附件2 二（三）6",
    "附件2 二（三）9",
    "附件2 三（三）2",
    "附件2 三（三）6",
    "附件2 三（三）8",
    "附件2 四（三）2",
    "附件2 四（三）6",
    "附件2 四（三）8",
}


# §6: where a paper counts as 核心期刊, and where papers count at all.
CORE_CLAUSES = {"附件2 三（三）8", "附件2 四（三）8"}
PAPER_CLAUSES = {
    "engineer": "附件2 二（三）9",
    "senior_engineer": "附件2 三（三）8",
    "professorate_senior_engineer": "附件2 四（三）8",
}


class Tally(NamedTuple):
    """What a list of achievements comes to at one level."""

    status: Answer
    counted: int
    possible: int | None
    clauses: list[str]


def meets(item: Item, entry: Achievement) -> Answer:
    """Whether an entry counts for an item: of its kind, good enough, and not used before."""
    if entry.kind != item.kind:
        return False
    answers: list[Answer] = [None if entry.used_before is None else not entry.used_before]
    for attribute, least in item.least.items():
        value, scale = getattr(entry, attribute), SCALES[attribute]
        answers.append(None if value is None else scale.index(value) >= scale.index(least))
    if item.rank is not None:
        answers.append(None if entry.rank is None else entry.rank <= item.rank)
    if item.true is not None:
        answers.append(getattr(entry, item.true))
    return all_of(answers)


def strictly(number: int) -> int:
    """Every two count as one, rounding down (§4)."""
    return number // 2


def widely(number: int) -> int:
    """The wider reading: from two on, n items count n − 1 (§4)."""
    return number - 1 if number >= 2 else 0


def tally(level: str, entries: list[Achievement] | None, pairs: Callable[[int], int] = strictly) -> Tally:
    """Count a level's items; no list at all is unknown, with nothing counted and no bound."""
    if entries is None:
        return Tally(None, 0, None, [])
    counted, possible, clauses = 0, 0, []
    for item in ITEMS[level]:
        surely = sum(entry.count for entry in entries if meets(item, entry) is True)
        perhaps = sum(entry.count for entry in entries if meets(item, entry) is not False)
        if item.every_2_count_as_1:
            surely, perhaps = pairs(surely), pairs(perhaps)
        counted, possible = counted + surely, possible + perhaps
        if surely > 0 and item.clause not in clauses:
            clauses.append(item.clause)
    status = True if counted >= REQUIRED[level] else False if possible < REQUIRED[level] else None
    return Tally(status, counted, possible, clauses)


def caveats(level: str, clause: str, entries: list[Achievement] | None) -> list[tuple[str, str]]:
    """What §4 leaves to be said; `clause` is the level's （三）."""
    strict = tally(level, entries)
    said = [("committee_judgement", counted) for counted in strict.clauses if counted in JUDGED_BY_COMMITTEE]
    said += [("core_journals", counted) for counted in strict.clauses if counted in CORE_CLAUSES]
    if tally(level, entries, widely).status is not strict.status:
        said.append(("pair_counting", clause))
    return said
