"""The summary as a picture."""

from __future__ import annotations

from typing import Final

from bot.roster.tally import LevelCount, Summary
from bot.wording import say
from dialogs.rendering.typesetting import typeset
from rules.wording.wording import day_in_words

_SHOWN = 8

DOTS_PER_INCH: Final = 110.0


def draw_chart(summary: Summary) -> bytes:
    """A PNG: how many can apply for what now, within a year and once all is known, and the most frequent gaps."""
    numbers = summary._asdict() | {"left_out": summary.left_out, "as_of": day_in_words(summary.as_of)}
    data = {name: say(f"workbook.chart.{name}", **numbers) for name in ("title", "subtitle", "footer")}
    gaps = [{"name": gap.text, "people": gap.people} for gap in summary.gaps[:_SHOWN]]
    levels = {"eligible": summary.eligible, "soon": summary.soon, "possible": summary.possible}
    rows = {name: _rows(counted) for name, counted in levels.items()} | {"gaps": gaps}
    told = {name: {"title": say(f"workbook.chart.counted.{name}"), "rows": rows[name]} for name in rows}
    return typeset(__package__, "chart", data | told, "png", DOTS_PER_INCH)


def _rows(counted: list[LevelCount]) -> list[dict[str, str | int]]:
    return [{"name": one.name, "people": one.people} for one in reversed(counted)]
