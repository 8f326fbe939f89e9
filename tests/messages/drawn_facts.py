"""Facts of a random applicant, as a partial profile: what a message will say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from rules.notice.achievement_data import AttributeData
    from tests.messages.notice_words import KindWords, NoticeWords

ODDS = {
    "education": 0.7,
    "experience": 0.7,
    "region": 0.35,
    "direction": 0.3,
    "titles": 0.5,
    "achievements": 0.55,
}
ODDS_OF_GROUNDS = 0.12
ODDS_OF_STATED = 0.25
AMOUNTS = (1, 5, 12.5, 30, 120, 800)
SEVERAL = 0.2
HIGHEST_RANK = 12


class Draw:
    """Draws profiles under one notice, as on one day."""

    def __init__(self, random: Random, words: NoticeWords, day: date) -> None:
        self.random, self.words, self.day = random, words, day

    def profile(self) -> dict[str, Any]:
        """Some facts; at least one."""
        parts = {name: self.random.random() < odds for name, odds in ODDS.items()}
        if not any(parts.values()):
            parts["education"] = True
        random, words = self.random, self.words
        drawn: dict[str, Any] = {}
        if parts["education"]:
            drawn["education"] = random.choice(list(words.education))
        if parts["experience"]:
            drawn["experience"] = self._tenure("since")
        if parts["region"]:
            drawn[words.region_fact] = random.random() < 0.9
        if parts["direction"] and words.directions:
            drawn["direction"] = random.choice(list(words.directions))
        if parts["titles"]:
            drawn["titles"] = self._titles()
        if parts["achievements"]:
            drawn["achievements"] = self._achievements()
        if words.grounds and random.random() < ODDS_OF_GROUNDS:
            drawn["exceptional"] = [self._ground()]
        return drawn | self._stated()

    def _stated(self) -> dict[str, Any]:
        """What a notice asks of the person besides."""
        told = {fact: list(said) for fact, said in self.words.stated.items()}
        return {
            fact: self.random.choice(values) for fact, values in told.items() if self._chance(ODDS_OF_STATED)
        }

    def _chance(self, odds: float) -> bool:
        return self.random.random() < odds

    def month(self) -> str:
        """A month of the last twenty years that has begun."""
        year = self.random.randint(self.day.year - 20, self.day.year)
        return f"{year}-{self.random.randint(1, 12 if year < self.day.year else self.day.month):02}"

    def months(self) -> int:
        """A length of time, mostly of whole years."""
        years = self.random.randint(1, 25)
        rest = self.random.choice([0, 0, 0, 0, 6, 6, self.random.randint(1, 11)])
        return self.random.choice([years * 12 + rest] * 9 + [self.random.randint(1, 11)])

    def _tenure(self, date_key: str) -> dict[str, Any]:
        if self.random.random() < 0.5:
            return {date_key: self.month()}
        return {"years": self.months() / 12}

    def _titles(self) -> list[dict[str, Any]]:
        if self.random.random() < 0.25:
            return []
        levels = self.random.sample(list(self.words.titles), self.random.choice([1, 1, 1, 2, 2, 3]))
        if len(levels) == 1 and self.random.random() < 0.1:
            return [self._title(levels[0]) | {"same_speciality": own} for own in (True, False)]
        return [self._title(level) for level in levels]

    def _title(self, level: str) -> dict[str, Any]:
        held = self._tenure("obtained_on") if self.random.random() < 0.8 else {}
        if self.random.random() < 0.25:
            held["same_speciality"] = self.random.random() < 0.5
        return {"level": level, **held}

    def _achievements(self) -> list[dict[str, Any]]:
        drawn: list[dict[str, Any]] = []
        for kind in self.random.sample(
            list(self.words.kinds), min(len(self.words.kinds), self.random.randint(1, 3))
        ):
            words = self.words.kinds[kind]
            asked = [name for name in words.asked if self.random.random() < 0.6 or self._in_noun(words, name)]
            entries = [self._achievement(kind, words, asked)]
            if self.random.random() < SEVERAL:
                entries.append(self._achievement(kind, words, asked))
            drawn += entries if self._differ(entries) else entries[:1]
        return drawn

    @staticmethod
    def _in_noun(words: KindWords, attribute: str) -> bool:
        return attribute in words.by_value and not words.nouns

    @staticmethod
    def _differ(entries: list[dict[str, Any]]) -> bool:
        """Whether they are surely not one thing said twice."""
        said = [{name: value for name, value in entry.items() if name != "count"} for entry in entries]
        return len(said) > 1 and said[0] != said[1] and said[0].keys() == said[1].keys()

    def _achievement(self, kind: str, words: KindWords, asked: list[str]) -> dict[str, Any]:
        count = self.random.choice([1, 1, 1, 2, 3, self.random.randint(2, 15)])
        entry: dict[str, Any] = {"kind": kind} | ({"count": count} if count > 1 else {})
        for name in asked:
            known = words.by_value.get(name)
            entry[name] = (
                self.random.choice(list(known)) if known else self._value(self.words.attributes[name])
            )
        if not self.words.plain and self.random.random() < 0.07:
            entry["used_before"] = True
        return entry

    def _ground(self) -> dict[str, Any]:
        kind = self.random.choice(list(self.words.grounds))
        said = self.words.grounds[kind]
        values = {name: self._value(attribute) for name, attribute in said.attributes.items()}
        return {"kind": kind, **values}

    def _value(self, attribute: AttributeData) -> Any:
        if attribute.ordinal:
            return min(self.random.randint(1, HIGHEST_RANK), self.random.randint(1, HIGHEST_RANK))
        if attribute.yes_no:
            return self.random.random() < 0.6
        if attribute.number:
            return self.random.choice(AMOUNTS)
        values = [value.value for value in attribute.values]
        return self.random.choice(values if self.random.random() < 0.3 else values[-2:])
