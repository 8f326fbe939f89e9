"""What follows from a notice alone, worked out when it is first asked for."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from rules import Policy

T = TypeVar("T")


def once_a_notice(work_out: Callable[[Policy], T]) -> Callable[[Policy], T]:
    """The same, remembered by the notice's digest; there are as many notices as are shipped."""
    found: dict[str, T] = {}

    @wraps(work_out)
    def remembered(policy: Policy) -> T:
        if policy.digest not in found:
            found[policy.digest] = work_out(policy)
        return found[policy.digest]

    return remembered
