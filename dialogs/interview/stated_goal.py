"""A goal of one's own, said at any time: 我想明年报高级."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from dialogs.answers.hypothesis import Hypotheses
from dialogs.engine.commands import bare
from dialogs.engine.machine import STAGES
from dialogs.engine.talk import Talk
from dialogs.interview import interview
from dialogs.interview.question_aside import is_question
from dialogs.language.vocabulary.index import word_index
from dialogs.rendering.wording import listed, words
from rules import Policy

LONGEST = 200
_DECEMBER = 12
_CLAUSE = re.compile(r"[^,。;]+")


class Aim(NamedTuple):
    """A level, and the day by which it is wanted; the last day of a year that is named alone.

    ``beside``: what is said in other clauses.
    """

    level: str
    by: date | None
    beside: str = ""


def read_aim(policy: Policy, text: str, today: date) -> Aim | None:
    """The aim that ``text`` states; None when it states none, supposes it, or asks a question."""
    said = bare(text)
    if len(said) > LONGEST or Hypotheses(policy).is_one(text):
        return None
    wishes = [match for wish in listed("understood.aims.wishes") for match in re.finditer(wish, said)]
    for wish in wishes:
        after = said[wish.end() :]
        level = _level(policy, after) or _as_called(policy, after)
        if level is not None:
            return None if is_question(text) else Aim(level, _day(said, today), _beside(said, wish))
    return None


def _beside(said: str, wish: re.Match[str]) -> str:
    """没有，想评高工: what stands before and after the clause of the wish."""
    clauses = [match for match in _CLAUSE.finditer(said) if not match.start() <= wish.start() < match.end()]
    return ",".join(match[0] for match in clauses)


def _level(policy: Policy, said: str) -> str | None:
    """The level that is named first; of names that begin alike the longest."""
    places = [(said.find(name), -len(name), level) for name, level in _names(policy).items() if name in said]
    return min(places)[2] if places else None


def _names(policy: Policy) -> dict[str, str]:
    """Each level by its name, by what sets its name apart, and by the title that it confers."""
    names = [level.name for level in policy.levels]
    alike = takewhile(lambda signs: len(set(signs)) == 1, zip(*map(reversed, names), strict=False))
    ending = "".join(signs[0] for signs in alike)[::-1] if len(names) > 1 else ""
    called: dict[str, str] = {}
    for level in policy.levels:
        title = policy.catalogue.names.get(policy.catalogue.levels[level.level].confers, "")
        for name in (title, title[:-1], level.name.removesuffix(ending), level.name):
            if len(name) > 1:
                called[bare(name)] = level.level
    return called


def _as_called(policy: Policy, said: str) -> str | None:
    """The level that confers the title that people call so: 高工."""
    words = word_index(policy).find("titles", said)
    conferring = {policy.catalogue.levels[level.level].confers: level.level for level in policy.levels}
    named = [conferring.get(word.entry.ids[0]) for word in words if len(word.entry.ids) == 1]
    return named[0] if named else None


def _day(said: str, today: date) -> date | None:
    """The first of a month that is named, the end of a year that is named alone; nothing that is past."""
    found = re.search(listed("understood.aims.times")[0], said)
    if found is None:
        return None
    offsets = {word: n for n, word in enumerate(listed("understood.aims.years"))}
    year = today.year + offsets[found[1]] if found[1] in offsets else int(found[2])
    month = int(found[3]) if found[3] else None
    if month is not None and not 1 <= month <= _DECEMBER:
        return None
    day = date(year, month, 1) if month else date(year, _DECEMBER, 31)
    return day if day > today else None


def aimed(talk: Talk, aim: Aim) -> Talk:
    """With the goal noted; the interview goes on with what matters for it."""
    by = aim.by.isoformat() if aim.by else None
    talk = talk.noting(replace(talk.scratch, goal=aim.level, by=by))
    talk = talk.saying(words("interview.aimed", level=talk.policy.catalogue.names[aim.level], by=aim.by))
    if talk.state in STAGES and not talk.is_begun and talk.scratch.proposal is None:
        return interview.onward(talk)
    return talk
