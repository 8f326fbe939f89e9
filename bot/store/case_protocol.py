"""What is asked of a store about cases: the assessments that an officer keeps of others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from datetime import datetime

OWN = 0
"""In place of a case's number: the officer's own assessment."""


class Case(NamedTuple):
    """An assessment of somebody else. ``number`` is the officer's and is never given to another case of theirs.

    ``label`` is shown, ``key`` the one way of writing it by which it is found again; ``state`` is the session
    as it was kept, null before the first turn. ``place`` is where alone it is talked about, as its channel writes
    places; empty where it is one of those that are opened in turn.
    """

    number: int
    label: str
    key: str
    state: str | None
    touched_at: datetime
    place: str = ""


class Desk(NamedTuple):
    """What lies before an officer: the ``open`` case, and the one that is ``named`` anew by what is said next.

    Either is :data:`OWN` where there is none.
    """

    open: int = OWN
    named: int = OWN


class Cases(Protocol):
    """The cases of one officer."""

    def desk(self) -> Desk:
        """What lies before the officer; an empty desk for who never had a case."""

    def keep_desk(self, desk: Desk) -> None:
        """Put ``desk`` in place of what was kept."""

    def count(self, *, containing: str = "") -> int:
        """How many there are with ``containing`` in their keys."""

    def listed(self, *, containing: str = "", after: int = 0, limit: int = 100) -> list[Case]:
        """At most ``limit`` of them, last touched first, without the first ``after``."""

    def numbered(self, number: int) -> Case | None:
        """The case with this number."""

    def labelled(self, key: str) -> Case | None:
        """The case whose label has this key."""

    def at(self, place: str) -> Case | None:
        """The case that is talked about in this place."""

    def settle(self, number: int, place: str) -> None:
        """From now on the case is talked about in this place, and open nowhere else."""

    def leave(self, place: str) -> None:
        """This place is gone. The case that was talked about there is open elsewhere."""

    def add(self, label: str, key: str) -> Case:
        """A new case. The key must be free."""

    def rename(self, number: int, label: str, key: str) -> None:
        """Give the case another label, also in its reminders. The key must be free."""

    def keep_state(self, number: int, state: str) -> None:
        """Put ``state`` in place of what was kept of the case's session."""

    def erase(self, number: int) -> None:
        """Erase the case for good, with its reminders."""
