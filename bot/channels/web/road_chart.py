"""The road ahead as a chart: a line of time, and on it for each level the day from which it is open."""

from __future__ import annotations

from typing import Final, NamedTuple

from bot.wording import say
from rules.timeline.road import Road, RoadStep
from rules.wording.wording import day_in_words

LEFT: Final = 10
RIGHT: Final = 330
ROW: Final = 58
FOOT: Final = 26
MOST_TICKS: Final = 6


class ChartRow(NamedTuple):
    """One level: where it stands and how far its line goes; ``x`` is null for one that no known day opens.

    ``day``: that day, or in words why there is none ahead.
    """

    name: str
    day: str
    kind: str
    y: int
    x: float | None


class Tick(NamedTuple):
    """The first of January of a year."""

    year: int
    x: float


class RoadChart(NamedTuple):
    """All of it, in a picture of a width of 340."""

    rows: list[ChartRow]
    ticks: list[Tick]
    height: int


def road_chart(road: Road) -> RoadChart:
    """``road`` from today to the last day on it, the highest level on top."""
    days = [step.day for step in road.steps if step.day is not None]
    whole = max(((day - road.today).days for day in days), default=0) or 365

    def place(days_ahead: int) -> float:
        return round(LEFT + (RIGHT - LEFT) * days_ahead / whole, 1)

    rows = []
    for number, step in enumerate(reversed(road.steps)):
        kind = _kind(step, road)
        told = day_in_words(step.day) if step.day and kind == "ahead" else say(f"web.road.{kind}")
        x = None if step.day is None else place((step.day - road.today).days)
        rows.append(ChartRow(step.name, told, kind, number * ROW, x))
    years = range(road.today.year + 1, road.today.year + 2 + whole // 365)
    january = [(year, (road.today.replace(year=year, month=1, day=1) - road.today).days) for year in years]
    shown = [Tick(year, place(ahead)) for year, ahead in january if whole * 0.16 <= ahead <= whole * 0.97]
    return RoadChart(rows, shown[:: 1 + len(shown) // MOST_TICKS], len(rows) * ROW + FOOT)


def _kind(step: RoadStep, road: Road) -> str:
    if step.day is None:
        return "unknown" if step.unknown else "blocked"
    if step.day > road.today:
        return "ahead"
    return "open" if step.is_open else "held_up"
