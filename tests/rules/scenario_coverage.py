"""What the scenarios must show, taken from the notice's data, and what they do show.

Every clause that states a condition is to be seen met, not met and unknown; every threshold one step below,
at, and one step above. A new clause or another number in the data asks for its own scenarios by itself.
"""

from __future__ import annotations

import math
from collections import defaultdict
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tests.rules.scenario import Case, Facts

Data = dict[str, Any]
STATUSES = ("met", "not_met", "unknown")
HIGHER, LOWER = ("not_met", "met", "met"), ("met", "met", "not_met")


class Sight(NamedTuple):
    """What one case shows of one clause. ``counted``: the achievements counted, where the case says so."""

    clause: str
    status: str
    facts: Facts
    counted: int | None


class Demand(NamedTuple):
    """Something to be shown: ``clause`` with ``status`` in a case for which ``shown_by`` holds."""

    clause: str
    status: str
    what: str
    shown_by: Callable[[Sight], bool]

    def __str__(self) -> str:
        return f"{self.clause} {self.status}：{self.what}"


class Notice:
    """The notice's data as it is written."""

    def __init__(self, policy_id: str) -> None:
        self._folder = files("rules") / "notices" / policy_id
        self.policy = self._read("policy.yaml")
        self.achievements = self._read("achievements.yaml")
        self.levels = {level: self._read("levels", f"{level}.yaml") for level in self.policy["levels"]}
        self.clauses = frozenset(self._read("clauses.yaml"))

    def _read(self, *path: str) -> Data:
        content: Data = yaml.safe_load(self._folder.joinpath(*path).read_text("utf-8"))
        return content

    def conditions(self, part: str) -> Iterator[Data]:
        """The content of every condition of every level that has ``part``, e.g. ``routes``."""
        for level in self.levels.values():
            yield from (condition for condition in level["conditions"] if part in condition)


def unshown(notice: Notice, cases: Iterable[Case]) -> list[Demand]:
    """What no case shows, in the order of the notice's data."""
    by_clause: dict[tuple[str, str], list[Sight]] = defaultdict(list)
    for sight in _sights(notice, cases):
        by_clause[sight.clause, sight.status].append(sight)
    return [
        demand
        for demand in demands(notice)
        if not any(demand.shown_by(sight) for sight in by_clause[demand.clause, demand.status])
    ]


def _sights(notice: Notice, cases: Iterable[Case]) -> Iterator[Sight]:
    """A level's own 业绩 and 成果 clauses are seen through the status of the whole condition."""
    whole = {
        (name, condition["condition"]): condition[condition["condition"]]["clause"]
        for name, level in notice.levels.items()
        for condition in level["conditions"]
        if condition["condition"] in condition
    }
    for case in cases:
        for name, level in case.expect.by_level().items():
            for clause, status in level.clauses.items():
                yield Sight(clause, status, case.facts, None)
            for condition, expected in level.by_condition().items():
                for clause in (expected.clauses or []) + (expected.waived_by or []):
                    yield Sight(clause, "met", case.facts, None)
                if (name, condition) in whole and expected.status:
                    yield Sight(whole[name, condition], expected.status, case.facts, expected.counted)


def demands(notice: Notice) -> Iterator[Demand]:
    """Everything that scenarios must show."""
    for clause in dict.fromkeys(_stated_clauses(notice)):
        yield from (Demand(clause, status, "至少一次", lambda _: True) for status in STATUSES)
    for condition in notice.conditions("routes"):
        for route in condition["routes"]:
            yield from _route_demands(notice, route)
        for ground in condition.get("waiver", {}).get("grounds", []):
            yield from _ground_demands(notice, ground)
    for condition in notice.conditions("achievements"):
        yield from _count_demands(condition["achievements"])
        for item in condition["achievements"]["items"]:
            for achievement in item["achievements"]:
                yield from _achievement_demands(notice, item["clause"], achievement)


