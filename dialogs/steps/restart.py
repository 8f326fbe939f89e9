"""Starting over: asked first, because everything gathered is lost."""

from __future__ import annotations

from dialogs.engine import commands
from dialogs.engine.ask import Ask, Misread, Offer, Then
from dialogs.engine.talk import Talk
from dialogs.interview import interview
from dialogs.language.answer.choice import read_yes_no
from dialogs.questions.frame import short
from dialogs.rendering.wording import say, words


def ask(talk: Talk) -> Ask:
    """Really?"""
    del talk

    def read(text: str) -> Then | Misread:
        said = read_yes_no(text, to_do=True)
        if said is None:
            return Misread("misread.yes_no", unread=short(text))
        return begun_anew if said else kept

    return Ask(
        question="restart",
        text=lambda: words("restart.ask"),
        read=read,
        offers=[
            Offer("yes", say("buttons.restart"), begun_anew, "grave"),
            Offer("no", say("buttons.stay"), kept),
        ],
        commands={
            **dict.fromkeys((commands.BACK, commands.CANCEL, commands.SKIP, commands.REVIEW), kept),
            commands.RESTART: begun_anew,
        },
    )


def begun_anew(talk: Talk) -> Talk:
    """The first question, with nothing answered; the level of interest stays."""
    talk = talk.following("restart", confirmed=True)
    return interview.onward(talk.emptied())


def kept(talk: Talk) -> Talk:
    """As before."""
    return talk.restarting(asked=False)
