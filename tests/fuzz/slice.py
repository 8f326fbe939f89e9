"""One target for a while, in a process of its own, which may be ended by what it tries."""

from __future__ import annotations

import json
import multiprocessing
import time
from random import SystemRandom
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.target import spent
from tests.fuzz.targets import TARGETS

if TYPE_CHECKING:
    from pathlib import Path

ROUND: Final = 100
"""Inputs of one seed."""
SHRINKING: Final = 30.0
"""Seconds that are spent on making a failing input smaller."""


class Tally(NamedTuple):
    """Inputs tried, the processor's seconds spent, of the slowest, and that one; the input that failed, and why."""

    inputs: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    slowest_input: Any = None
    failing: Any = None
    reason: str = ""


def tried(name: str, seconds: float, folder: Path) -> Tally:
    """Try the target for so long, or until something fails."""
    current, told = folder / "current.json", folder / "told.json"
    told.unlink(missing_ok=True)
    process = multiprocessing.get_context("fork").Process(target=_try, args=(name, seconds, current, told))
    process.start()
    process.join()
    if told.exists():
        return Tally(*json.loads(told.read_text(encoding="ascii")))
    return Tally(
        1,
        failing=json.loads(current.read_text(encoding="ascii")),
        reason=f"the process ended ({process.exitcode})",
    )


class _Trial:
    """Inputs of one target, one after another."""

    def __init__(self, name: str, current: Path) -> None:
        self._target = TARGETS[name]
        self._current = current
        self._failed_at: float | None = None
        self.tally = Tally()

    def one(self, given_one: Any) -> None:
        """Try it; a failing one is remembered, the last being the smallest."""
        if self._failed_at is not None and time.monotonic() - self._failed_at > SHRINKING:
            return  # small enough
        self._current.write_text(json.dumps(given_one), encoding="ascii")
        try:
            took = spent(self._target, given_one)
        except Exception as error:
            self._failed_at = self._failed_at or time.monotonic()
            reason = f"{type(error).__name__}: {error}"
            self.tally = self.tally._replace(failing=given_one, reason=reason)
            raise
        inputs, seconds, slowest, *_ = self.tally
        self.tally = self.tally._replace(inputs=inputs + 1, seconds=seconds + took)
        if took > slowest:
            self.tally = self.tally._replace(slowest=took, slowest_input=given_one)

    def round(self) -> None:
        """So many with a seed of their own."""
        tried_one = settings(
            max_examples=ROUND,
            deadline=None,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
            report_multiple_bugs=False,
        )(given(self._target.inputs)(self.one))
        seed(SystemRandom().getrandbits(64))(tried_one)()


def _try(name: str, seconds: float, current: Path, told: Path) -> None:
    until = time.monotonic() + seconds
    trial = _Trial(name, current)
    while time.monotonic() < until and not trial.tally.reason:
        try:
            trial.round()
        except Exception as error:  # noqa: BLE001 - whatever it is, it was found
            if not trial.tally.reason:
                trial.tally = trial.tally._replace(reason=f"{type(error).__name__}: {error}")
    told.write_text(json.dumps(trial.tally), encoding="ascii")
