"""What the applicant states beside degrees, work and titles: numbers, days, yes and no, a further qualification."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from dialogs.language.message.attribution import DENIED, FACT
from dialogs.language.message.education import highest_of
from dialogs.language.message.extraction import NOT_SAID, Slot, Understood, Unsure
from dialogs.language.message.schooling import schooling_standing
from dialogs.language.text.normalize import plain
from dialogs.language.text.numerals import plain_number, read_number
from dialogs.language.text.phrases import compiled
from dialogs.language.text.scanning import scan

if TYPE_CHECKING:
    import re

    from pydantic import JsonValue

    from dialogs.language.message.document import MessageText
    from dialogs.language.text.times import Time
    from dialogs.language.vocabulary.schema import StatedFact


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
    found = _by_value(message, stated)
    if found is NOT_SAID and stated.names is not None:
        beside = _Beside(message, stated.fact, stated.names)
        if fact.type == "number":
            return beside.number(fact.unit or "")
        if fact.type == "day":
            return beside.day()
        if fact.type == "education":
            return beside.education()
    return found


def _by_value(message: MessageText, stated: StatedFact) -> Slot:
    for value in stated.values:
        for match in scan(compiled(value.words, {}), message.text):
            who = message.subjects[match.start()]
            denied = who == DENIED or message.says("stated", "denied_before", message.before(match.start()))
            if who not in {FACT, DENIED} or (denied and not isinstance(value.means, bool)):
                continue
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
    fact: str
    names: str

    def number(self, unit: str) -> Slot:
        """300学时 beside 继续教育; in its clause no time is one of work."""
        content = self.message.words.phrases.content("stated")
        parts = {"NAMES": self.names, "UNIT": plain(unit)}
        for expression in content["numbers"]:
            for match in scan(compiled(expression, parts), self.message.text):
                if self.message.is_fact(match.start("number")):
                    return self._of_number(match)
        return NOT_SAID

    def _of_number(self, match: re.Match[str]) -> Slot:
        clause = self.message.clause(match.start())
        span = min(clause.start, match.start()), match.end()
        number = read_number(match["number"])
        said = f"{match['before'] or ''}{match['more'] or ''}{match['after'] or ''}"
        if number is None or self.message.says("stated", "open", said):
            return _doubt(self.message, self.fact, span)
        return _slot(self.message, self.fact, plain_number(number), span)

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
            return _slot(self.message, self.fact, day, span)
        return _doubt(self.message, self.fact, doubts[0]) if doubts else NOT_SAID

    def _times_beside(self, position: int) -> tuple[Time, ...]:
        """Those of the clause; of a label (出生年月：), those of what it labels."""
        clause = self.message.clause(position)
        is_label = self.message.text[clause.end : clause.end + 1] == ":"
        end = self.message.clause(clause.end + 1).end if is_label else clause.end
        return self.message.times_between(clause.start, end)

    def education(self) -> Slot:
        """The highest qualification right after 全日制."""
        named = self.message.things["education"]
        right_before = compiled(
            self.message.words.phrases.content("stated")["right_before"], {"NAMES": self.names}
        )
        held = [
            one
            for one, following in zip_longest(named, named[1:])
            if len(one.entry.ids) == 1
            and right_before.search(self.message.before(one.start))
            and schooling_standing(self.message, one, following) == "held"
        ]
        if not held:
            return NOT_SAID
        highest = highest_of(self.message.words, held)
        return _slot(self.message, self.fact, highest.entry.ids[0], (highest.start, highest.end))
