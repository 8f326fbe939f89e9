"""Cells with given answers: yes or no, one of several names, a place, a number of pieces."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from pydantic import JsonValue

from bot.roster.problem import BLANK, CellReading, one_of, unsure, wrong
from bot.roster.sheet import Cell, text_of
from bot.roster.ticks import ticked
from bot.roster.vocabulary import bare, is_none, is_not_completed, is_unknown, mark, truth, words
from bot.wording import say
from dialogs.language.answer.choice import read_count
from dialogs.language.answer.choice import read_place as read_place_typed
from dialogs.language.answer.tenure import Unclear
from dialogs.language.message.attributes import read_attributes
from dialogs.language.message.extract import read_message
from dialogs.language.message.extraction import Unsure
from dialogs.language.text.amounts import Unit, is_nought, only_amount
from dialogs.language.text.normalize import plain
from dialogs.language.text.numerals import NUMERAL, plain_number
from dialogs.language.vocabulary.index import word_index
from rules import Policy
from rules.notice.profile_values import LARGEST

Reader = Callable[[Cell, date], CellReading]

_FARTHEST_PLACE: Final = 99
_ERRORS: Final = re.compile(
    r"#(?:N/A|REF!|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)", re.IGNORECASE
)


def spoken(cell: Cell) -> str | CellReading:
    """The text of a cell that says something, of boxes what is ticked; else blank, unknown, an error value."""
    text = text_of(cell)
    if not text or is_unknown(text):
        return BLANK
    if _ERRORS.fullmatch(text):
        return wrong(say("cells.error"))
    said = ticked(text)
    return unsure(say("cells.not_ticked", said=text)) if said is None else said


def of_text(
    read: Callable[[str, date], CellReading], number: Callable[[float], CellReading] | None = None
) -> Reader:
    """A reader of cells that say something in words; ``number`` reads those that hold one, where it differs."""

    def read_cell(cell: Cell, as_of: date) -> CellReading:
        if number is not None and isinstance(cell, float | int) and not isinstance(cell, bool):
            return number(cell)
        said = spoken(cell)
        return said if isinstance(said, CellReading) else read(said, as_of)

    return read_cell


def choice_reader(
    policy: Policy, field: str, labels: Mapping[str, str], synonyms: Mapping[str, list[str]]
) -> Reader:
    """Reads one of ``labels`` (name by value); a sentence is read as ``zhicheng parse`` reads it for ``field``."""
    allowed = one_of(tuple(labels.values()))
    return name_reader(
        labels,
        synonyms,
        lambda text, as_of: (
            BLANK
            if is_none(text)
            else _several(text, labels) or _from_sentence(policy, field, text, allowed, as_of)
        ),
    )


def attribute_reader(
    policy: Policy, attribute: str, labels: Mapping[str, str], synonyms: Mapping[str, list[str]]
) -> Reader:
    """Reads one of ``labels`` (name by value), or by the words ``zhicheng parse`` knows for ``attribute``."""
    known, right = word_index(policy), wrong(f"{one_of(tuple(labels.values()))}。")

    def read_words(text: str, _as_of: date) -> CellReading:
        value = read_attributes(known, known.plain(text), [attribute]).get(attribute)
        return right if value is None else CellReading(value)

    return name_reader(labels, synonyms, read_words)


def name_reader(
    labels: Mapping[str, str],
    synonyms: Mapping[str, list[str]],
    otherwise: Callable[[str, date], CellReading] = lambda _text, _as_of: BLANK,
) -> Reader:
    """Reads one of ``labels`` (name by value), by its name or another word for it; ``otherwise`` what is none."""
    names = {bare(word): value for value, said in synonyms.items() for word in said if value in labels}
    names |= {bare(label): value for value, label in labels.items()}

    def read_text(text: str, as_of: date) -> CellReading:
        value = names.get(bare(text))
        return otherwise(text, as_of) if value is None else CellReading(value)

    return of_text(read_text)


def _several(text: str, labels: Mapping[str, str]) -> CellReading | None:
    """That a cell names several where one is asked, and nothing else."""
    named = [label for label in labels.values() if label in text]
    beside = [*map(re.escape, named), words("values")["between_titles"]]
    if len(named) <= 1 or bare(re.sub("|".join(beside), "", text)).isalnum():
        return None
    either = tuple(value for value, label in labels.items() if label in named)
    return unsure(say("cells.only_one", named="”“".join(named)), None, either, tuple(named))


def _from_sentence(policy: Policy, field: str, text: str, allowed: str, as_of: date) -> CellReading:
    reading = read_message(policy, text, as_of)
    if field in reading.profile and not is_not_completed(text, as_of):
        return CellReading(reading.profile[field])
    doubts = [one for one in reading.unsure if one.field == field]
    if doubts:
        return unsure(
            say("cells.two_ways", said=doubts[0].text, right=f"{allowed}。"),
            None,
            meant(policy, field, doubts[0], as_of),
        )
    if reading.set_aside or is_not_completed(text, as_of):
        return unsure(say("cells.not_completed", said=text, allowed=allowed))
    return wrong(f"{allowed}。")


def meant(policy: Policy, field: str, doubt: Unsure, as_of: date) -> tuple[JsonValue, ...]:
    """What each of a doubt's options would be read as."""
    return tuple(read_message(policy, option, as_of).profile.get(field) for option in doubt.options)