def _stated_clauses(notice: Notice) -> Iterator[str]:
    for condition in (c for level in notice.levels.values() for c in level["conditions"]):
        yield from (part["clause"] for part in condition.get("declarations", []))
        yield from (part["clause"] for part in condition.get("routes", []))
        yield from (part["clause"] for part in condition.get("waiver", {}).get("grounds", []))
        performance, achievements = condition.get("performance"), condition.get("achievements")
        if performance:
            yield performance["clause"]
            yield from (direction["clause"] for direction in performance["directions"].values())
        if achievements:
            yield achievements["clause"]
            yield from (item["clause"] for item in achievements["items"])


def _route_demands(notice: Notice, route: Data) -> Iterator[Demand]:
    clause, title = route["clause"], route.get("title")
    if "education" in route:
        tiers = {entry["education"]: entry["tier"] for entry in notice.policy["education"]}
        for education, tier in tiers.items():
            status = "met" if tier >= tiers[route["education"]] else "not_met"
            yield Demand(clause, status, f"学历 {education}", _fact("education", education))
    years = title["years"] if title else route["experience_years"]
    if years:
        yield from _years_demands(clause, "工作", years, lambda facts: facts.get("experience"))
    if title:
        yield from _years_demands(clause, "职称", title["years"], _only_title)
        levels = [entry["title"] for entry in notice.policy["titles"]]
        for value, status in _around(levels, title["at_least"]):
            yield Demand(clause, status, f"职称级别 {value}", _title_level(value))


def _years_demands(
    clause: str, what: str, years: int, span_of: Callable[[Facts], Facts | None]
) -> Iterator[Demand]:
    for step, status in zip((-1, 0, 1), HIGHER, strict=True):
        months = 12 * years + step
        yield Demand(clause, status, f"{what} {months} 个月", _lasting(span_of, months))
        yield Demand(clause, status, f"{what}满 {years} 年{step:+d} 天", _from_day(span_of, years, step))


def _ground_demands(notice: Notice, ground: Data) -> Iterator[Demand]:
    attributes = notice.achievements["grounds"][ground["kind"]]["attributes"]
    alternatives = ground.get("any_of", [])
    for checks in alternatives:
        shared = {name: check["is"] for name, check in checks.items() if "is" in check}
        for name, check in checks.items():
            seen = _entry("exceptional", {"kind": ground["kind"], **shared}, name)
            yield Demand(ground["clause"], "unknown", f"{ground['kind']} {name} 不清楚", seen(None))
            for value, status in _steps(attributes[name], check, alone=len(alternatives) == 1):
                yield Demand(ground["clause"], status, f"{ground['kind']} {name} {value}", seen(value))
    if "or_achievement" in ground:
        kind, checks = ground["or_achievement"]["kind"], _checks(ground["or_achievement"])
        for name, check in checks.items():
            for value, status in _steps(notice.achievements["attributes"][name], check, alone=True):
                seen = _entry("achievements", {"kind": kind}, name)
                yield Demand(ground["clause"], status, f"{kind} {name} {value}", seen(value))


def _achievement_demands(notice: Notice, clause: str, achievement: Data) -> Iterator[Demand]:
    kind, every = achievement["kind"], achievement.get("every", 1)
    for name, check in _checks(achievement).items():
        seen = _entry("achievements", {"kind": kind}, name)
        yield Demand(clause, "unknown", f"{kind} {name} 不清楚", seen(None))
        for value, status in _steps(notice.achievements["attributes"][name], check, alone=True):
            yield Demand(clause, status, f"{kind} {name} {value}", seen(value))
    seen = _entry("achievements", {"kind": kind}, "count")
    for count, status in zip((every - 1, every, every + 1), HIGHER, strict=True):
        if count:
            yield Demand(clause, status, f"{kind} {count} 项", seen(count))
    seen = _entry("achievements", {"kind": kind}, "used_before")
    unused = notice.achievements["used_before"]["clause"]
    for used, status in ((False, "met"), (True, "not_met"), (None, "unknown")):
        yield Demand(clause, status, f"{unused} {kind} 用过 {used}", seen(used))


