"""The summary as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.wording import say
from dialogs.rendering.typesetting import typeset

if TYPE_CHECKING:
    from bot.roster.tally import LevelCount, Summary

_SHOWN = 8

DOTS_PER_INCH: Final = 110.0


def draw_chart(summary: Summary) -> bytes:
    """A PNG: how many can apply for what now and within twelve months, and the most frequent gaps."""
    numbers = summary._asdict()
    data = {name: say(f"workbook.chart.{name}", **numbers) for name in ("title", "subtitle", "footer")}
    gaps = [{"name": gap.text, "people": gap.people} for gap in summary.gaps[:_SHOWN]]
    rows = {"eligible": _rows(summary.eligible), "soon": _rows(summary.soon), "gaps": gaps}
    told = {name: {"title": say(f"workbook.chart.counted.{name}"), "rows": rows[name]} for name in rows}
    return typeset(__package__, "chart", data | told, "png", DOTS_PER_INCH)


def _rows(counted: list[LevelCount]) -> list[dict[str, str | int]]:
    return [{"name": one.name, "people": one.people} for one in reversed(counted)]
