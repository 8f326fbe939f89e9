"""The question about one attribute of an achievement or a ground, in the notice's words."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from dialogs.engine.ask import Misread
from dialogs.language.answer.choice import One, Several, read_yes_no
from dialogs.language.text.normalize import plain
from dialogs.language.text.numerals import NUMERAL, is_approximate, read_whole
from dialogs.language.text.phrases import content, phrase
from dialogs.questions.entry import EntryOption, Given, Part
from dialogs.questions.frame import nothing_of, short
from dialogs.questions.options import read_option
from dialogs.rendering.wording import say, words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic import JsonValue

    from dialogs.engine.talk import Talk
    from rules.notice.schema import AttributeData

LOWEST_RANK = 999


def attribute_part(
    name: str, attribute: AttributeData, asked: str, clauses: tuple[str, ...], ranks: int
) -> Part:
    """The part ``name`` of an entry; ``ranks``: the last place that any condition asks for."""
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


def read_truth(text: str) -> Given | Misread:
    """Yes or no."""
    said = read_yes_no(text)
    return Misread(words("misread.yes_no", said=short(text))) if said is None else Given(said)


def read_rank(text: str) -> Given | Misread:
    """A place in an order: 2, 第二, 排名第四, 一作, 5个人里排第二; no number that says something else (不一定)."""
    said = phrase("answers", "courtesy").sub("", plain(text))
    found = [match["place"] for match in _place().finditer(said)]
    rank = read_whole(found[0]) if len(found) == 1 and not is_approximate(found[0]) else None
    doubted = any(phrase("answers", name).search(said) for name in ("wavering", "denying"))
    if rank is None or doubted or not 1 <= rank <= LOWEST_RANK:
        return Misread(words("misread.rank", said=short(text)))
    return Given(rank)


@cache
def _place() -> re.Pattern[str]:
    return re.compile(content("answers")["place"].replace("{number}", NUMERAL))


def _reader(options: Mapping[str, EntryOption]) -> Callable[[str], Given | Misread]:
    names = {key: option.label for key, option in options.items()}

    def read(text: str) -> Given | Misread:
        found = read_option(text, names)
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
