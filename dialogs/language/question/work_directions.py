"""Which direction a description of one's work may belong to, item by item of the notice."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dialogs.language.question import Enquiry

if TYPE_CHECKING:
    from rules import Policy

_enquiries: dict[str, Enquiry] = {}  # by the notice's digest: building one takes longer than a turn


class WorkItem(NamedTuple):
    """An item of a direction's list of work, as the notice words it."""

    direction: str
    item: str


def enquiry(policy: Policy) -> Enquiry:
    """The notice, ready to be asked."""
    return _enquiries.setdefault(policy.digest, Enquiry(policy))


def directions_for(policy: Policy, text: str) -> tuple[WorkItem, ...]:
    """The items that ``text`` may describe, the likeliest first; none when it is like no item."""
    found = [
        WorkItem(cited.direction, cited.item or cited.quote)
        for cited in enquiry(policy).ask(text).answers
        if cited.direction is not None
    ]
    return tuple(dict.fromkeys(found))
