"""What several cells say of one fact of one person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from pydantic import JsonValue

from bot.roster.contradiction import finest
from bot.roster.problem import Severity, unsure
from bot.roster.row import CellSaid
from bot.roster.sheet import text_of
from bot.wording import say


def combined(said: Sequence[CellSaid]) -> JsonValue:
    """The one value that all cells for a fact come to, ``None`` where that is open; what is wrong or open is told.

    A doubt is none where another cell says which of the two it is.
    """
    if len(said) == 1:
        said[0].tell()
        return said[0].reading.value
    sure = [one.reading.value for one in said if one.reading.value is not None]
    open_still = [one for one in said if not _is_settled(one, sure)]
    for one in open_still:
        one.tell()
    doubtful = [one for one in open_still if one.reading.severity is not Severity.NOTE]
    if any(one.reading.value is None for one in doubtful) or not sure:
        return None
    if said[0].column.joins == "listed" and _may_be_told_twice(said):
        said[0]._replace(reading=unsure(say("cells.told_twice"))).tell()
        return None
    value = _joined(said, sure)
    if value is None:
        _tell_difference(said)
    return value


def _is_settled(one: CellSaid, sure: Sequence[JsonValue]) -> bool:
    if one.reading.severity is None:
        return True
    return one.reading.severity is Severity.UNSURE and any(
        _levels(value) == _levels(other)
        for value in one.reading.either
        for other in sure
        if value is not None
    )


def _joined(said: Sequence[CellSaid], sure: Sequence[JsonValue]) -> JsonValue:
    column = said[0].column
    if column.joins == "highest":
        return max(sure, key=lambda value: column.order.get(str(value), -1))
    if column.joins == "listed":
        return [one for value in sure if isinstance(value, list) for one in value]
    if column.path.endswith(".level"):
        return _one_title(sure)
    return sure[0] if all(value == sure[0] for value in sure) else finest(sure, said[0].as_of)


def _may_be_told_twice(said: Sequence[CellSaid]) -> bool:
    """Whether two columns may tell of the same outcomes, one of a part of the other."""
    told = [
        (
            one.column.numbered or (one.row.identity("name") and one.row.place_of_row, one.place),
            entry,
            one.column.numbered,
        )
        for one in said
        if isinstance(one.reading.value, list)
        for entry in one.reading.value
        if isinstance(entry, dict)
    ]
    return any(
        place != other and not (numbered and as_well) and not _differ(entry, another)
        for (place, entry, numbered), (other, another, as_well) in combinations(told, 2)
    )


def _differ(one: Mapping[str, JsonValue], other: Mapping[str, JsonValue]) -> bool:
    """Whether two outcomes are surely not the same: their kind is another, or something that is known of both."""
    return any(one[name] != other[name] for name in one.keys() & other.keys() - {"count"})


def _one_title(sure: Sequence[JsonValue]) -> JsonValue:
    """Columns for a title's name and its level make one title where they agree."""
    if any(_levels(value) != _levels(sure[0]) for value in sure):
        return None
    if not isinstance(sure[0], list) or len(sure[0]) != 1:
        return sure[0]
    title: dict[str, JsonValue] = {}
    for value in sure:
        one = value[0] if isinstance(value, list) else None
        for name, attribute in one.items() if isinstance(one, dict) else ():
            if title.setdefault(name, attribute) != attribute:
                return None
    return [title]


def _levels(value: JsonValue) -> JsonValue:
    """A list of titles by their levels only; everything else as it is."""
    if isinstance(value, list):
        return [one.get("level") if isinstance(one, dict) else one for one in value]
    return value


def _tell_difference(said: Sequence[CellSaid]) -> None:
    first = said[0]
    shown = "、".join(f"“{text_of(one.cell)}”" for one in said)
    message = say("cells.differ", name=first.column.name, said=shown)
    first._replace(reading=unsure(message)).tell()
