"""The titles of one cell: which are held, of which level, of which speciality."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from pydantic import JsonValue

from bot.roster.choices import Reader, meant, of_text, spoken
from bot.roster.free_text import doubts_of, in_doubt, instead, write_like
from bot.roster.problem import BLANK, CellReading, one_of, unsure
from bot.roster.sheet import Cell
from bot.roster.title_fields import TitleFields
from bot.roster.vocabulary import bare, is_none, is_to_come, words
from bot.wording import say
from dialogs.language.message.extract import read_message
from dialogs.language.text.normalize import plain
from dialogs.language.text.time_expressions import find_times
from dialogs.language.vocabulary.index import word_index
from rules import Policy


class _Titles(NamedTuple):
    """What is needed to read them: level by name, what each level is called, and how it would be right."""

    policy: Policy
    labels: Mapping[str, str]
    names: Mapping[str, str]
    allowed: str

    def read(self, text: str, as_of: date) -> CellReading:
        if is_none(text):
            return CellReading([])
        fields = self._one_by_one.read(text, as_of)
        return self._each_once(text, fields) if fields else self._whole(text, as_of)

    def _whole(self, text: str, as_of: date) -> CellReading:
        """The titles of a cell, or of a part of one, that says nothing else."""
        reading = self._each_once(text, self._several(text, as_of) or self._one(text, as_of))
        if (
            isinstance(reading.value, list)
            and reading.value
            and (not_held := _is_not_held(text, as_of)) | self._has_more(text, reading.value, as_of)
        ):
            return unsure(say("cells.not_held" if not_held else "cells.title_and_more", said=text))
        return _with_its_time(text, reading, as_of)

    @property
    def _one_by_one(self) -> TitleFields:
        return TitleFields(self._whole, partial(_speciality, self.policy), partial(_is_no_title, self.policy))

    def _each_once(self, text: str, reading: CellReading) -> CellReading:
        """工程师 中级, 高级工程师（正高级）: a level beside a title is no other title, and may contradict it."""
        values, titles = words("values"), reading.value
        parts = [part for part in re.split(values["beside_levels"], text) if part]
        named = [part for part in parts if not re.fullmatch(values["level_only"], part)]
        if not isinstance(titles, list) or not named or len(named) == len(parts) or len(titles) <= len(named):
            return reading
        if any(title != titles[0] for title in titles):
            return unsure(say("cells.two_ways", said=text, right=say("cells.level", allowed=self.allowed)))
        return CellReading(titles[: len(named)])

    def _labelled(self, either: Sequence[JsonValue]) -> tuple[str, ...]:
        """What the cell may be, as a drop-down says it, where that is a level or none."""
        levels = [
            one.get("level")
            for value in either
            if isinstance(value, list)
            for one in value
            if isinstance(one, dict)
        ]
        if not levels:
            return ()
        return (*(label for level, label in self.labels.items() if level in levels), say("cells.none"))

    def _has_more(self, text: str, titles: list[JsonValue], as_of: date) -> bool:
        """Whether a cell says more than titles and how long they are held, and not of which speciality they are."""
        if any(isinstance(title, dict) and "same_speciality" in title for title in titles):
            return False
        rest = plain(text)
        for time in reversed(find_times(rest, as_of)):
            rest = rest[: time.start] + rest[time.end :] if time.years is not None else rest
        rest = bare(rest)
        for name in sorted((one for one in self.names if len(one) > 1), key=len, reverse=True):
            rest = rest.replace(name, "")
        return bool(bare(re.sub(words("values")["beside_titles"], "", rest)).strip("0123456789"))

    def _several(self, text: str, as_of: date) -> CellReading | None:
        """The titles of a cell that names nothing but titles, one after another."""
        said_twice = re.split(r"[/／]", text)
        parts = (
            [one for one in re.split(words("values")["between_titles"], text) if one]
            if len(said_twice) == 1
            else said_twice
        )
        read = [self._one(part, as_of) for part in parts] if len(parts) > 1 else []
        titles = [
            one.value[0]
            for one in read
            if isinstance(one.value, list) and len(one.value) == 1 and one.severity is None
        ]
        if not titles or len(titles) < len(parts):
            return None
        if len(said_twice) > 1 and all(title == titles[0] for title in titles):
            return CellReading(titles[:1])
        return CellReading(titles)

    def _one(self, text: str, as_of: date) -> CellReading:
        level = self.names.get(bare(text))
        if level:
            return CellReading([{"level": level}])
        reading = read_message(self.policy, text, as_of)
        doubts = doubts_of(reading, "titles")
        whole = [one for one in doubts if one.field == "titles"]
        surely = None if whole else reading.profile.get("titles")
        if doubts:
            either = meant(self.policy, "titles", whole[0], as_of) if len(whole) == 1 else ()
            labelled = self._labelled(either)
            message = (
                say("cells.two_ways", said=text, right=write_like(labelled))
                if labelled
                else in_doubt(doubts, say("cells.level", allowed=self.allowed))
            )
            return unsure(message, surely, either, labelled or instead(text, doubts))
        if surely is None:
            return unsure(say("cells.title_unknown", said=text, allowed=self.allowed))
        return CellReading(surely)


def _with_its_time(text: str, reading: CellReading, as_of: date) -> CellReading:
    """A reading, and where a cell names a time of which none of its titles has it, that it is not known whose it is."""
    titles = reading.value if isinstance(reading.value, list) and reading.severity is None else []
    is_dated = any(isinstance(one, dict) and one.keys() & {"obtained_on", "years"} for one in titles)
    if not titles or is_dated or not find_times(plain(text), as_of):
        return reading
    return unsure(say("cells.title_time", said=text), titles)


def read_titles(policy: Policy, labels: Mapping[str, str]) -> Reader:
    """The titles of one cell, as the profile lists them; a level by its name, or a sentence."""
    said = word_index(policy).cells("titles")
    names = {bare(word): level for level, words in said.items() for word in words}
    names |= {bare(label): level for level, label in labels.items()}
    begin = Counter(label[0] for label in labels.values())
    names |= {label[0]: level for level, label in labels.items() if begin[label[0]] == 1}  # 初, 中
    titles = _Titles(policy, labels, names, one_of((*labels.values(), say("cells.none"))))

    return of_text(titles.read)


def _is_not_held(text: str, as_of: date) -> bool:
    values = words("values")
    return (
        is_to_come(text, as_of)
        or re.search(values["not_held"], re.sub(values["speciality_phrases"], "", text)) is not None
    )


def speciality_reader(policy: Policy, yes_no: Reader) -> Reader:
    """Whether a title is of the notice's speciality: yes, no, or the name of one."""

    def read(cell: Cell, as_of: date) -> CellReading:
        said = spoken(cell)
        reading = BLANK if isinstance(said, str) and is_none(said) else yes_no(cell, as_of)
        if reading.severity is None or isinstance(said, CellReading):
            return reading
        same = _speciality(policy, said, as_of)
        return unsure(say("cells.speciality", said=said)) if same is None else CellReading(same)

    return read


def _speciality(policy: Policy, said: str, as_of: date) -> bool | None:
    """Whether what is named is the notice's speciality, as a message says it of a title."""
    title = min((level.name for level in policy.catalogue.levels.values()), key=len)
    told = say("cells.of_speciality", said=said, title=title)
    return _same(read_message(policy, told, as_of).profile.get("titles"))


def _is_no_title(policy: Policy, said: str, as_of: date) -> bool:
    """Whether something is named that is known to be none: 二级建造师."""
    reading = read_message(policy, said, as_of)
    return [one.why for one in reading.set_aside] == ["not_in_notice"] and not reading.profile


def _same(titles: JsonValue) -> bool | None:
    if isinstance(titles, list) and len(titles) == 1 and isinstance(titles[0], dict):
        same = titles[0].get("same_speciality")
        return same if isinstance(same, bool) else None
    return None
