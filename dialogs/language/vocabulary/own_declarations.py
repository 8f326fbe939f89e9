"""How a yes/no fact is told, read off its own name and its question: 您是否受过处分？ is answered by 未受过处分."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations
from typing import Final, NamedTuple

from dialogs.language.text.normalize import plain
from dialogs.language.text.numerals import either_way
from dialogs.language.text.phrases import content, expressions, phrase
from dialogs.language.vocabulary.schema import SaidValue, StatedFact
from rules.notice.person_data import FactData

_FILE: Final = "stated"
_PART: Final = re.compile("<([A-Z_]+)>")
_MOST: Final = 4
"""Of more alternatives nobody denies each."""


class _Asked(NamedTuple):
    """A question taken apart: ``parts`` must all be so, each in one of its ways.

    ``near``: its characters; ``years``: 近几年; ``terms``: what it speaks of.
    """

    names: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...] = ()
    near: str = ""
    outcome: str = ""
    years: str = ""
    is_negative: bool = False
    terms: tuple[str, ...] = ()


def terms_of(fact: FactData) -> tuple[str, ...]:
    """What a yes/no fact speaks of."""
    return _asked(fact).terms


def declared(fact: FactData) -> StatedFact:
    """By what all of it is said, as far as its question can be taken apart; its names say what is spoken of."""
    asked = _asked(fact)
    spoken_of = map(re.escape, asked.terms)
    yes = not asked.is_negative
    values = [
        SaidValue(means=None if means is None else means is yes, words=_filled(words, fact, asked))
        for means, words in _said(asked)
    ]
    labelled = content(_FILE)["labelled"]
    values += [SaidValue(means=means, words=_filled(words, fact, asked)) for means, words in labelled.items()]
    return StatedFact(fact=fact.fact, names="|".join(spoken_of), values=values)


def _asked(fact: FactData) -> _Asked:
    names = tuple(filter(None, phrase(_FILE, "either").split(plain(fact.name))))
    ask = plain(fact.ask).rstrip("?")
    found = next((match for one in expressions(_FILE, "asked") if (match := one.pattern.match(ask))), None)
    if found is None:
        return _Asked(names, terms=names)
    negative = phrase(_FILE, "negative").match(found["said"])
    said = found["said"][negative.end() :] if negative else found["said"]
    bare = [_bare(found["subject"] + part) for part in phrase(_FILE, "both").split(said) if part]
    parts = [_ways(ways, names[-1]) for ways in bare]
    near = found["subject"] + said if parts and len(parts[0]) == 1 else ""
    outcome = phrase(_FILE, "outcome").search(said)
    years = phrase(_FILE, "years").search(ask)
    return _Asked(
        names,
        tuple(parts),
        near,
        outcome[0] if outcome else "",
        either_way(years["years"]) if years else "",
        negative is not None,
        tuple(dict.fromkeys([*names, *(way for ways in bare for way in ways if len(way) > 1)])),
    )


def _bare(part: str) -> list[str]:
    """The ways in which one part may be so, without what leads to them."""
    ways = phrase(_FILE, "either").split(part)
    if phrase(_FILE, "any_of").match(part):
        ways = [one for way in ways for one in way.split("、")]
    return [phrase(_FILE, "trail").sub("", phrase(_FILE, "lead").sub("", way)) for way in ways]


def _ways(bare: list[str], name: str) -> tuple[str, ...]:
    """The same as expressions; of 党纪、政务处分 the ``name`` 处分 is each one's."""
    own = f"(?:{re.escape(name)})?" if bare[-1].endswith(name) and bare[-1] != name else ""
    still: str = content(_FILE)["still"]
    whole = [re.sub(still, lambda _: still, re.escape(way)) for way in bare]
    return tuple(way + (own if way != whole[-1] else "") for way in whole if len(way) > 1)


def _said(asked: _Asked) -> Iterator[tuple[bool | None, str]]:
    """What says that it is so, is not, and what says only a part (None), in the order in which it holds."""
    frames = content(_FILE)["frames"]
    is_one = len(asked.parts) == 1
    one_name = len(asked.names) == 1
    if asked.parts and all(asked.parts):
        first, *others = ("|".join(part) for part in asked.parts)
        for ways in permutations(asked.parts[0]) if len(asked.parts[0]) <= _MOST else ():
            rest = "".join(frames["also_denied"].replace("<CORE>", way) for way in ways[1:])
            yield False, frames["denied"].replace("<REST>", rest).replace("<CORE>", ways[0])
        rest = "".join(frames["further"].replace("<CORE>", other) for other in others)
        core = frames["core"].replace("<REST>", rest).replace("<CORE>", first)
        yield from _within(asked, core)
    if asked.outcome:
        yield False, frames["not_come_to"]
        yield True, frames["come_to"]
    if one_name and asked.parts:
        yield False, frames["denied_by_name"]
    if is_one and one_name and not asked.outcome:
        yield from _within(asked, frames["by_name"])
        yield True, frames["held"]
    if len(asked.parts) > 1 and not asked.outcome and asked.parts[0]:
        yield None, frames["in_part"].replace("<CORE>", "|".join(asked.parts[0]))


def _within(asked: _Asked, frame: str) -> Iterator[tuple[bool | None, str]]:
    """What has happened within the years that are asked for; of what is told without them that is open."""
    if asked.years and not asked.outcome:
        yield True, frame.replace("<SAY>", content(_FILE)["frames"]["within"] + "<SAY>", 1)
        yield None, frame
    else:
        yield True, frame


def _filled(frame: str, fact: FactData, asked: _Asked) -> str:
    """A frame with what is common to all filled in."""
    near = "".join(sorted({one for one in asked.near + plain(fact.name) if one.isalnum()})) or "的"
    own = {"NAME": re.escape(plain(fact.name)), "NAMES": "|".join(map(re.escape, asked.names)), "NEAR": near}
    years = {"YEARS": "<IN_YEARS>" if asked.years else "(?!)", "OUTCOME": asked.outcome}
    parts = {**content(_FILE)["declared"], **years, **own, "N": asked.years}
    while found := _PART.search(frame):
        frame = frame.replace(found[0], parts[found[1]])
    return frame
