"""What of an applicant is told, and how exactly: plainly, vaguely, or wrongly first."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from tests.messages.notice_words import patterns

if TYPE_CHECKING:
    from tests.messages.drawn_facts import Draw
    from tests.messages.statements import Facts, Speaker, Statement

RUN_TOGETHER = ("run_on", "spaces")
VAGUE_EXPERIENCE, VAGUE_TITLE, VAGUE_COUNT = 0.1, 0.15, 0.06
TAKEN_BACK = 0.1
IN_ONE_BREATH = 0.5


class Telling:
    """The facts of one message, as statements of a speaker. ``forms``: in a form nothing is taken back."""

    def __init__(self, speaker: Speaker, draw: Draw, style: str, *, forms: bool) -> None:
        self.speaker, self.draw, self.forms = speaker, draw, forms
        self.random = speaker.random
        self.run_together = style in RUN_TOGETHER

    def statements(self, facts: Facts) -> list[Statement]:
        """All of them, in the order of a profile."""
        speaker, region = self.speaker, self.draw.words.region_fact
        told: list[Statement] = []
        if "education" in facts:
            told.append(self._education(facts["education"]))
        together = {"experience", "direction"} <= facts.keys() and self._chance(IN_ONE_BREATH)
        if together:
            told.append(speaker.experience_in(facts["direction"], facts["experience"]))
        elif "experience" in facts:
            told.append(self._experience(facts["experience"]))
        if region in facts:
            told.append(speaker.region(inside=facts[region]))
        if "direction" in facts and not together:
            told.append(speaker.direction(facts["direction"]))
        if facts.get("titles") == []:
            told.append(speaker.no_title())
        told += self._titles(facts.get("titles", []))
        for _, entries in groupby(facts.get("achievements", []), key=itemgetter("kind")):
            told += self._achievements(list(entries))
        told += [speaker.ground(entry) for entry in facts.get("exceptional", [])]
        return told + [speaker.stated(fact, facts[fact]) for fact in self.draw.words.stated if fact in facts]

    def _education(self, value: str) -> Statement:
        statement = self.speaker.education(value)
        if not self._takes_back():
            return statement
        term = self.random.choice(self.draw.words.education[value])
        return self._corrected(self.speaker.wrong_education(value).text, term, statement)

    def _experience(self, tenure: Facts) -> Statement:
        if self._chance(VAGUE_EXPERIENCE):
            return self.speaker.vague_experience()
        statement = self.speaker.experience(tenure)
        if not self._takes_back():
            return statement
        wrong = {"years": self.draw.months() / 12} if "years" in tenure else {"since": self.draw.month()}
        return self._corrected(self.speaker.experience(wrong).text, self.speaker.time(tenure), statement)

    def _titles(self, titles: list[Facts]) -> list[Statement]:
        speaker = self.speaker
        if len(titles) == 1 and self._chance(VAGUE_TITLE):
            return [speaker.vague_title(titles[0])]
        told = [speaker.title(title) for title in titles]
        if len(titles) == 1 and "obtained_on" in titles[0] and self._takes_back():
            wrong = speaker.title(titles[0] | {"obtained_on": self.draw.month()}).text
            told = [self._corrected(wrong, speaker.time(titles[0]), told[0])]
        return told

    def _achievements(self, entries: list[Facts]) -> list[Statement]:
        """Those of one kind."""
        several = len(entries) > 1
        if several and not self.forms and self._chance(IN_ONE_BREATH):
            together = self.speaker.achievements_together(entries)
            if together:
                return [together]
        vague = not several and self._chance(VAGUE_COUNT)
        return [
            self.speaker.achievement(entry, vague=vague, run_together=self.run_together) for entry in entries
        ]

    def _takes_back(self) -> bool:
        return not self.forms and self._chance(TAKEN_BACK)

    def _corrected(self, wrong: str, right: str, statement: Statement) -> Statement:
        corrections = patterns()["corrections_run_on" if self.run_together else "corrections"]
        return statement._replace(text=self.speaker.fill(corrections, wrong=wrong, right=right))

    def _chance(self, odds: float) -> bool:
        return self.random.random() < odds
