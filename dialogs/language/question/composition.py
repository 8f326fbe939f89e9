"""An answer's text: plain sentences, the clause quoted, numbers from the notice's data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dialogs.language.question.answer import Citation, Line, Sureness
from dialogs.language.question.clauses import LevelClauses, Resolved
from dialogs.language.vocabulary.loader import Vocabulary
from dialogs.rendering.wording import say
from rules.policy import Policy
from rules.wording.wording import numeral

_MOST_QUOTES = 3
_EXAMPLES = 3
_INTRODUCED = frozenset({"level", "level_without", "basic", "performance", "routes", "exceptional"})
"""What a clause may be about that has a sentence of its own before it."""
_WHOLE = frozenset({"level", "level_without"})


class Composer:
    """Composes the answers about one notice."""

    def __init__(self, policy: Policy, vocabulary: Vocabulary) -> None:
        self._policy = policy
        self._silence = {one.about: one for one in vocabulary.silence}
        self._catalogue = policy.catalogue
        self._authored = vocabulary.examples

    def scope(self, citations: Sequence[Citation], sureness: Sureness) -> tuple[Line, ...]:
        """Which direction the work belongs to, and how surely."""
        first = citations[0]
        item = say("enquiry.scope_item", item=first.item) if first.item else ""
        others = (
            say("enquiry.scope_other", direction=self._name(c.direction), clause=c.clause)
            for c in citations[1:]
        )
        said = say(f"enquiry.scope.{sureness}", direction=self._name(first.direction), item=item)
        return (said, first, *others)

    def no_directions(self) -> tuple[Line, ...]:
        """A notice that has none."""
        return (say("enquiry.no_directions"),)

    def other_work(self, near: Sequence[Citation]) -> tuple[Line, ...]:
        """Work that is none of the speciality; ``near``: what it would be if that were guarded."""
        names = "、".join(direction.name for direction in self._catalogue.directions.values())
        lines = [say("enquiry.other_work", directions=names)]
        lines += [
            say("enquiry.other_work_guarded", item=c.item, direction=self._name(c.direction), clause=c.clause)
            for c in near
        ]
        return (*lines, self._hint())

    def ambiguous(self, citations: Sequence[Citation], work: str | None) -> tuple[Line, ...]:
        """Every direction that really applies, and how they differ."""
        head = (
            say("enquiry.ambiguous", work=work, count=len(citations))
            if work
            else say("enquiry.ambiguous_plain", count=numeral(len(citations)))
        )
        return (head, *self._each_direction(citations), self._hint())

    def _hint(self) -> str:
        work = self._authored.work
        return say(
            "enquiry.ambiguous_hint", example=say("enquiry.example_of_work", work=work) if work else ""
        )

    def side_by_side(self, citations: Sequence[Citation]) -> tuple[Line, ...]:
        """Works of several directions: which belongs where."""
        head = say("enquiry.side_by_side", count=len(citations))
        return (head, *self._each_direction(citations), say("enquiry.side_by_side_hint"))

    def _each_direction(self, citations: Sequence[Citation]) -> list[str]:
        return [
            say(
                "enquiry.ambiguous_direction",
                direction=self._name(c.direction),
                item=c.item or self._name(c.direction),
                clause=c.clause,
            )
            for c in citations
        ]

    def clause(self, resolved: Resolved, citations: Sequence[Citation]) -> tuple[Line, ...]:
        """A clause, with those that stand directly below it."""
        lines: list[Line] = [self._introduction(resolved), *citations[:_MOST_QUOTES]]
        if len(citations) == 1 and resolved.route is None:
            level = resolved.level if resolved.about in _WHOLE else None
            lines += [
                line
                for one in self._policy.notice.children(citations[0].clause)
                for line in self._below(one, level)
            ]
        return tuple(line for line in lines if line)

    def _below(self, clause: str, level: LevelClauses | None) -> Iterator[str]:
        """One that stands below; of a whole ``level`` with its ways, and where each direction's own is."""
        notice = self._policy.notice
        heading = (level.heading if level else None) or ""
        ways = (clause, heading) if heading in notice.children(clause) else (clause,)
        for one in (*ways, *(notice.children(heading) if heading in ways else ())):
            yield say("enquiry.child", clause=one, quote=notice.paragraphs(one)[-1])
        own = level.performance.directions if level and level.performance else {}
        if any(each.clause in notice.children(clause) for each in own.values()):
            each = (
                say("enquiry.own", direction=self._name(name), clause=one.clause) for name, one in own.items()
            )
            yield say("enquiry.by_direction", each=say("answers.list").join(each))

    def silent(self, matters: Sequence[str]) -> tuple[Line, ...]:
        """The notice says nothing of them; what it has of something near."""
        known = [self._silence[one] for one in matters if one in self._silence]
        if instead := [one.instead for one in known if one.instead]:
            return tuple(instead)
        about = say("answers.list").join(matters)
        silent = say("enquiry.not_in_notice", about=about, enquiries=self._policy.data.enquiries)
        return (silent, *(one.beside for one in known if one.beside))

    def unclear(self, why: str) -> tuple[Line, ...]:
        """Kindly, with three things one can ask."""
        return (say(f"enquiry.not_understood.{why}"), say("enquiry.examples"), *self._examples())

    def _examples(self) -> Iterable[str]:
        """Three, as authored; of a notice without such, from its own words."""
        authored = self._authored.questions or [
            *(say("enquiry.example_work", item=d.items[0]) for d in self._catalogue.directions.values()),
            *(say("enquiry.example_level", level=level.name) for level in self._catalogue.levels.values()),
        ]
        return [say("enquiry.example", question=question) for question in authored[:_EXAMPLES]]

    def _introduction(self, resolved: Resolved) -> str:
        level = resolved.level
        if level is None or resolved.about not in _INTRODUCED:
            return say("enquiry.clause")
        if resolved.about in _WHOLE:
            conditions = "、".join(c.name for c in level.data.conditions if c.condition != "scope")
            about = f"enquiry.conditions.{resolved.about}"
            return say(about, level=level.data.name, clause=level.clause, conditions=conditions)
        return say(f"enquiry.about.{resolved.about}", level=level.data.name)

    def _name(self, key: str | None) -> str:
        return self._catalogue.names.get(key or "", key or "")
