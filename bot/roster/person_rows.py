"""Which rows of a table are people, which go on about the person above, and which are nobody."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Final

from bot.roster.problem import Problem, Severity, remark
from bot.roster.row import Row
from bot.roster.sheet import Cell, is_blank, text_of
from bot.roster.table import Table
from bot.roster.vocabulary import bare, words
from bot.wording import say

_WHO: Final = ("code", "name")
_NAMED: Final = ("education", "titles.0.level")
"""What a row may count instead of naming somebody."""
_GOES_ON: Final = ("titles.", "achievements", "exceptional", "education", "story")
"""What a row without a name may say of the person above."""
_IN_PLACE_OF_A_NAME: Final = ("vacant", "counted")
_QUOTED: Final = 6
_LONGEST_QUOTE: Final = 12


class PersonRows:
    """The rows of a table by persons; rows that are nobody are kept as remarks."""

    def __init__(self, table: Table, as_of: date, longest: int) -> None:
        self._table = table
        self._as_of = as_of
        self._longest = longest
        self._nobody: dict[int, str] = {}
        self._away: dict[int, str] = {}
        self._names_people = table.names_people
        columns = (column for column in table.columns.values() if column.path in _WHO)
        self._headings = frozenset(bare(name) for column in columns for name in column.names)
        top = islice(table.sheet.rows, table.first_row)
        self._above = frozenset(text for row in top for cell in row if (text := text_of(cell)))
        self._going_on: set[int] = set()
        self._merged: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for first, left, last, right in table.sheet.merged:
            places = [place for place in table.columns if left <= place <= right]
            if any(table.columns[place].path in _WHO for place in places):
                self._going_on.update(range(first + 1, last + 1))
            if last > first:
                self._merged[first] += [(place, last) for place in places]

    def __iter__(self) -> Iterator[list[Row]]:
        """The rows of each person, the one with the name first."""
        person: list[Row] = []
        spans: dict[int, tuple[int, Cell]] = {}
        for number, cells in enumerate(self._table.sheet.rows):
            if number >= self._table.end:
                break
            if number < self._table.first_row or is_blank(cells):
                continue
            spans |= {
                place: (last, cells[place])
                for place, last in self._merged.get(number, ())
                if place < len(cells)
            }
            row = Row(self._table, number, cells, self._longest)
            left = self._left_out(row, person)
            if left is not None:
                texts = [text for cell in cells if (text := text_of(cell))]
                left[number] = next((text for text in texts if not text.isdecimal()), texts[0])
                if person:
                    yield person
                person = []
            elif person and self._goes_on(row):
                person.append(row)
            else:
                if person:
                    yield person
                person = [_filled(row, spans)]
        if person:
            yield person

    def remarks(self) -> Iterator[Problem]:
        """What was left out, to be asked for at the end."""
        for why, left in (("nobody", self._nobody), ("away", self._away)):
            if left:
                quoted = [f"{n + 1}“{text[:_LONGEST_QUOTE]}”" for n, text in list(left.items())[:_QUOTED]]
                rest = len(left) - len(quoted)
                rows = "、".join(quoted) + (f" … +{rest}" if rest else "")
                yield remark(self._table.sheet.name, say(f"person_rows.left_out.{why}", rows=rows))

    def _left_out(self, row: Row, person: list[Row]) -> dict[int, str] | None:
        """Where it is noted that a row is not assessed; ``None`` for one that is."""
        if self._names_people and re.fullmatch(words("values")["nobody"]["away"], row.text("name")):
            return self._away
        return self._nobody if self._is_nobody(row, person) else None

    def _is_nobody(self, row: Row, person: list[Row]) -> bool:
        if not self._names_people:
            return False
        nobody = words("values")["nobody"]
        texts = [text for cell in row.cells if (text := text_of(cell))]
        who = [text for path in _WHO if (text := row.text(path))]
        if any(re.fullmatch(nobody["always"], text) for text in (texts[0], *who)):
            return True
        if any(
            bare(text) in self._headings
            or any(re.fullmatch(nobody[form], text) for form in _IN_PLACE_OF_A_NAME)
            for text in who
        ):
            return True
        is_named_by_number = row.number == self._table.first_row or row.text("name").isdecimal()
        if is_named_by_number and _only_numbers(texts):
            return True
        facts = [column for _, column, cell in row.by_column if column.read and text_of(cell)]
        if who:
            name = row.text("name")
            is_odd = bool(name) and not facts and not re.fullmatch(nobody["name"], name)
            is_line = len(texts) == 1 and (_is_section(who[0]) or who[0] in self._above)
            return is_odd or is_line or (bool(facts) and self._counts(row, name))
        return self._is_nobody_unnamed(row, texts, person, told=bool(facts))

    def _is_nobody_unnamed(self, row: Row, texts: list[str], person: list[Row], *, told: bool) -> bool:
        if told and (
            re.fullmatch(words("values")["nobody"]["alone"], texts[0])
            or (len(texts) == 1 and _is_section(texts[0]))
        ):
            return True
        if person and self._goes_on(row):
            return False
        return not (told and self._is_somebody(row))

    def _counts(self, row: Row, name: str) -> bool:
        """Whether a row says nothing of anybody, and names a qualification or a title: how many have it."""
        if self._is_somebody(row):
            return False
        columns = [column for column in self._table.columns.values() if column.path in _NAMED]
        read = [column.read(name, self._as_of) for column in columns if column.read]
        return any(one.value or one.either for one in read)

    def _is_somebody(self, row: Row) -> bool:
        """Whether a row without a name says some fact surely."""
        said = row.said(self._as_of)
        return any(
            one.reading.severity is not Severity.REFUSED and one.reading.value is not None for one in said
        )

    def _goes_on(self, row: Row) -> bool:
        """Whether a row without a name says more of the person above."""
        if not self._names_people or any(row.text(path) for path in _WHO):
            return False
        if row.number in self._going_on:
            return True
        said = list(row.said(self._as_of))
        return bool(said) and all(
            one.column.path.startswith(_GOES_ON) and one.reading.severity is not Severity.REFUSED
            for one in said
        )


def _filled(row: Row, spans: Mapping[int, tuple[int, Cell]]) -> Row:
    """A person's first row with what stands in cells that are merged with such of the rows above."""
    said = {place: cell for place, (last, cell) in spans.items() if row.number <= last}
    if said:
        cells = row.cells + [""] * (max(said) + 1 - len(row.cells))
        row.cells = [said.get(place, "") if cell == "" else cell for place, cell in enumerate(cells)]
    return row


def _only_numbers(texts: list[str]) -> bool:
    """1 2 3 below the headings: a row that numbers the columns."""
    numbers = texts[1:] if texts[0] in words("values")["nobody"]["numbering"] else texts
    if len(numbers) <= 1 or not (numbers[0].isascii() and numbers[0].isdecimal()):
        return False
    return numbers == [str(int(numbers[0]) + n) for n in range(len(numbers))]


def _is_section(text: str) -> bool:
    nobody = words("values")["nobody"]
    return any(re.fullmatch(nobody[form], text) for form in ("alone", "section"))
