"""What is typed at a question about facts, held against what takes an answer back, the same at every question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.engine.ask import Misread
from dialogs.engine.machine import CHANGE, STAGES
from dialogs.engine.proposal import Unheard
from dialogs.interview import volunteered_facts
from dialogs.language.message.document import message_text
from dialogs.language.message.taken_back import taken_back, without
from dialogs.language.text.normalize import plain
from dialogs.language.text.phrases import phrase
from dialogs.language.vocabulary.index import word_index
from dialogs.questions.frame import short
from dialogs.steps import correcting

if TYPE_CHECKING:
    from dialogs.engine.ask import Ask, Then
    from dialogs.engine.talk import Talk


def heard(talk: Talk, asked: Ask, text: str) -> tuple[list[Unheard], Then | Misread]:
    """What ``text`` answers, and what of it gives no fact.

    A clause that is denied, planned, about or somebody else's answers nothing, unless the question heeds that; what
    stands beside it does.
    """
    if talk.state not in {*STAGES, CHANGE}:
        return [], asked.read(text)
    unheard, answer = _besides(talk, asked, text)
    read = asked.read(text)
    if unheard and isinstance(read, Misread):
        read = asked.read(answer)
    if asked.heeds is None or (isinstance(read, Misread) and not read.is_blank):
        return unheard, read
    message = message_text(word_index(talk.policy), text, talk.today)
    taken = list(taken_back(message))
    refused = [part for part in taken if part.standing not in asked.heeds]
    left = without(message, refused)
    if refused and left and not isinstance(again := asked.read(left), Misread):
        told = [Unheard(text=message.text[part.start : part.end], why=part.standing) for part in refused]
        return told, again
    if isinstance(read, Misread):
        return unheard, read.taken_back(taken[0].standing) if taken else read
    if not refused:
        return unheard, read
    return [], Misread("misread.refused", unread=short(text)).taken_back(refused[0].standing)


def _besides(talk: Talk, asked: Ask, text: str) -> tuple[list[Unheard], str]:
    """What an answer says besides that gives no fact, and the answer without it."""
    apart = volunteered_facts.unheard(talk, text)
    proposal = talk.scratch.proposal
    if apart and proposal is not None and correcting.replaced(talk, proposal, text) is not None:
        return [], text
    told: list[Unheard] = []
    left = plain(text)
    for one in apart:
        rest = phrase("answers", "around").sub("", left.replace(one.text, "", 1))
        if rest and not isinstance(asked.read(rest), Misread):
            told.append(one)
            left = rest
    return told, left
