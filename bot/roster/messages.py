"""What a worker is told and what it tells: JSON, and nothing that is not of these shapes."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from pydantic import TypeAdapter

from bot.roster.job import Order, RosterProgress
from bot.roster.report import ReportOrder, ReportWritten
from bot.roster.tally import Summary


class Refused(NamedTuple):
    """The file cannot be taken; a Chinese sentence."""

    sentence: str


AnyOrder = Order | ReportOrder
Event = RosterProgress | Summary | ReportWritten | Refused
"""What the process tells: progress any number of times, then what came of it or a refusal."""

_Told = (
    tuple[Literal["progress"], RosterProgress]
    | tuple[Literal["summary"], Summary]
    | tuple[Literal["written"], ReportWritten]
    | tuple[Literal["refused"], Refused]
)
_Ordered = tuple[Literal["roster"], Order, bool] | tuple[Literal["report"], ReportOrder, bool]
_NAMES: Final = {
    RosterProgress: "progress",
    Summary: "summary",
    ReportWritten: "written",
    Refused: "refused",
    Order: "roster",
    ReportOrder: "report",
}
_TOLD: Final = TypeAdapter[_Told](_Told)
_ORDERED: Final = TypeAdapter[_Ordered](_Ordered)


def event_line(event: Event) -> bytes:
    """``event`` as a line of JSON."""
    return _TOLD.dump_json((_NAMES[type(event)], event)) + b"\n"  # type: ignore[arg-type] # the name goes with the type


def read_event(told: bytes) -> Event:
    """The event that is told. Raises ValidationError for anything else."""
    return _TOLD.validate_json(told)[1]


def order_line(order: AnyOrder, *, in_background: bool) -> bytes:
    """``order`` as a line of JSON, with whether others wait for the processor."""
    return _ORDERED.dump_json((_NAMES[type(order)], order, in_background)) + b"\n"  # type: ignore[arg-type] # likewise


def read_order(line: bytes) -> tuple[AnyOrder, bool]:
    """The order in that line, and whether it is worked on in the background. Raises ValidationError."""
    _, order, in_background = _ORDERED.validate_json(line)
    return order, in_background
