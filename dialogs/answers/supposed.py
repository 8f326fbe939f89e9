"""The person that a question supposes: a partial profile, read by the readers of messages, never more than is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from pydantic import JsonValue

from dialogs.answers.supposed_outcomes import SaidGround, SaidOutcome, SupposedOutcomes
from dialogs.answers.told_times import INTENTS, ShortOf, ToldTimes, with_days
from dialogs.language.question.levels import LevelMention
from dialogs.language.question.reading import QuestionReading
from dialogs.language.vocabulary.index import word_index
from dialogs.language.vocabulary.lexicon import Family
from rules import Policy
from rules.notice.person_data import RouteData

_AFTER_A_TITLE = 14
"""Characters after a title within which years are those since it."""


class Lacking(NamedTuple):
    """What a question says is not held. ``education``: the lowest of the qualifications; the highest that may be held
    is ``at_most`` then, if none is said. ``titles``: of these levels; ``outcomes`` and ``grounds``: of these kinds.
    """

    education: str | None
    at_most: str | None
    titles: frozenset[str]
    outcomes: frozenset[str]
    grounds: frozenset[str]

    def closes(self, route: RouteData, tiers: Mapping[str, int]) -> bool:
        """Whether ``route`` asks for what is lacking."""
        degree, title = route.education, route.title
        if self.education and degree and tiers[degree] >= tiers[self.education]:
            return True
        return title is not None and not title.other_speciality and title.at_least in self.titles


class Supposed(NamedTuple):
    """``profile`` in the contract's form. ``outcomes`` and ``grounds``: with only what is said of each.

    ``open_values``: of an attribute of the one outcome of which more than one thing may be meant, those.
    ``next_rank``: of the level above a title of another series that is all that is said, in the notice's order.
    ``started``: somebody who only begins to work. ``titled``: a title is said to be held, or none. ``lacking``: what
    is said not to be held.
    ``at_least``: the fewest years where they are told as fewer than so many, the most of which stand in ``profile``.
    ``ahead``: the months after which it is asked about, beside years that have passed; ``on``: the day.
    ``at_latest``: the profile as it surely is where ``year_alone``, a year without a month, is told.
    """

    profile: dict[str, JsonValue]
    outcomes: tuple[SaidOutcome, ...]
    grounds: tuple[SaidGround, ...]
    started: bool
    titled: bool
    lacking: Lacking
    open_values: Mapping[str, tuple[Any, ...]] = {}
    next_rank: int | None = None
    at_latest: Mapping[str, JsonValue] | None = None
    year_alone: int | None = None
    at_least: float | None = None
    short_of: ShortOf | None = None
    ahead: int = 0
    on: date | None = None

    @property
    def at_shortest(self) -> Mapping[str, JsonValue]:
        """The profile with the fewest years that are told."""
        if self.at_least is None or "experience" not in self.profile:
            return self.profile
        titles: Any = self.profile.get("titles") or ()
        shorter = [{**one, **({"years": self.at_least} if "years" in one else {})} for one in titles]
        held: Mapping[str, JsonValue] = {"titles": [*shorter]} if shorter else {}
        return {**self.profile, "experience": {"years": self.at_least}, **held}

    @property
    def is_dated(self) -> bool:
        """Whether a day is told on which work began or a title was obtained, or the year of it."""
        experience: Any = self.profile.get("experience") or {}
        titles: Any = self.profile.get("titles") or ()
        days = "since" in experience or any("obtained_on" in title for title in titles)
        return days or self.at_latest is not None

    @property
    def of_a_career(self) -> bool:
        """Whether an education is said with years or titles."""
        return "education" in self.profile and not {"experience", "titles"}.isdisjoint(self.profile)

    @property
    def of_a_person(self) -> bool:
        """Whether an education, years or titles are said, or a degree that is lacking."""
        said = not {"education", "experience", "titles"}.isdisjoint(self.profile)
        return said or self.lacking.education is not None


class Supposer:
    """Reads what questions about one notice suppose."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._words = word_index(policy)
        self._times = ToldTimes(policy)
        self._catalogue = policy.catalogue
        self._outcomes = SupposedOutcomes(self._words, policy.catalogue)
        self._levels = tuple(policy.catalogue.levels.values())

    def read(
        self,
        question: str,
        reading: QuestionReading,
        held: Sequence[LevelMention],
        day: date,
        *,
        hinted: bool,
    ) -> Supposed:
        """``held``: the titles that it says are held; ``hinted``: words that only lean to an outcome mean it."""
        text = reading.text
        started = self._says("just_started", text)
        titles = [*self._titles(text, held), *self._standing(reading)]
        profile: dict[str, JsonValue] = {}
        if reading.education:
            profile["education"] = reading.education
        if not titles and (elsewhere := self._of_another_series(text, reading)):
            titles = [elsewhere]
        none = not titles and (self._says("no_title", text) or self._says("direct", text) or _lacks(reading))
        since, dated = self._times.dated(question, day)
        titles = with_days(titles, dated)
        if experience := self._experience(text, titles, held, day) or since:
            profile["experience"] = experience
        if titles or none:
            profile["titles"] = list(titles)
        if self._says("not_exceptional", text):
            profile["exceptional"] = []
        profile |= self._place_of_work(question, text, day)
        outcomes = tuple(self._outcomes.outcomes(reading, day, hinted=hinted))
        grounds = tuple(self._outcomes.grounds(reading))
        may_be = self._outcomes.open_values(outcomes[0], reading) if len(outcomes) == 1 else {}
        above = self._above(titles) if profile.keys() <= {"titles", "experience"} else None
        year, at_latest = self._times.at_latest(text, profile, day)
        is_dated = since or year or any("obtained_on" in one for one in titles)
        return Supposed(
            profile,
            outcomes,
            grounds,
            started,
            bool(titles) or none,
            self._lacking(reading, profile),
            may_be,
            above,
            at_latest,
            year,
            self._times.at_least(text),
            self._times.short_of(text),
            self._times.ahead(text) if "experience" in profile else 0,
            self._times.asked_on(text, day) if is_dated else None,
        )

    def _place_of_work(self, question: str, text: str, day: date) -> dict[str, JsonValue]:
        """Whether the employer is where the notice applies, if that is said; null where it has to do with both."""
        region = self._words.vocabulary.region
        if region is None or not (self._says("employer", text) or self._says("at_work", text)):
            return {}
        if self._says("here_and_elsewhere", text):
            return {region.fact: None}
        if self._says("elsewhere", text):
            return {region.fact: False}
        here = self._times.as_message(question, day).get(region.fact)
        return {} if here is None else {region.fact: here}

    def _lacking(self, reading: QuestionReading, profile: Mapping[str, JsonValue]) -> Lacking:
        tiers = self._catalogue.tiers
        education = min(reading.lacks(Family.EDUCATION), key=lambda one: tiers[one], default=None)
        below = [one for one in tiers if education and tiers[one] < tiers[education]]
        at_most = None if "education" in profile else max(below, key=lambda one: tiers[one], default=None)
        named = {*reading.lacks(Family.LEVEL), *reading.lacks(Family.JOB_TITLE)}
        if self._says("no_title", reading.text):
            named = {*self._catalogue.levels}
        titles = frozenset(self._catalogue.levels[level].confers for level in named)
        outcomes, grounds = (frozenset(reading.lacks(one)) for one in (Family.KIND, Family.GROUND))
        return Lacking(education, at_most, titles, outcomes, grounds)

    def _experience(
        self, text: str, titles: Sequence[Mapping[str, Any]], held: Sequence[LevelMention], day: date
    ) -> JsonValue:
        """By the lengths that it tells; null where it tells none."""
        if self._says("never_worked", text):
            return {"years": 0}
        own = self._times.in_the_field(text, day)
        since_title = [title["years"] for title in titles if "years" in title]
        years = [n for n, place in self._times.lengths(text) if not _in_titles(place, held)]
        if self._says("just_started", text) and not years:
            return {"since": day.isoformat()}
        if years and since_title and max(years) < max(since_title):
            return None  # 博士一年有中级五年: whether the one year is all of the work is open
        spent = [own] if own is not None else [*years, *since_title]
        return {"years": max(spent)} if spent else None

    def _above(self, titles: Sequence[Mapping[str, Any]]) -> int | None:
        ranks = [
            n for n, level in enumerate(self._levels) if any(level.confers == one["level"] for one in titles)
        ]
        elsewhere = titles and all(one.get("same_speciality") is False for one in titles)
        return max(ranks) + 1 if elsewhere and ranks and max(ranks) + 1 < len(self._levels) else None

    def _titles(self, text: str, held: Sequence[LevelMention]) -> Iterator[dict[str, Any]]:
        for one in held:
            title: dict[str, Any] = {"level": self._levels[one.rank].confers}
            before, after = text[: one.start], text[one.end :]
            if self._says("other_before", before) or self._says("other_after", after):
                title["same_speciality"] = False
            elif self._says("own_before", before):
                title["same_speciality"] = True
            years = [n for n, place in self._times.lengths(text) if 0 <= place - one.end < _AFTER_A_TITLE]
            if years:
                title["years"] = years[0]
            yield title

    def _standing(self, reading: QuestionReading) -> Iterator[dict[str, Any]]:
        """Titles of other series that stand for one here: 副教授."""
        years = [n for n, _ in self._times.lengths(reading.text)]
        for level in reading.of(Family.STANDING_FOR).weights:
            title: dict[str, Any] = {
                "level": self._catalogue.levels[level].confers,
                "same_speciality": False,
            }
            yield {**title, "years": years[0]} if years else title

    def _of_another_series(self, text: str, reading: QuestionReading) -> dict[str, Any] | None:
        """计算机专业的工程师能直接报网安高工吗: a title that stands before the level aimed at, with its series."""
        match = self._words.phrases.phrase(INTENTS, "titled_elsewhere").match(text)
        rank = next((n for n, one in enumerate(self._levels) if match and one.name == match["title"]), None)
        if match is None or rank is None or any(one.start < match.end() for one in reading.levels.mentions):
            return None
        title: dict[str, Any] = {"level": self._levels[rank].confers, "same_speciality": False}
        years = [n for n, place in self._times.lengths(text) if 0 <= place - match.end() < _AFTER_A_TITLE]
        return {**title, "years": years[0]} if years else title

    def _says(self, key: str, text: str) -> bool:
        return self._words.phrases.phrase(INTENTS, key).search(text) is not None


def _lacks(reading: QuestionReading) -> bool:
    return any(one.lacking for one in reading.levels.mentions)


def _in_titles(place: int, held: Sequence[LevelMention]) -> bool:
    return any(0 <= place - one.end < _AFTER_A_TITLE for one in held)
