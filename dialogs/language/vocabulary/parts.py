"""The notice's words that stand as ``<PARTS>`` in the expressions of the language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.language.text.phrases import content
from dialogs.language.vocabulary.expressions import NOTHING, any_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dialogs.language.vocabulary.notice_words import NoticeWords
    from dialogs.language.vocabulary.schema import Entry


def parts_of(words: NoticeWords) -> dict[str, str]:
    """Each part by its name."""
    return {**_of_field(words), **_of_region(words), **_of_people(words)}


def _of_field(words: NoticeWords) -> dict[str, str]:
    field = words.vocabulary.field
    names = any_of([*field.speciality, *field.names])
    return {
        "SPECIALITY": any_of(field.speciality),
        "FIELD": names,
        "ANY_FIELD": any_of([*field.speciality, *field.names, *field.loosely]),
        "FIELD_AT_WORK": field.at_work or names,
    }


def _of_region(words: NoticeWords) -> dict[str, str]:
    region = words.vocabulary.region
    if region is None:
        return {"REGION": NOTHING, "HERE": NOTHING, "ELSEWHERE": NOTHING}
    names = any_of(region.names)
    elsewhere = [place for place in content("employer")["places"] if place not in region.names]
    return {"REGION": names, "HERE": region.here or names, "ELSEWHERE": any_of(elsewhere)}


def _of_people(words: NoticeWords) -> dict[str, str]:
    conditions = (name for said in words.condition_words.values() for name in said)
    return {
        "EDUCATION": any_of(_in_messages(words.education)),
        "TITLE": any_of(_in_messages(words.titles)),
        "LEVEL": any_of(words.level_words),
        "CONDITION": any_of(conditions),
        "UNIT": any_of(kind.unit for kind in words.catalogue.kinds.values()),
    }


def _in_messages(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        yield from entry.terms_in("message")
