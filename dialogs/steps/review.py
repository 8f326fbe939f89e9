"""核对: everything gathered, a line each; any line can be changed by its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pydantic import JsonValue

from dialogs.corrections import line_correction
from dialogs.corrections.amending import line_amended
from dialogs.engine import commands
from dialogs.engine.ask import Ask, Misread, Offer, Then
from dialogs.engine.machine import REVIEW
from dialogs.engine.talk import Talk
from dialogs.interview import interview, volunteered_facts
from dialogs.language.answer.choice import One, read_choice, read_yes_no
from dialogs.questions import registry
from dialogs.questions.frame import short
from dialogs.rendering.wording import escape, say, words
from dialogs.session import Session
from rules import Assessment
from rules.notice.profile_json import profile_json

CONCLUDE = "conclude"
RESUME = "resume"
_FIRST_OF_MONTH = re.compile(r"\d{4}-\d\d-01")


class ReviewLine(NamedTuple):
    """One line; ``entry`` is the place of an entry in its list, null for a whole fact."""

    fact: str
    entry: int | None
    name: str
    text: str

    @property
    def whole(self) -> str:
        """All of it in a line."""
        if self.name:
            return say("review.line", name=self.name, text=self.text)
        return say("review.entry", text=self.text)


def lines(talk: Talk) -> list[ReviewLine]:
    """Every fact that is worth asking or was answered, lists entry by entry."""
    return [line for fact in interview.course(talk) for line in _of_fact(talk, fact)]


def given(talk: Talk) -> list[ReviewLine]:
    """Those of them that were answered."""
    facts = [fact for fact in talk.policy.catalogue.facts if fact in talk.answers]
    return [line for fact in facts for line in _of_fact(talk, fact)]


def not_asked(talk: Talk) -> list[ReviewLine]:
    """The facts that change nothing any more; a person may give them all the same."""
    asked = set(interview.course(talk))
    facts = talk.policy.catalogue.facts
    return [ReviewLine(fact, None, data.name, "") for fact, data in facts.items() if fact not in asked]


def lines_of(assessment: Assessment) -> list[ReviewLine]:
    """As the review of a conversation would have them; what was not given is left out."""
    policy = assessment.policy
    answers = {fact: _in_months(value) for fact, value in _answers(profile_json(assessment.profile))}
    session = Session(policy=policy.id, state=REVIEW, answers=answers)
    talk = Talk.restored(policy, session, assessment.profile.as_of)
    return [line for line in lines(talk) if line.fact in answers]


def _answers(facts: dict[str, JsonValue]) -> Iterator[tuple[str, JsonValue]]:
    """Each fact under its path, which is its question's id."""
    for name, value in facts.items():
        if name == "as_of":
            continue
        if isinstance(value, dict) and not {"years", "since"} & value.keys():
            yield from ((f"{name}.{part}", inner) for part, inner in value.items())
        else:
            yield name, value


def _in_months(value: JsonValue) -> JsonValue:
    """A month that was given stands in a profile as its first day; it is told as the month that it is."""
    if isinstance(value, list):
        return [_in_months(one) for one in value]
    if isinstance(value, dict):
        return {name: _in_months(one) for name, one in value.items()}
    return value[:-3] if isinstance(value, str) and _FIRST_OF_MONTH.fullmatch(value) else value


def _of_fact(talk: Talk, fact: str) -> list[ReviewLine]:
    name = talk.policy.catalogue.facts[fact].name
    if fact not in talk.answers:
        skipped = fact in talk.scratch.skipped
        return [ReviewLine(fact, None, name, say("review.skipped" if skipped else "review.unasked"))]
    value = talk.answers[fact]
    kind = registry.entries_of(talk, fact)
    if value is None:
        return [ReviewLine(fact, None, name, say("questions.unknown"))]
    if kind is None:
        return [ReviewLine(fact, None, name, registry.told(talk, fact, value))]
    entries = talk.entries(fact)
    if not entries:
        return [ReviewLine(fact, None, name, say("review.none"))]
    head = ReviewLine(fact, None, name, say("review.entries", n=str(len(entries))))
    return [head, *(ReviewLine(fact, n, "", kind.line(talk, entry)) for n, entry in enumerate(entries))]


def ask(talk: Talk) -> Ask:
    """The lines with their numbers, and where to go from here."""
    gathered = lines(talk)
    left_out = not_asked(talk)
    open_facts = interview.unsettled_facts(talk)
    thens: dict[str, Then] = {}
    if open_facts:
        thens[RESUME] = interview.resumed
    thens[CONCLUDE] = lambda now: now.following(CONCLUDE).at(None)
    names = {key: say(f"buttons.{key}") for key in thens}

    def read(text: str) -> Then | Misread:
        number, misread = line_correction.numbered(text), Misread("misread.review", said=short(text))
        if number is not None and not 1 <= number <= len(gathered):
            return Misread("misread.line", last=len(gathered))
        changed = line_amended(talk, text) if number is None else _changing(gathered[number - 1])
        if changed is not None:
            return changed
        if volunteered_facts.said(talk, volunteered_facts.read(talk, text)):
            return misread  # no line by its name, but a fact
        named = {line.fact: line for line in (*gathered, *left_out) if line.name}
        lines = {fact: line.name for fact, line in named.items()}
        found = read_choice(text, {**names, **lines}, numbered=False)
        if isinstance(found, One):
            return thens[found.key] if found.key in thens else _changing(named[found.key])
        return thens[CONCLUDE] if read_yes_no(text) and not line_correction.is_with_a_but(text) else misread

    numbers = [Offer(str(n), str(n), _changing(line), line=line.whole) for n, line in enumerate(gathered, 1)]
    going = [Offer(key, names[key], then, apart=n == 0) for n, (key, then) in enumerate(thens.items())]
    return Ask(
        question="review",
        text=lambda: words(
            "review.page", lines=gathered, unasked=len(open_facts), left_out=[line.name for line in left_out]
        ),
        brief=lambda: escape(say("review.ask")),
        read=read,
        offers=(*numbers, *going),
        commands={commands.CONCLUDE: thens[CONCLUDE]},
        shown=(commands.BACK, commands.RESTART),
        numbered=False,
    )


def _changing(line: ReviewLine) -> Then:
    return interview.changing(line.fact, line.entry)
