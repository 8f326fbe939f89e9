"""Columns below the name of a kind of outcome that tell of one of them each: 论文1 above 刊物 and 排名."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from bot.roster.cell_reading import CellReading, unsure
from bot.roster.columns import Column, achievement_columns
from bot.roster.sheet import text_of
from bot.roster.vocabulary import bare, is_none, is_unknown, words
from bot.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic import JsonValue

    from bot.roster.row import CellSaid
    from rules import Policy

_TEXT: Final = "text"
_KIND: Final = "kind"
OPEN: Final = "open"
"""The path of what stands below a heading that says nothing known."""
_WHOSE: Final = frozenset({"code", "name", "text"})
_SEVERAL: Final = re.compile(r"[\n;；]")


class OutcomeParts:
    """What a heading below the name of a kind of outcome is: something that is told of one of them."""

    def __init__(self, policy: Policy) -> None:
        self._kinds = policy.catalogue.kinds
        self._attributes = policy.catalogue.attributes
        self._columns = {column.path: column for column in achievement_columns(policy)}
        self._named = {
            bare(name): column
            for column in reversed(self._columns.values())
            for name in column.names
            if column.path not in _WHOSE
        }

    def part(self, owner: Column, group: str, text: str) -> Column | None:
        """The column of ``owner``'s kind for what ``text`` says of one; None where no list of outcomes is meant.

        Of a heading that says nothing known it is open what is told of the outcome, where something is.
        """
        if owner.path != "achievements" or owner.read is None:
            return None
        found = self._found(_kind(owner.read("1", date.max)), bare(re.sub(r"\d", "", group)), bare(text))
        part = Column(OPEN, (text,)) if found is None else replace(found, names=(text, *found.names))
        return replace(owner, choices=part.choices, group=group, part=part)

    def _found(self, kind: str | None, group: str, said: str) -> Column | None:
        forms = words("headings")["parts_of_one"]
        if re.fullmatch(forms["beside"], said):
            return self._columns[_TEXT]
        asked = [] if kind is None else list(self._kinds[kind].ask)
        if said in map(bare, forms["grades"]):
            graded = [name for name in asked if self._attributes[name].scale or self._attributes[name].choice]
            if graded:
                return self._columns[graded[0]] if len(graded) == 1 else None
        said_too = (said, re.sub(f"^{forms['before']}", "", said), f"{group}{said}")
        return next((self._named[one] for one in said_too if one in self._named), None)


def _kind(reading: CellReading) -> str | None:
    entries = reading.value if isinstance(reading.value, list) else []
    return next((str(one["kind"]) for one in entries if isinstance(one, dict)), None)


def outcomes_of(cells: Sequence[CellSaid]) -> Iterator[CellSaid]:
    """What the cells of one group say together, as the list that its first cell would tell of."""
    told = [one for one in cells if not _says_nothing(one)]
    if not told:
        return
    first = cells[0]._replace(column=replace(cells[0].column, choices=()))
    doubt = _doubt(told)
    if doubt:
        yield doubt
        return
    base = _base(first, told)
    entries = base.value if isinstance(base.value, list) else []
    if base.severity is not None or len(entries) != 1 or not isinstance(entries[0], dict):
        yield first._replace(reading=base)
        return
    entry: dict[str, JsonValue] = dict(entries[0])
    for one in told:
        path, reading = _part(one).path, one.reading
        if reading.severity is not None:
            one._replace(column=_part(one)).tell()
        elif path not in {_TEXT, _KIND} and entry.setdefault(path, reading.value) != reading.value:
            yield one._replace(reading=unsure(say("cells.part_differs", said=text_of(one.cell))))
            return
    yield first._replace(reading=CellReading([entry]))


def _doubt(told: Sequence[CellSaid]) -> CellSaid | None:
    """A cell by which one cannot tell what the outcome is, or how many they are."""
    for one in told:
        said = text_of(one.cell)
        if _part(one).path == OPEN:
            return one._replace(reading=unsure(say("cells.part_open", name=_part(one).name, said=said)))
        if _SEVERAL.search(said):
            return one._replace(reading=unsure(say("cells.several_in_part", said=said)))
    return None


def _base(first: CellSaid, told: Sequence[CellSaid]) -> CellReading:
    """One outcome of the group's kind; of what kind it is a cell of its own may say."""
    read = first.column.read
    kind = next((text_of(one.cell) for one in told if _part(one).path == _KIND), "")
    return read(f"{kind}{say('cells.one')}" if kind else "1", first.as_of) if read else CellReading()


def _part(one: CellSaid) -> Column:
    return one.column.part or one.column


def _says_nothing(one: CellSaid) -> bool:
    said = text_of(one.cell)
    return not said or is_none(said) or is_unknown(said) or (_part(one).path == "count" and said == "0")
