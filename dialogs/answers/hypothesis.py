"""What a person supposes (再发两篇核心, 明年评上高工, 多等一年): their facts as they would be, and the day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from pydantic import JsonValue

from dialogs.answers.listed_otherwise import listed_otherwise
from dialogs.language.message.extract import read_message
from dialogs.language.text.numerals import read_number
from dialogs.language.vocabulary.index import word_index
from rules import Policy
from rules.profile.profile import Profile
from rules.profile.tenure import MONTHS, add_months
from rules.timeline.way import with_title
from rules.timeline.whatif import later

_FILE = "supposing"
_TITLES = "titles"
_ACHIEVEMENTS = "achievements"
LISTS: Final = (_TITLES, _ACHIEVEMENTS, "exceptional")
"""Facts that are complete lists: what is supposed comes on top of what is listed."""

_TIMES = frozenset({"years", "obtained_on"})
_HALF = 6


class Hypothesis(NamedTuple):
    """``facts`` that are otherwise, lists with what is listed before; ``day``: another than today to look at them,
    on which ``title`` is taken, unless that is ``first``: 评上中级再干5年.

    ``since``: the last month of a year that is named for the beginning of work, without a month.
    """

    facts: Mapping[str, JsonValue]
    said: str
    day: date | None = None
    title: str | None = None
    since: str | None = None
    first: bool = False

    def applied(self, policy: Policy, known: Mapping[str, JsonValue], today: date) -> Profile:
        """The person of whom this is so beside what is ``known``. Raises ProfileRefused where that cannot be."""
        profile = policy.profile({**known, **self.facts}, today)
        if self.day is not None and not self.first:
            profile = later(profile, self.day)
        if self.title is not None:
            profile = with_title(profile, self.title, profile.as_of, policy.catalogue)
        return later(profile, self.day) if self.day is not None and self.first else profile


class Hypotheses:
    """Reads what is supposed under one notice, by the readers of messages."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._words = word_index(policy)

    def is_one(self, text: str) -> bool:
        """Whether something is supposed."""
        return self._phrase("supposing").search(self._words.plain(text)) is not None

    def is_later(self, text: str, today: date) -> bool:
        """Whether a day to come is looked at."""
        plain = self._words.plain(text)
        return self._phrase("later").search(plain) is not None and self._day(plain, today) is not None

    def read(self, text: str, known: Mapping[str, JsonValue], today: date) -> Hypothesis | None:
        """What ``text`` supposes beside what is ``known``; None where nothing of it is understood."""
        plain = self._words.plain(text)
        said = self._phrase("ending").sub("", self._phrase("opening").sub("", plain))
        stated = self._phrase("asked").sub("", said)
        otherwise = listed_otherwise(self._words, known, stated)
        if otherwise is None:
            return None
        for plainly in self._words.phrases.expressions(_FILE, "plainly"):
            stated = plainly.pattern.sub(plainly.entry["means"], stated)
        day = self._day(stated, today)
        timeless = self._phrase("next").sub("", self._phrase("in_year").sub("", stated)) if day else stated
        facts = dict(otherwise)
        if not facts:
            meant = self._meant(timeless, today)
            facts = self._added(known, self._told(meant, today))
            said = said if meant == timeless else meant
        if (match := self._phrase("earlier").search(stated)) and (experience := _longer(match, known)):
            facts["experience"] = experience
        title = None if _TITLES in facts else self._title(stated)
        began = self._phrase("began").search(stated)
        since = f"{began['year']}-{MONTHS}" if began and "experience" not in facts else None
        if since is not None:
            facts["experience"] = {"since": since}
        first = title is not None and self._phrase("then").search(stated) is not None
        return Hypothesis(facts, said, day, title, since, first=first)

    def _meant(self, stated: str, today: date) -> str:
        """The one thing among those that it may mean of which the notice speaks: 专利授权了 is 发明专利授权了."""
        found = read_message(self._policy, stated, today)
        unsure = () if found.profile else found.unsure
        ways = [way for one in unsure if one.field == _ACHIEVEMENTS for way in one.options]
        told = [way for way in ways if read_message(self._policy, way, today).profile]
        return told[0] if len(told) == 1 else stated

    def _told(self, stated: str, today: date) -> Mapping[str, JsonValue]:
        """What it says as a message; of titles those with their age, since the others are only to come."""
        profile = self._of_today(dict(read_message(self._policy, stated, today).profile), today)
        titles = profile.pop(_TITLES, None)
        if isinstance(titles, list):
            own = {"same_speciality": True}
            aged = [{**own, **one} for one in titles if isinstance(one, dict) and len(one.keys() & _TIMES)]
            return {**profile, **({_TITLES: [*aged]} if aged or not titles else {})}
        return profile

    def _of_today(self, profile: dict[str, JsonValue], today: date) -> dict[str, JsonValue]:
        """Achievements that are supposed without a date come about today, where the notice asks when they did."""
        catalogue, told = self._policy.catalogue, profile.get(_ACHIEVEMENTS)
        if not catalogue.dated or not isinstance(told, list):
            return profile
        dated: list[JsonValue] = []
        for entry in told:
            asked = catalogue.kinds[str(entry["kind"])].ask if isinstance(entry, dict) else {}
            now: dict[str, JsonValue] = dict.fromkeys(catalogue.dated & asked.keys(), today.isoformat())
            dated.append({**now, **entry} if isinstance(entry, dict) else entry)
        return {**profile, _ACHIEVEMENTS: dated}

    @staticmethod
    def _added(known: Mapping[str, JsonValue], told: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
        """One more of a list that is told; of one that is not, nothing can be said."""
        facts: dict[str, JsonValue] = {}
        for name, value in told.items():
            listed = known.get(name)
            if name not in LISTS or not isinstance(value, list) or not value:
                facts[name] = value
            elif isinstance(listed, list):
                facts[name] = [*listed, *value]
        return facts

    def _title(self, stated: str) -> str | None:
        """The level of the title that is to be taken."""
        taken = self._phrase("taken")
        levels = [
            word.entry.ids[0]
            for word in self._words.find("titles", stated)
            if len(word.entry.ids) == 1 and not word.entry.other_series and taken.search(stated[: word.start])
        ]
        return levels[-1] if levels else None

    def _day(self, stated: str, today: date) -> date | None:
        for key in ("wait", "after"):
            if match := self._phrase(key).search(stated):
                number = read_number(match["number"])
                if number is None:
                    return None
                months = number * (
                    MONTHS if match["unit"] == self._words.phrases.content(_FILE)["year"] else 1
                ) + (_HALF if match["half"] else 0)
                return add_months(today, int(months))
        if match := self._phrase("next").search(stated):
            return add_months(today, MONTHS * self._words.phrases.content(_FILE)["words"][match["word"]])
        if (match := self._phrase("in_year").search(stated)) and int(match["year"]) > today.year:
            return add_months(today, MONTHS * (int(match["year"]) - today.year))
        return None

    def _phrase(self, key: str) -> re.Pattern[str]:
        return self._words.phrases.phrase(_FILE, key)


def _longer(match: re.Match[str], known: Mapping[str, JsonValue]) -> JsonValue:
    """Experience that began so many years before what is ``known`` of it; None where nothing is."""
    number, experience = read_number(match["number"]), known.get("experience")
    if number is None or not isinstance(experience, dict):
        return None
    more = number + (0.5 if match["half"] else 0)
    years, since = experience.get("years"), experience.get("since")
    if isinstance(years, int | float):
        return {"years": years + more}
    if not isinstance(since, str):
        return None
    began = date.fromisoformat(since if since.count("-") > 1 else f"{since}-01")
    return {"since": add_months(began, -int(more * MONTHS)).isoformat()}
