"""Which questions a type of fact is asked with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from pydantic import JsonValue

from dialogs.engine.ask import Ask
from dialogs.engine.machine import STAGES
from dialogs.engine.sub_question import Completing, Describing, Marking
from dialogs.engine.talk import Talk
from dialogs.interview import interview
from dialogs.questions import declarations, direction, education, entries, typed, yes_no
from dialogs.questions.achievements import Achievements
from dialogs.questions.entry import Entries
from dialogs.questions.grounds import Grounds
from dialogs.questions.listing import closed, is_done, lacking_entry, put
from dialogs.questions.titles import Titles


class Simple(NamedTuple):
    """A question with one answer, and that answer in words."""

    ask: Callable[[Talk, str], Ask]
    told: Callable[[Talk, str, JsonValue], str]


SIMPLE: Final[Mapping[str, Simple]] = {
    "yes_no": Simple(yes_no.ask, yes_no.told),
    "direction": Simple(direction.ask, direction.told),
    "education": Simple(education.ask, education.told),
    **dict.fromkeys(("tenure", "number", "day"), Simple(typed.ask, typed.told)),
}
LISTS: Final[Mapping[str, Entries]] = {
    "titles": Titles(),
    "achievements": Achievements(),
    "grounds": Grounds(),
}


def ask(talk: Talk, fact: str) -> Ask:
    """The question that is open about ``fact``."""
    kind = talk.policy.catalogue.facts[fact].type
    if kind in LISTS:
        return entries.ask(LISTS[kind], talk, fact)
    together, sub = interview.page(talk, fact), talk.scratch.sub
    if isinstance(sub, Marking):
        among = tuple(each for each in talk.policy.catalogue.facts if each in sub.among)
        return declarations.which(talk, sub, among or together)
    if len(together) > 1:
        return declarations.ask(talk, together)
    return SIMPLE[kind].ask(talk, fact)


def ask_apart(talk: Talk, fact: str) -> Ask | None:
    """The question about ``fact`` by itself, if it is one that is put together with others."""
    kind = talk.policy.catalogue.facts[fact].type if fact in talk.policy.catalogue.facts else ""
    return SIMPLE[kind].ask(talk, fact) if kind == declarations.TYPE else None


def entries_of(talk: Talk, fact: str) -> Entries | None:
    """What makes the list that ``fact`` is; None for a fact that is no list."""
    return LISTS.get(talk.policy.catalogue.facts[fact].type)


def told(talk: Talk, fact: str, value: JsonValue) -> str:
    """The answer to a fact that is no list, in words."""
    return SIMPLE[talk.policy.catalogue.facts[fact].type].told(talk, fact, value)


def opened(talk: Talk) -> Talk:
    """With the first entry of the open list that was told in passing, and lacks something that matters, begun."""
    fact, sub = talk.scratch.fact or "", talk.scratch.sub
    kind = entries_of(talk, fact) if fact in talk.policy.catalogue.facts else None
    if kind is None or talk.scratch.proposal is not None or talk.scratch.confirming:
        return talk
    if talk.scratch.entry is not None and talk.scratch.entry >= len(talk.entries(fact)):
        return opened(talk.asking(None))  # it was said meanwhile that there is none
    if isinstance(sub, Describing) and kind.open_part(talk, sub.draft) is None:
        return opened(put(kind, talk, fact, sub.draft))  # for another goal nothing more is asked of it
    if sub is not None or fact not in talk.scratch.unfinished or talk.state not in STAGES:
        return talk
    place = lacking_entry(kind, talk, fact)
    if place is None:
        return closed(kind, fact)(talk) if is_done(kind, talk, fact) else talk
    return talk.asking(Completing(kind.draft(talk.entries(fact)[place]), place))
