"""Several choices of one question: each press ticks one, and the question stays until all are said to be chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from dialogs.engine import commands
from dialogs.engine.ask import Offer, Then
from dialogs.engine.talk import Talk
from dialogs.rendering.wording import say, words

DONE = "ticked"
CLEAR = "clear"


def ticks(talk: Talk) -> dict[str, int]:
    """What is ticked, and how often, in the order of the first press."""
    return dict(Counter(talk.scratch.ticked))


def counted(talk: Talk, thens: Mapping[str, Then], names: Mapping[str, str], taken: Then) -> list[Offer]:
    """Offers of which each press adds one more; the first, if it is typed, does as ``thens`` say.

    ``taken``: with all that is ticked.
    """
    told = ticks(talk)

    def one_more(key: str) -> Then:
        return lambda now: now.noting(ticked=(*now.scratch.ticked, key))

    offers = [
        Offer(key, names[key], one_more(key) if told else then, press=one_more(key), mark=told.get(key, 0))
        for key, then in thens.items()
    ]
    return [*offers, *_ending(talk, taken)]


def toggled(talk: Talk, lines: Sequence[str], taken: Callable[[frozenset[int]], Then]) -> list[Offer]:
    """Offers of which each press takes one in, or out again, by numbers from 1. ``taken``: with those that are in."""
    told = ticks(talk)

    def turned(key: str) -> Then:
        return lambda now: now.noting(
            ticked=tuple(one for one in now.scratch.ticked if one != key)
            if key in now.scratch.ticked
            else (*now.scratch.ticked, key)
        )

    offers = [
        Offer(
            str(n), str(n), taken(frozenset({n})), line=line, press=turned(str(n)), mark=told.get(str(n), 0)
        )
        for n, line in enumerate(lines, 1)
    ]
    return [*offers, *_ending(talk, taken(frozenset(map(int, told))))]


def leaving(talk: Talk) -> Mapping[str, Then]:
    """What the words that lead elsewhere do while something is ticked: none of it is lost without a word."""
    back = _none_taken if talk.scratch.ticked else _unmarked
    told: dict[str, Then] = dict.fromkeys((commands.BACK, commands.CANCEL), back)
    if talk.scratch.ticked:
        elsewhere = (commands.UNKNOWN, commands.SKIP, commands.REVIEW, commands.CONCLUDE)
        told.update(dict.fromkeys(elsewhere, _still_open))
    return told


def _unmarked(talk: Talk) -> Talk:
    return talk.noting(marking=False, ticked=())


def _still_open(talk: Talk) -> Talk:
    return talk.saying(words("questions.ticks_open")).asking_again()


def _none_taken(talk: Talk) -> Talk:
    return _unmarked(talk).saying(words("questions.ticks_dropped"))


def _ending(talk: Talk, taken: Then) -> list[Offer]:
    if not talk.scratch.ticked:
        return []
    cleared = Offer(CLEAR, say("buttons.clear"), lambda now: now.noting(ticked=()))
    return [Offer(DONE, say("buttons.ticked"), lambda now: taken(now.noting(ticked=())), "good"), cleared]
