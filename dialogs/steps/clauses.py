"""看原文: the clauses that the conclusion cites, verbatim, chosen by number or by name."""

from __future__ import annotations

import re

from dialogs.engine import commands
from dialogs.engine.ask import Ask, Misread, Offer, Then
from dialogs.engine.talk import Talk
from dialogs.language.answer.choice import read_count
from dialogs.questions.frame import short
from dialogs.rendering.wording import say, words
from dialogs.steps.conclusion import cited_clauses

PREVIEW = 20
_AFTER_NUMBER = re.compile(r"^[.\uff0e\u3001]")
"""What stands behind the number of a clause."""


def ask(talk: Talk) -> Ask:
    """Which clause? Any clause of the notice can be typed by its name."""
    cited = cited_clauses(talk) or list(talk.policy.notice)

    def read(text: str) -> Then | Misread:
        number = read_count(text)
        if isinstance(number, int) and 1 <= number <= len(cited):
            return _shown(cited[number - 1])
        found = _named(talk, text)
        return _shown(found) if found else Misread("misread.clause", said=short(text), last=len(cited))

    previews = {clause: _preview(talk, clause) for clause in cited}
    return Ask(
        question="clauses",
        text=lambda: words("clauses.page", clauses=list(previews.items())),
        brief=lambda: words("clauses.again", last=len(cited)),
        read=read,
        offers=[
            Offer(str(n), str(n), _shown(clause), line=say("clauses.line", clause=clause, preview=preview))
            for n, (clause, preview) in enumerate(previews.items(), 1)
        ],
        commands={commands.CANCEL: lambda now: now.following("back").at(None)},
        shown=(commands.BACK,),
        numbered=False,
    )


def _preview(talk: Talk, clause: str) -> str:
    """How it begins, behind its own number: that stands before it already."""
    text = talk.policy.notice.paragraphs(clause)[-1]
    number = next((clause[at:] for at in range(len(clause)) if text.startswith(clause[at:])), "")
    text = _AFTER_NUMBER.sub("", text.removeprefix(number)) if number else text
    return text if len(text) <= PREVIEW else text[:PREVIEW] + "…"


def _named(talk: Talk, text: str) -> str | None:
    """The clause that is named, with or without spaces, in full-width or half-width brackets."""
    said = commands.bare(text).replace(" ", "")
    return next(
        (clause for clause in talk.policy.notice if commands.bare(clause).replace(" ", "") == said), None
    )


def _shown(clause: str) -> Then:
    def then(talk: Talk) -> Talk:
        note = words("clauses.one", clause=clause, paragraphs=talk.policy.notice.paragraphs(clause))
        return talk.saying(note).asking_again()

    return then
