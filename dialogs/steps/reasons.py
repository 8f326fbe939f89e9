"""为什么是这个结论: for each condition of the levels told in full, the chain from the fact to its status."""

from __future__ import annotations

from typing import NamedTuple

from dialogs.engine import commands
from dialogs.engine.ask import Ask, Misread, Offer, Then
from dialogs.engine.talk import Talk
from dialogs.language.answer.choice import read_count
from dialogs.rendering.wording import say, words
from dialogs.results.verdict import verdict_of
from rules.verdict.explanation import explain


class ConditionLine(NamedTuple):
    """A condition of a level with its mark."""

    level: str
    condition: str
    level_name: str
    name: str
    status: str

    @property
    def text(self) -> str:
        """All of it in a line."""
        return say(
            "reasons.line", mark=say(f"reasons.marks.{self.status}"), level=self.level_name, name=self.name
        )


def ask(talk: Talk) -> Ask:
    """Which line? By its number, or by the condition's name if only one line has it."""
    lines = _lines(talk)

    def read(text: str) -> Then | Misread:
        number = read_count(text)
        if isinstance(number, int) and 1 <= number <= len(lines):
            return _shown(lines[number - 1])
        said = commands.bare(text)
        named = [line for line in lines if said in commands.bare(line.level_name + line.name)]
        return _shown(named[0]) if len(named) == 1 else Misread("misread.line", last=len(lines))

    return Ask(
        question="reasons",
        text=lambda: words("reasons.page", lines=lines),
        brief=lambda: words("reasons.again", last=len(lines)),
        read=read,
        offers=[Offer(str(n), str(n), _shown(line), line=line.text) for n, line in enumerate(lines, 1)],
        commands={commands.CANCEL: lambda now: now.following("back").at(None)},
        shown=(commands.BACK,),
        numbered=False,
    )


def _lines(talk: Talk) -> list[ConditionLine]:
    told = verdict_of(talk)
    return [
        ConditionLine(
            level.level.level,
            found.condition.name,
            level.level.name,
            found.condition.title,
            found.finding.status.word,
        )
        for level in talk.assess().levels
        if level.status != "held" and level.level.level in {full.level for full in told.told_in_full}
        for found in level.conditions
    ]


def _shown(line: ConditionLine) -> Then:
    def then(talk: Talk) -> Talk:
        chain = list(explain(talk.assess(), line.level, line.condition).walk())
        return talk.saying(words("reasons.one", line=line, chain=chain)).asking_again()

    return then
