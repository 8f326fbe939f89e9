"""The findings of achievements of which none counts twice: what each counts for, and what more would come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import inf

from rules.conditions.findings import Finding
from rules.conditions.matching import Pile, Scheme, allot
from rules.conditions.status import Status


def matched(scheme: Scheme, items: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings of items with what is counted for each; every claim of ``scheme`` is the finding of a kind."""
    sure, maybe = _piles(items, Status.MET), _piles(items, Status.UNKNOWN)
    best, highest = allot(scheme, list(sure.values())), allot(scheme, list(maybe.values()))
    indexes = list(sure)
    taken = {(indexes[pile], claim): n for (pile, claim), n in best.taken.items()}
    claim = 0
    found = []
    for item in items:
        kinds = []
        first = claim
        for kind in item.children:
            entries = tuple(
                one._replace(taken=taken.get((one.seen.index, claim), 0)) for one in kind.children
            )
            every = scheme.claims[claim].every
            counted, possible = best.counts[claim] * every, highest.counts[claim] * every
            kinds.append(kind._replace(children=entries, counted=counted, possible=possible))
            claim += 1
        own = slice(first, claim)
        counted, possible = sum(best.counts[own]), sum(highest.counts[own])
        found.append(item._replace(children=tuple(kinds), counted=counted, possible=possible))
    return tuple(found)


def total_with(
    scheme: Scheme, items: Sequence[Finding], better: Mapping[int, Iterable[int]], fresh: Iterable[int] = ()
) -> int:
    """All that would surely count if entries, by their index, met some more claims, and if each of the claims
    ``fresh`` had as many more as count once.
    """
    kinds = kinds_of(items)
    if scheme.is_simple:
        pieces = [kind.counted for kind in kinds]
        for index, claims in better.items():
            for claim in claims:
                pieces[claim] += next(e.seen.count for e in kinds[claim].children if e.seen.index == index)
        for claim in fresh:
            pieces[claim] += scheme.claims[claim].every
        return sum(n // claim.every for n, claim in zip(pieces, scheme.claims, strict=True))
    piles = _piles(items, Status.MET)
    entries = {entry.seen.index: entry.seen for kind in kinds for entry in kind.children}
    for index, claims in better.items():
        fits = piles[index].fits if index in piles else frozenset()
        worth = next((kinds[claim].asked.worth(entries[index]) for claim in claims), 0)
        piles[index] = Pile(entries[index].count, fits.union(claims), max(worth, _worth(piles.get(index))))
    new = [Pile(scheme.claims[claim].every, frozenset({claim}), inf) for claim in fresh]
    return allot(scheme, [*piles.values(), *new]).total


def kinds_of(items: Iterable[Finding]) -> list[Finding]:
    """The findings of the kinds under ``items``, in the order of claims."""
    return [kind for item in items for kind in item.children]


def counts_here(entry: Finding) -> int:
    """How many achievements of an entry count where its finding stands."""
    count: int = entry.seen.count if entry.taken is None else entry.taken
    return count if entry.taken is not None or entry.status is Status.MET else 0


def _piles(items: Sequence[Finding], least: Status) -> dict[int, Pile]:
    """The entries by their index, with the claims that each meets at ``least`` so surely."""
    piles: dict[int, Pile] = {}
    for claim, kind in enumerate(kinds_of(items)):
        for entry in kind.children:
            if entry.status >= least:
                before = piles.get(entry.seen.index)
                fits = frozenset({claim}) if before is None else before.fits | {claim}
                worth = max(kind.asked.worth(entry.seen), _worth(before))
                piles[entry.seen.index] = Pile(entry.seen.count, fits, worth)
    return piles


def _worth(pile: Pile | None) -> float:
    return 0 if pile is None else pile.worth
