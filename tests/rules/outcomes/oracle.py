"""第五、七、八条 of the made-up notice once more, without a look at the evaluator: every way of counting is tried."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

Entry = dict[str, Any]
Answer = bool | None

AUTHORITIES = ["county", "city", "province"]


class Verdict(NamedTuple):
    """``status`` as in the contract; what surely counts, and what may, no more than each list asks for."""

    status: str
    counted: int
    possible: int


class Way(NamedTuple):
    """So many of a kind that is good enough count once."""

    kind: str
    every: int
    good: Callable[[Entry], list[Answer]]


class Item(NamedTuple):
    most: int
    ways: list[Way]


def least(entry: Entry, name: str, number: float) -> Answer:
    return None if entry.get(name) is None else entry[name] >= number


def at_least(authority: str) -> Callable[[Entry], list[Answer]]:
    def good(entry: Entry) -> list[Answer]:
        said = entry.get("authority")
        return [None if said is None else AUTHORITIES.index(said) >= AUTHORITIES.index(authority)]

    return good


def first(entry: Entry) -> Answer:
    return None if entry.get("rank") is None else entry["rank"] == 1


ENGINEER = [
    (
        2,
        [
            Item(1, [Way("project", 1, at_least("city")), Way("project", 2, at_least("county"))]),
            Item(1, [Way("paper", 1, lambda e: [least(e, "impact", 3)])]),
            Item(1, [Way("patent", 1, lambda e: [e.get("granted")])]),
            Item(2, [Way("monograph", 1, lambda e: [least(e, "words", 10)])]),
        ],
    )
]
SENIOR = [
    (
        2,
        [
            Item(1, [Way("project", 1, at_least("province")), Way("project", 2, at_least("city"))]),
            Item(1, [Way("paper", 1, lambda e: [first(e), least(e, "impact", 5)])]),
            Item(1, [Way("patent", 1, lambda e: [e.get("granted"), first(e)])]),
            Item(1, [Way("standard", 1, lambda _: [])]),
        ],
    ),
    (
        1,
        [
            Item(9, [Way("standard", 1, lambda e: [e.get("national")])]),
            Item(9, [Way("transfer", 1, lambda e: [least(e, "received", 100)])]),
            Item(9, [Way("training", 1, lambda e: [least(e, "hours", 90)])]),
        ],
    ),
]


def years_before(day: str, years: int) -> str:
    return f"{int(day[:4]) - years}{day[4:]}"


def since(entry: Entry, start: str | None) -> Answer:
    """The days that a date may be, as texts: 2033 is from 2033-01-01 to 2033-12-31."""
    written = entry.get("done_on")
    if written is None or start is None:
        return None
    earliest, latest = written + "-01-01"[len(written) - 4 :], written + "-12-31"[len(written) - 4 :]
    return True if earliest >= start else False if latest < start else None


def since_title(entry: Entry, titles: list[Entry] | None) -> Answer:
    if titles is None:
        return None
    if not titles:
        return True  # nobody's 中级职称 binds him
    known = [title["obtained_on"] for title in titles if title.get("obtained_on")]
    if len(known) == len(titles):
        return since(entry, min(known))
    return True if known and since(entry, min(known)) is True else None


def dated(level: str, entry: Entry, day: str, titles: list[Entry] | None) -> Answer:
    if level == "engineer":
        return since(entry, years_before(day, 5))
    if entry["kind"] == "training":
        return since(entry, years_before(day, 3))
    return since_title(entry, titles)


def judge(level: str, entries: list[Entry], day: str, titles: list[Entry] | None) -> Verdict:
    lists = ENGINEER if level == "engineer" else SENIOR
    places = [
        (k, i, w)
        for k, (_, items) in enumerate(lists)
        for i, item in enumerate(items)
        for w in range(len(item.ways))
    ]
    surely, perhaps = [], []
    for entry in entries:
        fits: tuple[list[int], list[int]] = ([], [])
        for n, (k, i, w) in enumerate(places):
            way = lists[k][1][i].ways[w]
            if way.kind == entry["kind"]:
                answers = [*way.good(entry), dated(level, entry, day, titles)]
                if all(answer is True for answer in answers):
                    fits[0].append(n)
                if all(answer is not False for answer in answers):
                    fits[1].append(n)
        surely += [fits[0]] * entry.get("count", 1)
        perhaps += [fits[1]] * entry.get("count", 1)
    counted, possible = (most_counted(lists, places, pieces) for pieces in (surely, perhaps))
    required = sum(number for number, _ in lists)
    status = "met" if counted >= required else "not_met" if possible < required else "unknown"
    return Verdict(status, counted, possible)


def most_counted(
    lists: list[tuple[int, list[Item]]], places: list[tuple[int, int, int]], pieces: list[list[int]]
) -> int:
    """Every piece is put to every place that it fits, or to none."""
    states = {(0,) * len(places)}
    for fits in pieces:
        states |= {(*s[:n], s[n] + 1, *s[n + 1 :]) for s in states for n in fits}
    return max(worth(lists, places, state) for state in states)


def worth(
    lists: list[tuple[int, list[Item]]], places: list[tuple[int, int, int]], state: tuple[int, ...]
) -> int:
    total = 0
    for k, (required, items) in enumerate(lists):
        of_list = 0
        for i, item in enumerate(items):
            own = [n for n, (kk, ii, _) in enumerate(places) if (kk, ii) == (k, i)]
            of_list += min(item.most, sum(state[n] // item.ways[places[n][2]].every for n in own))
        total += of_list if len(lists) == 1 else min(of_list, required)
    return total
