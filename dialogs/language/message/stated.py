"""What the applicant states beside degrees, work and titles: numbers, days, yes and no, a further qualification."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from pydantic import JsonValue

from dialogs.language.message.attribution import DENIED, FACT
from dialogs.language.message.document import MessageText
from dialogs.language.message.extraction import NOT_SAID, Slot, Understood, Unsure
from dialogs.language.message.named import highest_of
from dialogs.language.message.schooling import schooling_standing
from dialogs.language.text.normalize import plain
from dialogs.language.text.numerals import plain_number, read_number
from dialogs.language.text.phrases import Mention, compiled
from dialogs.language.text.scanning import scan
from dialogs.language.text.times import Time
from dialogs.language.vocabulary.schema import SaidValue, StatedFact
from rules.notice.person_data import FactData


def read_stated(message: MessageText) -> dict[str, Slot]:
    """By the name of the group or of the fact; nothing under a notice that asks for nothing of the kind."""
    slots: dict[str, Slot] = {}
    for stated in message.words.vocabulary.stated:
        found = _read(message, stated)
        group, _, name = stated.fact.partition(".")
        if found is NOT_SAID:
            continue
        if name and found.value is not None:
            found = Slot({name: found.value}, found.understood, found.unsure, found.heard)
        slots[group] = slots.get(group, NOT_SAID).beside(found)
    return slots


def _read(message: MessageText, stated: StatedFact) -> Slot:
    """What all of it says first; else what stands beside its name."""
    fact = message.words.catalogue.facts[stated.fact]
    found = _by_value(message, stated, [one for one in stated.values if one.means is not None])
    if found is NOT_SAID and stated.names is not None:
        beside = _Beside(message, fact, stated.names)
        found = _BESIDE[fact.type](beside) if fact.type in _BESIDE else found
    if found is NOT_SAID:
        found = _by_value(message, stated, [one for one in stated.values if one.means is None])
    return found


def _by_value(message: MessageText, stated: StatedFact, values: Iterable[SaidValue]) -> Slot:
    for value in values:
        for match in scan(compiled(value.words, {}), message.text):
            who = message.subjects[match.start()]
            denied = who == DENIED or message.says("stated", "denied_before", message.before(match.start()))
            if who not in {FACT, DENIED} or (denied and not isinstance(value.means, bool)):
                continue
            if value.means is None:
                return _doubt(message, stated.fact, match.span())
            return _slot(message, stated.fact, False if denied else value.means, match.span())
    return NOT_SAID


def _slot(message: MessageText, fact: str, value: JsonValue, span: tuple[int, int]) -> Slot:
    return Slot(value, (Understood(fact, message.excerpt(*span)),), heard=(span,))


def _doubt(message: MessageText, fact: str, span: tuple[int, int]) -> Slot:
    return Slot(unsure=(Unsure(fact, message.excerpt(*span)),), heard=(span,))


@dataclass(frozen=True)
class _Beside:
    """What stands beside the words that name a fact."""

    message: MessageText
    fact: FactData
    names: str

    def number(self) -> Slot:
        """300学时 beside 继续教育; in its clause no time is one of work."""
        content = self.message.words.phrases.content("stated")
        parts = {"NAMES": self.names, "UNIT": plain(self.fact.unit or "")}
        for expression in (*content["numbers"], *filter(None, [content["alone"].get(self.fact.unit)])):
            for match in scan(compiled(expression, parts), self.message.text):
                if self.message.is_fact(match.start("number")):
                    return self._of_number(match)
        return NOT_SAID

    def _of_number(self, match: re.Match[str]) -> Slot:
        clause = self.message.clause(match.start())
        span = min(clause.start, match.start()), match.end()
        number = read_number(match["number"])
        said = f"{match['before'] or ''}{match['more'] or ''}{match['after'] or ''}"
        if number is None or self.message.says("stated", "open", said) or self._is_otherwise(span):
            return _doubt(self.message, self.fact.fact, span)
        return _slot(self.message, self.fact.fact, plain_number(number), span)

    def _is_otherwise(self, span: tuple[int, int]) -> bool:
        """Of other years than are asked for: of each where all together are asked for, in all where one is."""
        said, asked = self.message.text[slice(*span)], plain(self.fact.ask)
        key = "in_all" if self.message.says("stated", "asked_yearly", asked) else "yearly"
        years = self.message.phrase("stated", "years")
        there, here = years.search(asked), years.search(said)
        differ = there and here and read_number(there["years"]) != read_number(here["years"])
        return bool(differ) or self.message.says("stated", key, said)

    def day(self) -> Slot:
        """1985年6月 in the clause of 出生; of several diplomas the last. A year alone leaves it open."""
        found: list[tuple[str, tuple[int, int]]] = []
        doubts: list[tuple[int, int]] = []
        for match in scan(compiled(self.names, {}), self.message.text):
            for time in self._times_beside(match.start()):
                if not self.message.is_fact(time.start) or not time.kind.endswith("moment"):
                    continue
                if time.on is None:
                    doubts.append((time.start, time.end))
                elif time.on <= self.message.as_of.isoformat():
                    found.append((time.on, (time.start, time.end)))
        if found:
            day, span = max(found)
            return _slot(self.message, self.fact.fact, day, span)
        return _doubt(self.message, self.fact.fact, doubts[0]) if doubts else NOT_SAID

    def _times_beside(self, position: int) -> tuple[Time, ...]:
        """Those of the clause; of a label (出生年月：), those of what it labels."""
        clause = self.message.clause(position)
        is_label = self.message.text[clause.end : clause.end + 1] == ":"
        end = self.message.clause(clause.end + 1).end if is_label else clause.end
        return self.message.times_between(clause.start, end)

    def education(self) -> Slot:
        """The highest qualification right beside 全日制."""
        held = [one for one in self._held() if self._stands_beside(one, self.names)]
        if not held:
            return NOT_SAID
        highest = highest_of(self.message.words, held)
        return _slot(self.message, self.fact.fact, highest.entry.ids[0], (highest.start, highest.end))

    def kind_of_degree(self) -> Slot:
        """Whether the highest qualification is said to be 全日制, or not to be, where that is what is asked."""
        held = self._held()
        if held and self.message.says("stated", "kind_of_degree", self.names):
            highest = highest_of(self.message.words, held)
            for value, words in self.message.words.phrases.content("stated")["kind"].items():
                if self._stands_beside(highest, words.replace("<NAMES>", self.names)):
                    return _slot(self.message, self.fact.fact, value, (highest.start, highest.end))
        return NOT_SAID

    def _held(self) -> list[Mention]:
        """Qualifications that are surely one, and held."""
        named = self.message.things["education"]
        return [
            one
            for one, following in zip_longest(named, named[1:])
            if len(one.entry.ids) == 1 and schooling_standing(self.message, one, following) == "held"
        ]

    def _stands_beside(self, named: Mention, words: str) -> bool:
        content, text = self.message.words.phrases.content("stated"), self.message.text
        before, after = (compiled(content[key], {"NAMES": words}) for key in ("right_before", "right_after"))
        return bool(before.search(self.message.before(named.start)) or after.match(text[named.end :]))


_BESIDE: Final[Mapping[str, Callable[[_Beside], Slot]]] = {
    "number": _Beside.number,
    "day": _Beside.day,
    "education": _Beside.education,
    "yes_no": _Beside.kind_of_degree,
}
"""By the fact's type."""
