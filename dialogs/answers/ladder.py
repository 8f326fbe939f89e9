"""从助工到正高最快要多少年: the years of one title after another, added up."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final

from dialogs.answers.asked import AskedQuestion
from dialogs.answers.decision import Decided
from dialogs.answers.level_rules import LevelRules, NoticeRules
from dialogs.rendering.wording import say
from rules.notice.person_data import RouteData

_TWO_RUNGS: Final = 2


class Ladder:
    """Answers about two rungs or more."""

    def __init__(self, rules: NoticeRules) -> None:
        self._levels = list(rules.levels.values())

    def answer(self, asked: AskedQuestion) -> Decided | None:
        """Nothing where a degree is said, which may make it shorter, or it is one rung."""
        titles: Any = asked.supposed.profile.get("titles") or ()
        if asked.educations or not asked.targets or len(titles) != 1 or not asked.says("how_long"):
            return None
        last = next(n for n, one in enumerate(self._levels) if one.id == asked.targets[-1])
        first = next((n for n, one in enumerate(self._levels) if one.confers == titles[0]["level"]), last)
        elsewhere = titles[0].get("same_speciality") is False
        if elsewhere or titles[0].keys() & {"years", "obtained_on"} or last - first < _TWO_RUNGS:
            return None
        steps = [(above, _way(below, above)) for below, above in pairwise(self._levels[first : last + 1])]
        ways = [(level, way) for level, way in steps if way is not None]
        if len(ways) < len(steps):
            return None
        told = [
            say("answers.duration.step", way=level.route_words(way), level=level.name) for level, way in ways
        ]
        words = {"start": self._levels[first].name, "level": self._levels[last].name}
        years = sum(level.years_of(way) or 0 for level, way in ways)
        ladder = say(
            "answers.duration.ladder", years=years, told=say("answers.duration.then").join(told), **words
        )
        clauses = tuple(way.clause for _, way in reversed(ways))
        return Decided(ladder, clauses, None, {}, (say("answers.duration.by_degree"),), ("own", "level"))


def _way(below: LevelRules, above: LevelRules) -> RouteData | None:
    """The way that counts from the title of the rung below."""
    ways = [
        way
        for way in above.routes.values()
        if way.title and way.title.at_least == below.confers and not way.title.other_speciality
    ]
    return min(ways, key=lambda way: above.years_of(way) or 0, default=None)
