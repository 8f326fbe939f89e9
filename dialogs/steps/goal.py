"""换个目标级别: the level that the conclusion tells in full."""

from __future__ import annotations

from dataclasses import replace

from dialogs.engine import commands
from dialogs.engine.ask import Ask, Misread, Offer, Then
from dialogs.engine.talk import Talk
from dialogs.language.answer.choice import read_choice
from dialogs.questions.frame import chosen
from dialogs.rendering.wording import words


def ask(talk: Talk) -> Ask:
    """Which level?"""
    names = {level.level: level.name for level in talk.policy.levels}
    thens = {level: aimed(level) for level in names}

    def read(text: str) -> Then | Misread:
        return chosen(read_choice(text, names), thens, names, text)

    return Ask(
        question="goal",
        text=lambda: words("goal.ask"),
        read=read,
        offers=[Offer(level, names[level], then) for level, then in thens.items()],
        commands={commands.CANCEL: lambda now: now.following("back").at(None)},
        shown=(commands.BACK,),
    )


def aimed(level: str) -> Then:
    """The conclusion with ``level`` in full."""
    return lambda talk: talk.following("back").noting(replace(talk.scratch.at(None), goal=level, by=None))
