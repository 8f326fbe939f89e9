"""What one cell says: a value, nothing, something that can be read two ways, or something that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.roster.problem import Severity
from bot.wording import say

if TYPE_CHECKING:
    from pydantic import JsonValue


class CellReading(NamedTuple):
    """``value`` is ``None`` when nothing is known; ``message`` says in Chinese what would be right.

    ``either``: what it may be, where only that is known; ``right``: how the cell may be written instead.
    """

    value: JsonValue = None
    severity: Severity | None = None
    message: str = ""
    either: tuple[JsonValue, ...] = ()
    right: tuple[str, ...] = ()


BLANK = CellReading()


def wrong(message: str) -> CellReading:
    """The cell is refused: its fact stays unknown."""
    return CellReading(None, Severity.REFUSED, message)


def unsure(
    message: str,
    surely: JsonValue = None,
    either: tuple[JsonValue, ...] = (),
    right: tuple[str, ...] = (),
) -> CellReading:
    """The cell can be read two ways; ``surely`` is what it says in any case."""
    return CellReading(surely, Severity.UNSURE, message, either, right)


def noted(value: JsonValue, message: str) -> CellReading:
    """The cell says ``value``, and something that does not count."""
    return CellReading(value, Severity.NOTE, message)


def one_of(labels: tuple[str, ...]) -> str:
    """That it should be one of these."""
    return say("cells.one_of", names="”“".join(labels))
