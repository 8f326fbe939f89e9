"""The whole conversation: a session and an event in, a session and replies out. Pure and synchronous."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from dialogs.engine.ask import Ask, Misread
from dialogs.engine.machine import (
    CHANGE,
    CLAUSES,
    CONCLUSION,
    GOAL,
    INITIAL,
    REASONS,
    REVIEW,
    STAGES,
    STATES,
    WHAT_IF,
)
from dialogs.engine.scratch import Scratch
from dialogs.engine.succession import followed
from dialogs.engine.talk import Talk
from dialogs.event import Commanded, Event, Filled, Opened, Pressed, Said
from dialogs.input.command_handlers import handler_of
from dialogs.input.interpret import interpreted, told_before
from dialogs.input.keyboard import Key, keyboard, keys
from dialogs.interview import interview, question_aside
from dialogs.language.vocabulary.index import word_index
from dialogs.notices import choosing, switching
from dialogs.notices.renewal import renewed
from dialogs.questions import registry
from dialogs.rendering.wording import Markdown, words
from dialogs.reply import OpenQuestion, Reply
from dialogs.session import UNCHOSEN, VERSION, Session, SessionRefused
from dialogs.steps import clauses, conclusion, confirming, goal, reasons, restart, review, what_if
from rules import Policies, Policy
from rules.policies import Edition

LEVEL_PARAMETER = "level_"
"""A deep link's parameter that begins so names a level of interest."""


class Conversation:
    """What there is to talk about, for every notice there is."""

    def __init__(self, policies: Policies) -> None:
        self._policies = policies

    def turn(self, session: Session | None, event: Event, today: date) -> tuple[Session, tuple[Reply, ...]]:
        """The session after ``event``, and what to say to it; a null session is a person never met.

        Raises SessionRefused when ``session`` cannot be continued: another version's, another notice's, an
        unknown state.
        """
        candidates = self._candidates(today)
        if not candidates:
            return self._without_policy(session, today)
        if session is None or session.policy == UNCHOSEN:
            return self._chosen(session, event, candidates, today)
        policy, followed_up = followed(self._policies, session, today)
        if policy.id != session.policy:
            return _told(self._replaced(policy, session, followed_up, today), None)
        talk = _restored(policy, session, today)
        chosen = choosing.wanted(event)
        if chosen is not None:
            return _told(self._switched(talk, chosen), None)
        match event:
            case Opened(parameter):
                after, label_chosen = (
                    _aimed(_greeted(talk, event, words("conversation.welcome_back")), parameter),
                    None,
                )
            case Said(text):
                after, label_chosen = interpreted(talk, ask(talk), text), None
            case Pressed():
                after, label_chosen = _pressed(talk, event)
            case Filled():
                after, label_chosen = _filled(talk, event), None
            case Commanded(command):
                after, label_chosen = handler_of(ask(talk), command)(talk), None
        return _told(after, label_chosen)

    def _replaced(self, policy: Policy, before: Session, session: Session, today: date) -> Talk:
        """What was said under the notice before, gone on with under the one that has taken its place.

        Who had come to a conclusion is told what changes.
        """
        talk = switching.resumed(policy, session, today)
        told = renewed(self._policies, before, today) if session.scratch.get("concluded") else None
        if told is not None:
            return talk.saying(told.text)
        named = {"title": policy.data.title, "number": policy.data.document_number}
        return talk.saying(words("notices.replaced", **named, since=policy.data.valid_from))

    def _candidates(self, today: date) -> tuple[Edition, ...]:
        """The notices in force; the only one is known to hold together."""
        candidates = self._policies.candidates(today)
        while len(candidates) == 1 and not self._policies.holds(candidates[0]):
            candidates = self._policies.candidates(today)
        return candidates

    def _chosen(
        self, session: Session | None, event: Event, candidates: Sequence[Edition], today: date
    ) -> tuple[Session, tuple[Reply, ...]]:
        """Begin under the notice that is meant, or ask which it is."""
        if session is None and len(candidates) == 1:
            begun = _begun(candidates[0].policy, event, today)
            question = question_aside.question(begun, event.text) if isinstance(event, Said) else None
            return _told(question_aside.enquired(begun, question) or begun, None)
        wait = choosing.postponed(session, event)
        meant = choosing.narrowed(candidates, event, wait)
        if len(meant) > 1:
            return choosing.asked(session, event, meant, wait)
        if not self._policies.holds(meant[0]):
            return self.turn(session, event, today)
        begun = _begun(meant[0].policy, wait.opening(), today)
        told, replies = _told(told_before(begun, wait.said), None)
        return told.model_copy(update={"revision": (session.revision if session else 0) + 1}), replies

    def _switched(self, talk: Talk, notice: str) -> Talk:
        """Under another notice, if it is in force."""
        if notice == talk.policy.id:
            return talk.saying(words("notices.same", title=talk.policy.data.title)).asking_again()
        for edition in self._policies.candidates(talk.today):
            if edition.id == notice and self._policies.holds(edition):
                return switching.switched(talk, edition.policy)
        return talk.saying(words("notices.gone")).asking_again()

    def _without_policy(self, session: Session | None, today: date) -> tuple[Session, tuple[Reply, ...]]:
        """Before the first notice is in force there is nothing to ask; an existing session waits unchanged."""
        first = self._policies.editions[0]
        kept = session or Session(policy=first.id, state=INITIAL)
        name, since = first.data.short_name, first.data.valid_from
        note = words("conversation.no_policy", today=today, name=name, since=since)
        return kept.model_copy(update={"revision": kept.revision + 1}), (Reply(note),)


