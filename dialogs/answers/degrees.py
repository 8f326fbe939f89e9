"""Whether a qualification is one that the notice asks for, or is asked for at all."""

from __future__ import annotations

from dialogs.answers.asked import AskedQuestion
from dialogs.answers.decision import Decided, Decision
from dialogs.answers.level_rules import NoticeRules
from dialogs.rendering.wording import say


class Degrees:
    """Answers about qualifications as such."""

    def __init__(self, rules: NoticeRules) -> None:
        self._rules = rules
        self._names = rules.catalogue.names

    def answer(self, asked: AskedQuestion) -> Decided | None:
        """Nothing where none is unfinished, and none is asked about as the least that is needed."""
        return self.unfinished(asked) or self._required(asked)

    def unfinished(self, asked: AskedQuestion) -> Decided | None:
        """在读博士算博士吗: one that is not there yet; nothing where one of its two papers is."""
        unfinished, how = asked.reading.unfinished, asked.says("counts_how")
        taken_for = asked.says("same") or how or not (asked.targets or asked.exceptional)
        if not unfinished or not taken_for or not (asked.decides or how) or asked.says("one_paper"):
            return None
        lower = [one for one in asked.educations if one not in unfinished]
        routes = [route for level in self._rules.levels.values() for route in level.routes.values()]
        asking = tuple(route.clause for route in routes if route.education == unfinished[0])
        words = {"education": self._names[unfinished[0]], "lower": self._names[lower[0]] if lower else ""}
        first = say("answers.degree.by_lower" if lower else "answers.degree.unfinished", **words)
        return Decided(first, asking, "depends" if lower else "no", {}, (), ("own", "level"))

    def _required(self, asked: AskedQuestion) -> Decided | None:
        """报高级必须本科吗: whether a level has a way that asks for less than this qualification."""
        named = asked.educations or tuple(filter(None, [asked.supposed.lacking.education]))
        about = len(asked.targets) == 1 and len(named) == 1 and asked.says("degree_required")
        if not about or not asked.says("yes_no"):
            return None
        level, tiers = self._rules.levels[asked.targets[0]], self._rules.catalogue.tiers
        wanted = tiers[named[0]]
        lower = {
            clause: route
            for clause, route in level.routes.items()
            if route.education is None or tiers[route.education] < wanted
        }
        decision: Decision = "no" if lower else "yes"
        shown = lower or level.routes
        ways = say("answers.or").join(map(level.route_words, shown.values()))
        first = say(f"answers.degree.required.{decision}", level=level.name, ways=ways)
        waiver = [level.waiver] if level.waiver else []
        why = tuple(say("answers.eligible.waiver", level=level.name, clause=clause) for clause in waiver)
        return Decided(first, (*shown, *waiver), decision, {level.id: decision}, why, ("own",))
