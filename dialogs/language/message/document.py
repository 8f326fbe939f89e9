"""A message cut into sentences and clauses, with its times, and with whom each part speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Final, TypeVar

from dialogs.language.message.attributes import Saying, find_attributes
from dialogs.language.message.attribution import FACT, subjects, without
from dialogs.language.message.clause import Clause, clauses_of
from dialogs.language.message.named import TitleWord, title_words
from dialogs.language.text.phrases import Mention
from dialogs.language.text.tick_boxes import without_boxes
from dialogs.language.text.time_expressions import find_times
from dialogs.language.text.times import Time
from dialogs.language.vocabulary.denials import denied, masked
from dialogs.language.vocabulary.index import WordIndex
from dialogs.language.vocabulary.notice_words import Thing

Said = TypeVar("Said", "Mention", "Time")
FAMILIES: Final[tuple[Thing, ...]] = ("kinds", "titles", "education", "directions")
MOST: Final = 80
"""So many things of a family are read, and so many times; nobody has more to tell in one message."""
_FARTHEST = 60
"""Characters around a word that can change what it means; keeps the work linear in a clause without end."""

_SAID_OF: Final = 24
"""Characters after a thing within which a value still says more of it."""
_SENTENCE: Final = re.compile(r"[。;\n]")
_COUNTED: Final = re.compile(r"[\d一二两三四五六七八九十]")
_NEAR = 24
"""Characters around a bare word that may make something else of it."""


@dataclass(frozen=True)
class MessageText:
    """A message in the one way of writing, ready for the readers of single facts.

    ``words``: the notice's. ``subjects`` has one letter for each character of ``text`` (see
    :mod:`dialogs.language.message.attribution`). ``as_named``: what is named by a word that may mean something else as
    well (专利, 网安工程师) is what the notice has by that name; so questions are meant, and answers to them.
    """

    text: str
    words: WordIndex
    as_of: date
    clauses: tuple[Clause, ...]
    times: tuple[Time, ...]
    things: Mapping[Thing, list[Mention]]
    said: list[Saying]
    subjects: str
    as_named: bool = False

    @cached_property
    def _clause_numbers(self) -> list[int]:
        """The number of the clause for each character, and for the end."""
        numbers = [0] * (len(self.text) + 1)
        bounds = [clause.start for clause in self.clauses] + [len(self.text) + 1]
        for number, (start, end) in enumerate(pairwise(bounds)):
            numbers[start:end] = [number] * (end - start)
        return numbers

    @cached_property
    def titles(self) -> list[TitleWord]:
        """The words for titles."""
        return title_words(self.words, self.text, self.things["titles"])

    def inside(self, family: Thing, start: int, end: int) -> list[Mention]:
        """The things of a family that lie in ``text[start:end]``."""
        things = self.things[family]
        first = bisect_left(things, start, key=lambda one: one.start)
        last = bisect_right(things, end, key=lambda one: one.end)
        return things[first:last]

    def phrase(self, name: str, key: str) -> re.Pattern[str]:
        """The expression ``key`` of the file ``name``, with the notice's words in it."""
        return self.words.phrases.phrase(name, key)

    def says(self, name: str, key: str, text: str) -> bool:
        """Whether the expression ``key`` of the file ``name`` is found in ``text``."""
        return self.phrase(name, key).search(text) is not None

    def said_to_be_none(self, name: str, key: str, not_after: str) -> tuple[int, int] | None:
        """Where the applicant is said, by the expression ``key``, to have none of a kind of fact at all."""
        for match in self.phrase(name, key).finditer(self.text):
            if self.is_fact(match.start()) and not self.says(name, not_after, self.before(match.start())):
                return match.span()
        return None

    def index(self, position: int) -> int:
        """The number of the clause in which ``position`` lies, or after which it stands."""
        return self._clause_numbers[position]

    def clause(self, position: int) -> Clause:
        """The clause in which ``position`` lies."""
        return self.clauses[self.index(position)]

    def beside(self, position: int, step: int) -> str:
        """The clause so many after the one around ``position`` (-1: before), if the sentence has it."""
        here = self.index(position)
        if not 0 <= here + step < len(self.clauses):
            return ""
        clause = self.clauses[here + step]
        return self.text[clause.start : clause.end] if clause.sentence == self.clauses[here].sentence else ""

    def before(self, position: int) -> str:
        """What the clause says before ``position``, as far as it can matter."""
        return self.text[max(self.clause(position).start, position - _FARTHEST) : position]

    def label(self, position: int) -> str:
        """What a form calls that which begins at ``position``: 取得时间：2020.11; nothing where it calls it nothing."""
        number = self.index(position)
        if not number or self.text[self.clauses[number].start : position].strip():
            return ""
        previous = self.clauses[number - 1]
        return (
            self.text[previous.start : previous.end]
            if self.text[previous.end : position].strip() == ":"
            else ""
        )

    def after(self, position: int) -> str:
        """What is left of the clause from ``position`` on, as far as it can matter."""
        end = max(position, self.clause(max(position - 1, 0)).end)
        return self.text[position : min(end, position + _FARTHEST)]

    def surroundings(self, start: int, end: int) -> tuple[int, int]:
        """Where the clause around ``text[start:end]`` begins and ends, as far as it can matter."""
        before, after = self.before(start), self.after(end)
        return start - min(len(before), _NEAR), end + min(len(after), _NEAR)

    def sentence(self, position: int) -> str:
        """The whole sentence around ``position``."""
        start, end = self.sentence_bounds(position)
        return self.text[start:end]

    def sentence_bounds(self, position: int) -> tuple[int, int]:
        """Start and end of the sentence around ``position``."""
        return self._sentences[self.clause(position).sentence]

    @cached_property
    def _sentences(self) -> dict[int, tuple[int, int]]:
        """Start and end of each sentence by its number."""
        bounds: dict[int, tuple[int, int]] = {}
        for clause in self.clauses:
            start, _ = bounds.get(clause.sentence, (clause.start, clause.end))
            bounds[clause.sentence] = start, clause.end
        return bounds

    def end_of_sentence(self, number: int) -> int:
        """Where the sentence of this number ends, or the last one."""
        return self._sentences[min(number, max(self._sentences))][1]

    def run_start(self, number: int) -> int:
        """Where the text without punctuation begins of which the clause of this number is a part."""
        while number and self.clauses[number - 1].end == self.clauses[number].start:
            number -= 1
        return self.clauses[number].start

    def clauses_after(self, position: int, end: int) -> Iterator[Clause]:
        """The clauses that begin after the one around ``position`` and before ``end``."""
        for number in range(self.index(position) + 1, len(self.clauses)):
            if self.clauses[number].start >= end:
                return
            yield self.clauses[number]

    @cached_property
    def corrections(self) -> tuple[re.Match[str], ...]:
        """Where one corrects oneself (不对, 打错了), in order."""
        return tuple(self.phrase("standing", "correction").finditer(self.text))

    def is_restated(self, correction: re.Match[str], start: int) -> bool:
        """Whether what begins at ``start`` is said instead: in the clause of the correction or the next."""
        return correction.end() <= start and self.index(start) <= self.index(correction.end()) + 1

    def uncorrected(self, said: list[Said]) -> list[Said]:
        """6年，不对，7年: of what is ``said``, in order, only what comes after a correction holds."""
        for match in self.corrections:
            later = [one for one in said if one.start >= match.end()]
            if later and self.is_restated(match, later[0].start):
                said = later
        return said

    def times_between(self, start: int, end: int) -> tuple[Time, ...]:
        """The times that begin in ``text[start:end]``."""
        first = bisect_left(self.times, start, key=lambda time: time.start)
        return self.times[first : bisect_left(self.times, end, key=lambda time: time.start)]

    @cached_property
    def timed(self) -> frozenset[int]:
        """The numbers of the clauses in which a time is said."""
        return frozenset(self.index(time.start) for time in self.times)

    def is_fact(self, position: int) -> bool:
        """Whether what stands at ``position`` is said of the applicant and as a fact."""
        return self.subjects[position] == FACT

    def excerpt(self, start: int, end: int) -> str:
        """The clause or clauses around ``text[start:end]``, to be shown to the person."""
        first, last = self.clause(start), self.clause(max(start, end - 1))
        text = self.text[min(first.start, start) : max(last.end, end)].strip()
        return text + ")" * max(0, text.count("(") - text.count(")"))


