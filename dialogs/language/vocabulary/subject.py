"""By which words a notice is meant: where it applies, for what, and who issued it. Read without reading the notice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from dialogs.language.text.expressions import ready_pattern
from dialogs.language.text.normalize import plain
from dialogs.language.text.phrases import phrase
from dialogs.language.vocabulary.loader import FOLDER
from dialogs.language.vocabulary.schema import FieldWords, RegionWords
from rules import NoticeRefused
from rules.notice.schema import DirectionData
from rules.notice.yaml_file import YamlFile
from rules.policies import Edition

MOST_KNOWN: Final = 200
_TELLING: Final = 4
"""Characters: a shorter name of some work is as well anybody's."""
_UNIT: Final = re.compile(r"(?:特别行政区|自治区|省|市|区|县)$")
_NEVER: Final = r"(?!)"

ASPECTS: Final = ("region", "speciality", "authority")
"""What tells one notice from another, as policy.yaml calls it."""


class Subject(NamedTuple):
    """Expressions for what a notice is about, one an aspect."""

    region: re.Pattern[str]
    speciality: re.Pattern[str]
    authority: re.Pattern[str]
    names: re.Pattern[str]


def meant(editions: Sequence[Edition], text: str) -> tuple[Edition, ...]:
    """Those of ``editions`` that ``text`` may mean, by what it says of them; all where it says nothing, or two things.

    An aspect that is named leaves those of which it is true: who says where and for what has named one.
    """
    if len(editions) <= 1:
        return tuple(editions)
    said = plain(text)
    named = [edition for edition in editions if subject_of(edition).names.search(said)]
    if named:
        return tuple(named)
    left = list(editions)
    for aspect in ASPECTS:
        claimed = _claims(editions, aspect, said)
        if True in claimed.values():
            left = [edition for edition in left if claimed[getattr(edition.data, aspect)]]
        else:
            left = [edition for edition in left if claimed[getattr(edition.data, aspect)] is None]
    return tuple(left) or tuple(editions)


def _claims(editions: Iterable[Edition], aspect: str, said: str) -> dict[str, bool | None]:
    """What ``said`` claims of each place, speciality or authority, by the words of whichever notice has it."""
    found: dict[str, bool | None] = {}
    for edition in editions:
        value = getattr(edition.data, aspect)
        claim = _claim(getattr(subject_of(edition), aspect), said, is_place=aspect == "region")
        if found.get(value) is None or claim:
            found[value] = claim
    return found


def _claim(expression: re.Pattern[str], said: str, *, is_place: bool) -> bool | None:
    """Whether ``said`` claims what the expression speaks of, or denies it; None where it does not speak of it.

    A place in which one does not work now is as if it were not spoken of.
    """
    denied = phrase("notices", "denied")
    found = [
        denied.search(said, 0, mention.start()) is None
        for mention in expression.finditer(said)
        if not (is_place and _is_elsewhere(said, mention))
    ]
    return any(found) if found else None


def _is_elsewhere(said: str, place: re.Match[str]) -> bool:
    before, after = phrase("notices", "elsewhere_before"), phrase("notices", "elsewhere_after")
    return bool(before.search(said, 0, place.start()) or after.match(said[place.end() :]))


def subject_of(edition: Edition) -> Subject:
    """How one speaks of the notice."""
    data = edition.data
    key = (data.region, data.speciality, data.authority, data.document_number, data.short_name)
    return _subject(edition.folder, *key)


@lru_cache(MOST_KNOWN)
def _subject(folder: Path, region: str, speciality: str, authority: str, *names: str) -> Subject:
    place: RegionWords | None = _read(folder / FOLDER / "region.yaml", RegionWords)
    field: FieldWords | None = _read(folder / FOLDER / "field.yaml", FieldWords)
    directions: list[DirectionData] = _read(folder / "directions.yaml", list[DirectionData]) or []
    places, fields = [region, _UNIT.sub("", region)], [speciality]
    fields += [words for one in directions for words in (one.name, *one.items) if len(words) >= _TELLING]
    expressions: list[str] = []
    at_work = []
    if place is not None:
        # An expression knows that who is registered in a place need not work there.
        places = [] if place.here else [*places, place.called, *place.names]
        expressions = [place.here or _NEVER, *place.also]
    if field is not None:
        fields += [field.called, *field.speciality, *field.names]
        at_work = [field.at_work or _NEVER]
    return Subject(
        _any_of(places, expressions),
        _any_of(fields, at_work),
        _any_of([authority]),
        _any_of([], [r"\W*".join(re.findall(r"\w+", plain(name))) for name in names]),
    )


def _any_of(words: Iterable[str], expressions: Iterable[str] = ()) -> re.Pattern[str]:
    spelt = [re.escape(plain(word)) for word in dict.fromkeys(words) if word]
    return ready_pattern("|".join([*spelt, *expressions]) or _NEVER, re.IGNORECASE)


def _read(path: Path, shape: Any) -> Any:
    """None where there is no such file, or it is not to be believed: then the notice is refused when it is used."""
    try:
        return YamlFile(path, path.name).read(shape) if path.exists() else None
    except NoticeRefused:
        return None
