"""Titles of a cell that says of each, one after the other, what it is, of what speciality and since when."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, NamedTuple

from pydantic import JsonValue

from bot.roster.problem import CellReading, noted, unsure
from bot.roster.times import read_obtained
from bot.roster.vocabulary import bare, words
from bot.wording import say
from dialogs.language.text.normalize import plain

_DIGIT: Final = re.compile(r"\d")


class TitleFields(NamedTuple):
    """How one part is read: as a title, as a speciality that is the notice's own or not, as no title at all."""

    title: Callable[[str, date], CellReading]
    speciality: Callable[[str, date], bool | None]
    is_no_title: Callable[[str, date], bool]

    def read(self, text: str, as_of: date) -> CellReading | None:
        """The titles of ``text``; None where one of its parts is none of these, or not known whose."""
        titles: list[dict[str, JsonValue]] = []
        others: list[str] = []
        doubts: list[str] = []
        is_employed = is_time_of_it = False
        for part in _parts(text):
            if _says("employed", part):
                is_employed = is_time_of_it = True
            elif is_time_of_it and _DIGIT.search(part):
                is_time_of_it = False
            elif not _says("harmless", part) and not self._take(part, as_of, titles, others, doubts):
                return None
        if not titles or (is_employed and "obtained_on" not in titles[-1]):
            return None
        told: list[JsonValue] = [*titles]
        if doubts:
            return unsure("".join(dict.fromkeys(doubts)), told)
        return noted(told, say("cells.no_title", said="”“".join(others))) if others else CellReading(told)

    def _take(
        self,
        part: str,
        as_of: date,
        titles: list[dict[str, JsonValue]],
        others: list[str],
        doubts: list[str],
    ) -> bool:
        """Whether a part is understood: what it says is added to what it belongs to."""
        if _DIGIT.search(part):
            return bool(titles) and _dated(titles[-1], part, as_of, doubts)
        if re.search(words("values")["not_held"], re.sub(words("values")["speciality_phrases"], "", part)):
            return False
        title = self.title(part, as_of)
        if isinstance(title.value, list) and len(title.value) == 1 and title.severity is None:
            (one,) = title.value
            if isinstance(one, dict) and not (titles and _is_its_level(part, one, titles[-1])):
                titles.append({**one})
            return True
        if self.is_no_title(part, as_of):
            others.append(part)
            return True
        same = self.speciality(part, as_of) if titles and "same_speciality" not in titles[-1] else None
        if same is not None:
            titles[-1]["same_speciality"] = same
        return same is not None


def _is_its_level(part: str, one: Mapping[str, JsonValue], title: Mapping[str, JsonValue]) -> bool:
    """Whether a part only says of what level the title before it is: 工程师（中级）."""
    return re.fullmatch(words("values")["level_only"], part) is not None and one["level"] == title["level"]


def _parts(text: str) -> list[str]:
    said = words("values")["title_fields"]
    parts = (re.sub(said["around"], "", one) for one in re.split(said["between"], plain(text)))
    return [one for one in parts if bare(one)]


def _says(what: str, part: str) -> bool:
    return re.fullmatch(words("values")["title_fields"][what], part) is not None


def _dated(title: dict[str, JsonValue], part: str, as_of: date, doubts: list[str]) -> bool:
    """Whether a part is the one moment of a title; one that is not sure is told and leaves it without."""
    reading = read_obtained(part, as_of)
    if "obtained_on" in title or (isinstance(reading.value, dict) and "held" in reading.value):
        return False
    if reading.severity is not None:
        if not re.fullmatch(words("values")["only_a_time"], part):
            return False
        doubts.append(reading.message)
    elif isinstance(reading.value, dict):
        title.update(reading.value)
    return True
