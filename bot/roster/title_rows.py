"""The titles of one person's rows: what each row says of its own, and the cells beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import JsonValue

from bot.roster.combining import combined
from bot.roster.problem import Severity
from bot.roster.row import CellSaid, Row
from bot.roster.times import NOT_YET
from bot.wording import say

TitleCells = dict[str, list[CellSaid]]
"""What the cells of one row say of titles, by path."""


def titles_held(rows: Sequence[Row], cells: Sequence[TitleCells]) -> tuple[list[JsonValue], bool]:
    """The titles that could be read, and whether they are known to be all."""
    titles: list[JsonValue] = []
    known, complete = False, True
    for row, said in zip(rows, cells, strict=True):
        told: dict[str, JsonValue] = {}
        for path, ones in said.items():
            beside = said.get(path.replace(".level", ".obtained"), ())
            is_dated = any(one.reading.value for one in beside)
            if (value := combined([one.of_some() if is_dated else one for one in ones])) is not None:
                told[path] = value
        for n in (0, 1):
            level = f"titles.{n}.level"
            more = {
                name: told[f"titles.{n}.{name}"]
                for name in ("obtained", "same")
                if f"titles.{n}.{name}" in told
            }
            listed = told.get(level)
            is_to_come = more.get("obtained") == NOT_YET
            if is_to_come and listed == []:
                del more["obtained"]
            if is_to_come and listed:
                complete = False
            elif isinstance(listed, list):
                known = True
                if not listed and "obtained" in more:
                    complete = False
                    right = said[level][0].of_some().right
                    row.add(
                        Severity.UNSURE, row.place(level), row.text(level), say("cells.none_dated"), right
                    )
                titles += [one for one in _with_more(row, level, listed, more) if one not in titles]
            elif level in said or (n == 0 and (more or "titles.1.level" in told)):
                complete = False
    return titles, known and complete


def _with_more(
    row: Row, level: str, listed: list[JsonValue], more: Mapping[str, JsonValue]
) -> list[JsonValue]:
    """The titles of one cell with what its neighbours say of them; what the cell itself says stands."""
    if more and len(listed) > 1:
        row.add(Severity.UNSURE, row.place(level), row.text(level), say("cells.several_titles"))
        return listed
    same = {"same_speciality": more["same"]} if "same" in more else {}
    obtained = more.get("obtained")
    titles: list[JsonValue] = []
    for title in listed:
        if isinstance(title, dict):
            dated = (
                obtained if isinstance(obtained, dict) and not title.keys() & {"obtained_on", "years"} else {}
            )
            titles.append({**same, **dated, **title})
    return titles
