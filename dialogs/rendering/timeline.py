"""The road ahead as a picture: a line from today to the highest level, a dot for each day."""

from __future__ import annotations

from datetime import date
from itertools import groupby, pairwise
from typing import NamedTuple

from pydantic import JsonValue

from dialogs.rendering.typesetting import typeset
from dialogs.rendering.wording import say
from dialogs.reply import Picture
from rules.profile.tenure import add_months, months_until
from rules.timeline.road import Road, RoadStep
from rules.wording.wording import day_in_words, duration

LONGER = 3
"""How much wider than the shortest gap on the line the whole of the time could be."""


class DayColumn(NamedTuple):
    """A day with the levels that are open from it on; none on a today that opens nothing."""

    day: date
    steps: tuple[RoadStep, ...]


def timeline(road: Road) -> Picture:
    """The road as a PNG, 1088 pixels wide for up to four days, with the same in words beside it."""
    return Picture(typeset(__package__, "timeline", _told(road), "png"), described(road))


def described(road: Road) -> str:
    """What the picture says, for those who cannot see it: a line for each level."""
    told = [say("timeline.title", today=road.today)]
    told += [say("timeline.level", level=step.name, text=step.text) for step in road.steps]
    return "\n".join([*told, *_all_held(road), say("timeline.footer")])


def _told(road: Road) -> dict[str, JsonValue]:
    columns = _columns(road)
    whole = (columns[-1].day - columns[0].day).days or 1
    blocked = [
        say("timeline.level", level=step.name, text=step.text) for step in road.steps if step.day is None
    ]
    in_doubt = [step.name + step.hangs for step in road.steps if step.hangs]
    return {
        "title": say("timeline.title", today=road.today),
        "columns": [_column(column, road) for column in columns],
        "gaps": [
            {
                "passed": _passed(before.day, after.day),
                "weight": 1 + LONGER * (after.day - before.day).days / whole,
            }
            for before, after in pairwise(columns)
        ],
        "notes": [*blocked, *in_doubt, *_all_held(road)],
        "footer": say("timeline.footer"),
    }


def _columns(road: Road) -> list[DayColumn]:
    dated = sorted(((step.day, step) for step in road.steps if step.day), key=lambda pair: pair[0])
    columns = [
        DayColumn(day, tuple(step for _, step in pairs)) for day, pairs in groupby(dated, lambda p: p[0])
    ]
    if not columns or columns[0].day != road.today:
        columns.insert(0, DayColumn(road.today, ()))
    return columns


def _column(column: DayColumn, road: Road) -> JsonValue:
    """The highest level stands on top; one that a higher level overtakes is quiet."""
    is_today = column.day == road.today
    names: list[JsonValue] = [
        {"name": step.name, "quiet": step.overtaken_by is not None or (is_today and not step.is_open)}
        for step in reversed(column.steps)
    ]
    today = "today" if any(_is_sure(step) for step in column.steps) else "held_up"
    return {
        "names": names or [{"name": say("timeline.today"), "quiet": True}],
        "state": (today if is_today else "ahead") if column.steps else "nothing",
        "date": day_in_words(column.day),
        "reasons": _reasons(column, road),
    }


def _reasons(column: DayColumn, road: Road) -> list[JsonValue]:
    """What the day of a column was waited for, each once."""
    if column.day == road.today:
        levels = "、".join(step.name for step in reversed(column.steps) if _is_sure(step))
        opened = [say("timeline.open_today", levels=levels)] if levels else []
        return [*opened, *(_held_up(step) for step in reversed(column.steps) if not step.is_open)]
    waited = (wait for step in column.steps for wait in step.waits if wait.day == column.day)
    return list(dict.fromkeys(wait.what for wait in waited))


def _is_sure(step: RoadStep) -> bool:
    """Whether it is open, and hangs on no title in doubt."""
    return step.is_open and not step.hangs


def _held_up(step: RoadStep) -> str:
    """A level whose years are full today, and what it still waits for."""
    return say("timeline.held_up", level=step.name, what="、".join(step.held_up))


def _passed(before: date, after: date) -> str:
    months = months_until(before, after)
    return say(
        "timeline.passed" if add_months(before, months) == after else "timeline.about",
        passed=duration(months),
    )


def _all_held(road: Road) -> list[str]:
    return [] if road.steps else [say("timeline.all_held")]
