"""几年能评: by the road of somebody who begins today, every review passed on the first day possible; 哪年能报: by the
days that a question tells of somebody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from dialogs.answers.asked import AskedQuestion
from dialogs.answers.decision import Decided, Decision
from dialogs.answers.level_rules import LevelRules, NoticeRules
from dialogs.rendering.wording import listed, say
from rules import Assessment, ProfileRefused, Status
from rules.conditions.structure import split_routes
from rules.notice.person_data import RouteData
from rules.profile.tenure import MONTHS, add_months, months_until
from rules.timeline.road import Road, road
from rules.verdict.route_gaps import RouteGap, route_gaps

_SEVERAL: Final = 2
_TIMED: Final = frozenset({"years", "title_years"})


class Length(NamedTuple):
    """``years`` until a level, None when time and titles never do; ``words`` say that, ``way`` how they come about."""

    years: int | None
    words: str
    clauses: tuple[str, ...]
    way: str = ""


class Durations:
    """Answers about years."""

    def __init__(self, rules: NoticeRules) -> None:
        self._rules = rules
        self._names = rules.catalogue.names

    def answer(self, asked: AskedQuestion) -> Decided | None:
        """Nothing where no length of time is asked for, or of no level and no education."""
        if len(asked.educations) > 1 and asked.says("how_long" if asked.targets else "same"):
            return self.side_by_side(asked) if asked.targets else self._of_one_tier(asked)
        alone = asked.supposed.profile.keys() == {"education"} and not asked.targets
        if not asked.says("how_long") and not (alone and asked.says("highest")):
            return None
        whole = asked.educations and asked.says("path")
        if asked.targets and asked.supposed.profile.get("titles") and not whole:
            return self._from_titles(asked)
        if asked.educations:
            return self._from_education(asked)
        if asked.targets and asked.condition("education_experience"):
            return self.open_routes(asked, self._rules.levels[asked.targets[-1]])
        return None

    def from_which_day(self, asked: AskedQuestion) -> Decided | None:
        """Nothing where no day is asked for, or none follows from what is told."""
        is_asked = asked.targets and asked.says("from_which_day")
        return self.reached(asked, [self._rules.levels[asked.targets[-1]]]) if is_asked else None

    def reached(self, asked: AskedQuestion, levels: Sequence[LevelRules]) -> Decided | None:
        """The day from which the one level is open by what is told; nothing where none follows."""
        if not asked.supposed.is_dated or len(levels) != 1:
            return None
        level, told = levels[0], asked.supposed.at_latest or asked.supposed.profile
        try:
            profile = self._rules.policy.profile({**told, "exceptional": []}, asked.day)
        except ProfileRefused:
            return None
        found = level.timed_in(Assessment(self._rules.policy, profile))
        if found is None:
            return None
        ordinary, _ = split_routes(found.asked, found)
        met = [route for route in ordinary.children if route.status is Status.MET]
        if met:
            since = [(_since(level.routes[route.clause or ""], told) or asked.day, route) for route in met]
            reached, route = min(since, key=lambda one: one[0])
            return self._told(asked, level, route.clause or "", reached)
        titled = bool(told.get("titles"))
        gaps = route_gaps(ordinary, asked.day)
        timed = [(day, gap) for gap in gaps if (day := _day(gap, asked.day, titled=titled))]
        if not timed:
            return None
        day, gap = min(timed, key=lambda one: (not (titled and level.routes[one[1].clause].title), one[0]))
        return self._told(asked, level, gap.clause, day)

    @staticmethod
    def _told(asked: AskedQuestion, level: LevelRules, clause: str, day: date) -> Decided:
        year = asked.supposed.year_alone
        key = "today" if day == asked.day else "since" if day < asked.day else "in_a_year" if year else "on"
        first = say(
            f"answers.day.{key}",
            level=level.name,
            day=day,
            way=level.route_words(level.routes[clause]),
            year=year or 0,
            years=day.year,
        )
        others = say("answers.eligible.others")
        return Decided(first, (clause,), None, {}, (others,), ("own", "level"))

    def open_routes(self, asked: AskedQuestion, level: LevelRules) -> Decided:
        """The routes of a level that ask for nothing that is lacking; all where none is left."""
        tiers, lacking = self._rules.catalogue.tiers, asked.supposed.lacking
        left = [route for route in level.routes.values() if not lacking.closes(route, tiers)]
        if not left or len(left) == len(level.routes):
            return self.listed(level, level.routes.values())
        told = self.listed(level, left)
        first_titled = [route for route in level.routes.values() if route not in left and route.title]
        if not all(route.title for route in left) or not first_titled:
            return told
        after = self.listed(level, first_titled)
        others = say("answers.duration.first_titled", told=after.first)
        return told._replace(clauses=(*told.clauses, *after.clauses), why=(others,))

    def of_each(self, asked: AskedQuestion) -> Decided | None:
        """硕士评中级和高级分别几年: one qualification at several levels."""
        if len(asked.educations) != 1 or len(asked.targets) < _SEVERAL or not asked.says("how_long"):
            return None
        return self._at_levels(asked, [self._rules.levels[one] for one in asked.targets])

    def side_by_side(self, asked: AskedQuestion) -> Decided:
        """Several qualifications, one level: the years of each, the highest first."""
        level = self._rules.levels[asked.targets[-1]]
        tiers = self._rules.catalogue.tiers
        ordered = sorted(asked.educations, key=lambda one: -tiers[one])
        lengths = {one: self._length(self._road(asked, one), level) for one in ordered}
        told = [say("answers.duration.of", who=self._names[one], what=lengths[one].words) for one in ordered]
        first = say("answers.duration.each", level=level.name, told=say("answers.semicolon").join(told))
        years = {length.years for length in lengths.values()}
        same = len(years) == 1
        if asked.says("how_far_apart") and not same and None not in years:
            apart = max(n for n in years if n is not None) - min(n for n in years if n is not None)
            first = say("answers.duration.apart", years=apart, told=first)
        clauses = tuple(dict.fromkeys(c for length in lengths.values() for c in length.clauses))
        rows = [
            (
                self._names[one],
                say("answers.duration.bare", years=length.years or 0),
                length.way or length.words,
                say("answers.list").join(length.clauses),
            )
            for one, length in lengths.items()
        ]
        table = (listed("answers.table.years"), *rows)
        return Decided(first, clauses, sameness(asked, same=same), {}, (), ("own", "level"), table)

    def _of_one_tier(self, asked: AskedQuestion) -> Decided:
        """技师班和本科一样吗: whether the clauses name them side by side."""
        tiers = {self._rules.catalogue.tiers[one] for one in asked.educations}
        decision: Decision = "yes" if len(tiers) == 1 else "no"
        names = say("answers.list").join(self._names[one] for one in asked.educations)
        clauses = tuple(
            clause
            for level in self._rules.levels.values()
            for clause, route in level.routes.items()
            if route.education and self._rules.catalogue.tiers[route.education] in tiers
        )
        first = say(f"answers.duration.tier.{decision}", names=names)
        return Decided(first, clauses, decision, {}, (), ("own", "level"))

    def _from_education(self, asked: AskedQuestion) -> Decided:
        if not asked.targets:
            return self._at_levels(asked, list(self._rules.levels.values()))
        level, who = self._rules.levels[asked.targets[-1]], asked.educations[0]
        length = self._length(self._road(asked, who), level)
        first = say("answers.duration.one", who=self._names[who], level=level.name, told=length.words)
        return Decided(first, length.clauses, None, {}, (), ("own", "level"))

    def _at_levels(self, asked: AskedQuestion, levels: Iterable[LevelRules]) -> Decided:
        who = asked.educations[0]
        ahead = self._road(asked, who)
        lengths = {level: self._length(ahead, level) for level in levels}
        told = [say("answers.duration.of", who=level.name, what=own.words) for level, own in lengths.items()]
        words = say("answers.semicolon").join(told)
        first = say("answers.duration.all_levels", who=self._names[who], told=words)
        clauses = tuple(dict.fromkeys(c for length in lengths.values() for c in length.clauses))
        return Decided(first, clauses, None, {}, (), ("own",))

    def _from_titles(self, asked: AskedQuestion) -> Decided | None:
        """中级到高级要几年: the routes that count from such a title; nothing where none counts from any."""
        level = self._rules.levels[asked.targets[-1]]
        held: Any = asked.supposed.profile["titles"]
        ranks = self._rules.catalogue.titles
        highest = max(held, key=lambda title: ranks[title["level"]])
        other = highest.get("same_speciality") is False
        routes = [
            route
            for route in level.routes.values()
            if route.title
            and self._is_reached(route.title.at_least, highest["level"])
            and (other or not route.title.other_speciality)
        ]
        of_other = [route for route in routes if route.title and route.title.other_speciality]
        if not routes:
            routes = [route for route in level.routes.values() if route.title]
        return self.listed(level, of_other if other and of_other else routes) if routes else None

    def _is_reached(self, wanted: str, held: str) -> bool:
        """Whether a title stands for the one wanted; for a certificate only itself does."""
        catalogue = self._rules.catalogue
        if wanted in catalogue.certificates:
            return wanted == held
        return catalogue.titles[wanted] <= catalogue.titles[held]

    def listed(self, level: LevelRules, routes: Iterable[RouteData]) -> Decided:
        """These routes of a level, each with its years."""
        chosen = list(routes)
        told = [
            say(
                "answers.duration.route",
                years=LevelRules.years_of(route) or 0,
                way=level.route_words(route),
            )
            if (route.title or route.experience_years)
            else level.route_words(route)
            for route in chosen
        ]
        first = say("answers.duration.routes", level=level.name, told=say("answers.semicolon").join(told))
        every = len(chosen) == len(level.routes) and level.heading
        clauses = (
            *((level.heading,) if every and level.heading else ()),
            *(route.clause for route in chosen),
        )
        return Decided(first, clauses, None, {}, (), ("own", "level"))

    def _road(self, asked: AskedQuestion, education: str) -> Road:
        """The road of somebody who begins today with ``education`` and without 破格."""
        begins = {"education": education, "experience": {"since": asked.day.isoformat()}}
        lists = ("titles", "exceptional", "achievements")
        document = {**begins, **{fact: [] for fact in lists if fact in self._rules.catalogue.facts}}
        return road(self._rules.policy, self._rules.policy.profile(document, asked.day))

    def _length(self, ahead: Road, level: LevelRules) -> Length:
        steps = ahead.way_to(level.id)
        last = steps[-1]
        if last.day is None:
            every = say("answers.or").join(level.route_words(route) for route in level.routes.values())
            key = "depends" if last.unknown else "never"
            return Length(None, say(f"answers.duration.{key}", ways=every), tuple(level.routes))
        years = months_until(ahead.today, last.day) // MONTHS
        ways = []
        for step in steps:
            own = self._rules.levels[step.level]
            words = (
                own.route_words(own.routes[step.clause], education=False) if step.clause in own.routes else ""
            )
            ways.append(words if len(steps) == 1 else say("answers.duration.step", way=words, level=own.name))
        told = say("answers.duration.then").join(ways)
        clauses = tuple(step.clause for step in reversed(steps) if step.clause)
        words = (
            say("answers.duration.years", years=years, way=told) if years else say("answers.duration.none")
        )
        return Length(years, words, clauses, told)


def sameness(asked: AskedQuestion, *, same: bool) -> Decision | None:
    """Whether two sides are the same, where that is asked."""
    return ("yes" if same else "no") if asked.says("same") else None


def _day(gap: RouteGap, today: date, *, titled: bool) -> date | None:
    """The last day on which its years are over; None where it takes more than time.

    Of somebody who tells a title alone the degree may be the one that it asks for.
    """
    days = [item.day for item in gap.items if item.kind in _TIMED]
    others = [item for item in gap.items if item.kind not in _TIMED]
    if not all(titled and item.field == "education" for item in others):
        return None
    known = [day for day in days if day is not None]
    return max(known, default=today) if len(known) == len(days) else None


def _since(route: RouteData, told: Mapping[str, Any]) -> date | None:
    """The day on which the years of a route were over; None where it does not follow from what is told."""
    work = (told.get("experience") or {}).get("since")
    titles = [title.get("obtained_on") for title in told.get("titles") or ()] if route.title else []
    years = LevelRules.years_of(route) or 0
    starts = [work, *titles]
    if work is None or None in starts or len(titles) > 1:
        return None
    return add_months(max(map(_day_of, starts)), round(MONTHS * years))


def _day_of(written: str) -> date:
    """The first of a month that is written without a day."""
    return date.fromisoformat(written if written.count("-") > 1 else f"{written}-01")
