"""Which direction a description of one's work may belong to, item by item of the notice.

Questions and messages place work by this one index, so that both place it alike.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from dialogs.language.question import Enquiry

if TYPE_CHECKING:
    from dialogs.language.question import Sureness
    from rules import Policy


class WorkItem(NamedTuple):
    """An item of a direction's list of work, as the notice words it."""

    direction: str
    item: str


class WorkPlace(NamedTuple):
    """The items that some work may be, the likeliest first, and how sure it is that the first is it.

    ``sureness`` is None for work that is none of the speciality; ``items`` is empty for it, and for work that may be
    any direction's.
    """

    sureness: Sureness | None
    items: tuple[WorkItem, ...]


@cache
def enquiry(policy: Policy) -> Enquiry:
    """The notice, ready to be asked."""
    return Enquiry(policy)


def place_work(policy: Policy, text: str) -> WorkPlace:
    """Where the work that ``text`` describes belongs."""
    found = enquiry(policy).place(text)
    items = (WorkItem(c.direction, c.item) for c in found.answers if c.direction and c.item)
    return WorkPlace(found.sureness, tuple(dict.fromkeys(items)))


def directions_for(policy: Policy, text: str) -> tuple[WorkItem, ...]:
    """The items that ``text`` may describe, the likeliest first; none when it is like no item."""
    return place_work(policy, text).items
