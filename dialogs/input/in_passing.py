"""What is typed at a question and answers another one, beside the open one or in its place."""

from __future__ import annotations

from typing import Final

from dialogs.corrections import line_correction
from dialogs.engine.ask import Misread
from dialogs.engine.commands import bare
from dialogs.engine.machine import CHANGE, STAGES
from dialogs.engine.talk import Talk
from dialogs.interview import volunteered_facts
from dialogs.language.answer.choice import is_figure
from dialogs.language.answer.tenure import is_of_a_title
from dialogs.language.message.taken_back import taken_back
from dialogs.language.text.normalize import plain

MESSAGE: Final = 12
"""From so many characters on, what speaks of several facts is no answer to one question."""


def speaks_of_several(talk: Talk, text: str) -> bool:
    """Whether it surely says one thing at least, and speaks of two, or of one more that may be read in some way."""
    if len(bare(text)) < MESSAGE:
        return False
    reading = volunteered_facts.read(talk, text)
    in_doubt = any(doubt.options for doubt in reading.unsure)  # 发明专利3项，还有个省级课题
    several = reading.is_document or in_doubt or len(volunteered_facts.spoken_of(talk, text)) > 1
    return several and bool(volunteered_facts.said(talk, reading))


def with_the_others(asked: Talk, answered: Talk, text: str) -> Talk:
    """With what the answer says of other questions put before the person: 硕士 8年, where the degree was asked for."""
    held = asked.scratch
    if asked.state not in STAGES or held.fact is None or held.draft or held.proposal or is_figure(text):
        return answered
    if not volunteered_facts.spoken_beside(answered, text, held.fact):
        return answered
    told = volunteered_facts.proposal(answered, text).beside(held.fact.partition(".")[0])
    return volunteered_facts.proposed(answered, told) if told.facts or told.doubts else answered


def told_in_passing(talk: Talk, text: str, read: Misread) -> Talk | None:
    """What is no answer to the open question may be one to another."""
    if talk.scratch.proposal is not None or talk.scratch.confirming:
        return None
    if read.is_taken_back and not _tells_besides(talk, text):
        return None
    known, said = line_correction.recorded(talk), plain(text).strip()
    dated = line_correction.dated(talk, known, said, got=is_of_a_title(text))
    if dated is not None and talk.state in {*STAGES, CHANGE} and talk.scratch.draft is None:
        return volunteered_facts.proposed(talk, dated)
    reading = volunteered_facts.read(talk, text)
    may_be = read.is_blank or talk.state not in {*STAGES, CHANGE}
    doubts = [doubt for doubt in reading.unsure if doubt.options]
    if (
        read.is_of_several and talk.scratch.sub is None
    ):  # 高级: which it is is asked, and what else is offered is not
        may_be = bool(doubts) and {doubt.field for doubt in doubts} == {talk.scratch.fact}
    elsewhere = may_be and bool(doubts)
    if not volunteered_facts.said(talk, reading) and not elsewhere:
        return None
    return volunteered_facts.proposed(talk, volunteered_facts.proposal(talk, text))


def _tells_besides(talk: Talk, text: str) -> bool:
    """Whether what takes an answer back leaves something: of another question, or 两项专利，一项在审一项授权."""
    fact, reading = talk.scratch.fact or "", volunteered_facts.read(talk, text)
    message = volunteered_facts.message_of(talk, text)
    taken = [message.text[part.start : part.end] for part in taken_back(message)]
    left = any(doubt.options and all(doubt.text not in part for part in taken) for doubt in reading.unsure)
    if left or volunteered_facts.spoken_beside(talk, text, fact):
        return True  # 没有论文，有两个专利
    options = [option for doubt in reading.unsure for option in doubt.options]
    told = (
        volunteered_facts.said(talk, volunteered_facts.read(talk, one)).get(fact) for one in (text, *options)
    )
    return any(isinstance(entries, list) and len(entries) > 1 for entries in told)
