"""What a worker is told and what it tells: JSON, and nothing that is not of these shapes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from functools import partial
from pathlib import Path
from secrets import token_hex
from typing import Final, NamedTuple

from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass

from bot.output_file import unfinished_beside
from bot.roster.limits import Limits
from bot.roster.tally import Summary

_WHEN_FIRST_USED: Final = ConfigDict(defer_build=True)


class _Ordered:
    """Something to be written to ``out``; ``token``: a part of names that nobody can know."""

    out: Path
    token: str

    @property
    def unfinished(self) -> Path:
        """Where it grows until it is complete."""
        return unfinished_beside(self.out, self.token)

    @property
    def temporary(self) -> Path:
        """Where temporary files lie, which are somebody's to clear away."""
        return self.out.parent


@dataclass(frozen=True, config=_WHEN_FIRST_USED)
class Order(_Ordered):
    """What is to be done: where the file is, where the workbook, the chart and the finished rows go.

    The paths are the caller's own; nothing that was uploaded names one. ``policy``: an id, or the one in force.
    ``scratch``: for temporary files, else they lie beside the result.
    ``columns``: what the officer said that headings mean. ``last``: an earlier roster of the same staff, or its result.
    ``notes``: where to write down what an officer looks at beside the workbook.
    """

    source: Path
    out: Path
    chart: Path
    done: Path
    as_of: date
    policy: str | None = None
    limits: Limits = Limits()
    scratch: Path | None = None
    token: str = field(default_factory=partial(token_hex, 8))
    columns: Mapping[str, str] = field(default_factory=dict)
    last: Path | None = None
    notes: Path | None = None

    @property
    def temporary(self) -> Path:
        """Where temporary files lie, which are somebody's to clear away."""
        return self.scratch or self.out.parent


class RosterProgress(NamedTuple):
    """Rows done, of how many, and how many of them were done before a restart."""

    done: int
    total: int
    resumed: int


@dataclass(frozen=True, config=_WHEN_FIRST_USED)
class ReportOrder(_Ordered):
    """A report to be written to ``out`` about ``profile`` (JSON), as :func:`report_pdf` does it, on ``today``.

    ``notice``: the id of that under which it is, or the only one in force.
    """

    profile: str
    label: str
    today: date
    out: Path
    limits: Limits = Limits(seconds=900.0)
    token: str = field(default_factory=partial(token_hex, 8))
    notice: str | None = None


class ReportWritten(NamedTuple):
    """The report lies where it was ordered; ``size`` in bytes."""

    size: int


class Refused(NamedTuple):
    """The file cannot be taken; a Chinese sentence."""

    sentence: str


AnyOrder = Order | ReportOrder
Event = RosterProgress | Summary | ReportWritten | Refused
"""What the process tells: progress any number of times, then what came of it or a refusal."""

TOLD: Final = TypeAdapter[Event](Event, config=_WHEN_FIRST_USED)
"""An event, by its shape."""
ORDERED: Final = TypeAdapter[tuple[AnyOrder, bool]](tuple[AnyOrder, bool], config=_WHEN_FIRST_USED)
"""An order, and whether it is worked on in the background: others wait for the processor."""
