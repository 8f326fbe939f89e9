"""The question about one attribute of an achievement or a ground, in the notice's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from pydantic import JsonValue

from dialogs.engine.talk import Talk
from dialogs.language.message.attributes import Saying, find_attributes_of
from dialogs.language.text.amounts import Unit
from dialogs.language.text.normalize import plain
from dialogs.language.text.numerals import read_whole
from dialogs.language.text.phrases import phrase
from dialogs.language.vocabulary.index import WordIndex, word_index
from dialogs.questions.attribute_answers import (
    EXAMPLE,
    option_reader,
    read_amount,
    read_occasion,
    read_rank,
    read_truth,
)
from dialogs.questions.entry import EntryOption, Part
from dialogs.questions.heard_attribute import HeardAttribute
from dialogs.rendering.wording import say, words
from rules.notice.achievement_data import AttributeData


class AskedAttribute(NamedTuple):
    """An attribute and the question about it; ``ranks``: the last place that any condition asks for."""

    name: str
    data: AttributeData
    ask: str
    clauses: tuple[str, ...]
    ranks: int


def attribute_part(talk: Talk, of: AskedAttribute) -> Part:
    """The part of an entry that is the attribute; what a message says of it answers it, too: 授权了, 北核, 我是一作."""
    part = _part(talk, of)
    heard = HeardAttribute(word_index(talk.policy), of.name, of.data, of.ask, talk.today)
    return replace(part, read=partial(heard.read, part.read), beside=partial(heard.told, part.read))


def is_of_some(words: WordIndex, text: str, attributes: Mapping[str, AttributeData], count: int) -> bool:
    """Whether ``text`` tells of fewer than the ``count`` that there are, or not alike of all: 核心普刊各一篇."""
    said = plain(text)
    numbers = [read_whole(one["number"]) for one in phrase("heard", "so_many").finditer(said)]
    if any(number is not None and number < count for number in numbers):
        return True
    told = {(one.attribute, repr(one.value)) for one in find_attributes_of(words, said, attributes)}
    return len(told) > len(dict(told)) and not phrase("heard", "all").search(said)


def says_more(words: WordIndex, text: str, attributes: Mapping[str, AttributeData], asked: str) -> bool:
    """Whether ``text`` says anything beyond the ``attributes``, in the words of what is ``asked`` and their values."""
    said = plain(text)
    names = (value.name for data in attributes.values() for value in data.values)
    return _says_more(said, find_attributes_of(words, said, attributes), "".join((asked, *names)))


def _says_more(said: str, told: Iterable[Saying], asked: str) -> bool:
    """Whether it says anything beyond that and the words of the question: 授权率高吗, 不是公开出版的."""
    for one in told:
        said = said[: one.start] + " " * (one.end - one.start) + said[one.end :]
    return not set(phrase("heard", "beside").sub("", said)) <= set(asked)


def _part(talk: Talk, of: AskedAttribute) -> Part:
    name, attribute, asked, clauses, ranks = of
    if attribute.number:
        unit = word_index(talk.policy).units.get(name) or Unit((attribute.name,), attribute.unit)
        hint = words("questions.hint_amount", example=(attribute.number or "").format(n=EXAMPLE))
        return Part(
            name, asked, clauses, partial(read_amount, unit), hint=hint, numbered=False, expects="number"
        )
    if attribute.date:
        read = partial(read_occasion, talk.today)
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
        return Part(name, asked, clauses, read_truth, options, heeds=("denied", "pending"))
    options = {value.value: EntryOption(value.name, value.value) for value in attribute.values}
    return Part(name, asked, clauses, option_reader(options), options, heeds=("denied",))


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
