"""Which achievement counts for what, where it may count for several things, but only once: the best way, exactly.

Achievements that fit the same things are a pile. What takes them one by one is a flow through items and lists; of what
takes several at a time (每2项计1项) every number of times is tried, and of what counts once for an amount in all
(累计到账100万元) every way to reach it that leaves the others as much as may be.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Final, NamedTuple

_MANY: Final = 10**12
_TOLD: Final = 50
"""Beyond what is enough, so many may be told."""
_Node = tuple[str, object]
_SOURCE: Final[_Node] = ("source", None)
_SINK: Final[_Node] = ("sink", None)


class Pile(NamedTuple):
    """``size`` achievements that are alike, and the claims that each of them fits.

    ``worth``: what each brings to the one of these that asks for an amount in all.
    """

    size: int
    fits: frozenset[int]
    worth: float = 0


class Claim(NamedTuple):
    """Every ``every`` of the achievements put here count once, for an item; or all of them, if they come to ``total``.

    No pile fits two claims with a total: what is refused is not to be decided.
    """

    every: int
    item: int
    total: float | None = None


class Scheme(NamedTuple):
    """``most`` an item counts, if there is a limit. ``lists``: which items belong to each; ``enough``: how many do.

    A single list has no limit: what it has beyond what is required is told as well. ``is_simple``: nothing could count
    twice, and nothing has a limit.
    """

    claims: tuple[Claim, ...]
    most: tuple[int | None, ...]
    lists: tuple[range, ...]
    enough: tuple[int, ...]
    is_simple: bool = False

    def limit(self, item: int) -> int:
        """How often an item can count at all."""
        most = self.most[item]
        return min(_MANY if most is None else most, self.room(self.list_of(item)))

    def room(self, of_list: int) -> int:
        """How much a list can count."""
        return _MANY if len(self.lists) == 1 else self.enough[of_list]

    def list_of(self, item: int) -> int:
        """The list of an item."""
        return next(n for n, items in enumerate(self.lists) if item in items)


class Allotment(NamedTuple):
    """The best allotment of piles to claims. ``taken``: of each pile by each claim; ``counts``: by each claim."""

    taken: Mapping[tuple[int, int], int]
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """All that counts."""
        return sum(self.counts)


def allot(scheme: Scheme, piles: Sequence[Pile]) -> Allotment:
    """The allotment that counts the most; of several the one that goes by the notice's order."""
    totals = [n for n, claim in enumerate(scheme.claims) if claim.total is not None]
    ways = product(*([*_reaching(scheme, piles, n), {}] for n in totals))
    return max((_allot(scheme, piles, totals, way) for way in ways), key=lambda one: one.total)


def _reaching(scheme: Scheme, piles: Sequence[Pile], n: int) -> Iterator[dict[tuple[int, int], int]]:
    """What of each pile the claim takes to reach its total: all that no other takes, and of the rest the most worth.

    Of those that others take as well it leaves as many as they could use, or as it can spare.
    """
    fitting = [number for number, pile in enumerate(piles) if n in pile.fits]
    shared = sorted({piles[number].fits for number in fitting} - {frozenset({n})}, key=sorted)
    usable = max(sum(scheme.enough) * max(claim.every for claim in scheme.claims), _TOLD)
    sizes = [sum(piles[number].size for number in fitting if piles[number].fits == fits) for fits in shared]
    total = scheme.claims[n].total or 0
    found: list[tuple[int, ...]] = []
    for left in product(*(range(min(size, usable), -1, -1) for size in sizes)):
        if any(all(a <= b for a, b in zip(left, more, strict=True)) for more in found):
            continue
        taken = {number: piles[number].size for number in fitting}
        for fits, spared in zip(shared, left, strict=True):
            still = spared
            for number in sorted(fitting, key=lambda one: piles[one].worth):
                if piles[number].fits == fits:
                    spare = min(taken[number], still)
                    taken[number] -= spare
                    still -= spare
        if (
            any(taken.values())
            and sum(piles[one].worth * size for one, size in taken.items() if size) >= total
        ):
            found.append(left)
            yield {(number, n): size for number, size in taken.items() if size}


def _allot(
    scheme: Scheme,
    piles: Sequence[Pile],
    totals: Sequence[int],
    spent: Sequence[Mapping[tuple[int, int], int]],
) -> Allotment:
    """The best of what is not ``spent`` on the claims with ``totals``, of which some count so, and some not at all."""
    taken = {place: size for one in spent for place, size in one.items()}
    reached = frozenset(n for n, one in zip(totals, spent, strict=True) if one)
    left = [
        Pile(
            pile.size - sum(size for (one, _), size in taken.items() if one == number),
            pile.fits.difference(totals),
        )
        for number, pile in enumerate(piles)
    ]
    together: Counter[frozenset[int]] = Counter()
    for pile in left:
        together[pile.fits] += pile.size
    filled = ((times, _filled(scheme, together, times)) for times in _times(scheme, together, reached))
    possible = ((times, flow) for times, flow in filled if flow is not None)
    times, flow = max(possible, key=lambda one: sum(one[0]) + one[1].reached(scheme))
    found = _allotment(scheme, left, flow, times)
    return found._replace(taken={**found.taken, **taken})