def _with_attributes(things: list[Mention], said: list[Saying]) -> list[Mention]:
    """With what is said right before them: 发明专利 is one thing, also where 发明 is the patent's type."""
    starts = {one.end: one.start for one in said}
    return [one._replace(start=starts.get(one.start, one.start)) for one in things]


def _told_of(text: str, kinds: list[Mention], said: list[Saying]) -> list[Mention]:
    """Without what only says more of the one before: 标准3项（国家标准） are no six."""
    within = {one.start for one in kinds if any(_is_longer(value, one) for value in said)}
    kept: list[Mention] = []
    for one in kinds:
        before = kept[-1] if kept else None
        if (
            before is not None
            and one.start in within
            and before.start not in within
            and before.entry == one.entry
        ):
            between, beyond = text[before.end : one.start], text[one.end : one.end + 1]
            if len(between) <= _SAID_OF and not _SENTENCE.search(between) and not _COUNTED.match(beyond):
                continue
        kept.append(one)
    return kept


def _is_longer(value: Saying, one: Mention) -> bool:
    return value.start <= one.start and one.end <= value.end and value.end - value.start > one.end - one.start


def _outside(things: list[Mention], longer: list[Mention]) -> list[Mention]:
    """Those that are no part of a longer name: 事件处置能力评估 is work, not an event."""
    return [
        one
        for one in things
        if not any(
            other.start <= one.start
            and one.end <= other.end
            and one.end - one.start < other.end - other.start
            for other in longer
        )
    ]


def message_text(words: WordIndex, text: str, as_of: date, *, own: bool = False) -> MessageText:
    """``text`` as people typed it, put into the one way of writing and cut up.

    ``own``: it is typed by the applicant; else somebody may ask for him.
    """
    text = words.phrases.phrase("tick_boxes", "asked").sub("", text)
    text = words.plain(without_boxes(text))
    things = {family: words.find(family, text)[:MOST] for family in FAMILIES}
    things["kinds"] = _outside(things["kinds"], things["directions"])
    said = find_attributes(words, text)[:MOST]
    things["kinds"] = _told_of(text, things["kinds"], said)
    hidden = masked(text, {**things, "kinds": _with_attributes(things["kinds"], said)})
    clauses = clauses_of(words.phrases, text)
    subjects_of = subjects(words.phrases, text, hidden, clauses, own=own)
    lacking = denied(words.phrases, text, hidden, things["directions"])
    return MessageText(
        text,
        words,
        as_of,
        clauses,
        find_times(text, as_of)[:MOST],
        things,
        said,
        without(subjects_of, lacking),
    )
