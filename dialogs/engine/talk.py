"""One turn's view of a conversation: the notice, the session, the day, and what is to be said."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any, Final, TypeVar

from pydantic import JsonValue, ValidationError
from pydantic_core import to_json

from dialogs.engine import facts
from dialogs.engine.carrying import since_then
from dialogs.engine.machine import CONCLUDED, Position, follow
from dialogs.engine.proposal import Proposal
from dialogs.engine.scratch import Scratch, taken_up
from dialogs.engine.sub_question import SubQuestion, Supposing
from dialogs.language.message.extract import MessageReading
from dialogs.rendering.wording import Markdown, say
from dialogs.reply import Reply
from dialogs.session import Session, SessionRefused
from rules import Assessment, Policy, Profile, ProfileRefused
from rules.conditions.findings import Applicant

T = TypeVar("T")

KEPT: Final = 100
"""Of so many different answers, the latest, it is kept what was worked out from them, without whose they are."""
LONGEST_KEPT: Final = 4_000
"""Bytes of answers: what is worked out from long lists takes room."""

USED = "used_before"
"""The key of an achievement's entry that says whether it was used in an earlier review."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation in the midst of a turn. Every change gives a new one.

    ``notes`` are said before the next question; ``attached`` are replies of their own before it. ``again``:
    the question is the one that was asked before, so that a short form of it will do. ``enquiry``: the status
    of the answer to a question that was put in between. ``found``: what has been worked out from these answers
    already, see :meth:`once`; ``heard``: what was made of the texts of this turn.
    """

    policy: Policy
    session: Session
    scratch: Scratch
    today: date
    notes: tuple[Markdown, ...] = ()
    attached: tuple[Reply, ...] = ()
    again: bool = False
    enquiry: str | None = None
    found: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)
    heard: dict[tuple[bool, bool, str], MessageReading] = field(
        default_factory=dict, repr=False, compare=False
    )

    @classmethod
    def restored(cls, policy: Policy, session: Session, today: date) -> Talk:
        """Take up ``session``. Raises SessionRefused when its scratch or its answers do not fit ``policy``."""
        if session.day is not None and session.day < today:
            answers = since_then(session.answers, session.day, policy)
            session = session.model_copy(update={"answers": answers})
        found = _found_from(policy, session.answers, today)
        try:
            talk = cls(policy, session, taken_up(session.scratch), today, found=found)
        except ValidationError:
            raise SessionRefused("what it had in hand is not of this version") from None
        talk.profile()
        if talk.scratch.proposal is not None:
            talk.told(talk.scratch.proposal.facts).profile()
        if isinstance(talk.scratch.sub, Supposing):
            talk.told(talk.scratch.sub.supposed).profile()
        return talk

    @property
    def state(self) -> str:
        """The machine's state."""
        return self.session.state

    @property
    def answers(self) -> dict[str, JsonValue]:
        """Answers by question id; not to be changed."""
        return self.session.answers

    @property
    def is_own(self) -> bool:
        """Whether it is about the one who talks: what is said of anybody else is then no fact."""
        return not (self.scratch.other or self.scratch.behalf)

    @property
    def who(self) -> str:
        """Whom a result is about, as it is said."""
        return say("glance.you" if self.is_own else "glance.they")

    @property
    def is_begun(self) -> bool:
        """Whether an entry is half made, or something is ticked: neither is left without a word."""
        return self.scratch.draft is not None or bool(self.scratch.ticked)

    def kept(self) -> Session:
        """The session as it is to be kept, one revision on."""
        kept = {"scratch": self.scratch.kept(), "revision": self.session.revision + 1, "day": self.today}
        return self.session.model_copy(update=kept)

    def answering(self, fact: str, value: JsonValue) -> Talk:
        """With ``value`` as the answer to ``fact``."""
        return self._answered({**self.answers, fact: value}, fact)

    def told(self, answers: Mapping[str, JsonValue]) -> Talk:
        """With ``answers`` beside and in place of those there are."""
        return self._with({**self.answers, **answers})

    def forgetting(self, fact: str) -> Talk:
        """With no answer to ``fact``."""
        return self._answered({key: value for key, value in self.answers.items() if key != fact}, fact)

    def _answered(self, answers: dict[str, JsonValue], fact: str) -> Talk:
        talk, skipped = self._with(answers), self.scratch.skipped
        left = tuple(one for one in skipped if one != fact)
        return talk if left == skipped else talk.noting(replace(self.scratch, skipped=left))

    def emptied(self) -> Talk:
        """With no answers and nothing in hand but the level of interest."""
        scratch = Scratch(goal=self.scratch.goal, by=self.scratch.by, other=self.scratch.other)
        return replace(self._with({}), scratch=scratch)

    def _with(self, answers: dict[str, JsonValue]) -> Talk:
        session = self.session.model_copy(update={"answers": answers})
        return replace(self, session=session, found=_found_from(self.policy, answers, self.today))

    def once(self, key: Hashable, work_out: Callable[[], T]) -> T:
        """What ``work_out`` gives from these answers, worked out once; ``key`` names it and all else it depends on."""
        if key not in self.found:
            self.found[key] = work_out()
        known: T = self.found[key]
        return known

    def noting(self, scratch: Scratch) -> Talk:
        """With ``scratch`` in hand."""
        return replace(self, scratch=scratch)

    def at(self, fact: str | None) -> Talk:
        """With the question ``fact`` open and nothing begun."""
        return self.noting(self.scratch.at(fact))

    def asking(self, sub: SubQuestion | None) -> Talk:
        """With ``sub`` asked within the open question in place of what was, or else the question itself."""
        return self.noting(replace(self.scratch, sub=sub))

    def proposing(self, proposal: Proposal | None) -> Talk:
        """With ``proposal`` to be confirmed in place of what was, or else nothing."""
        return self.noting(replace(self.scratch, proposal=proposal))

    def restarting(self, *, asked: bool) -> Talk:
        """With the question whether to start over put, or taken back."""
        return self.noting(replace(self.scratch, confirming=asked))

    def growing(self, *lists: str) -> Talk:
        """With lists to which more may be added."""
        unfinished = tuple(dict.fromkeys((*self.scratch.unfinished, *lists)))
        return self.noting(replace(self.scratch, unfinished=unfinished))

    def whole(self, *lists: str) -> Talk:
        """With lists of which it is said that there is no more."""
        complete = tuple(dict.fromkeys((*self.scratch.complete, *lists)))
        return self.noting(replace(self.scratch, complete=complete))

    def following(self, trigger: str, **circumstances: bool) -> Talk:
        """In the state to which ``trigger`` leads; ``circumstances`` are what its guards ask."""
        state = follow(Position(self.state, **circumstances), trigger)
        talk = replace(self, session=self.session.model_copy(update={"state": state}))
        return talk.noting(replace(talk.scratch, concluded=True)) if self.state in CONCLUDED else talk

    def saying(self, note: Markdown) -> Talk:
        """With ``note`` said before the next question."""
        return replace(self, notes=(*self.notes, note))

    def attaching(self, reply: Reply) -> Talk:
        """With ``reply`` before the next question."""
        return replace(self, attached=(*self.attached, reply))

    def asking_again(self) -> Talk:
        """With the open question in its short form."""
        return replace(self, again=True)

    def asked(self, enquiry: str) -> Talk:
        """With a question put in between; ``enquiry`` is the status of its answer."""
        return replace(self, enquiry=enquiry)

    def profile(self) -> Profile:
        """The answers as a profile.

        Raises SessionRefused when the notice does not accept them: they were given under another version.
        """
        return self.once(("profile", self.scratch.unfinished), self._profile)

    def document(self) -> dict[str, JsonValue]:
        """The answers as one JSON profile."""
        said = {**self.answers}
        for fact in said.keys() & self.scratch.unfinished:
            said[fact] = self._as_far_as_said(fact, said[fact])
        return facts.document(said)

    def _profile(self) -> Profile:
        try:
            return self.policy.profile(self.document(), self.today)
        except ProfileRefused as refused:
            raise SessionRefused(f"answers are not accepted: {refused.errors[0].field}") from None

    def applicant(self) -> Applicant:
        """Who is spoken with, as far as the answers tell."""
        return self.once(
            ("applicant", self.scratch.unfinished), lambda: Applicant(self.profile(), self.today)
        )

    def assess(self) -> Assessment:
        """Every level by the answers so far."""
        key = ("assess", self.scratch.unfinished)
        return self.once(key, lambda: Assessment(self.policy, self.profile()))

    def _as_far_as_said(self, fact: str, value: JsonValue) -> JsonValue:
        """Whether an outcome was used before is asked when the list ends: until then it is not known."""
        known, used = self.policy.catalogue.facts.get(fact), self.policy.catalogue.used_before
        if known is None or known.type != "achievements" or used is None or not isinstance(value, list):
            return value
        return [{USED: None, **entry} if isinstance(entry, dict) else entry for entry in value]

    def entries(self, fact: str) -> list[dict[str, JsonValue]]:
        """The entries of a list that have been given, also when there may be more."""
        given = self.answers.get(fact)
        return [entry for entry in given if isinstance(entry, dict)] if isinstance(given, list) else []


def _found_from(policy: Policy, answers: dict[str, JsonValue], today: date) -> dict[Hashable, Any]:
    """What has been worked out from ``answers`` already; by the turn before, where they are those from before it."""
    written = to_json(answers)
    return _kept(policy, written, today) if len(written) <= LONGEST_KEPT else {}


@lru_cache(KEPT)
def _kept(policy: Policy, answers: bytes, today: date) -> dict[Hashable, Any]:
    del policy, answers, today
    return {}
