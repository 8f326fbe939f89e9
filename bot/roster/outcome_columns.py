"""Columns of one kind of outcome: 论文 tells of several in a cell, 论文1 above 刊物 and 排名 of one in several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from pydantic import JsonValue

from bot.roster.choices import Reader, of_text
from bot.roster.columns import Column, achievement_columns
from bot.roster.free_text import achievements_told, counted, grounds_told, how_many
from bot.roster.problem import BLANK, CellReading, noted, unsure
from bot.roster.sheet import text_of
from bot.roster.use import USED
from bot.roster.vocabulary import bare, is_none, is_unknown, words
from bot.wording import say
from dialogs.language.message.extract import read_message
from dialogs.language.text.normalize import plain
from dialogs.language.text.numerals import read_whole
from dialogs.language.vocabulary.index import word_index
from rules import Policy

if TYPE_CHECKING:
    from bot.roster.row import CellSaid

_BRACKETED: Final = re.compile(r"\([^()]*\)")


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
        self._forms = {
            fact: re.compile(
                f"{forms['before']}(?:(?P<telling>{forms['telling']})(?P<kind>{named}){forms['after']}"
                f"|(?P<first>{named})(?P<behind>{forms['telling']}){forms['counted']})"
            )
            for fact, named in (("achievements", kinds), ("exceptional", awards))
        }

    def reader(self, heading: str, path: str) -> Reader | None:
        """How cells below ``heading`` are read for a fact; null where it names none of its kinds."""
        found = self._forms[path].fullmatch(heading)
        if found is None:
            return None
        forms = words("headings")["outcomes"]
        said = found["kind"] or found["first"]
        telling = found["telling"] or found["behind"] or ""
        kind = telling + (said if path == "achievements" else forms["awards"][0])
        column = _OfKind(path, kind, self._units.get(said, forms["unit"]), self._kinds)
        return of_text(partial(_read, self._policy, column))


class _OfKind(NamedTuple):
    """A column below ``kind``: the fact that it gives, the unit of what is only counted, and what names any kind."""

    fact: str
    kind: str
    unit: str
    kinds: re.Pattern[str]


def _read(policy: Policy, column: _OfKind, said: str, as_of: date) -> CellReading:
    number = re.fullmatch(f"{counted()}?", plain(said))
    count = read_whole(number[1]) if number else None
    if is_none(said) or count == 0:
        return BLANK  # of the other kinds it says nothing
    some_used = words("values")["some_used"].format(counted=counted())
    if re.search(words("values")["part_of_them"], plain(said)) or re.search(some_used, plain(said)):
        return unsure(how_many(policy, said))
    said = re.sub(words("values")["surely_count"], rf"\g<0>{column.unit}", plain(said))
    text = (
        f"{column.kind}：{_pieces_first(said, column.kinds)}"
        if count is None
        else f"{column.kind}{count}{column.unit}"
    )
    message = read_message(policy, text, as_of)
    asides = [
        one
        for one in message.set_aside
        if one.text not in column.kind and (one.why == "not_in_notice" or re.search(counted(), one.text))
    ]
    if column.fact not in message.profile and asides and all(one.why == "not_in_notice" for one in asides):
        return noted(None, say("cells.not_in_notice", said="”“".join(one.text for one in asides)))
    told = achievements_told if column.fact == "achievements" else grounds_told
    reading = told(policy, text, as_of, column.kind)
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
        told = list(map(read_whole, numbers))
        return counts == told or [sum(one for one in counts if isinstance(one, int))] == told
    parts = [part for part in re.split(values["between_outcomes"], text) if bare(part)]
    return len(entries) + asides == (len(numbers) or len(parts))


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
        found = self._found(kind_of(owner.read("1", date.max)), bare(re.sub(r"\d", "", group)), bare(text))
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
        asks_of_use = re.fullmatch(words("headings")["like"][USED], said) and self._columns.get(USED)
        return next((self._named[one] for one in said_too if one in self._named), asks_of_use or None)


def kind_of(reading: CellReading) -> str | None:
    """Of which kind the first outcome is that a cell tells of."""
    entries = reading.value if isinstance(reading.value, list) else []
    return next((str(one["kind"]) for one in entries if isinstance(one, dict)), None)


def tell_in_part(columns: Iterable[Column], policy: Policy) -> bool:
    """Whether columns tell of outcomes of some kinds only: of the others nobody was asked."""
    told = [one for one in columns if one.path == "achievements" and one.read is not None]
    if not told or not all(one.of_one_kind for one in told):
        return False
    kinds = {kind_of(one.read("1", date.max)) for one in told if one.read}
    return not kinds.issuperset(policy.catalogue.kinds)


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
