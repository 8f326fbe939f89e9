"""What was answered before, put right wherever one is: 删除论文; 论文改成三篇; 没用过; 不对，是7年; 啊不对，是的."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pydantic import JsonValue

from dialogs.corrections import line_correction
from dialogs.corrections.list_correction import relisted
from dialogs.corrections.naming import compact, is_called
from dialogs.corrections.relisted import Changed, Noted, Relisted, Reopened, SomeUsed, UseTold
from dialogs.engine.ask import Ask, Misread, Then
from dialogs.engine.commands import bare
from dialogs.engine.machine import CHANGE, CONCLUSION, REVIEW, STAGES
from dialogs.engine.proposal import Proposal
from dialogs.engine.sub_question import Changing, Marking, Picking
from dialogs.engine.talk import USED, Talk
from dialogs.interview import interview, volunteered_facts
from dialogs.interview.volunteered_facts import proposed
from dialogs.language.answer.choice import read_yes_no
from dialogs.language.answer.list_end import is_of_another, says_no_more
from dialogs.language.text.normalize import plain
from dialogs.language.text.phrases import all_of_it, phrase
from dialogs.questions import registry
from dialogs.questions.hearing import held_against
from dialogs.questions.listing import ended, is_whole
from dialogs.questions.used_before import marked
from dialogs.rendering.wording import words

_FILE: Final = "amending"
_CLOSES: Final = "。! "
_STATES: Final = frozenset({*STAGES, REVIEW, CHANGE, CONCLUSION})


def amended(talk: Talk, text: str) -> Talk | None:
    """With what ``text`` says of something that is listed taken for that; None where it is no such thing."""
    scratch, is_asking = talk.scratch, talk.state in STAGES
    if scratch.proposal or scratch.confirming or scratch.sub or talk.state not in _STATES:
        return None
    found = relisted(talk, text, asked=scratch.fact if is_asking else None)
    if found is not None:
        return _done(talk, found, text)
    return None if is_asking or read_yes_no(text) is not None else _ended(talk, text)


def _done(talk: Talk, found: Relisted, text: str) -> Talk | None:
    """With what is recorded made so, once it is confirmed; or asked about."""
    is_asking = talk.state in STAGES
    match found:
        case Noted(note):
            return talk.saying(note).asking_again()
        case UseTold() if is_asking and _is_past(talk, found.fact):
            return _use_told(talk, found)
        case SomeUsed(fact, places):
            return None if is_asking and not _is_past(talk, fact) else _which_used(talk, fact, places)
        case Reopened(fact, places):
            return _opened(talk, fact, places) if places or not is_asking else None
        case Changed(fact) if fact not in talk.scratch.unfinished:
            return proposed(talk, found.within(Proposal(complete=(fact,)), text))
        case _:
            return proposed(talk, found.within(Proposal(), text))


def line_amended(talk: Talk, text: str) -> Then | None:
    """What is said in place of an answer (学历改成硕士), put before the person; its line where it does not say what,
    or is only named: 业绩条件（正高级工程师）.
    """
    named = [fact for fact in talk.policy.catalogue.facts if is_called(talk, fact, compact(text))]
    if len(named) == 1:
        return interview.changing(named[0])
    known = line_correction.recorded(talk)
    told = line_correction.said_anew(talk, known, text) or line_correction.replaced(talk, known, text)
    line = told.anew if told else line_correction.line_against(talk, known, text)
    if line is not None:
        return interview.changing(line)
    return None if told is None else lambda now: proposed(now, told)


def _ended(talk: Talk, text: str) -> Talk | None:
    """没有别的成果, where that may have been left open; what is still to be asked of one of the lists is."""
    kinds = {fact: registry.entries_of(talk, fact) for fact in talk.answers if talk.entries(fact)}
    ended = [
        fact
        for fact, kind in kinds.items()
        if kind and says_no_more(text, len(talk.entries(fact))) and not is_of_another(text, kind.fact)
    ]
    if ended and not {*ended} & {*talk.scratch.unfinished} - {*talk.scratch.complete}:
        return proposed(talk, Proposal())  # it is known already
    talk = talk.whole(*ended)
    left = [fact for fact in ended if (kind := kinds[fact]) and kind.closing(talk)]
    return (interview.returned(_out_of_a_line(talk), left[0]) if left else talk) if ended else None


def _is_past(talk: Talk, fact: str) -> bool:
    """Whether the question has been put already, in the stage that is open or before it."""
    return STAGES.index(talk.state) >= STAGES.index(interview.stage_of(talk, fact))


def _opened(talk: Talk, fact: str, places: Sequence[int]) -> Talk:
    """What is spoken of, to be filled in anew or removed; the choice of one where there are several."""
    only = places[0] if len(places) == 1 else None
    if talk.state in STAGES and _is_past(talk, fact):
        opened = interview.returned(talk, fact)
        opened = opened if only is None else opened.asking(Changing(only, alone=False))
    else:
        opened = interview.changing(fact, only)(_out_of_a_line(talk))
    return opened.asking(Picking()) if len(places) > 1 else opened


def _out_of_a_line(talk: Talk) -> Talk:
    return talk.following("back") if talk.state == CHANGE else talk


def _which_used(talk: Talk, fact: str, places: Sequence[int]) -> Talk:
    """Asked which of those at ``places`` were used."""
    asked = _before_use(talk, fact, places)
    return asked.growing(fact).asking(Marking(tuple(map(str, places)), ()))


def _use_told(talk: Talk, found: UseTold) -> Talk:
    """As if it had been the answer to that question, and on from there."""
    fact, kind = found.fact, registry.LISTS[talk.policy.catalogue.facts[found.fact].type]
    before = _before_use(talk, fact, found.places)
    after = marked(before, fact, found.used)
    for place in found.places:
        after = after.saying(words("questions.noted", line=kind.line(after, after.entries(fact)[place])))
    return ended(kind, after, fact, whole=is_whole(kind, before))


def _before_use(talk: Talk, fact: str, places: Sequence[int]) -> Talk:
    """Back at the question whether those at ``places`` were used, with no answer to it but that it is not known."""
    entries: list[JsonValue] = [
        {key: value for key, value in entry.items() if key != USED or place not in places or value is None}
        for place, entry in enumerate(talk.entries(fact))
    ]
    return interview.returned(_out_of_a_line(talk), fact).answering(fact, entries)


def put_right(talk: Talk, asked: Ask, text: str, read: Then | Misread) -> Talk | None:
    """An answer given before, where nothing is said of the question ``asked``, which ``read`` the text: 不对，是7年;
    不是5年，是7年. What the question before can take is its answer: 啊不对，是的; 刚才点错了.
    """
    scratch = talk.scratch
    if talk.state not in STAGES or scratch.proposal is not None or scratch.confirming:
        return None
    said = plain(text).strip().rstrip(_CLOSES)
    matches = [*all_of_it(_FILE, said, "put_right")]
    own = asked.read(matches[0]["value"]) if matches else None
    if isinstance(own, Misread):
        told = _anew(talk, matches[0]["value"], matches[0]["was"])
        if told is not None:
            return proposed(talk, told)
    elif own is not None and isinstance(read, Misread):
        return own(talk)
    before = interview.before(talk) if isinstance(read, Misread) and scratch.sub is None else None
    return None if before is None else _at_once(before, said, matches)


def _anew(talk: Talk, value: str, was: str) -> Proposal | None:
    """With ``value`` for what it tells of, or for the one fact whose question it answers, and that ``was`` that."""
    asked, given = talk.scratch.fact or "", talk.answers
    told = volunteered_facts.proposal(talk, value)
    others = {path.partition(".")[0] for path in given} - {asked.partition(".")[0]}
    if told.facts and {path.partition(".")[0] for path in told.facts} <= others:
        return told.model_copy(update={"unheard": ()})

    def answered(fact: str, said: str) -> JsonValue:
        found = line_correction.by_question(talk, Proposal(), fact, said)
        return found.facts[fact] if found else None

    meant = [one for one in given if one != asked and (not was or answered(one, was) == given[one])]
    new = {one: now for one in meant if (now := answered(one, value)) not in (None, given[one])}
    return Proposal(facts=new) if len(new) == 1 else None


def _at_once(before: Talk, said: str, matches: list[re.Match[str]]) -> Talk | None:
    """The question ``before`` answered anew; asked again where nothing is said but that it was wrong."""
    if phrase(_FILE, "mistaken").fullmatch(bare(said)):
        return before
    fact = before.scratch.fact or ""
    if before.policy.catalogue.facts[fact].type not in registry.SIMPLE:
        return None
    again = registry.ask(before, fact)
    for rest in (match["rest"] for match in matches if match["rest"]):
        _, read = held_against(before, rest, again.read, again.heeds or frozenset())
        if not isinstance(read, Misread):
            return read(before)
    return None
