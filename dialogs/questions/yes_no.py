"""A declaration: yes, no, or not sure. For a self-assessment the clause itself is shown."""

from __future__ import annotations

from pydantic import JsonValue

from dialogs.engine.ask import Ask, Misread, Offer, Then
from dialogs.engine.machine import SELF_ASSESSMENT
from dialogs.engine.talk import Talk
from dialogs.interview import volunteered_facts
from dialogs.language.answer.choice import One, read_choice, read_yes_no
from dialogs.language.answer.holding import read_holds
from dialogs.questions.employer_place import read_employer_place
from dialogs.questions.frame import answer, question, short
from dialogs.rendering.wording import say


def ask(talk: Talk, fact: str) -> Ask:
    """The question, with the verbatim clauses where people judge themselves."""
    data = talk.policy.catalogue.facts[fact]
    labels = {key: _label(talk, fact, key) for key in ("yes", "no")}

    def read(text: str) -> Then | Misread:
        said = read_holds(text) if data.stage == SELF_ASSESSMENT else None
        said = read_yes_no(text) if said is None else said
        if data.answers:
            found = read_choice(text, labels)
            said = found.key == "yes" if isinstance(found, One) else None
        if said is None:
            said = read_employer_place(talk, fact, text)
        if said is None:
            said = _as_in_a_message(talk, fact, text)
        if said is not None:
            return answer(fact, said)
        key = "misread.yes_no" if data.answers is None else "misread.either"
        return Misread(key, unread=short(text), first=labels["yes"], second=labels["no"])

    return question(
        talk,
        fact,
        read=read,
        offers=[Offer(key, label, answer(fact, key == "yes")) for key, label in labels.items()],
        told=told,
        template="questions.declaration",
        more={"quotes": verbatim(talk, fact) if data.stage == SELF_ASSESSMENT else []},
        heeds=("denied", "former"),
    )


def told(talk: Talk, fact: str, value: JsonValue) -> str:
    """The answer in words."""
    return say("questions.unknown") if value is None else _label(talk, fact, "yes" if value else "no")


def _label(talk: Talk, fact: str, key: str) -> str:
    """是 and 否, or the answers of its own that a question has."""
    own = talk.policy.catalogue.facts[fact].answers
    return say(f"buttons.{key}") if own is None else own[key == "no"]


def _as_in_a_message(talk: Talk, fact: str, text: str) -> bool | None:
    """女性, 我是男的, 未受过处分, 不在北京."""
    found = volunteered_facts.said(talk, volunteered_facts.read(talk, text)).get(fact)
    return found if isinstance(found, bool) else None


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
