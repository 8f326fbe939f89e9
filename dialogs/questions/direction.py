"""The direction: chosen, or found by describing one's work."""

from __future__ import annotations

from pydantic import JsonValue

from dialogs.engine.ask import Ask, Misread, Offer, Then
from dialogs.engine.sub_question import Recognising
from dialogs.engine.talk import Talk
from dialogs.interview import volunteered_facts
from dialogs.interview.question_aside import of_all_directions
from dialogs.language.answer.choice import Nothing, read_choice
from dialogs.questions.described_work import confirmed, described, surely
from dialogs.questions.frame import answer, chosen, question
from dialogs.rendering.wording import say


def ask(talk: Talk, fact: str) -> Ask:
    """The directions; or, after a description of one's work, the items that it may be."""
    if isinstance(talk.scratch.sub, Recognising):
        return confirmed(talk, fact, talk.scratch.sub.candidates)
    directions = talk.policy.catalogue.directions
    names = {key: direction.name for key, direction in directions.items()}
    thens = {key: answer(fact, key) for key in names}

    def read(text: str) -> Then | Misread:
        found = read_choice(text, names)
        if not isinstance(found, Nothing):
            return chosen(found, thens, names, text)
        if of_all_directions(text):
            return Misread("misread.one_direction")
        told = volunteered_facts.said(talk, volunteered_facts.read(talk, text))
        return surely(talk, fact, text, str(told[fact])) if set(told) == {fact} else described(talk, text)

    return question(
        talk,
        fact,
        read=read,
        offers=[Offer(key, names[key], then) for key, then in thens.items()],
        told=told,
    )


def told(talk: Talk, fact: str, value: JsonValue) -> str:
    """The answer in words."""
    del fact
    return say("questions.unknown") if value is None else talk.policy.catalogue.directions[str(value)].name
