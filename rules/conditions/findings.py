"""The one tree that an assessment is: every node of the policy with its status and what was seen.

Verdicts, missing items, dates, receipts and explanations are views of this tree; none of them reads a rule again.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple, Protocol

from rules.conditions.status import Status
from rules.profile.profile import Achievement, Profile

MOST_KEPT: Final = 100


class Applicant:
    """A profile on the day for which it is assessed, its entries sorted by kind once.

    ``is_one_of_many``: nobody comes back to them, nor is there another one quite like them; and whoever lists more than
    :data:`MOST_KEPT` achievements is taken so, for the room that it takes to keep what is found of them.
    """

    __slots__ = ("_facts", "achievements", "day", "grounds", "is_one_of_many", "profile")

    def __init__(self, profile: Profile, day: date, *, is_one_of_many: bool = False) -> None:
        self.profile = profile
        self.day = day
        self.is_one_of_many = is_one_of_many or len(profile.achievements or ()) > MOST_KEPT
        self.achievements = _by_kind(profile.achievements)
        self.grounds = _by_kind(profile.exceptional)
        self._facts: dict[str, Hashable] = {**profile.declarations, "direction": profile.direction}

    def on(self, day: date) -> Applicant:
        """The same on another day."""
        return Applicant(self.profile, day, is_one_of_many=self.is_one_of_many)

    def facts(self, paths: frozenset[str]) -> tuple[Hashable, ...] | None:
        """The facts that a node reads; equal where what is found of them is.

        Of one of many ``None`` where more than declarations and the direction is read: in the rest nobody is alike.
        """
        known = self._facts
        if self.is_one_of_many:
            return tuple(map(known.get, paths)) if known.keys() >= paths else None
        if "as_of" not in known:
            known.update(self._particulars())
        return tuple(map(known.get, paths))

    def _particulars(self) -> dict[str, Hashable]:
        profile = self.profile
        return {
            **profile.stated,
            "as_of": self.day,
            "education": profile.education,
            "experience": profile.experience,
            "titles": profile.titles,
            "achievements": _written(profile.achievements),
            "exceptional": _written(profile.exceptional),
        }


def _written(entries: Iterable[Achievement] | None) -> str | None:
    """A list as it was given: 5 and 5.0 are told differently."""
    if entries is None:
        return None
    return repr([(one.index, one.kind, one.count, one.used_before, one.attributes) for one in entries])


def _by_kind(entries: Iterable[Any] | None) -> dict[str, list[Any]]:
    sorted_entries: dict[str, list[Any]] = {}
    for entry in entries or ():
        sorted_entries.setdefault(entry.kind, []).append(entry)
    return sorted_entries


class Node(Protocol):
    """A mechanism: a kind of condition that can be evaluated. All else that depends on its class is a view.

    See :class:`rules.conditions.view.View`. It is a frozen dataclass, best without slots: what is written of it in
    every receipt is kept with it then.
    """

    @property
    def clause(self) -> str | None:
        """The clause it encodes, if it encodes a whole one."""

    @property
    def facts(self) -> frozenset[str]:
        """The paths of all facts that it reads, itself or by its children."""

    def evaluate(self, applicant: Applicant) -> Finding:
        """What becomes of it for one applicant on one day."""


@dataclass(frozen=True)
class OfOneFact:
    """What a mechanism that reads one ``fact`` begins with."""

    fact: str

    @property
    def facts(self) -> frozenset[str]:
        """The one."""
        return frozenset({self.fact})


class Finding(NamedTuple):
    """What became of one node.

    ``asked`` is the node; ``seen`` the fact it was held against (``None`` when unknown). ``reached``: the first
    day on which time alone surely meets a node that is not met, else ``None``. ``fact``: the path of the fact
    that was read, for nodes that read just one. ``counted`` and ``possible`` are set where achievements are counted.
    ``until``: the last day of a node that time ends. ``taken``: of an entry that might count for several things, how
    many of it count here; else ``None``.
    """

    asked: Any
    status: Status
    seen: Any = None
    reached: date | None = None
    children: tuple[Finding, ...] = ()
    fact: str | None = None
    counted: int = 0
    possible: int | None = 0
    until: date | None = None
    taken: int | None = None

    @property
    def clause(self) -> str | None:
        """The clause of the node, if it has one of its own."""
        clause: str | None = self.asked.clause
        return clause

    def walk(self) -> Iterator[Finding]:
        """This finding and all below it, parents first, in the order of the notice."""
        yield self
        for child in self.children:
            yield from child.walk()


def all_reached(children: Iterable[Finding]) -> date | None:
    """The day on which the last of the unmet children is met by time; ``None`` if one never is, or another ends."""
    latest: date | None = None
    ends: date | None = None
    for child in children:
        if child.status is Status.MET:
            if child.until is not None and (ends is None or child.until < ends):
                ends = child.until
            continue
        if child.reached is None:
            return None
        if latest is None or child.reached > latest:
            latest = child.reached
    return None if ends is not None and latest is not None and ends < latest else latest


def any_reached(children: Iterable[Finding]) -> date | None:
    """The day on which the first of the children is met by time; ``None`` if none surely is."""
    earliest: date | None = None
    for child in children:
        if child.reached is not None and (earliest is None or child.reached < earliest):
            earliest = child.reached
    return earliest
