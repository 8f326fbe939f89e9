"""The lengths and the days that a question tells of somebody: 工龄9年，其中网安4年; 2016年7月开始做网安."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from pydantic import JsonValue

from dialogs.language.text.numerals import read_number, read_whole
from dialogs.language.vocabulary.index import word_index
from rules import Policy
from rules.profile.tenure import MONTHS, add_months
from rules.wording.wording import waiting

INTENTS: Final = "intents"
_SEVERAL: Final = 2
_A_YEAR: Final = 100
"""From here on a number of years is a year: 2018年毕业."""
_A_CENTURY: Final = 100
_THIS_CENTURY: Final = 2000
_A_MONTH: Final = 1 / MONTHS
_HALF_A_YEAR: Final = MONTHS // 2
_A_MONTH_S_DAYS: Final = 30


class ShortOf(NamedTuple):
    """``years`` that will be over in so many ``months``, or in so many ``days``."""

    years: float
    months: int = 0
    days: int = 0

    @property
    def passed(self) -> float:
        """The years that have passed."""
        return self.years - (self.months + self.days / _A_MONTH_S_DAYS) / MONTHS

    @property
    def words(self) -> str:
        """How long that is still."""
        return waiting(self.months, self.days or self.months * _A_MONTH_S_DAYS)


class _Place(NamedTuple):
    """``text[start:end]`` tells a length."""

    start: int
    end: int


class ToldTimes:
    """Reads them under one notice."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._words = word_index(policy)

    def lengths(self, text: str) -> list[tuple[float, int]]:
        """The numbers of years that have passed, each with its place; of 不到5年 the most that it may be."""
        return [(self._at_most(number, text, place), place.start) for number, place in self._lengths(text)]

    def at_least(self, text: str) -> float | None:
        """The fewest years that may have passed, where some are told as fewer than so many; None of what is exact."""
        told = self._lengths(text)
        exact = [number for number, place in told if not self._is_fewer(text, place)]
        return max([*exact, _A_MONTH]) if len(exact) < len(told) else None

    def short_of(self, text: str) -> ShortOf | None:
        """The years that will be over in some months, and those: 差两个月满5年."""
        found = (self._short(number, text, place) for number, place in self._lengths(text))
        return next(filter(None, found), None)

    def _is_fewer(self, text: str, place: _Place) -> bool:
        fewer = self._says("fewer_before", text[: place.start]) or self._says(
            "fewer_after", text[place.end :]
        )
        return fewer and not self._short(0, text, place)

    def _short(self, years: float, text: str, place: _Place) -> ShortOf | None:
        """By how much those years are short; None where nothing is told of that."""
        phrase = self._words.phrases.phrase
        before, after = text[: place.start], text[place.end :]
        found = phrase(INTENTS, "short_by").search(before) or phrase(INTENTS, "short_by_after").search(after)
        if found is None:
            return None
        if found["days"]:
            return ShortOf(years, days=read_whole(found["days"]) or 0)
        if found["whole"]:
            return ShortOf(years, MONTHS * (read_whole(found["whole"]) or 0))
        return ShortOf(years, _HALF_A_YEAR if found["half"] else read_whole(found["short"]) or 0)

    def ahead(self, text: str) -> int:
        """The months to come that are told on top of those that have passed: 再干两年; 0 where they only fill those."""
        if self.short_of(text):
            return 0
        found = 0
        for key, months in (("years", MONTHS), ("months", 1)):
            for match in self._words.phrases.phrase(INTENTS, key).finditer(text):
                before = text[: match.start()]
                if self._says("ahead_before", before) and self._says("not_spent", before):
                    found = max(found, round(months * (read_number(match[key]) or 0)))
        return found

    def asked_on(self, text: str, day: date) -> date | None:
        """The day that is asked about, of a month or a year its last: 明年6月能报吗; None of this one."""
        match = self._words.phrases.phrase(INTENTS, "asked_on").search(text)
        if match is None:
            return None
        if match["next_month"]:
            return add_months(day.replace(day=1), 2) - timedelta(days=1)
        year = int(match["year"]) if match["year"] else self._year(match["next"], day)
        if match["first"] or match["month"] or match["last"]:
            month = int(match["month"] or (1 if match["first"] else MONTHS))
        elif year == day.year:
            return None
        else:
            month = MONTHS
        if not 1 <= month <= MONTHS or (year, month) < (day.year, day.month):
            return None
        last = add_months(date(year, month, 1), 1) - timedelta(days=1)
        return last.replace(day=min(int(match["day"] or 0) or last.day, last.day))

    def _year(self, word: str, day: date) -> int:
        """The year that is called 今年, 去年 or 明年 on ``day``."""
        years: Mapping[str, int] = self._words.phrases.content(INTENTS)["years_by_name"]
        return day.year + years[word]

    def _at_most(self, number: float, text: str, place: _Place) -> float:
        fewer = ShortOf(number, months=int(self._is_fewer(text, place)))
        return max((self._short(number, text, place) or fewer).passed, _A_MONTH)

    def _lengths(self, text: str) -> list[tuple[float, _Place]]:
        found = []
        for match in self._words.phrases.phrase(INTENTS, "years").finditer(text):
            number = read_number(match["years"])
            if number is None or number >= _A_YEAR or self._says("not_spent", text[: match.start()]):
                continue
            months = read_number(match["months"]) if match["months"] else None
            part = 0.5 if match["half"] else (months or 0.0) / MONTHS
            found.append((number + part, _Place(*match.span())))
        for key in ("months", "half_a_year"):
            for match in self._words.phrases.phrase(INTENTS, key).finditer(text):
                months = read_number(match["months"]) if key == "months" else _HALF_A_YEAR
                if months is not None and not self._says("not_spent", text[: match.start()]):
                    found.append((months / MONTHS, _Place(*match.span())))
        return sorted(found, key=lambda one: one[1])

    def in_the_field(self, text: str, day: date) -> float | None:
        """Of several lengths, the one that is said of work in the speciality.

        As the readers of messages have it; what they leave open is told by what stands beside each length: the shorter
        where that is two of them.
        """
        years = self.lengths(text)
        lengths = [length for length, _ in years]
        if len(set(lengths)) < _SEVERAL:
            return None
        phrase = self._words.phrases.phrase
        stated = phrase(INTENTS, "turn").sub(",", phrase(INTENTS, "asked_of_it").sub("", text))
        told: Any = self.as_message(stated, day).get("experience")
        own = told.get("years") if told else None
        if own in lengths:
            return float(own)
        beside = [length for length, place in years if self._is_of_the_field(text, place)]
        return min(beside, default=None)

    def dated(self, question: str, day: date) -> tuple[JsonValue, list[dict[str, Any]]]:
        """The experience and the titles that it tells by their days; null and none where it names no day.

        Work in the speciality is at least as long as the first of those titles is held.
        """
        told: Any = self.as_message(question, day) if self._says("day_named", question) else {}
        titles = [one for one in told.get("titles") or () if "obtained_on" in one]
        first = min((one["obtained_on"] for one in titles), default=None)
        since = first or self._began(question, day)
        return told.get("experience") or (since and {"since": since}), titles

    def _began(self, question: str, day: date) -> str | None:
        match = self._words.phrases.phrase(INTENTS, "began_on").search(question)
        if match is None:
            return None
        return f"{match['year'] or self._year(match['name'], day)}-{int(match['month']):02}"

    def at_latest(
        self, text: str, profile: Mapping[str, JsonValue], day: date
    ) -> tuple[int | None, Mapping[str, JsonValue] | None]:
        """The one year without a month in which a title was obtained or work began, and ``profile`` with its last
        month for that; None of both where it tells none, or of something else.
        """
        years = {
            match["year"] or match["short"] or str(self._year(match["name"], day))
            for match in self._words.phrases.phrase(INTENTS, "year_alone").finditer(text)
        }
        titles: Any = profile.get("titles") or ()
        undated = [one for one in titles if not one.keys() & {"years", "obtained_on"}]
        began = not titles and self._says("year_began", text)
        if len(years) != 1 or not (began or (titles and len(undated) == len(titles))):
            return None, None
        year = int(years.pop()) % _A_CENTURY + _THIS_CENTURY
        month = f"{year}-{MONTHS}"
        dated: dict[str, Any] = {"experience": {"since": month}, **profile}
        if titles:
            dated["titles"] = [{**one, "obtained_on": month} for one in titles]
        return year, dated

    def as_message(self, question: str, day: date) -> Mapping[str, JsonValue]:
        """What it says as a message."""
        question = self._words.phrases.phrase(INTENTS, "graduated_into").sub(r"\g<degree>,\g<day>", question)
        from dialogs.language.message.extract import read_message  # noqa: PLC0415 - most questions never need it

        return read_message(self._policy, question, day).profile

    def _is_of_the_field(self, text: str, place: int) -> bool:
        before, after = text[:place], text[place:]
        return self._says("field_before", before) or self._says("field_after", after)

    def _says(self, key: str, text: str) -> bool:
        return self._words.phrases.phrase(INTENTS, key).search(text) is not None


def with_days(titles: Sequence[dict[str, Any]], dated: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """``titles`` with the days that ``dated`` has of them; all of ``dated`` where there are none."""
    told = {one["level"]: one for one in dated}
    if not titles:
        return [*told.values()]
    return [title if "years" in title else {**told.get(title["level"], {}), **title} for title in titles]
