"""Somebody whose facts are known answers the interview by them: pressing nothing, taking what each question offers.

The answers go in as profile values, by the conversation's own course, so that nothing depends on wording.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dialogs.engine.facts import document
from dialogs.engine.machine import REVIEW, STAGES
from dialogs.engine.talk import Scratch, Talk
from dialogs.interview import interview
from dialogs.interview.relevance import relevant
from dialogs.questions import registry
from dialogs.session import Session
from rules import Assessment

if TYPE_CHECKING:
    from datetime import date

    from pydantic import JsonValue

    from dialogs.questions.entry import Entries
    from rules import Policy

Facts = dict[str, "JsonValue"]


@dataclass
class Interviewed:
    """``asked``: every question that was put, facts by their ids and parts of entries as ``fact.part``."""

    talk: Talk
    asked: list[str] = field(default_factory=list)

    @property
    def facts(self) -> Facts:
        """What was asked of whole facts."""
        return {
            fact: self.talk.answers[fact] for fact in self.talk.policy.catalogue.facts if fact in self.asked
        }

    @property
    def assessment(self) -> Assessment:
        return self.talk.assess()


def truth_of(policy: Policy, person: Facts) -> Facts:
    """A profile's facts by question id; what it does not say is not known."""
    told: Facts = {}
    for fact in policy.catalogue.facts:
        group, _, name = fact.rpartition(".")
        owner = person.get(group) if group else person
        told[fact] = owner.get(name) if isinstance(owner, dict) else None
    for fact in ("titles", "achievements", "exceptional"):
        listed = told.get(fact)
        if isinstance(listed, list):
            told[fact] = [dict(entry) for entry in listed if isinstance(entry, dict)]
    return told


def begun(policy: Policy, today: date, goal: str | None = None) -> Talk:
    talk = Talk(policy, Session(policy=policy.id, state=STAGES[0]), Scratch(goal=goal), today)
    return interview.onward(talk)


def interviewed(policy: Policy, person: Facts, today: date, goal: str | None = None) -> Interviewed:
    """Until nothing is worth asking any more."""
    truth = truth_of(policy, person)
    so_far = Interviewed(begun(policy, today, goal))
    while so_far.talk.state != REVIEW:
        _answered(so_far, truth)
    return so_far


def _answered(so_far: Interviewed, truth: Facts) -> None:
    fact = so_far.talk.scratch.fact
    assert fact is not None
    so_far.asked.append(fact)
    value = truth[fact]
    kind = registry.entries_of(so_far.talk, fact)
    if kind is None or not isinstance(value, list):
        so_far.talk = interview.answered(so_far.talk, fact, value)
        return
    listed: list[JsonValue] = []
    for entry in value:
        assert isinstance(entry, dict)
        so_far.talk = so_far.talk.answering(fact, list(listed)) if listed else so_far.talk
        if listed:
            so_far.asked.append(fact)
        told = _described(so_far, kind, fact, entry)
        if told is None:
            continue
        listed.append(told)
        so_far.talk = so_far.talk.answering(fact, list(listed))
        if _certain(so_far.talk, fact):
            break
    so_far.talk = interview.answered(so_far.talk, fact, list(listed))


def _certain(talk: Talk, fact: str) -> bool:
    return fact not in relevant(talk)


def _described(so_far: Interviewed, kind: Entries, fact: str, entry: Facts) -> Facts | None:
    """The entry as far as it is asked about; None when there is no place for such an entry."""
    start = kind.start_of(entry)
    if start not in kind.starts(so_far.talk):
        return None
    draft = kind.begin(start)
    known = kind.draft(
        {"count": 1, "used_before": False, "same_speciality": None, "obtained_on": None, **entry}
    )
    while (part := kind.part(so_far.talk, draft)) is not None:
        so_far.asked.append(f"{fact}.{part.key}")
        draft[part.key] = known.get(part.key)
    return kind.entry(draft)


def in_full(policy: Policy, person: Facts, today: date) -> Assessment:
    """The verdict by every fact."""
    return Assessment(policy, policy.profile(document(truth_of(policy, person)), today))


def everything(policy: Policy, person: Facts) -> int:
    """How many questions it takes to ask everything: every fact, every part of every entry, and whether there are
    more.
    """
    catalogue = policy.catalogue
    count = 0
    for fact, value in truth_of(policy, person).items():
        count += 1
        kind = catalogue.facts[fact].type
        for entry in value if isinstance(value, list) else []:
            assert isinstance(entry, dict)
            name = str(entry.get("kind"))
            parts = (
                2
                if kind == "titles"
                else len(catalogue.kinds[name].ask) + 2
                if kind == "achievements"
                else len(catalogue.grounds[name].ask)
            )
            count += parts + 1
    return count
