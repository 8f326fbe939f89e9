"""Whether an education, years and titles open a level: the partial profile of a question, assessed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import JsonValue

from dialogs.answers.asked import AskedQuestion
from dialogs.answers.decision import DECISIONS, Decided, Decision, together
from dialogs.answers.durations import Durations
from dialogs.answers.level_rules import LevelRules, NoticeRules
from dialogs.answers.ways_ahead import WaysAhead, short_of
from dialogs.language.vocabulary.index import word_index
from dialogs.rendering.wording import say
from rules import Assessment, ProfileRefused, Status
from rules.conditions.findings import Finding
from rules.conditions.structure import split_routes
from rules.notice.person_data import RouteData
from rules.profile.tenure import add_months
from rules.timeline.whatif import later
from rules.verdict.route_gaps import route_gaps
from rules.wording.wording import duration

_Told = tuple[Decision, str, tuple[str, ...]]


class Eligibility:
    """Answers about who may apply for which level."""

    def __init__(self, rules: NoticeRules, durations: Durations) -> None:
        self._rules = rules
        self._catalogue = rules.catalogue
        self._durations = durations
        self._ahead = WaysAhead(rules.catalogue)

    def answer(self, asked: AskedQuestion) -> Decided | None:
        """Nothing where the question supposes no education, years or title, or asks for nothing of the kind."""
        supposed = asked.supposed
        if not supposed.of_a_person and not asked.says("in_years"):
            return None
        if asked.targets and asked.decides:
            return self.decided(asked, asked.targets)
        if len(asked.targets) > 1 and asked.says("which_of_them"):
            found = self.decided(asked, asked.targets, open_first=True)
            return found and found._replace(decision=None)
        of_a_degree = "education" in supposed.profile or supposed.lacking.at_most
        is_open = asked.decides and not asked.targets and (of_a_degree or asked.untitled)
        if asked.says("highest") or is_open:
            return self._highest(asked)
        return short_of(self._rules, asked) if asked.decides and not asked.targets else None

    def remaining(self, asked: AskedQuestion) -> Decided | None:
        """工程师三年半，还差多久能报高工: nothing where no years are told that have passed, or of no level."""
        supposed = asked.supposed
        titles: Any = supposed.profile.get("titles") or ()
        worked: Any = supposed.profile.get("experience") or {}
        told = "years" in worked or any("years" in title for title in titles)
        if not (told and asked.targets and asked.says("remaining")):
            return None
        found = self.decided(asked, asked.targets[-1:])
        return found and found._replace(decision=None)

    def told(self, asked: AskedQuestion) -> Decided | None:
        """What an education or a title opens, or what there is to choose from; nothing is decided."""
        if not asked.targets:
            return None if asked.educations or asked.supposed.of_a_person else self._every(asked)
        if asked.supposed.of_a_person:
            found = self.decided(asked, asked.targets[-1:])
            return found and found.undecided(asked.clauses)
        level = self._rules.levels[asked.targets[-1]]
        route = level.routes.get(asked.clause or "")
        return self._durations.listed(level, [route] if route else level.routes.values())

    def _every(self, asked: AskedQuestion) -> Decided | None:
        """学历要求: what there is to choose from at each level."""
        levels = [level for level in self._rules.levels.values() if level.heading in asked.clauses]
        told = [self._durations.listed(level, level.routes.values()) for level in levels]
        if not told:
            return None
        return told[0]._replace(clauses=asked.clauses, why=tuple(one.first for one in told[1:]))

    def _assessment(
        self, asked: AskedQuestion, supposed: Mapping[str, JsonValue] | None = None
    ) -> Assessment | None:
        """Of whom the question supposes, on the day that it asks about."""
        try:
            profile = self._rules.policy.profile(
                asked.supposed.profile if supposed is None else supposed, asked.day
            )
        except ProfileRefused:
            return None
        day = asked.supposed.on or add_months(asked.day, asked.supposed.ahead)
        return Assessment(self._rules.policy, later(profile, day))

    def _with_education(self, asked: AskedQuestion, education: str | None) -> Assessment | None:
        """``education``: of which only that is known that it is none that is lacking."""
        own: Mapping[str, JsonValue] = {"education": education} if education else {}
        return self._assessment(asked, {**asked.supposed.profile, **own})

    def decided(
        self, asked: AskedQuestion, targets: Sequence[str], *, open_first: bool = False
    ) -> Decided | None:
        """Whether the person supposed may apply for ``targets``; None where such a person cannot be.

        ``open_first``: what is open to them is said before the rest.
        """
        at_most = asked.supposed.lacking.at_most
        assessment = self._with_education(asked, at_most)
        if assessment is None:
            return None
        found = [(level, level.timed_in(assessment)) for level in self._rules.of(targets)]
        levels = [level for level, timed in found if timed]
        told = [
            self._held(asked, level, assessment)
            or (
                self._or_less(asked, level, at_most)
                if at_most
                else self._or_shorter(asked, level, timed, assessment)
            )
            for level, timed in found
            if timed
        ]
        if not told:
            return None
        if open_first:
            order = sorted(range(len(told)), key=lambda n: told[n][0] != "yes")
            levels, told = [levels[n] for n in order], [told[n] for n in order]
        by_level = {level.id: decision for level, (decision, _, _) in zip(levels, told, strict=True)}
        clauses = tuple(dict.fromkeys(clause for _, _, own in told for clause in own))
        first = say("answers.semicolon").join(words for _, words, _ in told)
        if asked.supposed.ahead:
            first = say("answers.eligible.ahead", after=duration(asked.supposed.ahead), told=first)
        elif asked.supposed.on:
            first += say("answers.supposing.on", day=asked.supposed.on)
        why = list(self._below(asked, levels, by_level))
        if any(self._is_of_any_series(level, clauses) for level in levels) and _holds_elsewhere(assessment):
            why.append(say("answers.eligible.series"))
        if "yes" in by_level.values():
            why.append(say("answers.eligible.others"))
        sentence, overall = say("answers.sentence", text=first), together(by_level.values())
        return Decided(sentence, clauses, overall, by_level, tuple(why), ("own",))

    def _below(
        self, asked: AskedQuestion, levels: Sequence[LevelRules], by_level: Mapping[str, Decision]
    ) -> Iterator[str]:
        """By what degree it was judged, when the years will do, and where a ground of 破格 would."""
        if asked.supposed.lacking.at_most:
            yield say("answers.eligible.below", education=self._called(asked))
        if asked.supposed.on and (reached := self._durations.reached(asked, levels)):
            yield reached.first
        for level in levels:
            if level.waiver and by_level[level.id] != "yes" and not asked.again:
                yield say("answers.eligible.waiver", level=level.name, clause=level.waiver)

    def _called(self, asked: AskedQuestion) -> str:
        """The lowest of the qualifications that are lacking, as people call it."""
        return word_index(self._rules.policy).called("education", asked.supposed.lacking.education or "")

    def _or_less(self, asked: AskedQuestion, level: LevelRules, at_most: str) -> _Told:
        """Of somebody of whom only the highest qualification that they may have is known: what is so of any."""
        tiers = self._catalogue.tiers
        told: dict[str, _Told] = {}
        for education in sorted(tiers, key=lambda one: -tiers[one]):
            assessment = (
                self._with_education(asked, education) if tiers[education] <= tiers[at_most] else None
            )
            timed = assessment and level.timed_in(assessment)
            if assessment and timed:
                told[education] = self._level(asked, level, timed, assessment, is_known=False)
        decision, words, clauses = told[at_most]
        if decision != "yes" or all(one[0] == "yes" for one in told.values()):
            return decision, words, clauses
        ways = level.route_words(level.routes[clauses[0]])
        return "depends", say("answers.eligible.said.depends", level=level.name, ways=ways), clauses

    def _or_shorter(
        self, asked: AskedQuestion, level: LevelRules, timed: Finding, assessment: Assessment
    ) -> _Told:
        """Of somebody of whose years only the most may be known (不到5年): what is so of the fewest as well; of whose
        beginning only the year is: what is so of its last month.
        """
        supposed = asked.supposed
        latest = self._assessment(asked, supposed.at_latest) if supposed.at_latest else None
        since = latest and level.timed_in(latest)
        if latest and since and since.status is Status.MET:
            return self._level(asked, level, since, latest)
        decision, words, clauses = self._level(asked, level, timed, assessment)
        if supposed.at_least is None:
            return decision, words, clauses
        shortest = self._assessment(asked, supposed.at_shortest)
        fewest = shortest and level.timed_in(shortest)
        if decision != "yes" or (fewest and fewest.status is Status.MET):
            return decision, words, clauses
        ways = level.route_words(level.routes[clauses[0]])
        return "depends", say("answers.eligible.said.depends", level=level.name, ways=ways), clauses

    @staticmethod
    def _is_of_any_series(level: LevelRules, clauses: Sequence[str]) -> bool:
        """Whether one of ``clauses`` counts from a title and does not say of which series."""
        titles = [route.title for clause, route in level.routes.items() if clause in clauses and route.title]
        return any(not title.other_speciality for title in titles)

    def _level(
        self,
        asked: AskedQuestion,
        level: LevelRules,
        found: Finding,
        assessment: Assessment,
        *,
        is_known: bool = True,
    ) -> _Told:
        """The decision, its words and the clauses that it rests on. ``is_known``: the qualification is said."""
        decision = DECISIONS[found.status]
        ordinary, _ = split_routes(found.asked, found)
        routes = [route.clause or "" for route in ordinary.children if route.status is Status.MET]
        if routes:
            elsewhere = _holds_elsewhere(assessment)
            sure = [one for one in routes if not (elsewhere and self._is_of_any_series(level, [one]))]
            words = level.route_words(level.routes[(sure or routes)[0]])
            said = say(f"answers.eligible.said.{'yes' if sure else 'series'}", level=level.name, ways=words)
            return decision, said, tuple(routes)
        if decision == "yes":
            return decision, say("answers.eligible.waived", level=level.name), (level.waiver or "",)
        gaps = self._ahead.ways(route_gaps(ordinary, assessment.day), ordinary, decision, level)
        ways = say("answers.or").join(
            self._ahead.words(level, gap, assessment if is_known else None, asked.supposed) for gap in gaps
        )
        clauses = tuple(gap.clause for gap in gaps)
        least = self._least(level, assessment)
        if decision == "depends" and least is not None:
            others = gaps and least.clause not in clauses
            key = "answers.eligible.mostly_not" if others else "answers.eligible.by_degree"
            words = say(key, level=level.name, least=level.route_words(least), ways=ways)
            return decision, words, tuple(dict.fromkeys((least.clause, *clauses)))
        closed = all(route.status is Status.NOT_MET for route in ordinary.children) and decision == "depends"
        how = "unless_waived" if closed else decision
        return decision, say(f"answers.eligible.said.{how}", level=level.name, ways=ways), clauses

    def _held(self, asked: AskedQuestion, level: LevelRules, assessment: Assessment) -> _Told | None:
        """Where a title as high as the level's is said to be held; of no named speciality only where that is asked."""
        ranks, clauses = self._catalogue.titles, (level.level.clause,)
        if assessment.level(level.id).status == "held":
            return "no", say("answers.eligible.held", level=level.name), clauses
        high = [
            title
            for title in assessment.profile.titles or ()
            if title.level in ranks and ranks[title.level] >= ranks[level.confers]
        ]
        if asked.again and any(title.same_speciality is None for title in high):
            return "depends", say("answers.eligible.maybe_held", level=level.name), clauses
        return None

    def _least(self, level: LevelRules, assessment: Assessment) -> RouteData | None:
        """The route with the lowest degree, where the person's own is too low for every route that asks for one."""
        tiers, has = self._catalogue.tiers, assessment.profile.education
        asking = [route for route in level.routes.values() if route.education]
        lowest = min(asking, key=lambda route: tiers[route.education or ""], default=None)
        if has is None or lowest is None or tiers[has] >= tiers[lowest.education or ""]:
            return None
        return lowest

    def _highest(self, asked: AskedQuestion) -> Decided | None:
        """能评什么: level by level, the lowest first."""
        assessment = self._with_education(asked, asked.supposed.lacking.at_most)
        levels = [*self._rules.levels]
        levels = [one for one in levels if assessment and assessment.level(one).status != "held"] or levels
        found = self.decided(asked, levels, open_first=True)
        best = next((one for one in reversed(levels) if found and found.by_level.get(one) == "yes"), None)
        if found is None or best is None or not asked.says("up_to"):
            return found and found._replace(decision=None)
        highest = say("answers.eligible.highest", level=self._rules.levels[best].name)
        return found._replace(first=highest, decision=None, why=(found.first, *found.why))


def _holds_elsewhere(assessment: Assessment) -> bool:
    """Whether every title that is held is of another series."""
    titles = assessment.profile.titles
    return bool(titles) and all(title.same_speciality is False for title in titles or ())
