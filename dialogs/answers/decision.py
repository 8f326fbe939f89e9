"""What an answer decides, before it is put into the contract's form."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal, NamedTuple, TypeVar

from rules import Status

Decision = Literal["yes", "no", "depends"]
DECISIONS: Mapping[Status, Decision] = {Status.MET: "yes", Status.NOT_MET: "no", Status.UNKNOWN: "depends"}


class Decided(NamedTuple):
    """``first`` is the sentence with the decision or the value asked for, ``why`` what it rests on.

    ``clauses``: those that say so, the most telling first. ``table``: every side of a comparison, under the names of
    its columns; it names its clauses, so none is quoted. ``onward``: keys of words/answers.yaml ``onward``.
    """

    first: str
    clauses: tuple[str, ...]
    decision: Decision | None = None
    by_level: Mapping[str, Decision] = {}
    why: tuple[str, ...] = ()
    onward: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()

    def undecided(self, clauses: tuple[str, ...]) -> Decided:
        """The same where nothing is to be decided: what the clauses ask for that were found, in their own values."""
        found = tuple(dict.fromkeys((*clauses, *self.clauses)))
        return self._replace(decision=None, by_level={}, clauses=found)


D = TypeVar("D", bound=str | None)


def together(decisions: Collection[D]) -> D | Literal["depends"]:
    """One decision where all levels agree; else it depends."""
    return next(iter(decisions)) if len(set(decisions)) == 1 else "depends"
