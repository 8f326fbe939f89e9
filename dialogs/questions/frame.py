"""What every question about a fact has in common: progress, why, 依据, and the words that work there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from pydantic import JsonValue

from dialogs.engine import commands
from dialogs.engine.ask import Ask, Misread, Offer, Then
from dialogs.engine.machine import CHANGE, STAGES
from dialogs.engine.talk import Talk
from dialogs.interview import interview
from dialogs.language.answer.choice import Choice, One, Several
from dialogs.language.answer.tenure import Unclear
from dialogs.language.vocabulary.index import word_index
from dialogs.language.vocabulary.schema import Examples
from dialogs.questions.reason import reason
from dialogs.rendering.wording import Markdown, escape, say, words
from dialogs.reply import Expected

Told = Callable[[Talk, str, JsonValue], str]
"""An answer in words."""

KEEP = "keep"


def examples_of(talk: Talk) -> Examples:
    """What one can say under the notice."""
    return word_index(talk.policy).vocabulary.examples


def question(  # noqa: PLR0913 - the parts of a question, all by name
    talk: Talk,
    fact: str,
    *,
    read: Callable[[str], Then | Misread],
    offers: Sequence[Offer] = (),
    template: str = "questions.question",
    expects: Expected = "choice",
    told: Told | None = None,
    more: Mapping[str, object] | None = None,
    heeds: Iterable[str] = (),
) -> Ask:
    """The question for ``fact``; ``told`` puts the present answer in words, ``more`` is what ``template`` needs.

    Where no choice is expected a typed number is the answer, so the buttons have none.
    """
    data = talk.policy.catalogue.facts[fact]
    shown = told(talk, fact, talk.answers[fact]) if told and fact in talk.answers else None
    if shown is not None and talk.state != CHANGE:
        offers = [*offers, Offer(KEEP, say("buttons.keep"), interview.onward)]
    return Ask(
        question=fact,
        text=lambda: words(
            template,
            heading=heading(talk, fact),
            fact=data,
            clauses=data.clauses,
            shown=shown,
            **(more or {}),
        ),
        brief=lambda: escape(data.ask),
        read=read,
        offers=offers,
        commands=fact_commands(talk, fact),
        shown=shown_commands(talk, fact, unknown=data.unknown),
        clauses=lambda: tuple(data.clauses),
        why=lambda: reason(talk, [fact]),
        numbered=expects == "choice",
        expects=expects,
        progress=lambda: step_of(talk, fact),
        heeds=frozenset(heeds),
    )


def step_of(talk: Talk, fact: str) -> tuple[int, int]:
    """Which step of how many ``fact`` belongs to; zeros while one line is being changed."""
    if talk.state not in STAGES:
        return (0, 0)
    return interview.step_of(talk, fact)


def heading(talk: Talk, fact: str, name: str | None = None) -> Markdown:
    """Where in the interview ``fact`` stands, and its name, or that of what it is put together with."""
    name = name or talk.policy.catalogue.facts[fact].name
    if talk.state not in STAGES:
        return words("questions.heading.alone", name=name)
    step, steps = interview.step_of(talk, fact)
    return words("questions.heading.step", name=name, step=step, steps=steps)


def fact_commands(talk: Talk, fact: str) -> dict[str, Then]:
    """不清楚 (where it makes sense) and 跳过 for a whole fact."""
    told: dict[str, Then] = {commands.SKIP: lambda now: interview.passed_over(now, fact)}
    if talk.policy.catalogue.facts[fact].unknown:
        told[commands.UNKNOWN] = lambda now: interview.answered(now, fact, None)
    return told


def shown_commands(talk: Talk, fact: str, *, unknown: bool) -> tuple[str, ...]:
    """The words that are buttons under a question; while a line is being changed 取消 takes 跳过's place."""
    told = [commands.UNKNOWN] if unknown else []
    if talk.state == CHANGE:
        told.append(commands.CANCEL)
    else:
        told += [commands.SKIP] if interview.is_first(talk, fact) else [commands.BACK, commands.SKIP]
    return (*told, commands.WHY)


def answer(fact: str, value: JsonValue) -> Then:
    """Takes ``value`` as the answer to ``fact`` and goes on."""
    return lambda talk: interview.answered(talk, fact, value)


def chosen(found: Choice, thens: Mapping[str, Then], names: Mapping[str, str], text: str) -> Then | Misread:
    """What a reading of a typed choice leads to; of several that it may be, the person is to say which."""
    if isinstance(found, Several):
        return Misread("misread.several", names=[names[key] for key in found.keys if key in names])
    if isinstance(found, One) and found.key in thens:
        return thens[found.key]
    return nothing_of(text, names.values())


def nothing_of(text: str, names: Iterable[str]) -> Misread:
    """The typed answer is none of those offered."""
    named = list(names)
    return Misread("misread.choice", unread=short(text), names=named[:MOST_NAMED], more=named[MOST_NAMED:])


def unclear(found: Unclear, text: str) -> Misread:
    """A number or a time that cannot be taken."""
    if found.instead:
        return Misread("misread.instead", unread=short(text), instead=found.instead)
    return Misread("misread.unclear", why=found.why)


def short(text: str) -> str:
    """What a person typed, short enough to be repeated back in a sentence."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_ECHO else flat[:LONGEST_ECHO] + "…"


LONGEST_ECHO = 30
MOST_NAMED = 5
