"""What can be said of cases: how one stands, how several compare, and what to pass on to the colleague."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from dialogs.engine.talk import Talk
from dialogs.interview.interview import is_concluded
from dialogs.rendering.wording import Markdown, say, words
from dialogs.results.level_told import LevelTold
from dialogs.results.stored import concluded, taken_up
from dialogs.results.summary import summary
from dialogs.results.verdict import Verdict, verdict_of
from dialogs.session import UNCHOSEN, Session
from rules import Policies

MOST_NAMED: Final = 3
"""So many gaps of a level are named beside another case's; the rest is counted."""


class Compared(NamedTuple):
    """One case at one level. ``lacking`` and ``unknown`` are conditions in a word or two.

    ``notice`` is the one under which it is, where the cases are under several.
    """

    label: str
    level: LevelTold
    lacking: list[str]
    unknown: list[str]
    notice: str = ""


class ComparedCases(NamedTuple):
    """Cases side by side, level by level, in the order of ``names``; those of one notice together.

    ``open`` names those that are still being answered and count by the answers so far; ``anew`` those that have to
    be assessed again and are left out.
    """

    names: list[str]
    levels: list[list[Compared]]
    open: list[str]
    anew: list[str]


class Casework:
    """Says what ``policies`` make of stored conversations. Pure: nothing of them is kept."""

    def __init__(self, policies: Policies) -> None:
        self._policies = policies

    def standing(self, session: Session | None, today: date) -> str:
        """How a case stands, in a few words."""
        if session is not None and session.policy == UNCHOSEN:
            return say("cases.standing.open")
        talk = taken_up(self._policies, session, today)
        return say("cases.standing.anew") if talk is None else standing_of(talk)

    def compared(self, cases: Sequence[tuple[str, Session | None]], today: date) -> Markdown:
        """Several cases, by their labels, side by side: a line a level, a column a case."""
        told = self.side_by_side(cases, today)
        return words(
            "cases.compared",
            day=today,
            names=told.names,
            levels=told.levels,
            open=told.open,
            anew=told.anew,
            most=MOST_NAMED,
        )

    def side_by_side(self, cases: Sequence[tuple[str, Session | None]], today: date) -> ComparedCases:
        """Several cases, by their labels, compared."""
        talks = [(name, taken_up(self._policies, session, today)) for name, session in cases]
        told = [(name, talk) for name, talk in talks if talk is not None]
        notices = {talk.policy.id: talk.policy.data.short_name for _, talk in told}
        rows = []
        for notice, called in notices.items():
            group = [(name, verdict_of(talk)) for name, talk in told if talk.policy.id == notice]
            names = [name for name, _ in group]
            for level in zip(*(verdict.levels for _, verdict in group), strict=True):
                side = [_compared(*one) for one in zip(names, level, strict=True)]
                rows.append([one._replace(notice=called) for one in side] if len(notices) > 1 else side)
        return ComparedCases(
            [name for name, _ in told],
            rows,
            [name for name, talk in talks if talk is not None and not is_concluded(talk)],
            [name for name, talk in talks if talk is None],
        )

    def forwarded(self, session: Session | None, today: date, name: str = "") -> Markdown | None:
        """A short text for the colleague, with ``name`` above it if there is one; None before there is a conclusion."""
        talk = concluded(self._policies, session, today)
        return None if talk is None else summary(talk, name)


def standing_of(talk: Talk) -> str:
    """How somebody stands, in a few words."""
    return _standing(verdict_of(talk)) if is_concluded(talk) else say("cases.standing.open")


def _standing(told: Verdict) -> str:
    if told.eligible is not None:
        return _open(told.eligible, told)
    if told.all_held:
        return say("cases.standing.held")
    if told.held is not None:
        return _holds(told.held, told.soonest)
    if told.undetermined:
        return say("cases.standing.undetermined")
    if told.soonest is not None:
        return say("cases.standing.soon", day=told.soonest.earliest or "", level=told.soonest.name)
    return say("cases.standing.not_eligible")


def _holds(held: LevelTold, soon: LevelTold | None) -> str:
    holds = say("cases.standing.holds_doubted" if held.doubt else "cases.standing.holds", level=held.name)
    if soon is None or soon.doubt:
        return holds
    return say("cases.standing.holds_soon", holds=holds, day=soon.earliest or "", level=soon.name)


def level_words(one: Compared) -> Markdown:
    """How one case stands at one level."""
    return words("cases.level", one=one, most=MOST_NAMED)


def _open(level: LevelTold, told: Verdict) -> str:
    if level.doubt is None:
        return say("cases.standing.eligible", level=level.name)
    if told.safe is None:
        return say("cases.standing.doubted", level=level.name)
    return say("cases.standing.doubted_safe", level=level.name, safe=told.safe.name)


def _compared(name: str, level: LevelTold) -> Compared:
    counts = {
        condition.name: f"{condition.name} {condition.counted}/{condition.required}"
        for condition in level.conditions
        if condition.required
    }
    short = [(lack.kind, counts.get(lack.name, lack.name)) for lack in level.lacks]
    return Compared(
        name,
        level,
        [condition for kind, condition in short if kind != "unknown_fact"],
        [condition for kind, condition in short if kind == "unknown_fact"],
    )
