"""The way through the questions: what is asked next, what was asked before, how far one is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pydantic import JsonValue

from dialogs.engine.ask import Then
from dialogs.engine.machine import CHANGE, CONCLUDED, EXCEPTIONAL, REVIEW, REVISED
from dialogs.engine.sub_question import Changing
from dialogs.engine.talk import Talk
from dialogs.interview.relevance import asking_order, exceptional_could_help, relevant
from dialogs.rendering.wording import words


def answered(talk: Talk, fact: str, value: JsonValue) -> Talk:
    """Take ``value`` for ``fact`` and go on. ``None`` is "I don't know".

    The first answer after which no level is possible any more says so: the person may go on or conclude.
    """
    return all_answered(talk, {fact: value})


def all_answered(talk: Talk, values: Mapping[str, JsonValue]) -> Talk:
    """The same for questions that were put together."""
    before = talk
    for fact, value in values.items():
        talk = talk.answering(fact, value)
    if not _possible(talk) and _possible(before):
        talk = talk.saying(words("interview.no_level_possible"))
    return onward(talk)


def _possible(talk: Talk) -> bool:
    statuses = {level.status for level in talk.assess().levels}
    return not statuses <= {"not_eligible", "held"} or statuses == {"held"}


def passed_over(talk: Talk, *facts: str) -> Talk:
    """Leave ``facts`` unasked, or as they were answered before, and go on."""
    unanswered = [fact for fact in facts if fact not in talk.answers]
    skipped = tuple(dict.fromkeys((*talk.scratch.skipped, *unanswered)))
    return onward(talk.noting(replace(talk.scratch, skipped=skipped)))


def page(talk: Talk, fact: str) -> tuple[str, ...]:
    """The questions that are put together with ``fact``: the declarations of one stage that must be true.

    A changed line stands alone.
    """
    affirmed, stage = talk.policy.catalogue.affirmed, stage_of(talk, fact)
    if talk.state == CHANGE or fact not in affirmed or len(_of_stage(talk, affirmed, stage)) == 1:
        return (fact,)
    unsettled = unsettled_facts(talk)
    facts = unsettled if fact in unsettled else course(talk)
    together = tuple(each for each in _of_stage(talk, facts, stage) if each in affirmed)
    return together if fact in together else (fact,)


def onward(talk: Talk) -> Talk:
    """The next question that is not settled, or the review; a changed line returns to the review at once."""
    if talk.state == CHANGE:
        return talk.following("back").at(None)
    talk = talk.at(None)
    while talk.state != REVIEW:
        unsettled = _of_stage(talk, unsettled_facts(talk), talk.state)
        if unsettled:
            return talk.at(unsettled[0])
        talk = talk.following("advance", exceptional_could_help=exceptional_could_help(talk))
    return talk.at(None)


def resumed(talk: Talk) -> Talk:
    """From the review to the first question that is not settled."""
    return onward(talk.following("resume"))


def unsettled_facts(talk: Talk) -> tuple[str, ...]:
    """The facts worth asking that were neither answered nor passed over, in the order of asking."""
    settled = (talk.answers.keys() - set(talk.scratch.unfinished)) | set(talk.scratch.skipped)
    return tuple(fact for fact in relevant(talk) if fact not in settled)


def is_concluded(talk: Talk) -> bool:
    """Whether there is a conclusion: it was reached, also where it is being revised, or nothing is left to ask."""
    if talk.state in CONCLUDED or (talk.state in REVISED and talk.scratch.concluded):
        return True
    opened = talk.scratch.fact
    is_asked = opened is not None and opened not in talk.answers and talk.state != CHANGE
    return not is_asked and not unsettled_facts(talk)


def course(talk: Talk) -> tuple[str, ...]:
    """Every fact that is worth asking or was answered, in the order of asking."""
    worth = set(relevant(talk))
    return tuple(fact for fact in asking_order(talk.policy) if fact in worth or fact in talk.answers)


def is_first(talk: Talk, fact: str) -> bool:
    """Whether no question before ``fact`` is worth asking or was answered."""
    facts = asking_order(talk.policy)
    earlier = facts[: facts.index(fact)]
    if not earlier:
        return True
    return talk.answers.keys().isdisjoint(earlier) and set(relevant(talk)).isdisjoint(earlier)


def stage_of(talk: Talk, fact: str) -> str:
    """The stage in which ``fact`` is asked."""
    return talk.policy.catalogue.facts[fact].stage


def before(talk: Talk) -> Talk | None:
    """The question before the open one, or None at the first; from the review, the last question."""
    facts = course(talk)
    opened = talk.scratch.fact
    first = page(talk, opened)[0] if opened is not None else None
    place = facts.index(first) if first in facts else len(facts)
    if place == 0:
        return None
    return returned(talk, facts[place - 1])


def returned(talk: Talk, fact: str) -> Talk:
    """Back at the question ``fact``, which is asked in this stage or before it."""
    stage = stage_of(talk, fact)
    while talk.state != stage:
        talk = talk.following("back", exceptional_could_help=stage == EXCEPTIONAL)
    return talk.at(fact)


def changing(fact: str, entry: int | None = None) -> Then:
    """Open the question of a line of the review, or of the entry at a place of its list; everything else stays."""

    def then(talk: Talk) -> Talk:
        talk = talk if talk.state == REVIEW else talk.following("review").at(None)
        opened = talk.following("change").at(fact)
        return opened if entry is None else opened.asking(Changing(entry, alone=True))

    return then


def step_of(talk: Talk, fact: str) -> tuple[int, int]:
    """Which step ``fact`` belongs to, and how many there are at most: neither changes as answers come."""
    known = talk.policy.catalogue.facts
    stages = [*dict.fromkeys(known[each].stage for each in asking_order(talk.policy))]
    return stages.index(known[fact].stage) + 1, len(stages)


def _of_stage(talk: Talk, facts: Iterable[str], stage: str) -> list[str]:
    known = talk.policy.catalogue.facts
    return [fact for fact in facts if known[fact].stage == stage]
