"""Writes messages whose facts are known: a random partial profile, in one of many styles."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from opencc import OpenCC

from tests.messages.asides import Asides
from tests.messages.clerk import Clerk
from tests.messages.drawn_facts import Draw
from tests.messages.letter import FORMS, Letter
from tests.messages.notice_words import notice_words, patterns
from tests.messages.statements import Speaker
from tests.messages.telling import RUN_TOGETHER, Telling

if TYPE_CHECKING:
    from datetime import date

    from rules import Policy
    from tests.messages.letter import Part
    from tests.messages.statements import Facts, Statement

FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
DENIAL, PENDING, DOUBT, OTHER, HYPOTHESIS, QUESTION = 0.2, 0.04, 0.1, 0.06, 0.12, 0.25

_traditional: Any = OpenCC("s2t")


class Written(NamedTuple):
    """A message: its text, the facts that it states, its parts, and the text in plain characters."""

    text: str
    facts: Facts
    style: str
    parts: list[Part]
    undressed: str


class Generator:
    """Writes messages under one notice, as on one day; each by its number, whatever came before."""

    def __init__(self, policy: Policy, day: date, seed: int) -> None:
        self.words = notice_words(policy)
        self.day, self.seed = day, seed

    def message(self, number: int) -> Written:
        """The message of that number."""
        random = Random(f"{self.seed}:{number}")
        draw = Draw(random, self.words, self.day)
        facts = draw.profile()
        style = random.choice(list(patterns()["layouts"]))
        speaker = self._speaker(random, style)
        asides = Asides(speaker, facts)
        statements = Telling(speaker, draw, style, forms=style in FORMS).statements(facts)
        if random.random() < PENDING and (pending := asides.pending()):
            statements.append(pending)
        elif random.random() < DOUBT and (doubtful := asides.doubtful()):
            statements.append(doubtful)
        random.shuffle(statements)
        letter = Letter(random, style)
        letter.open(_opening(random, style, asides))
        _tell(letter, statements, asides)
        return Written(_dressed(style, letter.text), letter.says(), style, letter.parts, letter.text)

    def _speaker(self, random: Random, style: str) -> Speaker:
        """Who tells it: the applicant, somebody of HR, or a form."""
        if style in FORMS:
            return Clerk(random, self.words, short=style == "short")
        people = patterns()["people"]
        return Speaker(
            random, self.words, random.choice(people["third_names" if style == "third_person" else "first"])
        )


def _opening(random: Random, style: str, asides: Asides) -> str:
    if style == "third_person":
        return str(random.choice(patterns()["people"]["third"]))
    if style in FORMS:
        return ""
    greeting = str(random.choice([*patterns()["greetings"], "", "", ""]))
    if style not in RUN_TOGETHER and random.random() < OTHER:
        return f"{greeting}{asides.other()}，{patterns()['self_again']}"
    return greeting


def _tell(letter: Letter, statements: list[Statement], asides: Asides) -> None:
    """The facts, perhaps with a denial among them, and what is asked at the end."""
    random = letter.random
    if letter.style == "table":
        statements = letter.table(statements)
    elif letter.style == "json":
        letter.json(statements)
        statements = []
    denial = asides.denial() if random.random() < DENIAL else ""
    denied_at = random.randrange(len(statements) + 1) if denial else None
    for place in range(len(statements) + 1):
        last = place == len(statements)
        if place == denied_at:
            letter.deny(denial, last=last)
        if not last:
            letter.state(statements[place])
    if letter.style not in (*RUN_TOGETHER, "third_person") and random.random() < OTHER:
        letter.ask(asides.other())
    if random.random() < HYPOTHESIS:
        letter.ask(asides.hypothesis())
    if random.random() < QUESTION:
        letter.ask(asides.question())
    letter.close()


def _dressed(style: str, text: str) -> str:
    """The whole in other characters, each for one."""
    if style == "traditional":
        return str(_traditional.convert(text))
    return text.translate(FULL_WIDTH) if style == "full_width" else text
