"""A question that a person puts in the midst of the talk: what the notice answers, and back to where one was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.engine.commands import bare
from dialogs.language.question.work_directions import enquiry
from dialogs.rendering.wording import listed, words

if TYPE_CHECKING:
    from dialogs.engine.talk import Talk
    from dialogs.language.question import NoticeAnswer

LONGEST = 200


def is_question(text: str) -> bool:
    """Whether ``text`` reads like a question of one sentence."""
    said = bare(text)
    return len(said) <= LONGEST and any(sign in said for sign in listed("understood.questioning"))


def answer(talk: Talk, text: str) -> NoticeAnswer | None:
    """What the notice says to ``text``; None when it is no question or not one that can be made out.

    Where the direction is being asked, a question about a kind of work is a description of one's work.
    """
    if not is_question(text):
        return None
    found = enquiry(talk.policy).ask(text)
    if found.status == "unclear":
        return None
    fact = talk.policy.catalogue.facts.get(talk.scratch.fact or "")
    describes = (
        fact is not None and fact.type == "direction" and any(cited.direction for cited in found.answers)
    )
    return None if describes else found


def enquired(talk: Talk, text: str) -> Talk | None:
    """``talk`` with :func:`answer` said before the open question; None when there is no answer."""
    found = answer(talk, text)
    if found is None:
        return None
    return talk.asked(found.status).saying(words("interview.aside", lines=found.text.splitlines()))
