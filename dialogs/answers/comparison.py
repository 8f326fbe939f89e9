"""Two or more sides against each other: levels by an outcome, by what they count, by education and years."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.answers.asked import AskedQuestion
from dialogs.answers.counting import Counting
from dialogs.answers.decision import Decided, Decision
from dialogs.answers.durations import Durations, sameness
from dialogs.answers.level_rules import LevelRules, NoticeRules, asked_words
from dialogs.answers.requirements import Requirements
from dialogs.language.vocabulary.lexicon import Family
from dialogs.rendering.wording import listed, say

Table = tuple[tuple[str, ...], ...]
_CONDITIONS = ("achievements", "performance", "basic")
_IN_WORDS = ("performance", "basic")
"""What people judge by the words of a clause, and nobody counts."""


class Comparisons:
    """Answers that show every side."""

    def __init__(
        self, rules: NoticeRules, counting: Counting, durations: Durations, requirements: Requirements
    ) -> None:
        self._rules = rules
        self._catalogue = rules.catalogue
        self._counting = counting
        self._durations = durations
        self._requirements = requirements

    def answer(self, asked: AskedQuestion) -> Decided | None:
        """Nothing where there are not two sides."""
        if len(asked.educations) > 1 and len(asked.targets) == 1 and asked.says("compare"):
            return self._durations.side_by_side(asked)
        if len(asked.targets) < 2 or not (asked.says("compare") or asked.says("all_of_them")):  # noqa: PLR2004 - two sides
            return None
        attempts = (
            self._by_outcome,
            self._by_other_title,
            self._by_numbers,
            self._by_wording,
            self._by_presence,
            self._by_routes,
        )
        found = next((own for attempt in attempts if (own := attempt(asked))), None)
        return found or (self._by_counts(asked) if asked.condition("achievements") else None)

    def _by_numbers(self, asked: AskedQuestion) -> Decided | None:
        return self._counting.required(asked) if asked.says("how_many") else None

    def _by_presence(self, asked: AskedQuestion) -> Decided | None:
        condition = next((one for one in _CONDITIONS if asked.condition(one)), None)
        if condition is None or not asked.says("all_of_them"):
            return None
        return self._requirements.presence(asked, condition)

    def _by_outcome(self, asked: AskedQuestion) -> Decided | None:
        kind = asked.reading.of(Family.KIND).best
        if kind is None or kind not in self._catalogue.kinds:
            return None
        described = any(one.is_qualified for one in asked.supposed.outcomes)
        if described and asked.says("counts") and asked.says("yes_no") and not asked.says("compare"):
            return None  # whether this one counts at each, not what each asks for
        levels = self._rules.of(asked.targets)
        told, clauses = [], []
        for level in levels:
            counted = level.counted
            listing = counted.listing(kind) if counted else None
            if listing is None:
                clauses.append(counted.clause if counted else level.level.clause)
                told.append(say("answers.compare.unlisted"))
                continue
            needs = [asked_words(check, kind, self._catalogue) for check in listing.kind.checks]
            key = "answers.compare.every" if listing.kind.every > 1 else "answers.compare.single"
            needs.append(say(key, every=listing.kind.every, unit=self._catalogue.kinds[kind].unit))
            clauses.append(listing.item.clause)
            told.append(say("answers.comma").join(needs))
        return self._told(asked, levels, told, clauses)._replace(table=self._aspects(levels, kind))

    def _aspects(self, levels: Sequence[LevelRules], kind: str) -> Table:
        """What each level asks of outcomes of a kind, attribute by attribute."""
        listings = [level.counted.listing(kind) if level.counted else None for level in levels]
        checks = [{one.attribute: one for one in each.kind.checks} if each else {} for each in listings]
        names = list(dict.fromkeys(name for own in checks for name in own))
        free, unit = say("answers.compare.free"), self._catalogue.kinds[kind].unit
        rows = []
        for level, listing, own in zip(levels, listings, checks, strict=True):
            if listing is None:
                words = [say("answers.compare.unlisted"), *([""] * len(names))]
                clause = level.clause_of("achievements")
            else:
                key = "answers.compare.every" if listing.kind.every > 1 else "answers.compare.single"
                words = [
                    asked_words(own[name], kind, self._catalogue) if name in own else free for name in names
                ]
                words.append(say(key, every=listing.kind.every, unit=unit))
                clause = listing.item.clause
            rows.append((level.name, *words, clause))
        heads = (self._catalogue.attributes[name].name for name in names)
        first, count, last = listed("answers.table.outcome")
        return ((first, *heads, count, last), *rows)

    def _by_other_title(self, asked: AskedQuestion) -> Decided | None:
        if not asked.reading.says(Family.OTHER_SPECIALITY):
            return None
        levels = self._rules.of(asked.targets)
        routes = [
            next(
                (route for route in level.routes.values() if route.title and route.title.other_speciality),
                None,
            )
            for level in levels
        ]
        told = [
            level.route_words(route) if route else say("answers.compare.unlisted")
            for level, route in zip(levels, routes, strict=True)
        ]
        clauses = [
            route.clause if route else level.level.clause for level, route in zip(levels, routes, strict=True)
        ]
        same = len({route.title.years for route in routes if route and route.title}) == 1
        return self._told(asked, levels, told, clauses, sameness(asked, same=same))

    def _by_wording(self, asked: AskedQuestion) -> Decided | None:
        """中级和副高的业绩有什么不同: the levels' own words beside each other, where words are all that differs."""
        condition = next((one for one in _IN_WORDS if asked.condition(one)), None)
        levels = self._rules.of(asked.targets)
        is_of_words = condition is not None and asked.says("compare") and not asked.says("yes_no")
        if condition is None or not is_of_words or not all(level.has(condition) for level in levels):
            return None
        notice, work = self._rules.policy.notice, asked.reading.work
        direction = work.placements[0].direction if work.named else None
        rows = [
            (level.name, notice.paragraphs(clause)[-1], clause)
            for level in levels
            for clause in level.words_of(condition, direction)
        ]
        title = next(one.title for one in levels[0].level.conditions if one.name == condition)
        first = say("answers.compare.wording", condition=title)
        clauses = tuple(clause for _, _, clause in rows)
        return Decided(first, clauses, None, {}, (), ("own", "level"), (listed("answers.table.side"), *rows))

    def _by_routes(self, asked: AskedQuestion) -> Decided | None:
        """By the outcomes as well where no condition is named: 工程师和高级工程师要求差在哪."""
        whole = asked.about == "level" or asked.reading.says(Family.WHOLE)
        of_levels = whole and asked.says("compare")
        if not (of_levels or asked.condition("education_experience")):
            return None
        levels = self._rules.of(asked.targets)
        told = [
            say("answers.or").join(level.route_words(route) for route in level.routes.values())
            for level in levels
        ]
        clauses = [level.clause_of("education_experience") for level in levels]
        rows = [
            (level.name, level.route_words(route), clause)
            for level in levels
            for clause, route in level.routes.items()
        ]
        counts = (self._by_counts(asked).first,) if of_levels else ()
        found = self._told(asked, levels, told, clauses)
        return found._replace(table=(listed("answers.table.side"), *rows), why=counts)

    def _by_counts(self, asked: AskedQuestion) -> Decided:
        levels = self._rules.of(asked.targets)
        told = [
            level.counted.lists
            or say("answers.compare.counts", of=len(level.counted.items), required=level.counted.required)
            if level.counted
            else say("answers.compare.no_counts")
            for level in levels
        ]
        return self._told(asked, levels, told, [level.clause_of("achievements") for level in levels])

    def _told(
        self,
        asked: AskedQuestion,
        levels: Sequence[LevelRules],
        told: Sequence[str],
        clauses: Sequence[str],
        decision: Decision | None = None,
    ) -> Decided:
        if decision is None:
            decision = sameness(asked, same=len(set(told)) == 1)
        sides = say("answers.semicolon").join(
            say("answers.compare.side", level=level.name, what=what)
            for level, what in zip(levels, told, strict=True)
        )
        first = say(f"answers.compare.said.{decision or 'told'}", sides=sides)
        rows = zip((level.name for level in levels), told, clauses, strict=True)
        table = (listed("answers.table.side"), *rows)
        return Decided(first, tuple(clauses), decision, {}, (), ("level", "own"), table)
