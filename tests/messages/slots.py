"""A profile taken apart into slots, `path=value`, and two profiles compared slot by slot.

The entries of a list are paired so that most slots agree: only those of one kind (of one level, for titles), and
in any order. What a profile takes for granted (`count` 1, not used before, null) is no slot.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

KEYS = {"titles": "level", "achievements": "kind", "exceptional": "kind"}
TAKEN_FOR_GRANTED = {"count": 1, "used_before": False}
NONE = "[]"
NEAR = 0.01  # years; what is written is rounded


class Slot(NamedTuple):
    """One thing that a profile says; ``kind``: of the entry of a list in which it is said."""

    path: str
    value: Any
    kind: str | None = None


Entry = tuple[Slot, ...]


class Compared(NamedTuple):
    """The slots of two profiles: said by both, only by the judged one, only by the right one."""

    agreed: list[Slot]
    wrong: list[Slot]
    missing: list[Slot]


def slots(profile: dict[str, Any]) -> list[Slot]:
    """All slots of a profile."""
    return [slot for field, value in profile.items() for entry in _entries(field, value) for slot in entry]


def compare(right: dict[str, Any], judged: dict[str, Any]) -> Compared:
    """What ``judged`` says beside what is ``right``."""
    result = Compared([], [], [])
    for field in {**right, **judged}:
        for one, other in _pairs(_entries(field, right.get(field)), _entries(field, judged.get(field))):
            result.agreed.extend(slot for slot in one if _among(slot, other))
            result.missing.extend(slot for slot in one if not _among(slot, other))
            result.wrong.extend(slot for slot in other if not _among(slot, one))
    return result


def same(one: Any, other: Any) -> bool:
    """Whether two values say the same, but for rounding."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= NEAR
    return bool(one == other)


def _entries(field: str, value: Any) -> list[Entry]:
    """What a field says, entry by entry; a field that is no list is one entry."""
    if value is None:
        return []
    if isinstance(value, dict):
        return [tuple(Slot(f"{field}.{key}", _plain(inner)) for key, inner in value.items())]
    if not isinstance(value, list):
        return [(Slot(field, _plain(value)),)]
    return [_entry(field, inner) for inner in value] or [(Slot(field, NONE),)]


def _entry(field: str, said: dict[str, Any]) -> Entry:
    return tuple(
        Slot(f"{field}.{key}", _plain(value), said.get(KEYS[field]))
        for key, value in said.items()
        if value is not None and (key not in TAKEN_FOR_GRANTED or TAKEN_FOR_GRANTED[key] != value)
    )


def _plain(value: Any) -> Any:
    """A month is its first day."""
    return value.removesuffix("-01") if isinstance(value, str) and value.count("-") == 2 else value


def _among(slot: Slot, entry: Entry) -> bool:
    return any(slot.path == other.path and same(slot.value, other.value) for other in entry)


def _pairs(right: list[Entry], judged: list[Entry]) -> list[tuple[Entry, Entry]]:
    """Each entry beside that of the other side to which it answers best, or beside nothing."""

    @cache
    def best(index: int, left: frozenset[int]) -> tuple[int, tuple[tuple[Entry, Entry], ...]]:
        if index == len(right):
            return 0, tuple(((), judged[other]) for other in sorted(left))
        one = right[index]
        agreed, rest = best(index + 1, left)
        found = agreed, ((one, ()), *rest)
        for other in sorted(left):
            if one and judged[other] and one[0].kind == judged[other][0].kind:
                agreed, rest = best(index + 1, left - {other})
                agreed += 1 + sum(_among(slot, judged[other]) for slot in one)
                found = max(found, (agreed, ((one, judged[other]), *rest)), key=lambda pairs: pairs[0])
        return found

    return list(best(0, frozenset(range(len(judged))))[1])