def ask(talk: Talk) -> Ask:
    """What is being asked."""
    if talk.scratch.confirming:
        return restart.ask(talk)
    if talk.scratch.proposal is not None:
        return confirming.ask(talk)
    if talk.state in _AFTER:
        return _AFTER[talk.state](talk)
    if talk.scratch.fact not in talk.policy.catalogue.facts:
        raise SessionRefused(f"there is no question {talk.scratch.fact!r}")
    return registry.ask(talk, talk.scratch.fact or "")


_AFTER: Final[Mapping[str, Callable[[Talk], Ask]]] = {
    REVIEW: review.ask,
    CONCLUSION: conclusion.ask,
    CLAUSES: clauses.ask,
    GOAL: goal.ask,
    REASONS: reasons.ask,
    WHAT_IF: what_if.ask,
}
"""What is asked after the interview, by state."""


def _begun(policy: Policy, event: Event, today: date) -> Talk:
    scratch = Scratch(other=isinstance(event, Opened) and event.other)
    talk = Talk(policy, Session(policy=policy.id, state=INITIAL), scratch, today)
    talk = _greeted(talk, event, _welcome(policy))
    return _aimed(interview.onward(talk), event.parameter if isinstance(event, Opened) else "")


def _welcome(policy: Policy) -> Markdown:
    example = words("conversation.example", message=word_index(policy).vocabulary.examples.message)
    title, number = policy.data.title, policy.data.document_number
    return words("conversation.welcome", title=title, number=number, example=example)


def _greeted(talk: Talk, event: Event, greeting: Markdown) -> Talk:
    return talk if isinstance(event, Opened) and event.greeted else talk.saying(greeting)


def _restored(policy: Policy, session: Session, today: date) -> Talk:
    if session.version != VERSION:
        raise SessionRefused(f"version {session.version} instead of {VERSION}")
    if session.state not in STATES:
        raise SessionRefused(f"there is no state {session.state!r}")
    talk = Talk.restored(policy, session, today)
    asked = talk.scratch.fact
    if session.state in {*STAGES, CHANGE} and asked not in policy.catalogue.facts:
        raise SessionRefused(f"there is no question {asked!r}")
    return talk


def _aimed(talk: Talk, parameter: str) -> Talk:
    level = parameter.removeprefix(LEVEL_PARAMETER)
    if not parameter.startswith(LEVEL_PARAMETER) or level not in talk.policy.catalogue.levels:
        return talk
    name = talk.policy.catalogue.names[level]
    return talk.noting(replace(talk.scratch, goal=level)).saying(
        words("interview.aimed", level=name, by=None)
    )


def _pressed(talk: Talk, event: Pressed) -> tuple[Talk, str | None]:
    asked = ask(talk)
    if event.revision != talk.session.revision:
        return talk.saying(words("conversation.stale")).asking_again(), None
    for key in (*keys(asked), *_apart(talk)):
        if key.button.data == event.data:
            offer = key.offer
            return (offer.then(talk), key.label) if offer.press is None else (offer.press(talk), "")
    return talk.saying(words("conversation.foreign")).asking_again(), None


def _apart(talk: Talk) -> tuple[Key, ...]:
    """The buttons of the open question by itself, which an earlier version has shown where it stands on a page now."""
    fact = talk.scratch.fact
    alone = registry.ask_apart(talk, fact) if talk.state in STAGES and fact is not None else None
    return keys(alone) if alone is not None else ()


def _filled(talk: Talk, event: Filled) -> Talk:
    """A whole page at once; what of it cannot be taken leaves everything as it is."""
    asked = ask(talk)
    if event.revision != talk.session.revision or asked.fill is None:
        return talk.saying(words("conversation.stale")).asking_again()
    read = asked.fill(event.values)
    return talk.saying(read.why).asking_again() if isinstance(read, Misread) else read(talk)


def _told(talk: Talk, label_chosen: str | None) -> tuple[Session, tuple[Reply, ...]]:
    """The notes and the open question in one reply, after the replies that stand alone."""
    talk = registry.opened(talk)
    asked = ask(talk)
    text = "\n\n".join([*talk.notes, asked.again() if talk.again else asked.text()])
    reply = Reply(
        text,
        tuple(tuple(key.button for key in row) for row in keyboard(asked)),
        edits_last=label_chosen is not None and not talk.attached,
        chosen=label_chosen or None,
        numbered=asked.numbered,
        enquiry=talk.enquiry,
        page=asked.fields(),
        copyable=() if talk.again else asked.copyable(),
        question=OpenQuestion(
            asked.brief() if asked.brief else "",
            "\n\n".join(talk.notes),
            asked.expects,
            talk.state,
            *asked.progress(),
        ),
    )
    return talk.kept(), (*talk.attached, reply)
