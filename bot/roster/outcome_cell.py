"""Cells below the name of a kind of outcome (论文, 发明专利数, 获奖情况), read as if that name stood in them."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.roster.cell_reading import BLANK, CellReading, noted, unsure
from bot.roster.choices import spoken
from bot.roster.free_text import achievements_told, counted, grounds_told, how_many
from bot.roster.vocabulary import bare, is_none, words
from bot.wording import say
from dialogs.language.message.extract import read_message
from dialogs.language.text.normalize import plain
from dialogs.language.text.numerals import read_whole
from dialogs.language.vocabulary.index import word_index

if TYPE_CHECKING:
    from datetime import date

    from pydantic import JsonValue

    from bot.roster.choices import Reader
    from bot.roster.sheet import Cell
    from rules import Policy

_BRACKETED: Final = re.compile(r"\([^()]*\)")


class _Form(NamedTuple):
    """What headings of a fact's kinds look like, and the unit of what is only counted below them."""

    whole: re.Pattern[str]
    fact: str


class OutcomeHeadings:
    """Headings that name a kind of outcome, by the facts that such a column gives."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        forms = words("headings")["outcomes"]
        index, catalogue = word_index(policy), policy.catalogue
        said = index.cells("kinds")
        self._units = {
            bare(name): data.unit
            for kind, data in catalogue.kinds.items()
            for name in (data.name, *said.get(kind, []))
        }
        kinds = "|".join(sorted({*self._units, *map(bare, forms["kinds"])}, key=len, reverse=True))
        self._kinds = re.compile(kinds)
        awards = "|".join(map(bare, forms["awards"]))
        self._forms = [
            _Form(re.compile(f"{forms['before']}({forms['telling']})({named}){forms['after']}"), fact)
            for fact, named in (("achievements", kinds), ("exceptional", awards))
        ]

    def reader(self, heading: str, path: str) -> Reader | None:
        """How cells below ``heading`` are read for a fact; null where it names none of its kinds."""
        for form in self._forms:
            if form.fact == path and (found := form.whole.fullmatch(heading)):
                forms = words("headings")["outcomes"]
                kind = found[1] + (found[2] if path == "achievements" else forms["awards"][0])
                column = _OfKind(path, kind, self._units.get(found[2], forms["unit"]), self._kinds)
                return partial(_read, self._policy, column)
        return None


class _OfKind(NamedTuple):
    """A column below ``kind``: the fact that it gives, the unit of what is only counted, and what names any kind."""

    fact: str
    kind: str
    unit: str
    kinds: re.Pattern[str]


def _read(policy: Policy, column: _OfKind, cell: Cell, as_of: date) -> CellReading:
    said = spoken(cell)
    if isinstance(said, CellReading):
        return said
    number = re.fullmatch(f"{counted()}?", plain(said))
    count = read_whole(number[1]) if number else None
    if is_none(said) or count == 0:
        return BLANK  # of the other kinds it says nothing
    text = (
        f"{column.kind}：{_pieces_first(said, column.kinds)}"
        if count is None
        else f"{column.kind}{count}{column.unit}"
    )
    message = read_message(policy, text, as_of)
    asides = [one for one in message.set_aside if one.text not in column.kind]
    if column.fact not in message.profile and asides and all(one.why == "not_in_notice" for one in asides):
        return noted(None, say("cells.not_in_notice", said="”“".join(one.text for one in asides)))
    told = achievements_told if column.fact == "achievements" else grounds_told
    reading = told(policy, text, as_of)
    if (
        count is None
        and isinstance(reading.value, list)
        and not _is_as_many(said, reading.value, len(asides))
    ):
        return unsure(how_many(policy, said))
    return reading


def _pieces_first(said: str, kinds: re.Pattern[str]) -> str:
    """2篇核心 as 2篇（核心）: what is said of outcomes after their number, unless it is of what kind they are."""
    return re.sub(
        words("values")["which_pieces"].format(counted=counted()),
        lambda found: found[0] if kinds.search(found[0]) else f"{found[1]}（{found[3]}）",
        plain(said),
    )


def _is_as_many(said: str, entries: list[JsonValue], asides: int) -> bool:
    """Whether a cell names as many outcomes as were read: each with its number, or each in a part of its own."""
    values, text = words("values"), plain(said)
    if re.search(values["bare_count"], text):
        return False
    numbers = re.findall(counted(), _BRACKETED.sub("", text))
    if numbers and not asides:
        counts = [one.get("count", 1) for one in entries if isinstance(one, dict)]
        return counts == list(map(read_whole, numbers))
    parts = [part for part in re.split(values["between_outcomes"], text) if bare(part)]
    return len(entries) + asides == (len(numbers) or len(parts))
