"""An answer that is said in the midst of something else: to the question that is meant, or in place of one given."""

from __future__ import annotations

from dialogs.engine.ask import Ask, Misread
from dialogs.engine.proposal import Proposal
from dialogs.engine.talk import Talk
from dialogs.interview import volunteered_facts
from dialogs.language.answer.choice import is_number, read_yes_no
from dialogs.language.text.normalize import plain
from dialogs.language.text.phrases import expressions
from dialogs.questions import registry
from dialogs.steps.correcting import value_of, with_value


def by_question(talk: Talk, proposal: Proposal, fact: str, text: str) -> Proposal | None:
    """With ``text`` as the answer to the question for ``fact``, in whose own terms it is said: 7年, for the years."""
    known = talk.policy.catalogue.facts.get(fact)
    besides = volunteered_facts.spoken_of(talk, text) - {fact.partition(".")[0]}
    if known is None or known.type not in registry.SIMPLE or besides or is_number(text):
        return None
    value = None if read_yes_no(text) is not None else value_of(talk, proposal, fact, text)
    return None if value is None else with_value(proposal, fact, value)


def put_right(talk: Talk, asked: Ask, text: str) -> Proposal | None:
    """What ``text`` says against an answer that was given before, and nothing of the question ``asked``: 不对，是7年;
    不是5年，是7年.
    """
    said = plain(text).strip()
    matches = (one.pattern.fullmatch(said) for one in expressions("corrections", "put_right"))
    match = next((one for one in matches if one), None)
    if match is None or not isinstance(asked.read(match["value"]), Misread):
        return None
    given = {path.partition(".")[0] for path in talk.answers} - {(talk.scratch.fact or "").partition(".")[0]}
    told = volunteered_facts.proposal(talk, match["value"])
    if told.facts and {path.partition(".")[0] for path in told.facts} <= given:
        return told.model_copy(update={"unheard": ()})
    alike = [found for fact in talk.answers if (found := _of(talk, fact, match["was"], match["value"]))]
    return alike[0] if len(alike) == 1 else None


def _of(talk: Talk, fact: str, was: str | None, value: str) -> Proposal | None:
    """With ``value`` for ``fact``, where that answers its question, and ``was`` is what is recorded."""
    if fact == talk.scratch.fact:
        return None
    before = by_question(talk, Proposal(), fact, was) if was else None
    if was and (before is None or before.facts[fact] != talk.answers[fact]):
        return None
    found = by_question(talk, Proposal(), fact, value)
    return None if found is None or found.facts[fact] == talk.answers[fact] else found
