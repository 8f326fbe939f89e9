"""The question about one attribute of an achievement or a ground, in the notice's words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from dialogs.engine.ask import Misread
from dialogs.language.answer.choice import One, Several, read_choice, read_place, read_yes_no
from dialogs.language.text.amounts import Unit, only_amount
from dialogs.language.text.normalize import plain
from dialogs.language.text.time_expressions import find_times
from dialogs.language.text.times import Time, written_occasion
from dialogs.language.vocabulary.index import word_index
from dialogs.questions.entry import EntryOption, Given, Part
from dialogs.questions.frame import nothing_of, short
from dialogs.rendering.wording import say, words
from rules.notice.profile_values import LARGEST

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from pydantic import JsonValue

    from dialogs.engine.talk import Talk
    from rules.notice.achievement_data import AttributeData

EXAMPLE = 12


class AskedAttribute(NamedTuple):
    """An attribute and the question about it; ``ranks``: the last place that any condition asks for."""

    name: str
    data: AttributeData
    ask: str
    clauses: tuple[str, ...]
    ranks: int


def attribute_part(talk: Talk, of: AskedAttribute) -> Part:
    """The part of an entry that is the attribute."""
    name, attribute, asked, clauses, ranks = of
    if attribute.number:
        unit = word_index(talk.policy).units.get(name) or Unit((attribute.name,), attribute.unit)
        hint = words("questions.hint_amount", example=(attribute.number or "").format(n=EXAMPLE))
        return Part(
            name, asked, clauses, partial(_read_amount, unit), hint=hint, numbered=False, expects="number"
        )
    if attribute.date:
        read = partial(_read_occasion, talk.today)
        hint = words("questions.hint_occasion")
        return Part(name, asked, clauses, read, hint=hint, numbered=False, expects="words")
    if attribute.ordinal:
        options = {
            str(rank): EntryOption(attribute.ordinal.format(n=rank), rank) for rank in range(1, ranks + 1)
        }
        hint = words("questions.hint_rank")
        return Part(name, asked, clauses, read_rank, options, hint, numbered=False, expects="count")
    if attribute.yes_no:
        options = {key: EntryOption(say(f"buttons.{key}"), key == "yes") for key in ("yes", "no")}
        return Part(name, asked, clauses, read_truth, options)
    options = {value.value: EntryOption(value.name, value.value) for value in attribute.values}
    return Part(name, asked, clauses, _reader(options), options)


def _read_amount(unit: Unit, text: str) -> Given | Misread:
    """12, 12万字, 120000字; no quantity that is only about so much."""
    found = only_amount(text, unit)
    if found is None or found.number is None or found.number > LARGEST:
        return Misread(words("misread.amount", said=short(text), example=f"{EXAMPLE}{unit.written}"))
    return Given(found.number)


def _read_occasion(today: date, text: str) -> Given | Misread:
    """2033年, 2033年6月, 去年; not what is yet to come."""
    said = plain(text).strip()
    times = find_times(said, today)
    written = (
        written_occasion(times[0], said[times[0].start : times[0].end], today) if len(times) == 1 else None
    )
    if written is None:
        written = written_occasion(Time(0, len(said), "vague_moment"), said, today)
    return Misread(words("misread.occasion", said=short(text))) if written is None else Given(written)


def read_truth(text: str) -> Given | Misread:
    """Yes or no."""
    said = read_yes_no(text)
    return Misread(words("misread.yes_no", said=short(text))) if said is None else Given(said)


def read_rank(text: str) -> Given | Misread:
    """A place in an order."""
    rank = read_place(text)
    return Misread(words("misread.rank", said=short(text))) if rank is None else Given(rank)


def _reader(options: Mapping[str, EntryOption]) -> Callable[[str], Given | Misread]:
    names = {key: option.label for key, option in options.items()}

    def read(text: str) -> Given | Misread:
        found = read_choice(text, names)
        if isinstance(found, One):
            return Given(found.key)
        if isinstance(found, Several):
            return Misread(words("misread.several", names=[names[key] for key in found.keys]))
        return nothing_of(text, names.values())

    return read


def attribute_words(talk: Talk, attribute: AttributeData, value: JsonValue) -> str:
    """An attribute's value as it is said of an entry."""
    if value is None:
        return say("questions.entry.unknown", name=attribute.name)
    said = talk.policy.catalogue.value_name(attribute, value)
    if attribute.yes_no:
        return said
    return say(
        "questions.entry.place" if attribute.ordinal else "questions.entry.value",
        name=attribute.name,
        value=said,
    )
