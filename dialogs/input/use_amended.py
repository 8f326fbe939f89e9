"""What was said of whether outcomes were used before, put right later: 企标用过; 不对，用过."""

from __future__ import annotations

from pydantic import JsonValue

from dialogs.engine.machine import CHANGE, STAGES
from dialogs.engine.sub_question import Marking
from dialogs.engine.talk import USED, Talk
from dialogs.interview import interview
from dialogs.questions import registry
from dialogs.questions.entry import Entries
from dialogs.questions.listing import ended, is_whole
from dialogs.questions.use_by_kind import use_by_kind
from dialogs.questions.used_before import marked, read_use
from dialogs.rendering.wording import words


def is_past(talk: Talk, fact: str) -> bool:
    """Whether the question has been put already."""
    return talk.state not in STAGES or STAGES.index(talk.state) >= STAGES.index(
        interview.stage_of(talk, fact)
    )


def at_review(talk: Talk) -> Talk:
    """Out of a line that is being changed."""
    return talk.following("back") if talk.state == CHANGE else talk


def use_amended(talk: Talk, said: str, *, against: bool) -> Talk | None:
    """企标用过; 不对，用过: what was said of whether outcomes were used before."""
    used = talk.policy.catalogue.used_before
    fact = next((one for one, data in talk.policy.catalogue.facts.items() if data.type == "achievements"), "")
    kind = registry.entries_of(talk, fact) if used and fact else None
    told_before = [place for place, entry in enumerate(talk.entries(fact)) if USED in entry]
    if kind is None or not told_before or not is_past(talk, fact):
        return None
    told = use_by_kind(kind, talk, talk.entries(fact), said)
    if told and told.keys() <= set(told_before):
        return _used(talk, kind, fact, told)
    *before, last = said.split(",")
    value = read_use(last)
    if not against or value is None or any(read_use(one) is None for one in before):
        return None
    if len(told_before) == 1 or not value:
        return _used(talk, kind, fact, dict.fromkeys(told_before, value))
    untold = _untold(interview.returned(at_review(talk), fact), fact, told_before)
    return untold.growing(fact).asking(Marking(tuple(map(str, told_before)), ()))


def _untold(talk: Talk, fact: str, places: list[int]) -> Talk:
    """With nothing said of those at ``places``."""
    entries: list[JsonValue] = [
        {key: value for key, value in entry.items() if key != USED or place not in places}
        for place, entry in enumerate(talk.entries(fact))
    ]
    return talk.answering(fact, entries)


def _used(talk: Talk, kind: Entries, fact: str, told: dict[int, bool]) -> Talk:
    """As if it had been the answer to that question, and on from there."""
    before = _untold(interview.returned(at_review(talk), fact), fact, [*told])
    whole = is_whole(kind, before)
    after = marked(before, fact, told)
    for place in told:
        after = after.saying(words("questions.noted", line=kind.line(after, after.entries(fact)[place])))
    return ended(kind, after, fact, whole=whole)
