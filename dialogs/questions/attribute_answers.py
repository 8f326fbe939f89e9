"""What is typed about an attribute of an entry: an amount, a day, a place, yes or no, one of its values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from dialogs.engine.ask import Misread
from dialogs.language.answer.choice import One, Several, read_choice, read_place, read_yes_no
from dialogs.language.text.amounts import Unit, only_amount
from dialogs.language.text.normalize import plain
from dialogs.language.text.time_expressions import find_times
from dialogs.language.text.times import Time, written_occasion
from dialogs.questions.entry import EntryOption, Given
from dialogs.questions.frame import nothing_of, short
from rules.notice.profile_values import LARGEST

EXAMPLE = 12


def read_amount(unit: Unit, text: str) -> Given | Misread:
    """12, 12万字, 120000字; no quantity that is only about so much."""
    found = only_amount(text, unit)
    if found is None or found.number is None or found.number > LARGEST:
        return Misread("misread.amount", unread=short(text), example=f"{EXAMPLE}{unit.written}")
    return Given(found.number)


def read_occasion(today: date, text: str) -> Given | Misread:
    """2033年, 2033年6月, 去年; not what is yet to come."""
    said = plain(text).strip()
    times = find_times(said, today)
    written = (
        written_occasion(times[0], said[times[0].start : times[0].end], today) if len(times) == 1 else None
    )
    if written is None:
        written = written_occasion(Time(0, len(said), "vague_moment"), said, today)
    return Misread("misread.occasion", unread=short(text)) if written is None else Given(written)


def read_truth(text: str) -> Given | Misread:
    """Yes or no."""
    said = read_yes_no(text)
    return Misread("misread.yes_no", unread=short(text)) if said is None else Given(said)


def read_rank(text: str) -> Given | Misread:
    """A place in an order."""
    rank = read_place(text)
    return Misread("misread.rank", unread=short(text)) if rank is None else Given(rank)


def option_reader(options: Mapping[str, EntryOption]) -> Callable[[str], Given | Misread]:
    """What reads one of the ``options``."""
    names = {key: option.label for key, option in options.items()}

    def read(text: str) -> Given | Misread:
        found = read_choice(text, names)
        if isinstance(found, One):
            return Given(found.key)
        if isinstance(found, Several):
            return Misread("misread.several", names=[names[key] for key in found.keys])
        return nothing_of(text, names.values())

    return read