def _times(
    scheme: Scheme, piles: Counter[frozenset[int]], reached: frozenset[int]
) -> Iterator[tuple[int, ...]]:
    """How often each claim that takes several at a time may count, and once for a total ``reached``; 0 for the others.

    What only it can take it takes, as far as there is room. Of the rest it needs no more than is enough.
    """
    highest, lowest = [], []
    for n, claim in enumerate(scheme.claims):
        if claim.total is not None:
            highest.append(int(n in reached))
            lowest.append(highest[-1])
            continue
        fitting = sum(count for fits, count in piles.items() if n in fits)
        alone = all(fits == {n} for fits in piles if n in fits)
        most = min(fitting // claim.every, scheme.limit(claim.item)) if claim.every > 1 else 0
        highest.append(most if alone else min(most, scheme.enough[scheme.list_of(claim.item)]))
        lowest.append(highest[-1] if alone else 0)
    yield from _within(scheme, lowest, highest, ())


def _within(
    scheme: Scheme, lowest: Sequence[int], highest: Sequence[int], chosen: tuple[int, ...]
) -> Iterator[tuple[int, ...]]:
    """The choices that no item and no list is too small for."""
    n = len(chosen)
    if n == len(scheme.claims):
        yield chosen
        return
    item = scheme.claims[n].item
    own = scheme.list_of(item)
    before = [(claim.item, times) for claim, times in zip(scheme.claims, chosen, strict=False)]
    of_item = sum(times for other, times in before if other == item)
    of_list = sum(times for other, times in before if other in scheme.lists[own])
    room = max(min(scheme.limit(item) - of_item, scheme.room(own) - of_list), 0)
    for times in range(min(highest[n], room), min(lowest[n], room) - 1, -1):
        yield from _within(scheme, lowest, highest, (*chosen, times))


class _Flow:
    """Achievements on their way from piles to claims, items and lists; more is added by paths that still have room."""

    def __init__(self) -> None:
        self.room: dict[_Node, dict[_Node, int]] = {}

    def open(self, start: _Node, end: _Node, room: int) -> None:
        self.room.setdefault(start, {})[end] = room
        self.room.setdefault(end, {}).setdefault(start, 0)

    def run(self) -> int:
        """How many more arrive, by the shortest ways first."""
        arrived = 0
        while (way := self._way()) is not None:
            least = min(self.room[start][end] for start, end in way)
            for start, end in way:
                self.room[start][end] -= least
                self.room[end][start] += least
            arrived += least
        return arrived

    def _way(self) -> list[tuple[_Node, _Node]] | None:
        came: dict[_Node, _Node] = {_SOURCE: _SOURCE}
        waiting = deque([_SOURCE])
        while waiting and _SINK not in came:
            here = waiting.popleft()
            for end, room in self.room.get(here, {}).items():
                if room and end not in came:
                    came[end] = here
                    waiting.append(end)
        if _SINK not in came:
            return None
        way, here = [], _SINK
        while here != _SOURCE:
            way.append((came[here], here))
            here = came[here]
        return way

    def passed(self, start: _Node, end: _Node) -> int:
        """How many went from one to the other."""
        return self.room.get(end, {}).get(start, 0)

    def reached(self, scheme: Scheme) -> int:
        """How many count one by one."""
        return sum(self.passed(("claim", n), ("item", claim.item)) for n, claim in enumerate(scheme.claims))


def _filled(scheme: Scheme, piles: Mapping[frozenset[int], int], times: Sequence[int]) -> _Flow | None:
    """The fullest flow in which every claim that takes several at a time counts so often; ``None`` if there is none.

    What has arrived stays: a way that is added later may lead around it, never back from it.
    """
    flow = _Flow()
    for fits, count in piles.items():
        flow.open(_SOURCE, ("pile", fits), count)
        for n in sorted(fits):
            flow.open(("pile", fits), ("claim", n), _MANY)
    wanted = {
        n: times[n] * claim.every for n, claim in enumerate(scheme.claims) if times[n] and claim.total is None
    }
    for n, count in wanted.items():
        flow.open(("claim", n), _SINK, count)
    if flow.run() < sum(wanted.values()):
        return None
    for n, claim in enumerate(scheme.claims):
        if claim.every == 1 and claim.total is None:
            flow.open(("claim", n), ("item", claim.item), _MANY)
    spent = [(claim.item, times[n]) for n, claim in enumerate(scheme.claims)]
    for k, items in enumerate(scheme.lists):
        for item in items:
            left = scheme.limit(item) - sum(count for other, count in spent if other == item)
            flow.open(("item", item), ("list", k), left)
        flow.open(("list", k), _SINK, scheme.room(k) - sum(count for other, count in spent if other in items))
    flow.run()
    return flow


def _allotment(scheme: Scheme, piles: Sequence[Pile], flow: _Flow, times: Sequence[int]) -> Allotment:
    """What each pile gives to each claim, the first piles first."""
    left = {
        (fits, n): flow.passed(("pile", fits), ("claim", n))
        for fits in {pile.fits for pile in piles}
        for n in fits
    }
    taken: dict[tuple[int, int], int] = {}
    for number, pile in enumerate(piles):
        still = pile.size
        for n in sorted(pile.fits):
            given = min(still, left[pile.fits, n])
            left[pile.fits, n] -= given
            still -= given
            if given:
                taken[number, n] = given
    counts = tuple(
        times[n]
        if claim.every > 1 or claim.total is not None
        else flow.passed(("claim", n), ("item", claim.item))
        for n, claim in enumerate(scheme.claims)
    )
    return Allotment(taken, counts)
