"""Whether so many years are the rule: 硕士必须满2年才能报中级吗, 初级必须满4年才能报中级吗."""

from __future__ import annotations

import re
from typing import Any, Final

from dialogs.answers.asked import AskedQuestion
from dialogs.answers.decision import Decided, Decision
from dialogs.answers.level_rules import LevelRules, NoticeRules
from dialogs.language.text.numerals import NUMERAL, read_number
from dialogs.rendering.wording import say
from rules.notice.person_data import RouteData

_NUMERAL: Final = re.compile(NUMERAL)


class YearsRequired:
    """Answers by the way of the degree or of the title that is named."""

    def __init__(self, rules: NoticeRules) -> None:
        self._rules = rules

    def answer(self, asked: AskedQuestion) -> Decided | None:
        """It depends where neither is named; nothing where no level is, or no years."""
        asks = asked.says("years_required") and asked.says("yes_no")
        if not asks or not asked.targets or asked.exceptional:
            return None
        level = max(self._rules.of(asked.targets), key=list(self._rules.levels.values()).index)
        said = _NUMERAL.findall(asked.said("years_required")[0])
        number = read_number(said[-1]) if said else None
        own = self._own(asked, level)
        meets = any(level.years_of(way) == number for way in own)
        decision: Decision = "depends" if not own else "yes" if meets else "no"
        ways = own or list(level.routes.values())
        told = say("answers.or").join(map(level.route_words, ways))
        first = say(f"answers.sufficiency.years.{decision}", level=level.name, ways=told)
        clauses = tuple(way.clause for way in ways)
        return Decided(first, clauses, decision, {level.id: decision}, (), ("own", "level"))

    def _own(self, asked: AskedQuestion, level: LevelRules) -> list[RouteData]:
        """The ways that count from the title that is named; else that of the degree."""
        tiers, ranks = self._rules.catalogue.tiers, self._rules.catalogue.titles
        titles: Any = asked.supposed.profile.get("titles") or ()
        named = {title["level"] for title in titles} | asked.supposed.lacking.titles
        named |= {one.confers for one in self._rules.of(asked.targets) if one is not level}
        own = [way for way in level.routes.values() if way.title and way.title.at_least in named]
        if own and len(named) < len(ranks):
            return own
        has = asked.supposed.profile.get("education")
        if not isinstance(has, str):
            return []
        open_ways = [
            way
            for way in level.routes.values()
            if way.education and not way.title and tiers[way.education] <= tiers[has]
        ]
        return sorted(open_ways, key=lambda way: -tiers[way.education or ""])[:1]
