"""The columns of a roster: what each is called, what it says, and how its cells are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from pydantic import JsonValue

from bot.roster.choices import (
    Reader,
    attribute_reader,
    choice_reader,
    name_reader,
    pieces_reader,
    place_reader,
    quantity_reader,
    yes_no_reader,
)
from bot.roster.free_text import achievements_reader, read_grounds
from bot.roster.problem import CellReading
from bot.roster.times import (
    DEGREE_DAY,
    read_day,
    read_experience,
    read_length_or_start,
    read_obtained,
    read_occasion,
    read_start,
)
from bot.roster.title_cell import read_titles, speciality_reader
from bot.roster.use import USED, contrary, words_of_use
from bot.roster.vocabulary import heading_words, speciality_words, words
from bot.wording import say
from dialogs.language.message.extract import read_message
from dialogs.language.text.amounts import Unit
from dialogs.language.vocabulary.index import word_index
from dialogs.language.vocabulary.notice_words import Thing
from rules import Policy
from rules.notice.achievement_data import AttributeData
from rules.notice.person_data import FactData

_REMEMBERED = 1024


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its ``path``: a fact's in the profile, or ``code``, ``titles.1.same``, ``rank`` and so on.

    ``names``: what it may be called, its own name first. ``choices``: what a drop-down offers. ``read`` is
    ``None`` for what is taken as it stands; ``readers`` are for headings that say more precisely what stands below
    them. ``joins``: what becomes of several cells for one person: the one that is highest counts, they are one list,
    or they have to agree; ``order`` ranks values for the first. ``of_one_kind``: it tells of one kind of outcome only.
    ``numbered``: which of several alike its heading says it is (论文1, 论文2). ``part``: what it tells of one outcome,
    below the name of whose kind, ``group``, it stands.
    """

    path: str
    names: tuple[str, ...]
    read: Reader | None = None
    choices: tuple[str, ...] = ()
    readers: Mapping[str, Reader] = field(default_factory=dict)
    joins: Literal["highest", "listed", "agreeing"] = "agreeing"
    order: Mapping[str, int] = field(default_factory=dict)
    of_one_kind: bool = False
    numbered: str = ""
    group: str = ""
    part: Column | None = None

    @property
    def name(self) -> str:
        """What the template calls it."""
        return self.names[0]

    @property
    def fact(self) -> str:
        """The fact of a profile that it gives, or a part of."""
        return self.path.partition(".")[0]


def _remembering(column: Column) -> Column:
    """A column that reads each of its usual cells once; 1, 1.0 and TRUE are different cells."""
    if column.read is None:
        return column
    return replace(column, read=lru_cache(maxsize=_REMEMBERED, typed=True)(column.read))


def staff_columns(policy: Policy) -> tuple[Column, ...]:
    """The columns of the sheet with one person a row, in the template's order."""
    return tuple(_remembering(column) for column in _staff_columns(policy))


def heard_columns(policy: Policy) -> tuple[Column, ...]:
    """The columns by which a sheet of people is read: the template's, and those that only say more of them."""
    of_use = (column for column in achievement_columns(policy) if column.path == USED)
    degree_day = Column(DEGREE_DAY, tuple(words("headings")["degree_day"]), read_obtained)
    return (*staff_columns(policy), *of_use, degree_day)


def _staff_columns(policy: Policy) -> Iterator[Column]:
    catalogue, headings = policy.catalogue, words("headings")
    for path, names in headings["person"].items():
        yield Column(path, tuple(names))
    own = heading_words(policy)
    for path, fact in catalogue.facts.items():
        usual = headings["facts"].get(fact.type, []) if path not in catalogue.stated else []
        names = (fact.name, *usual, *own.get(path, []))
        if fact.type in {"yes_no", "number", "day"}:
            yield _stated_column(policy, path, names, fact)
        elif fact.type == "titles":
            yield from _title_columns(policy, names)
        elif fact.type == "education":
            tiers = {tier: catalogue.names[tier] for tier in catalogue.tiers}
            column = _choice_column(policy, path, names, tiers, "education")
            yield replace(column, joins="highest", order=catalogue.tiers)
        elif fact.type == "direction":
            directions = {one: data.name for one, data in catalogue.directions.items()}
            yield _choice_column(policy, path, names, directions, "directions")
        elif fact.type == "tenure":
            forms = {"since": read_start, "either": read_length_or_start}
            yield Column(path, names, read_experience, readers=forms)
        elif fact.type == "achievements":
            yield Column(path, names, achievements_reader(policy), joins="listed")
        else:
            yield Column(path, names, read_grounds(policy), joins="listed")
    yield Column("story", tuple(headings["story"]))


def _answers() -> tuple[str, str]:
    return say("cells.yes"), say("cells.no")