def _count_demands(achievements: Data) -> Iterator[Demand]:
    required = achievements["required"]
    for count, status in zip((required - 1, required, required + 1), HIGHER, strict=True):
        yield Demand(achievements["clause"], status, f"成果 {count} 项", _counting(count))


def _checks(achievement: Data) -> Data:
    return {name: check for name, check in achievement.items() if isinstance(check, dict)}


def _steps(attribute: Data, check: Data, *, alone: bool) -> list[tuple[Any, str]]:
    """Values of an attribute around its threshold, each with the status that the clause then has.

    Where the check is not the ground's only alternative, another value may meet another alternative.
    """
    if "at_most" in check:
        highest = check["at_most"]
        ranks = zip((highest - 1, highest, highest + 1), LOWER, strict=True)
        return [(rank, status) for rank, status in ranks if rank]
    if "at_least" in check:
        return _around([entry["value"] for entry in attribute["scale"]], check["at_least"])
    values = [True, False] if "yes_no" in attribute else [entry["value"] for entry in attribute["choice"]]
    statuses = [(value, "met" if value == check["is"] else "not_met") for value in values]
    return statuses if alone else [pair for pair in statuses if pair[1] == "met"]


def _around(scale: list[Any], threshold: Any) -> list[tuple[Any, str]]:
    place = scale.index(threshold)
    neighbours = zip((place - 1, place, place + 1), HIGHER, strict=True)
    return [(scale[index], status) for index, status in neighbours if 0 <= index < len(scale)]


def _fact(name: str, value: Any) -> Callable[[Sight], bool]:
    return lambda sight: sight.facts.get(name) == value


def _only_title(facts: Facts) -> Facts | None:
    titles = facts.get("titles") or []
    return titles[0] if len(titles) == 1 else None


def _title_level(level: str) -> Callable[[Sight], bool]:
    return lambda sight: (_only_title(sight.facts) or {}).get("level") == level


def _entry(group: str, shared: Facts, attribute: str) -> Callable[[Any], Callable[[Sight], bool]]:
    """Tests for cases whose only entry of ``group`` has the ``shared`` values and one of ``attribute``."""

    def having(value: Any) -> Callable[[Sight], bool]:
        def shown_by(sight: Sight) -> bool:
            entries = sight.facts.get(group) or []
            if len(entries) != 1:
                return False
            entry = {"count": 1, "used_before": False, **entries[0]}
            wanted = {**shared, attribute: value}
            return all(entry.get(name) == wanted[name] for name in wanted)

        return shown_by

    return having


def _counting(count: int) -> Callable[[Sight], bool]:
    return lambda sight: sight.counted == count


def _lasting(span_of: Callable[[Facts], Facts | None], months: int) -> Callable[[Sight], bool]:
    return lambda sight: _months(span_of(sight.facts)) == months


def _from_day(span_of: Callable[[Facts], Facts | None], years: int, step: int) -> Callable[[Sight], bool]:
    return lambda sight: _days_since(sight.facts, span_of(sight.facts), years) == step


def _months(span: Facts | None) -> int | None:
    years = (span or {}).get("years")
    return None if years is None else math.floor(years * 12 + 1e-9)


def _days_since(facts: Facts, span: Facts | None, years: int) -> int | None:
    """Days from the ``years``-th anniversary of the span's first day to the day of assessment."""
    began = (span or {}).get("since") or (span or {}).get("obtained_on")
    if not began or "02-29" in began:
        return None
    first = date.fromisoformat(began if len(began) > len("2024-05") else f"{began}-01")
    return (date.fromisoformat(facts["as_of"]) - first.replace(year=first.year + years)).days
