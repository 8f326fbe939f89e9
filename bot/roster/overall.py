"""The sheet for management: who can apply for what, what is lacking most, by departments, with charts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from xlsxwriter.worksheet import Worksheet

from bot.roster.result_book import ResultBook
from bot.roster.sheet import Cell
from bot.roster.tally import Summary
from bot.wording import listed, say
from rules.wording.wording import day_in_words

_WIDTHS: Final = (46, 12, 12, 12, 12, 12)
_MOST_GAPS: Final = 8
_CHART: Final = {"width": 520, "height": 260}
_CHARTS_IN: Final = 7
"""The column in which charts begin, right of the tables."""
_COLOURS: Final = ("#1F4E78", "#9DC3E6", "#C55A11")


class Overall:
    """Filled in at the end, since it counts everybody."""

    def __init__(self, book: ResultBook) -> None:
        self._book = book
        self._name = say("workbook.sheets.overall")
        self._sheet: Worksheet = book.page(self._name, 0)
        for place, width in enumerate(_WIDTHS):
            self._sheet.set_column(place, place, width)
        self._row = 0

    def write(self, summary: Summary) -> None:
        """The numbers, a table below the other, and two charts beside them."""
        numbers = summary._asdict() | {"left_out": summary.left_out, "as_of": day_in_words(summary.as_of)}
        self._sheet.write_string(0, 0, say("workbook.chart.title"), self._book.bold)
        self._sheet.write_string(1, 0, say("workbook.chart.subtitle", **numbers))
        if summary.undetermined:
            self._sheet.write_string(2, 0, say("workbook.summary.undetermined", people=summary.undetermined))
        self._row = 4
        levels: list[list[Cell]] = [
            [now.name, now.people, soon.people, possible.people]
            for now, soon, possible in reversed(
                [*zip(summary.eligible, summary.soon, summary.possible, strict=True)]
            )
        ]
        first = self._table("levels", levels)
        self._chart("levels", first, len(levels), (1, 2, 3), at=0)
        gaps: list[list[Cell]] = [[gap.text, gap.people] for gap in summary.gaps[:_MOST_GAPS]]
        first = self._table("gaps", gaps)
        if gaps:
            self._chart("gaps", first, len(gaps), (1,), at=14)
        self._table("departments", [list(one) for one in summary.departments])
        self._sheet.write_string(self._row, 0, say("workbook.chart.footer", **numbers))

    def _table(self, name: str, rows: Sequence[Sequence[Cell]]) -> int:
        """Write a table and return the first row of its numbers."""
        headings = listed(f"workbook.overall.{name}")
        for place, heading in enumerate(headings):
            self._sheet.write_string(self._row, place, heading, self._book.head)
        for number, row in enumerate(rows, start=self._row + 1):
            self._book.write(self._sheet, number, row)
        first = self._row + 1
        self._row = first + len(rows) + 1
        return first

    def _chart(self, name: str, first: int, rows: int, places: Sequence[int], at: int) -> None:
        chart: Any = self._book.book.add_chart({"type": "bar"})
        for place in places:
            chart.add_series(
                {
                    "name": [self._name, first - 1, place],
                    "categories": [self._name, first, 0, first + rows - 1, 0],
                    "values": [self._name, first, place, first + rows - 1, place],
                    "fill": {"color": _COLOURS[place - 1 if len(places) > 1 else 2]},
                    "data_labels": {"value": True},
                    "gap": 60,
                }
            )
        chart.set_title({"name": say(f"workbook.overall.titles.{name}"), "name_font": {"size": 12}})
        chart.set_y_axis({"reverse": True})
        chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
        chart.set_legend({"position": "bottom"} if len(places) > 1 else {"none": True})
        chart.set_size(_CHART)
        self._sheet.insert_chart(at, _CHARTS_IN, chart)