def _said_of(policy: Policy, path: str) -> Callable[[str, date], JsonValue]:
    """What a note says of the fact by itself, as a message does."""

    def says(note: str, as_of: date) -> JsonValue:
        told = (
            read_message(policy, form, as_of).profile.get(path)
            for form in (note, say("cells.in", place=note))
        )
        return next((value for value in told if value is not None), None)

    return says


def _stated_column(policy: Policy, path: str, names: tuple[str, ...], fact: FactData) -> Column:
    """What a person states: yes or no, a number, a day. Whether one works there, a place answers, too."""
    if fact.type == "yes_no":
        own, index = fact.answers, word_index(policy)
        synonyms = {True: [own[0]], False: [own[1]]} if own else None
        region, keys = index.vocabulary.region, {True: "here_again", False: "elsewhere_again"}
        is_place = region is not None and region.fact == path
        places = {here: index.phrases.phrase("employer", key) for here, key in keys.items() if is_place}
        reader = yes_no_reader(synonyms, places, _said_of(policy, path))
        return Column(path, names, reader, tuple(own or _answers()))
    read = quantity_reader(Unit((), fact.unit), CellReading(0)) if fact.unit else read_day
    return Column(path, names, read)


def _title_columns(policy: Policy, names: tuple[str, ...]) -> Iterator[Column]:
    headings = words("headings")
    labels = {level: policy.catalogue.names[level] for level in policy.catalogue.titles}
    same = speciality_words(policy)
    choices = (*labels.values(), say("cells.none"))
    for n, levels in enumerate((names, headings["second_title"]["level"])):
        others = headings["title" if n == 0 else "second_title"]
        yield Column(f"titles.{n}.level", tuple(levels), read_titles(policy, labels), choices)
        yield Column(f"titles.{n}.obtained", tuple(others["obtained"]), read_obtained)
        yield Column(
            f"titles.{n}.same",
            (*others["same"], *_by_speciality(policy, others.get("same_named", ()))),
            speciality_reader(policy, yes_no_reader(same)),
            _answers(),
        )


def _by_speciality(policy: Policy, forms: Iterable[str]) -> Iterator[str]:
    names = word_index(policy).vocabulary.field.speciality
    return (form.format(name=name) for form in forms for name in names)


def _choice_column(
    policy: Policy, path: str, names: tuple[str, ...], labels: Mapping[str, str], family: Thing
) -> Column:
    synonyms = word_index(policy).cells(family)
    return Column(path, names, choice_reader(policy, path, labels, synonyms), tuple(labels.values()))


def achievement_columns(policy: Policy) -> tuple[Column, ...]:
    """The columns of the sheet with one achievement a row, in the template's order."""
    return tuple(_remembering(column) for column in _achievement_columns(policy))


def _achievement_columns(policy: Policy) -> Iterator[Column]:
    catalogue, headings, index = policy.catalogue, words("headings"), word_index(policy)
    yield Column("code", tuple(headings["person"]["code"]))
    yield Column("name", tuple(headings["person"]["name"]))
    kinds = {kind: catalogue.kind_name(kind) for kind in catalogue.kinds}
    said = index.cells("kinds")
    synonyms = {kind: [data.name, *said.get(kind, [])] for kind, data in catalogue.kinds.items()}
    yield Column(
        "kind",
        tuple(headings["achievement"]["kind"]),
        name_reader(kinds, synonyms),
        tuple(kinds.values()),
    )
    yield Column("count", tuple(headings["achievement"]["count"]), pieces_reader())
    if catalogue.used_before:
        used = yes_no_reader(_truths(index.value_cells("used_before")), words_of_use())
        names = tuple(headings["achievement"]["used_before"])
        yield Column("used_before", names, used, _answers(), readers={"unused": contrary(used)})
    for name, attribute in catalogue.attributes.items():
        names = (attribute.name, *index.vocabulary.headings.attributes.get(name, []))
        yield _attribute_column(policy, name, names, attribute)
    yield Column("text", tuple(headings["achievement"]["text"]))


def _attribute_column(policy: Policy, name: str, names: tuple[str, ...], attribute: AttributeData) -> Column:
    if attribute.ordinal:
        return Column(name, names, place_reader())
    if attribute.number:
        return Column(name, names, quantity_reader(word_index(policy).units[name]))
    if attribute.date:
        return Column(name, names, read_occasion)
    said = word_index(policy).value_cells(name)
    if attribute.yes_no:
        return Column(name, names, yes_no_reader(_truths(said)), _answers())
    labels = {value.value: value.name for value in attribute.values}
    synonyms = {str(value): words for value, words in said.items()}
    return Column(name, names, attribute_reader(policy, name, labels, synonyms), tuple(labels.values()))


def _truths(said: Mapping[str | bool, list[str]]) -> dict[bool, list[str]]:
    return {value: words for value, words in said.items() if isinstance(value, bool)}
