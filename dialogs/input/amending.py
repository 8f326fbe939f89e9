"""What was answered before, put right wherever one is: 删除论文; 论文改成三篇; 没用过; 不对，是7年; 啊不对，是的."""

from __future__ import annotations

import re
from typing import Final

from dialogs.engine.ask import Ask, Misread, Then
from dialogs.engine.commands import bare
from dialogs.engine.machine import CHANGE, CONCLUSION, REVIEW, STAGES
from dialogs.engine.proposal import Proposal
from dialogs.engine.sub_question import Changing, Marking, Picking
from dialogs.engine.talk import USED, Talk
from dialogs.interview import interview, volunteered_facts
from dialogs.language.answer.choice import read_yes_no
from dialogs.language.answer.list_end import is_of_another, says_no_more
from dialogs.language.text.normalize import plain
from dialogs.language.text.phrases import expressions, phrase
from dialogs.questions import registry
from dialogs.questions.hearing import held_against
from dialogs.questions.listing import ended, is_whole
from dialogs.questions.used_before import marked
from dialogs.rendering.wording import words
from dialogs.steps import confirming, review
from dialogs.steps.correcting import by_question
from dialogs.steps.relisting import Relisted, relisted

_FILE: Final = "amending"
_CLOSES: Final = "。! "
_STATES: Final = frozenset({*STAGES, REVIEW, CHANGE, CONCLUSION})


def amended(talk: Talk, text: str) -> Talk | None:
    """With what ``text`` says of something that is listed taken for that; None where it is no such thing."""
    scratch = talk.scratch
    if scratch.proposal or scratch.confirming or scratch.sub or talk.state not in _STATES:
        return None
    asked = scratch.fact if talk.state in STAGES else None
    found = relisted(talk, text, asked=asked)
    if found is None:
        return _ended(talk, text) if asked is None and read_yes_no(text) is None else None
    if found.options:
        return confirming.proposed(talk, found.put_into(Proposal(), text))
    return talk.saying(found.note).asking_again() if found.note is not None else _taken(talk, found)


def _taken(talk: Talk, found: Relisted) -> Talk | None:
    fact, is_asking = found.fact, talk.state in STAGES
    is_ahead = is_asking and not _is_past(talk, fact)
    if is_asking and (not found.places or (found.used and is_ahead and found.entries is None)):
        return None
    if found.used and not is_ahead and (is_asking or found.entries is None):
        return _used(talk, found)
    if found.entries is None or found.is_gone:
        return _opened(talk, found)
    whole = () if fact in talk.scratch.unfinished else (fact,)
    facts = {} if found.entries == talk.answers.get(fact) else {fact: [*found.entries]}
    return confirming.proposed(talk, Proposal(facts=facts, complete=whole))


def _ended(talk: Talk, text: str) -> Talk | None:
    """没有别的成果, where that may have been left open; what is still to be asked of one of the lists is."""
    kinds = {fact: registry.entries_of(talk, fact) for fact in talk.answers if talk.entries(fact)}
    ended = [
        fact
        for fact, kind in kinds.items()
        if kind and says_no_more(text, len(talk.entries(fact))) and not is_of_another(text, kind.fact)
    ]
    if ended and not {*ended} & {*talk.scratch.unfinished} - {*talk.scratch.complete}:
        return confirming.proposed(talk, Proposal())  # it is known already
    talk = talk.whole(*ended)
    left = [fact for fact in ended if (kind := kinds[fact]) and kind.closing(talk)]
    return (interview.returned(_out_of_a_line(talk), left[0]) if left else talk) if ended else None


def _is_past(talk: Talk, fact: str) -> bool:
    """Whether the question has been put already."""
    return talk.state not in STAGES or STAGES.index(talk.state) >= STAGES.index(
        interview.stage_of(talk, fact)
    )


def _opened(talk: Talk, found: Relisted) -> Talk:
    """What is spoken of, to be filled in anew or removed; the choice of one where there are several."""
    only = found.places[0] if len(found.places) == 1 else None
    if talk.state in STAGES and _is_past(talk, found.fact):
        opened = interview.returned(talk, found.fact)
        opened = opened if only is None else opened.asking(Changing(only, alone=False))
    else:
        opened = review.changed(review.ReviewLine(found.fact, only, "", ""))(_out_of_a_line(talk))
    return opened.asking(Picking()) if len(found.places) > 1 else opened


def _out_of_a_line(talk: Talk) -> Talk:
    return talk.following("back") if talk.state == CHANGE else talk


def _used(talk: Talk, found: Relisted) -> Talk:
    """As if it had been the answer to that question, and on from there; of several that were used, which is asked."""
    fact, used = found.fact, dict(found.used or {})
    before = interview.returned(_out_of_a_line(talk), fact)
    before = before.answering(
        fact,
        [
            {key: value for key, value in entry.items() if key != USED or place not in used or value is None}
            for place, entry in enumerate(talk.entries(fact))
        ],
    )
    if found.entries is None:
        return before.growing(fact).asking(Marking(tuple(map(str, used)), ()))
    kind = registry.LISTS[talk.policy.catalogue.facts[fact].type]
    after = marked(before, fact, used)
    for place in used:
        after = after.saying(words("questions.noted", line=kind.line(after, after.entries(fact)[place])))
    return ended(kind, after, fact, whole=is_whole(kind, before))


def put_right(talk: Talk, asked: Ask, text: str, read: Then | Misread) -> Talk | None:
    """An answer given before, where nothing is said of the question ``asked``, which ``read`` the text: 不对，是7年;
    不是5年，是7年. What the question before can take is its answer: 啊不对，是的; 刚才点错了.
    """
    scratch = talk.scratch
    if talk.state not in STAGES or scratch.proposal is not None or scratch.confirming:
        return None
    said = plain(text).strip().rstrip(_CLOSES)
    matches = [match for one in expressions(_FILE, "put_right") if (match := one.pattern.fullmatch(said))]
    own = asked.read(matches[0]["value"]) if matches else None
    if isinstance(own, Misread):
        told = _anew(talk, matches[0]["value"], matches[0]["was"])
        if told is not None:
            return confirming.proposed(talk, told)
    elif own is not None and isinstance(read, Misread):
        return own(talk)
    before = interview.before(talk) if isinstance(read, Misread) and scratch.sub is None else None
    return None if before is None else _at_once(before, said, matches)


def _anew(talk: Talk, value: str, was: str) -> Proposal | None:
    """With ``value`` for what it tells of, or for the one fact whose question it answers, and that ``was`` that."""
    asked = (talk.scratch.fact or "").partition(".")[0]
    given = {path.partition(".")[0] for path in talk.answers} - {asked}
    told = volunteered_facts.proposal(talk, value)
    if told.facts and {path.partition(".")[0] for path in told.facts} <= given:
        return told.model_copy(update={"unheard": ()})
    alike = [found for fact in talk.answers if (found := _of(talk, fact, value, was))]
    return alike[0] if len(alike) == 1 else None


def _of(talk: Talk, fact: str, value: str, was: str) -> Proposal | None:
    before = by_question(talk, Proposal(), fact, was) if was else None
    if fact == talk.scratch.fact or (was and (before is None or before.facts[fact] != talk.answers[fact])):
        return None
    found = by_question(talk, Proposal(), fact, value)
    return None if found is None or found.facts[fact] == talk.answers[fact] else found


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
