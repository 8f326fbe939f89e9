"""Somebody whose facts are known answers the interview by them: pressing nothing, taking what each question offers.

The answers go in as profile values, by the conversation's own course, so that nothing depends on wording.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from dialogs.engine.ask import Misread
from dialogs.engine.facts import document
from dialogs.engine.machine import REVIEW, STAGES
from dialogs.engine.scratch import Scratch
from dialogs.engine.sub_question import Ticking
from dialogs.engine.talk import Talk
from dialogs.interview import interview
from dialogs.questions import registry
from dialogs.questions.listing import all_put, put
from dialogs.session import Session
from rules import Assessment

if TYPE_CHECKING:
    from datetime import date

    from pydantic import JsonValue

    from dialogs.engine.ask import Ask, Then
    from dialogs.questions.entry import Entries
    from rules import Policy

Facts = dict[str, "JsonValue"]


@dataclass
class Interviewed:
    """``asked``: every question that was put, facts by their ids and parts of entries as ``fact.part``; what is put
    together is one question. ``said``: how lists and entries are answered. ``listed``: each list as it was given, and
    at its end what was not asked for, so that places in it are those of the conversation.
    """

    talk: Talk
    said: Manner
    asked: list[str] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    listed: Facts = field(default_factory=dict)

    @property
    def assessment(self) -> Assessment:
        return self.talk.assess()

    def do(self, then: Then) -> None:
        self.talk = then(self.talk)


class Manner(Enum):
    """PRESSING: what is there is ticked, what is asked of it comes one after the other.
    TYPING: a list in one sentence. FILLING: an entry's questions on a page.
    """

    PRESSING = "pressing"
    TYPING = "typing"
    FILLING = "filling"


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


def interviewed(
    policy: Policy, person: Facts, today: date, goal: str | None = None, said: Manner = Manner.TYPING
) -> Interviewed:
    """Until nothing is worth asking any more."""
    truth = truth_of(policy, person)
    so_far = Interviewed(begun(policy, today, goal), said)
    while so_far.talk.state != REVIEW:
        _answered(so_far, truth)
    return so_far


def _answered(so_far: Interviewed, truth: Facts) -> None:
    fact = so_far.talk.scratch.fact
    assert fact is not None
    value = truth[fact]
    kind = registry.entries_of(so_far.talk, fact)
    if kind is not None and isinstance(value, list):
        so_far.known.add(fact)
        _listed(so_far, kind, fact, [entry for entry in value if isinstance(entry, dict)])
        return
    together = interview.page(so_far.talk, fact)
    so_far.asked.append(fact)
    so_far.known.update(together)
    if len(together) > 1:
        _declared(so_far, together, truth)
    else:
        so_far.do(lambda now: interview.answered(now, fact, value))


def _declared(so_far: Interviewed, facts: tuple[str, ...], truth: Facts) -> None:
    values = [truth[fact] for fact in facts]
    if None in values and len(set(values)) == 1:
        so_far.do(_asked(so_far).commands["unknown"])
    elif all(values):
        so_far.do(_offered(so_far, "all"))
    else:
        so_far.do(_offered(so_far, "some"))
        if so_far.said is not Manner.FILLING:
            so_far.asked.append("declared")
        so_far.do(_read(so_far, _by_number(values, holds=True)))


def _by_number(values: list[JsonValue], *, holds: bool) -> str:
    """第1条不符合，第2条不清楚; what holds goes without saying."""
    told = [
        f"第{n}条{'不清楚' if v is None else '不符合'}" for n, v in enumerate(values, 1) if v is not holds
    ]
    return "，".join(told)


def _asked(so_far: Interviewed) -> Ask:
    return registry.ask(so_far.talk, so_far.talk.scratch.fact or "")


def _offered(so_far: Interviewed, key: str) -> Then:
    return next(offer.then for offer in _asked(so_far).offers if offer.key == key)


def _read(so_far: Interviewed, text: str) -> Then:
    read = _asked(so_far).read(text)
    assert not isinstance(read, Misread), (text, read.why)
    return read


def _listed(so_far: Interviewed, kind: Entries, fact: str, waiting: list[Facts]) -> None:
    """The list as far as it is asked for: what it takes, the parts of each entry, and how it ends."""
    given: list[Facts] = []
    so_far.talk = registry.opened(so_far.talk)
    while so_far.talk.scratch.fact == fact and so_far.talk.state in STAGES:
        if so_far.talk.scratch.draft is not None:
            place = so_far.talk.scratch.entry
            _described(so_far, kind, fact, given[len(given) - 1 if place is None else place])
        else:
            so_far.asked.append(fact)
            starts = kind.starts(so_far.talk)
            fitting = [entry for entry in waiting if kind.start_of(entry) in starts]
            taken = _pressed_at_once(kind, fitting) if so_far.said is Manner.PRESSING else fitting
            waiting = [entry for entry in waiting if not any(entry is one for one in taken)]
            given += taken
            if taken and so_far.said is Manner.PRESSING:
                ticked = tuple(
                    key for entry in taken for key in [kind.start_of(entry)] * int(str(entry.get("count", 1)))
                )
                so_far.talk = so_far.talk.asking(Ticking(ticked))
                so_far.do(_offered(so_far, "ticked"))
            elif taken:
                drafts = [_begun(kind, entry) for entry in taken]
                so_far.do(lambda now, drafts=drafts: all_put(kind, now, fact, drafts))  # type: ignore[misc]
            else:
                _ended(so_far, kind, given)
        so_far.talk = registry.opened(so_far.talk)
    so_far.listed[fact] = [*given, *waiting]


def _pressed_at_once(kind: Entries, fitting: list[Facts]) -> list[Facts]:
    """What can be ticked together: of a kind that is counted one entry, those that differ one after the other."""
    if not kind.counted:
        starts = [kind.start_of(entry) for entry in fitting]
        return sorted(fitting, key=lambda entry: starts.index(kind.start_of(entry)))
    return list({kind.start_of(entry): entry for entry in reversed(fitting)}.values())[::-1]


def _begun(kind: Entries, entry: Facts) -> Facts:
    """A kind is typed together with how many there are."""
    draft = kind.begin(kind.start_of(entry))
    if kind.counted:
        draft["count"] = entry.get("count", 1)
    return draft


def _described(so_far: Interviewed, kind: Entries, fact: str, entry: Facts) -> None:
    """The next part of the entry that is being made, or all that are open."""
    known = kind.draft(
        {"count": 1, "used_before": False, "same_speciality": None, "obtained_on": None, **entry}
    )
    draft = dict(so_far.talk.scratch.draft or {})
    parts = list(kind.parts(so_far.talk, draft))
    asked = parts if so_far.said is Manner.FILLING else parts[:1]
    so_far.asked.append(f"{fact}.{asked[0].key}")
    draft |= {part.key: known.get(part.key) for part in asked}
    so_far.do(lambda now: put(kind, now, fact, draft))


def _ended(so_far: Interviewed, kind: Entries, given: list[Facts]) -> None:
    """Whether they were used before is said of all entries at once, or else by their numbers."""
    places = kind.closing(so_far.talk)
    used = [given[place].get("used_before", False) for place in places]
    if not places:
        so_far.do(_offered(so_far, "done" if so_far.talk.entries(so_far.talk.scratch.fact or "") else "none"))
    elif None in used and len(set(used)) == 1:
        so_far.do(_asked(so_far).commands["unknown"])
    elif not any(used) and None not in used:
        so_far.do(_offered(so_far, "none_used"))
    else:
        so_far.do(_offered(so_far, "some_used"))
        if len(places) > 1:
            so_far.asked.append("achievements.used_before")
            so_far.do(_read(so_far, _by_number(used, holds=False)))


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
