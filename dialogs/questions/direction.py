"""The direction: chosen, or found by describing one's work and confirming the notice's item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.engine import commands
from dialogs.engine.ask import Ask, Misread, Offer, rows
from dialogs.language.answer.choice import Nothing, read_choice
from dialogs.language.question.enquiry import WorkItem, directions_for
from dialogs.questions.frame import answer, chosen, nothing_of, question, short, shown_commands
from dialogs.rendering.wording import say, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import JsonValue

    from dialogs.engine.ask import Then
    from dialogs.engine.talk import Talk

NEITHER = "neither"
_SHOWN = 2


def ask(talk: Talk, fact: str) -> Ask:
    """The directions; or, after a description of one's work, the items that it may be."""
    if talk.scratch.candidates:
        return _confirm(talk, fact)
    directions = talk.policy.catalogue.directions
    names = {key: direction.name for key, direction in directions.items()}
    thens = {key: answer(fact, key) for key in names}

    def read(text: str) -> Then | Misread:
        found = read_choice(text, names)
        return _described(talk, text) if isinstance(found, Nothing) else chosen(found, thens, names, text)

    return question(
        talk,
        fact,
        read=read,
        offers=[Offer(key, names[key], then) for key, then in thens.items()],
        told=told,
    )


def _described(talk: Talk, text: str) -> Then | Misread:
    found = directions_for(talk.policy, text)
    if not found:
        return Misread(words("misread.work", said=short(text), examples=_examples(talk)))
    note = words("questions.work_described", said=short(text))
    return lambda now: now.noting(candidates=tuple(found)).saying(note)


def _examples(talk: Talk) -> str:
    """Work of the first two directions."""
    items = [direction.items[-1] for direction in talk.policy.catalogue.directions.values()]
    return "".join(say("questions.quoted", said=item) for item in items[:_SHOWN])


def _confirm(talk: Talk, fact: str) -> Ask:
    """Which of the notice's items it is; the answer is that item's direction."""
    directions = talk.policy.catalogue.directions
    works = [WorkItem(*pair) for pair in talk.scratch.candidates if pair[0] in directions]
    names = {str(n): _name(talk, work) for n, work in enumerate(works)}
    thens: dict[str, Then] = {str(n): answer(fact, work.direction) for n, work in enumerate(works)}
    thens[NEITHER] = _neither
    names[NEITHER] = say("buttons.neither")

    def read(text: str) -> Then | Misread:
        found = read_choice(text, names)
        if not isinstance(found, Nothing):
            return chosen(found, thens, names, text)
        described = _described(talk, text)
        return nothing_of(text, names.values()) if isinstance(described, Misread) else described

    return Ask(
        question=fact,
        text=lambda: words("questions.work", works=_clauses(talk, works)),
        read=read,
        offers=rows([Offer(key, names[key], then) for key, then in thens.items()]),
        commands={commands.BACK: _neither, commands.CANCEL: _neither, commands.UNKNOWN: answer(fact, None)},
        shown=(*shown_commands(talk, fact, unknown=True)[:-1],),
        clauses=lambda: tuple(directions[work.direction].clause for work in works),
    )


def _neither(talk: Talk) -> Talk:
    return talk.noting(candidates=())


def _name(talk: Talk, work: WorkItem) -> str:
    return say(
        "questions.work_named",
        item=work.item,
        direction=talk.policy.catalogue.directions[work.direction].name,
    )


def _clauses(talk: Talk, works: Sequence[WorkItem]) -> list[tuple[str, str, str]]:
    directions = talk.policy.catalogue.directions
    return [(work.item, directions[work.direction].name, directions[work.direction].clause) for work in works]


def told(talk: Talk, fact: str, value: JsonValue) -> str:
    """The answer in words."""
    del fact
    return say("questions.unknown") if value is None else talk.policy.catalogue.directions[str(value)].name
