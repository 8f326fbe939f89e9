"""A declaration: yes, no, or not sure. For a self-assessment the clause itself is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.engine.ask import Misread, Offer
from dialogs.engine.machine import SELF_ASSESSMENT
from dialogs.language.answer.choice import read_yes_no
from dialogs.questions.frame import answer, question, short
from dialogs.rendering.wording import say, words

if TYPE_CHECKING:
    from pydantic import JsonValue

    from dialogs.engine.ask import Ask, Then
    from dialogs.engine.talk import Talk


def ask(talk: Talk, fact: str) -> Ask:
    """The question, with the verbatim clauses where people judge themselves."""
    thens = {key: answer(fact, key == "yes") for key in ("yes", "no")}

    def read(text: str) -> Then | Misread:
        said = read_yes_no(text)
        if said is None:
            return Misread(words("misread.yes_no", said=short(text)))
        return thens["yes" if said else "no"]

    quotes = verbatim(talk, fact) if talk.policy.catalogue.facts[fact].stage == SELF_ASSESSMENT else []
    return question(
        talk,
        fact,
        read=read,
        offers=[Offer(key, say(f"buttons.{key}"), then) for key, then in thens.items()],
        told=told,
        template="questions.declaration",
        more={"quotes": quotes},
    )


def told(talk: Talk, fact: str, value: JsonValue) -> str:
    """The answer in words."""
    del talk, fact
    return say("questions.unknown" if value is None else "buttons.yes" if value else "buttons.no")


def verbatim(talk: Talk, fact: str) -> list[tuple[str, tuple[str, ...]]]:
    """The clauses to judge oneself by, each with its paragraphs; of 业绩, the own direction's item too."""
    notice = talk.policy.notice
    clauses = [*talk.policy.catalogue.facts[fact].clauses, *_own_item(talk, fact)]
    return [(clause, notice.paragraphs(clause)) for clause in clauses]


def _own_item(talk: Talk, fact: str) -> list[str]:
    direction = talk.answers.get("direction")
    return [
        condition.performance.directions[direction].clause
        for level in talk.policy.catalogue.levels.values()
        for condition in level.conditions
        if condition.performance and condition.performance.fact == fact
        if isinstance(direction, str) and direction in condition.performance.directions
    ]
