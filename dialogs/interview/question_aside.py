"""A question that a person puts in the midst of the talk: what the notice answers, and back to where one was."""

from __future__ import annotations

from dataclasses import replace

from dialogs.answers import Person, answers_of
from dialogs.answers.hypothesis import Hypotheses
from dialogs.engine.commands import bare
from dialogs.engine.talk import Talk
from dialogs.interview.volunteered_facts import is_of_others
from dialogs.language.question import NoticeAnswer
from dialogs.language.text.phrases import phrase
from dialogs.rendering.wording import listed, say, words

LONGEST = 200


def is_question(text: str) -> bool:
    """Whether ``text`` reads like a question of one sentence."""
    said = phrase("intents", "some").sub("", bare(text))
    if len(said) > LONGEST or phrase("intents", "affirmed").fullmatch(said):
        return False
    return phrase("intents", "yes_no").search(said) is not None or any(
        sign in said for sign in listed("understood.questioning")
    )


def asking(talk: Talk, text: str) -> Person | None:
    """Of whom ``text`` asks, by the answers so far; None when there are none, or it asks of somebody else."""
    own = bool(talk.answers) and not is_of_others(talk, text)
    return Person(talk.document(), talk.assess(), talk.scratch.goal) if own else None


def question(talk: Talk, text: str) -> str | None:
    """The question that ``text`` puts, whole also where it leaves out what the one before has said (那大专呢).

    Of the first it is taken that it asks what one can apply for: 那正高呢.
    """
    asked = text
    before = None if _supposes(talk, text) else talk.scratch.enquired or _first(talk)
    if before is not None and len(text) <= LONGEST:
        ellipses = answers_of(talk.policy).ellipses
        whole = ellipses.after(before, text)
        asked = text if whole is None else whole
        if whole is None or (not talk.scratch.enquired and Hypotheses(talk.policy).is_one(whole)):
            fact, of_it = ellipses.by_itself(text) or (None, text)
            asked = text if fact and fact in {talk.scratch.fact, *talk.answers} else of_it
    return asked if is_question(asked) and not of_all_directions(text) else None


def of_all_directions(text: str) -> bool:
    """Whether one's work is said to be of all of them, which asks nothing: 哪个方向都沾一点."""
    return phrase("answers", "of_all_directions").fullmatch(bare(text)) is not None


def _supposes(talk: Talk, text: str) -> bool:
    """Whether it supposes something by itself: 如果明年拿中级呢, and not 要是第二发明人呢."""
    hypotheses = Hypotheses(talk.policy)
    if not hypotheses.is_one(text):
        return False
    found = hypotheses.read(bare(text), talk.document(), talk.today)
    told = bool(found and (found.facts or found.day or found.title))
    return talk.scratch.enquired is None or (told and bool(talk.answers))


def _first(talk: Talk) -> str:
    level = next(iter(talk.policy.catalogue.levels.values())).name
    return say("understood.of_oneself", level=level)


def answer(talk: Talk, asked: str, *, own: bool = False) -> NoticeAnswer | None:
    """What the notice says to the question ``asked``; None when it cannot be made out.

    ``own``: only what goes by the person's own facts. Where the direction is being asked, a question about a kind of
    work is a description of one's work.
    """
    found = answers_of(talk.policy).ask(asked, talk.today, asking(talk, asked))
    of_another = not found.answers and is_of_others(talk, asked)  # it cites nothing
    if found.status == "unclear" or (own and not found.personal) or of_another:
        return None
    fact = talk.policy.catalogue.facts.get(talk.scratch.fact or "")
    is_asked = fact is not None and fact.type == "direction"
    return None if is_asked and any(cited.direction for cited in found.answers) else found


def enquired(talk: Talk, asked: str | None, *, own: bool = False) -> Talk | None:
    """``talk`` with the answer to ``asked`` said before the open question; None when nothing is asked, or no answer."""
    found = None if asked is None else answer(talk, asked, own=own)
    if found is None:
        return None
    if len(found.question) <= LONGEST:
        talk = talk.noting(replace(talk.scratch, enquired=found.question))
    return talk.asked(found.status).saying(words("interview.aside", answer=found.markdown))
