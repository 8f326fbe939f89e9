"""The ways to a level that are still to be gone, the nearest first, in words."""

from __future__ import annotations

from dialogs.answers.asked import AskedQuestion
from dialogs.answers.decision import Decided, Decision
from dialogs.answers.level_rules import LevelRules, NoticeRules
from dialogs.answers.supposed import Supposed
from dialogs.rendering.wording import say
from rules import Assessment, Status
from rules.conditions.findings import Finding
from rules.notice.catalogue import Catalogue
from rules.notice.person_data import RouteData
from rules.verdict.route_gaps import RouteGap
from rules.wording.wording import duration

_MOST_WAYS = 3


class WaysAhead:
    """Of one notice's levels."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def ways(
        self, gaps: list[RouteGap], ordinary: Finding, decision: Decision, level: LevelRules
    ) -> list[RouteGap]:
        """What is still open, where it depends; else the nearest ways; those by a title held come first."""
        routes = {
            route.clause: route for route in reversed(ordinary.children)
        }  # before those with fewer years
        if decision == "depends":
            time_alone = [gap for gap in gaps if gap.day]
            open_ways = [
                gap
                for gap in gaps
                if not gap.day and (routes[gap.clause].status is Status.UNKNOWN or _only_takes_time(gap))
            ]
            gaps = [*time_alone, *open_ways] or gaps
        gaps = [gap for gap in gaps if not self._is_outdone(level.routes[gap.clause], gaps, level)]
        gaps.sort(key=lambda gap: _title_order(level.routes[gap.clause], routes[gap.clause]))
        return gaps[:_MOST_WAYS]

    def _is_outdone(self, route: RouteData, gaps: list[RouteGap], level: LevelRules) -> bool:
        """Whether a higher degree, which the person has as well, asks for fewer years and for no more."""
        tiers = self._catalogue.tiers
        for gap in gaps:
            other = level.routes[gap.clause]
            lacks_degree = any(
                item.kind in {"education", "unknown_fact"} and item.field != "experience"
                for item in gap.items
            )
            if other is not route and not (other.title or route.title or lacks_degree):
                both = other.education and route.education
                higher = both and tiers[other.education or ""] > tiers[route.education or ""]
                if higher and (other.experience_years or 0) <= (route.experience_years or 0):
                    return True
        return False

    def words(
        self, level: LevelRules, gap: RouteGap, assessment: Assessment | None, supposed: Supposed
    ) -> str:
        """One of them. ``assessment``: where the qualification is said.

        How much is left of the years is told as it was said, and not at all where they are not exact.
        """
        route = level.routes[gap.clause]
        has = assessment.profile.education if assessment else None
        enough = bool(
            has and route.education and self._catalogue.tiers[has] >= self._catalogue.tiers[route.education]
        )
        is_plain = route.education_fact is None and route.education_years is None
        words = level.route_words(route, education=not (enough and is_plain))
        if gap.reduction is not None:
            return say("answers.eligible.reduced", way=words, reduction=gap.reduction)
        short = [
            one.short_months for one in gap.told if supposed.at_least is None and one.short_months and one.day
        ]
        if not short or not level.years_of(route):
            return words
        said = supposed.short_of
        left = said.words if said and said.years == level.years_of(route) else duration(max(short))
        return say("answers.eligible.short", way=words, short=left)


def short_of(rules: NoticeRules, asked: AskedQuestion) -> Decided | None:
    """差两个月满5年能报吗: the ways that ask for those years; whoever goes another way is not spoken of."""
    short = asked.supposed.short_of
    if short is None:
        return None
    asking = {
        clause: (level, route)
        for level in rules.levels.values()
        for clause, route in level.routes.items()
        if short.years == level.years_of(route)
    }
    ways = [
        say("answers.duration.step", way=level.route_words(route), level=level.name)
        for level, route in asking.values()
    ]
    told = {
        "short": short.words,
        "years": f"{short.years:g}",
        "ways": say("answers.semicolon").join(ways),
    }
    first, why = say("answers.eligible.short_of", **told), (say("answers.eligible.otherwise"),)
    return Decided(first, tuple(asking), "no", {}, why, ("own",)) if ways else None


def _only_takes_time(gap: RouteGap) -> bool:
    """Whether a title that is held has to become older, and all else that is lacking is not said: 工程师满四年."""
    kinds = {item.kind for item in gap.items}
    return "title_years" in kinds and kinds <= {"title_years", "years", "unknown_fact"}


def _title_order(route: RouteData, found: Finding) -> int:
    """Routes that count from a title of another speciality that is held, from any that is held, and the rest."""
    titles = [title for part in found.children if part.fact == "titles" for title in part.children]
    if route.title is None or all(one.status is Status.NOT_MET and not one.reached for one in titles):
        return 2
    return 0 if route.title.other_speciality else 1
