"""How people state a fact for which a notice has no words: by its own name, its question and its answers."""

from __future__ import annotations

import re

from dialogs.language.text.normalize import plain
from dialogs.language.text.numerals import either_way, read_number
from dialogs.language.text.phrases import content, phrase
from dialogs.language.vocabulary.own_declarations import declared, terms_of
from dialogs.language.vocabulary.schema import SaidValue, StatedFact
from rules.notice.person_data import FactData


def said_of(fact: FactData) -> StatedFact | None:
    """None for what is stated in other ways: the qualification, the work, the titles and the outcomes."""
    if fact.answers:
        answered: str = content("stated")["answered"]
        values = [
            SaidValue(means=means, words=answered.replace("<ANSWER>", re.escape(answer)))
            for means, answer in zip((True, False), fact.answers, strict=True)
        ]
        return StatedFact(fact=fact.fact, values=values)
    if fact.type == "yes_no":
        return declared(fact)
    if fact.type == "education":
        name = phrase("stated", "qualified_ends").sub("", fact.name)
        words: str = content("stated")["kind"][True]
        return StatedFact(fact=fact.fact, names=words.replace("<NAMES>", re.escape(name))) if name else None
    if fact.type == "day":
        days = [one for one in content("stated")["days"] if re.search(one["when"], fact.name)]
        values = [SaidValue(means=None, words=one["open"]) for one in days if "open" in one]
        return StatedFact(
            fact=fact.fact, names="|".join([*_names(fact), *(one["words"] for one in days)]), values=values
        )
    return _counted(fact) if fact.type == "number" else None


def _counted(fact: FactData) -> StatedFact:
    """A number; of what is counted once a year, also that it was so in each."""
    names, asked = "|".join(_names(fact)), phrase("stated", "years").search(plain(fact.ask))
    if asked is None or not phrase("stated", "is_yearly").search(fact.name):
        return StatedFact(fact=fact.fact, names=names)
    each: str = content("stated")["frames"]["each_year"]
    words = each.replace("<N>", either_way(asked["years"])).replace("<NAMES>", names)
    values = [SaidValue(means=int(read_number(asked["years"]) or 0), words=words)]
    return StatedFact(fact=fact.fact, names=names, values=values)


def asked_about(fact: FactData) -> list[str]:
    """By what a question speaks of it; nothing of what is not stated in these ways."""
    if fact.type == "yes_no":
        return [*terms_of(fact)]
    days = [one for one in content("stated")["days"] if re.search(one["when"], fact.name)]
    further = [term for one in days for term in one["asked"]] + ([fact.unit] if fact.unit else [])
    return [*_stems(fact), *further] if fact.type in {"day", "number"} else []


def _names(fact: FactData) -> list[str]:
    """The same as expressions."""
    return [re.escape(name) for name in _stems(fact)]


def _stems(fact: FactData) -> list[str]:
    """Its name, and that without what it says besides, the longest first."""
    ends: str = content("stated")["frames"]["name_ends"]
    own = plain(fact.name)
    stem = re.sub(ends.replace("<UNIT>", re.escape(fact.unit or "(?!)")), "", own)
    short = phrase("stated", "name_begins").sub("", stem)
    return [name for name in dict.fromkeys((own, stem, short)) if len(name) > 1]
