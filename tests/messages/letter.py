"""A message while it is written: statements and asides set one after another as its style has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.messages.notice_words import patterns
from tests.messages.telling import RUN_TOGETHER

if TYPE_CHECKING:
    from random import Random

    from tests.messages.statements import Facts, Statement

DIGIT = re.compile(r"[\d０-９一二三四五六七八九十零〇两]")
MARKS = re.compile(r"[，。；？！（）]")
SHEETS = ("json", "table")
FORMS = ("resume", "key_value", "equals", "json", "table", "short")


class Part(NamedTuple):
    """A stretch of a message: from where to where, and what it states, if anything."""

    start: int
    end: int
    statement: Statement | None


class Letter:
    """A text that grows, and its parts."""

    def __init__(self, random: Random, style: str) -> None:
        self.random, self.style = random, style
        self.layout: dict[str, Any] = patterns()["layouts"][style]
        self.separator = str(random.choice(self.layout.get("separator", [""])))
        self.text = ""
        self.parts: list[Part] = []

    def says(self) -> Facts:
        """All that its parts state."""
        said: Facts = {}
        for part in self.parts:
            for field, value in part.statement.says.items() if part.statement else ():
                said[field] = [*said.get(field, []), *value] if isinstance(value, list) else value
        return said

    def open(self, words: str) -> None:
        """What stands before the first part."""
        self.text = MARKS.sub("", words) if self.style in RUN_TOGETHER else words

    def table(self, statements: list[Statement]) -> list[Statement]:
        """A row of headings and one of values; what has no heading of its own is given back."""
        headed = {statement.heading: statement for statement in reversed(statements) if statement.heading}
        start, between, end = self.random.choice(self.layout["frames"])
        if headed:
            self.text += start + between.join(headed) + end + "\n" + start
            for place, statement in enumerate(headed.values()):
                self.text += between if place else ""
                self._put(statement.text, statement)
            self.text += end
        return [statement for statement in statements if headed.get(statement.heading) is not statement]

    def json(self, statements: list[Statement]) -> None:
        """One object, with a list where several things stand under one heading; what has none is a remark."""
        groups: dict[str, list[Statement]] = {}
        titles = next((each.heading for each in statements if "titles" in each.says and each.heading), "")
        for statement in statements:
            heading = titles if statement.heading and "titles" in statement.says else statement.heading
            groups.setdefault(heading or self.layout["remark"], []).append(statement)
        self.text += "{"
        for place, (heading, group) in enumerate(groups.items()):
            several = len(group) > 1 and heading != self.layout["remark"]
            between = '", "' if several else self.random.choice(self.layout["remarks_between"])
            self.text += self.random.choice(self.layout["between"]) if place else ""
            self.text += f'"{heading}{self.separator}' + ('["' if several else '"')
            for inner, statement in enumerate(group):
                self.text += between if inner else ""
                self._put(statement.text, statement)
            self.text += '"]' if several else '"'
        self.text += "}"

    def state(self, statement: Statement) -> None:
        """A fact."""
        words = statement.text
        if self.text.endswith(patterns()["self_again"]):
            words = words.removeprefix("我")
        if self.text.endswith(tuple(patterns()["pronouns"])):
            words = words.removeprefix("他")
        if statement.heading:
            words = statement.heading + self.separator + words
        self._add(self._worn(words), statement)

    def deny(self, words: str, *, last: bool) -> None:
        """What the applicant has not; what follows must not be taken with it."""
        before = patterns()["before_a_denial_run_on"] if self.style == "run_on" and self.parts else [""]
        self._add_aside(self.random.choice(before) + self._worn(words))
        if not last:
            key = "after_a_denial_run_on" if self.style in RUN_TOGETHER else "after_a_denial"
            self.text += self.random.choice(patterns()[key])

    def ask(self, words: str) -> None:
        """A question or the like, at the end."""
        if self.style == "run_on":
            words = self.random.choice(patterns()["before_a_question_run_on"]) + MARKS.sub("", words)
        self._add_aside(words)

    def close(self) -> None:
        """What stands after the last part."""
        if not self.text.endswith("？"):
            self.text += self.random.choice(self.layout.get("end", [""]))

    def _add_aside(self, words: str) -> None:
        self._add(words, None)

    def _add(self, words: str, statement: Statement | None) -> None:
        if self.parts and not self.text.endswith(("不过", "但是")):
            self.text += self._between(words, aside=statement is None)
        self._put(words, statement)

    def _put(self, words: str, statement: Statement | None) -> None:
        start = len(self.text)
        self.text += words
        self.parts.append(Part(start, len(self.text), statement))

    def _between(self, words: str, *, aside: bool) -> str:
        if self.style in SHEETS or (aside and self.style in FORMS):
            return "\n"
        if self.style != "run_on":
            return "" if self.text.endswith(("。", "；")) else str(self.random.choice(self.layout["between"]))
        if words.startswith(tuple(patterns()["before_a_denial_run_on"])):
            return ""
        if DIGIT.match(words) or self.random.random() < 0.4:
            return str(self.random.choice(patterns()["connectives"]))
        return ""

    def _worn(self, words: str) -> str:
        """Words with what their style adds or leaves out."""
        if self.style in RUN_TOGETHER:
            return MARKS.sub(" " if self.style == "spaces" else "", words).strip()
        if self.style == "filler":
            fillers = patterns()["fillers"]
            before = self.random.choice(fillers["before"]) if self.random.random() < 0.4 else ""
            return (
                before + words + (self.random.choice(fillers["after"]) if self.random.random() < 0.3 else "")
            )
        return words
