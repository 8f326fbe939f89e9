"""What is fuzzed: where inputs come from, what must be so of each, and how much of the processor it may take."""

from __future__ import annotations

import signal
from time import process_time
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

HOPELESS: Final = 20.0
"""So many times its budget, and the process ends: native code that never returns is ended in no other way."""


class OverBudgetError(AssertionError):
    """An input took more of the processor than it may."""


class Target(NamedTuple):
    """``inputs`` are JSON, so that one that fails can be kept; ``check`` fails for one that is not dealt with rightly.

    ``seconds``: of the processor's time that each may take.
    """

    inputs: SearchStrategy[Any]
    check: Callable[[Any], None]
    seconds: float


def spent(target: Target, given: Any) -> float:
    """Check one input: the seconds of the processor's time that it took. Raises whatever is wrong with it."""
    signal.setitimer(signal.ITIMER_PROF, target.seconds * HOPELESS)
    began = process_time()
    target.check(given)
    took = process_time() - began
    signal.setitimer(signal.ITIMER_PROF, 0.0)
    if took > target.seconds:
        raise OverBudgetError(f"{took:.2f} s of {target.seconds} s")
    return took
