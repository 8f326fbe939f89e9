"""Several choices of one question: each press ticks one, and the question stays until all are said to be chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dialogs.engine import commands
from dialogs.engine.ask import Offer, Then
from dialogs.engine.sub_question import Marking, SubQuestion, Ticking
from dialogs.engine.talk import Talk
from dialogs.questions.numbered import NumberedAnswer
from dialogs.rendering.wording import say, words

DONE = "ticked"
CLEAR = "clear"


def ticks(talk: Talk) -> dict[str, int]:
    """What is ticked for a list, and how often, in the order of the first press."""
    sub = talk.scratch.sub
    return dict(Counter(sub.ticked)) if isinstance(sub, Ticking) else {}


def counted(talk: Talk, thens: Mapping[str, Then], names: Mapping[str, str], taken: Then) -> list[Offer]:
    """Offers of which each press adds one more; the first, if it is typed, does as ``thens`` say.

    ``taken``: with all that is ticked.
    """
    told = ticks(talk)

    def one_more(key: str) -> Then:
        return lambda now: now.asking(Ticking((*now.scratch.ticked, key)))

    offers = [
        Offer(key, names[key], one_more(key) if told else then, press=one_more(key), mark=told.get(key, 0))
        for key, then in thens.items()
    ]
    return [*offers, *_ending(talk, taken, None)]


def toggled(
    talk: Talk, marking: Marking, lines: Sequence[str], taken: Callable[[frozenset[int]], Then]
) -> list[Offer]:
    """Offers of which each press takes one in, or out again, by numbers from 1. ``taken``: with those that are in."""
    told = marking.ticked

    def turned(key: str) -> Then:
        left = tuple(one for one in told if one != key)
        return lambda now: now.asking(replace(marking, ticked=left if key in told else (*told, key)))

    offers = [
        Offer(
            str(n),
            str(n),
            turned(str(n)) if told else taken(frozenset({n})),
            line=line,
            press=turned(str(n)),
            mark=told.count(str(n)),
        )
        for n, line in enumerate(lines, 1)
    ]
    return [*offers, *_ending(talk, taken(frozenset(map(int, told))), replace(marking, ticked=()))]


def beside_ticks(numbers: NumberedAnswer, marking: Marking) -> NumberedAnswer:
    """What is typed, with what is ticked, unless that says something else of it."""
    if not numbers.others:
        numbers.said = {**dict.fromkeys(map(int, marking.ticked), False), **numbers.said}
    return numbers


def leaving(talk: Talk) -> Mapping[str, Then]:
    """What the words that lead elsewhere do while something is ticked: none of it is lost without a word."""
    if not talk.scratch.ticked:
        return dict.fromkeys((commands.BACK, commands.CANCEL), lambda now: now.asking(None))
    told: dict[str, Then] = dict.fromkeys((commands.UNKNOWN, commands.SKIP), _still_open)
    return {**told, commands.BACK: _none_taken, commands.CANCEL: _none_taken}


def _still_open(talk: Talk) -> Talk:
    return talk.saying(words("conversation.ticks_open")).asking_again()


def _none_taken(talk: Talk) -> Talk:
    return talk.asking(None).saying(words("questions.ticks_dropped"))


def _ending(talk: Talk, taken: Then, cleared: SubQuestion | None) -> list[Offer]:
    if not talk.scratch.ticked:
        return []
    return [
        Offer(DONE, say("buttons.ticked"), taken, "good"),
        Offer(CLEAR, say("buttons.clear"), lambda now: now.asking(cleared)),
    ]
