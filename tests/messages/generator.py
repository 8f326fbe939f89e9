"""Writes messages whose facts are known: a random partial profile, in one of many styles."""

from __future__ import annotations

import re
from functools import cached_property
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from opencc import OpenCC

from tests.messages.asides import Asides
from tests.messages.clerk import Clerk
from tests.messages.drawn_facts import Draw
from tests.messages.notice_words import notice_words, patterns
from tests.messages.statements import Facts, Speaker, Statement

if TYPE_CHECKING:
    from datetime import date

    from rules import Policy

FORMS = ("resume", "key_value", "equals", "short")
RUN_TOGETHER = ("run_on", "spaces")
DIGIT = re.compile(r"[\d０-９一二三四五六七八九十零〇两]")
FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
MARKS = re.compile(r"[，。；？！（）]")


class Part(NamedTuple):
    """A stretch of a message: from where to where, and what it states, if anything."""

    start: int
    end: int
    statement: Statement | None


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
        facts = Draw(random, self.words, self.day).profile()
        style = random.choice(list(patterns()["layouts"]))
        return Letter(random, Draw(random, self.words, self.day), facts, style).written()


class Letter:
    """One message while it is written."""

    def __init__(self, random: Random, draw: Draw, facts: Facts, style: str) -> None:
        self.random, self.draw, self.facts, self.style = random, draw, facts, style
        self.layout = patterns()["layouts"][style]
        self.text = ""
        self.parts: list[Part] = []

    @cached_property
    def speaker(self) -> Speaker:
        """Who tells it: the applicant, somebody of HR, or a form."""
        if self.style in FORMS:
            return Clerk(self.random, self.draw.words, self.random.choice(self.layout["separator"]))
        people = patterns()["people"]
        subject = self.random.choice(people["third_names" if self.style == "third_person" else "first"])
        return Speaker(self.random, self.draw.words, subject)

    @cached_property
    def asides(self) -> Asides:
        return Asides(self.speaker, self.facts)

    def written(self) -> Written:
        """The whole of it."""
        statements = self._statements()
        self.random.shuffle(statements)
        denial = self._chance(0.2) and self.asides.denial()
        denied_at = self.random.randrange(len(statements) + 1) if denial else None
        self._open()
        for place, statement in enumerate([*statements, None]):
            if place == denied_at:
                self._add(self._worn(str(denial)), None)
                self._after_denial(last=statement is None)
            if statement:
                again = self.text.endswith(patterns()["self_again"])
                self._add(
                    self._worn(statement.text.removeprefix("我") if again else statement.text), statement
                )
        self._close()
        said: Facts = {}
        for part in self.parts:
            _merge(said, part.statement.says if part.statement else {})
        return Written(self._dressed(self.text), said, self.style, self.parts, self.text)

    def _statements(self) -> list[Statement]:
        speaker, facts = self.speaker, self.facts
        told: list[Statement] = []
        if "education" in facts:
            told.append(self._corrected(speaker.education(facts["education"])))
        together = "experience" in facts and "direction" in facts and self._chance(0.4)
        if together:
            told.append(speaker.experience_in(facts["direction"], facts["experience"]))
        elif "experience" in facts:
            vague = self._chance(0.1)
            told.append(speaker.vague_experience() if vague else self._experience(facts["experience"]))
        if self.draw.words.region_fact in facts:
            told.append(speaker.region(inside=facts[self.draw.words.region_fact]))
        if "direction" in facts and not together:
            told.append(speaker.direction(facts["direction"]))
        if facts.get("titles") == []:
            told.append(speaker.no_title())
        vague_title = self._chance(0.15) and len(facts.get("titles", [])) == 1
        told += [speaker.vague_title(t) if vague_title else speaker.title(t) for t in facts.get("titles", [])]
        told += [self._achievement(entry) for entry in facts.get("achievements", [])]
        told += [speaker.ground(entry) for entry in facts.get("exceptional", [])]
        if self._chance(0.04) and (pending := self.asides.pending()):
            told.append(pending)
        return told

    def _experience(self, tenure: Facts) -> Statement:
        statement = self.speaker.experience(tenure)
        if self.style in FORMS or not self._chance(0.1):
            return statement
        wrong = {"years": self.draw.months() / 12} if "years" in tenure else {"since": self.draw.month()}
        text = self.speaker.fill(
            patterns()["corrections"],
            wrong=self.speaker.experience(wrong).text,
            right=self.speaker.time(tenure),
        )
        return statement._replace(text=text)

    def _corrected(self, right: Statement) -> Statement:
        """A degree that is told wrongly first."""
        if self.style in FORMS or not self._chance(0.1):
            return right
        value = right.says["education"]
        wrong = self.speaker.wrong_education(value).text
        term = self.random.choice(self.draw.words.education[value])
        return right._replace(text=self.speaker.fill(patterns()["corrections"], wrong=wrong, right=term))

    def _achievement(self, entry: Facts) -> Statement:
        several = sum(other["kind"] == entry["kind"] for other in self.facts["achievements"]) > 1
        vague = not several and self._chance(0.06)
        return self.speaker.achievement(
            entry, vague=vague, joined=self.style if self.style in RUN_TOGETHER else ""
        )

    def _open(self) -> None:
        if self.style == "third_person":
            self.text = self.random.choice(patterns()["people"]["third"])
        elif self.style not in FORMS:
            greeting = self.random.choice([*patterns()["greetings"], "", "", ""])
            self.text = MARKS.sub("", greeting) if self.style in RUN_TOGETHER else greeting
            if self.style not in RUN_TOGETHER and self._chance(0.06):
                self.text += self.asides.other() + "，" + patterns()["self_again"]

    def _close(self) -> None:
        """What is asked or supposed at the end."""
        tails = [self.asides.hypothesis()] if self._chance(0.12) else []
        tails += [self.asides.question()] if self._chance(0.25) else []
        if self.style not in (*RUN_TOGETHER, "third_person") and self._chance(0.06):
            tails.insert(0, self.asides.other())
        for tail in tails:
            if self.style == "run_on":
                self._add(
                    self.random.choice(patterns()["before_a_question_run_on"]) + MARKS.sub("", tail), None
                )
            else:
                self._add(tail, None)
        self.text += "" if tails else self.random.choice(self.layout["end"])

    def _add(self, text: str, statement: Statement | None) -> None:
        """A part, set off from what stands before."""
        if self.parts and not self.text.endswith(("不过", "但是")):
            self.text += self._between(text)
        start = len(self.text)
        self.text += text
        self.parts.append(Part(start, len(self.text), statement))

    def _between(self, text: str) -> str:
        between = str(self.random.choice(self.layout["between"]))
        asks = text.endswith(("？", "！"))
        if asks and self.style in FORMS:
            return "\n"
        if self.style != "run_on":
            return "" if self.text.endswith(("。", "；")) else between
        if DIGIT.match(text) or self._chance(0.4):
            return str(self.random.choice(patterns()["connectives"]))
        return ""

    def _after_denial(self, *, last: bool) -> None:
        if not last:
            key = "after_a_denial_run_on" if self.style in RUN_TOGETHER else "after_a_denial"
            self.text += self.random.choice(patterns()[key])

    def _worn(self, text: str) -> str:
        """A part with what its style adds or leaves out."""
        if self.style in RUN_TOGETHER:
            return MARKS.sub(" " if self.style == "spaces" else "", text).strip()
        if self.style == "filler":
            fillers = patterns()["fillers"]
            before = self.random.choice(fillers["before"]) if self._chance(0.4) else ""
            return before + text + (self.random.choice(fillers["after"]) if self._chance(0.3) else "")
        return text

    def _dressed(self, text: str) -> str:
        """The whole in other characters, each for one."""
        if self.style == "traditional":
            return str(_TRADITIONAL.convert(text))
        return text.translate(FULL_WIDTH) if self.style == "full_width" else text

    def _chance(self, odds: float) -> bool:
        return self.random.random() < odds


_TRADITIONAL: Any = OpenCC("s2t")


def _merge(said: Facts, more: Facts) -> None:
    for field, value in more.items():
        said[field] = [*said.get(field, []), *value] if isinstance(value, list) else value