def yes_no_reader(
    synonyms: Mapping[bool, list[str]] | None = None,
    whole: Mapping[bool, re.Pattern[str]] | None = None,
    says: Callable[[str, date], JsonValue] | None = None,
) -> Reader:
    """Reads yes or no; ``synonyms`` are further words for each, ``whole`` expressions for all that a cell says.

    否（上海分公司）: a note behind it explains it, unless it leaves it open, or ``says`` the contrary.
    """
    further = {mark(word): value for value, said in (synonyms or {}).items() for word in said}

    def read_number(number: float) -> CellReading:
        return CellReading(bool(number)) if number in {0, 1} else wrong(say("cells.yes_no"))

    def answer_of(said: str) -> bool | None:
        found = (value for value, pattern in (whole or {}).items() if pattern.search(plain(said).strip()))
        answer = further.get(mark(said), truth(said))
        return next(found, None) if answer is None else answer

    def read_text(said: str, as_of: date) -> CellReading:
        answer = answer_of(said)
        if answer is None and (noted := re.fullmatch(words("values")["noted"], plain(said))):
            answer, note = answer_of(noted["answer"]), noted["note"]
            told = {answer_of(note), says(note, as_of) if says else None} - {None, answer}
            if told or re.search(words("values")["open_note"], note):
                answer = None
        return wrong(say("cells.yes_no")) if answer is None else CellReading(answer)

    return of_text(read_text, read_number)


def place_reader() -> Reader:
    """Reads the applicant's place in the published order, 1 = first: 2, 第二, 第二发明人, 一作, 2/5."""
    right = wrong(say("cells.place"))

    def read_number(number: float) -> CellReading:
        whole = number == int(number) and 1 <= number <= _FARTHEST_PLACE
        return CellReading(int(number)) if whole else right

    def read_text(said: str, _as_of: date) -> CellReading:
        place = read_place_typed(said)
        return BLANK if is_none(said) else right if place is None else CellReading(place)

    return of_text(read_text, read_number)


def quantity_reader(unit: Unit, none: CellReading = BLANK) -> Reader:
    """Reads a quantity in its unit, a number alone as well: 12, 12万字, 120000字. ``none``: what 无 is taken for."""
    right = say("cells.number", unit=unit.written) if unit.written else say("cells.bare_number")

    def read_number(number: float) -> CellReading:
        return CellReading(plain_number(float(number))) if 0 <= number <= LARGEST else wrong(right)

    def read_text(said: str, _as_of: date) -> CellReading:
        if is_none(said):
            return none if is_nought(said) else BLANK
        found = only_amount(said, unit)
        if found is None:
            return unsure(right) if re.search(NUMERAL, plain(said)) else wrong(right)
        return unsure(say("cells.about", said=said)) if found.number is None else read_number(found.number)

    return of_text(read_text, read_number)


def pieces_reader() -> Reader:
    """Reads how many achievements a row stands for: 2, 两项."""

    def read_number(number: float) -> CellReading:
        whole = number == int(number) and number >= 1
        return CellReading(int(number)) if whole else wrong(say("cells.pieces"))

    def read_text(said: str, _as_of: date) -> CellReading:
        count = read_count(said)
        return wrong(count.why) if isinstance(count, Unclear) else read_number(count)

    return of_text(read_text, read_number)
