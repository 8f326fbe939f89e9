"""The made-up notice of Linhai once more, in plain functions: what is asked of the person, clause by clause.

Written from ``tests/notices/linhai-artificial-intelligence-2024/notice.txt``, without looking at the evaluator.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.oracle.days import day_of, months_passed, whole_months
from tests.oracle.kleene import STATUS, Answer, all_of, any_of

Facts = dict[str, Any]
TIERS = ["other", "vocational", "college", "bachelor", "master", "doctor"]
TITLES = ["member", "assistant", "middle", "high"]
STANDS_FOR = {"software_exam": "middle", "algorithm_licence": None}


class Linhai:
    """One person on one day, not before the day on which the facts were told."""

    def __init__(self, facts: Facts, day: date | None = None) -> None:
        self.facts = facts
        self.as_of = day_of(facts["as_of"])
        self.day = day or self.as_of

    def fact(self, path: str) -> Any:
        value: Any = self.facts
        for part in path.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        return value

    def months(self, told: Facts | None, moment: str) -> int | None:
        """Whole months that something has lasted; None if that is not known."""
        if not told:
            return None
        if told.get(moment) is not None:
            return months_passed(day_of(told[moment]), self.day)
        if told.get("years") is not None:
            return whole_months(told["years"]) + months_passed(self.as_of, self.day)
        return None

    def worked(self, months: int) -> Answer:
        passed = self.months(self.fact("experience"), "since")
        return None if passed is None else passed >= months

    def titled(self, wanted: str, months: int) -> Answer:
        titles = self.fact("titles")
        if titles is None:
            return None
        answers: list[Answer] = []
        for title in titles:
            level = title["level"]
            stands = STANDS_FOR.get(level, level)
            if wanted in STANDS_FOR:
                enough = level == wanted
            else:
                enough = stands is not None and TITLES.index(stands) >= TITLES.index(wanted)
            passed = self.months(title, "obtained_on")
            answers.append(enough and (None if passed is None else passed >= months))
        return any_of(answers)

    def held(self, own: str) -> Answer:
        """Whether the level's own title, or one above it, is held."""
        titles = self.fact("titles")
        if titles is None:
            return None
        levels = [(STANDS_FOR.get(title["level"], title["level"]), title) for title in titles]
        high = [title for level, title in levels if level and TITLES.index(level) >= TITLES.index(own)]
        return any_of(title.get("same_speciality") for title in high)

    def studied(self, wanted: str, fact: str = "education") -> Answer:
        held, highest = self.fact(fact), self.fact("education")
        if held is not None:
            return TIERS.index(held) >= TIERS.index(wanted)
        if highest is not None and TIERS.index(highest) < TIERS.index(wanted):
            return False
        return None

    def years_since(self, fact: str) -> int | None:
        told = self.fact(fact)
        return None if told is None else months_passed(day_of(told), self.day) // 12

    def doctor_for(self, months: int) -> Answer:
        """博士 is the highest there is, so its day is that of the highest, once that is known to be it."""
        if not self.studied("doctor"):
            return self.studied("doctor")
        told = self.fact("education_obtained_on")
        return None if told is None else months_passed(day_of(told), self.day) >= months

    def technician(self) -> Answer:
        return any_of(
            [
                all_of([self.studied("vocational"), self.worked(6)]),
                all_of([self.worked(30), self.fact("examined")]),
            ]
        )

    def engineer(self) -> Answer:
        age = self.years_since("born_on")
        return any_of(
            [
                all_of([self.studied("master", "full_time_education"), self.worked(24)]),
                all_of([self.studied("bachelor"), self.titled("assistant", 42), self.worked(60)]),
                all_of([self.titled("member", 72), self.worked(72), self.fact("examined")]),
                all_of([self.titled("algorithm_licence", 12), self.worked(12)]),
                all_of([None if age is None else age >= 50, self.worked(240)]),
            ]
        )

    def senior(self) -> Answer:
        remote, talent = self.fact("merits.remote"), self.fact("merits.talent")
        first = [all_of([self.doctor_for(24 - less), self.worked(24 - less)]) for less in (0, 12)]
        second = [all_of([self.titled("middle", 60 - less), self.worked(120 - less)]) for less in (0, 12, 24)]
        return any_of(
            [
                first[0],
                all_of([first[1], remote]),
                second[0],
                all_of([second[1], remote]),
                all_of([second[2], talent]),
            ]
        )

    def conditions(self, level: str) -> dict[str, Answer]:
        reviews, training = self.fact("annual.reviews"), self.fact("annual.training")
        told: dict[str, Answer] = {
            "scope": self.fact("employed"),
            "annual": all_of(
                [None if reviews is None else reviews >= 3, None if training is None else training >= 270]
            ),
            "education_experience": {
                "technician": self.technician,
                "engineer": self.engineer,
                "senior_engineer": self.senior,
            }[level](),
        }
        if level == "senior_engineer":
            age = self.years_since("born_on")
            told["age"] = None if age is None else age <= 55
        return told

    def status(self, level: str) -> str:
        own = {"technician": "member", "engineer": "middle", "senior_engineer": "high"}[level]
        if self.held(own):
            return "held"
        words = {True: "eligible", False: "not_eligible", None: "undetermined"}
        return words[all_of(self.conditions(level).values())]

    def statuses(self, level: str) -> dict[str, str]:
        return {condition: STATUS[answer] for condition, answer in self.conditions(level).items()}

    def first_day(self, level: str, until: date) -> date | None:
        """The first day after today, up to ``until``, on which the level is open by time alone: each day is tried."""
        day = self.day
        while day < until:
            day = date.fromordinal(day.toordinal() + 1)
            if Linhai(self.facts, day).status(level) == "eligible":
                return day
        return None
