"""What finding out an unknown fact would change: assess with each value it may have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from math import ceil
from typing import Any, Final, NamedTuple

from dialogs.engine.talk import Talk
from dialogs.rendering.wording import say
from dialogs.results.level_told import LevelTold
from dialogs.results.stated_values import stated_values
from rules.conditions.compilation import Level
from rules.conditions.status import Status, all_of
from rules.conditions.structure import grounds_of, items_of, split_routes, timed
from rules.notice.achievement_data import AttributeData
from rules.notice.person_data import FactData
from rules.profile.profile import Achievement
from rules.profile.tenure import MONTHS, Tenure
from rules.verdict.achievement_gaps import asked_value
from rules.verdict.level_assessment import LevelAssessment
from rules.verdict.remedies import least_ground
from rules.wording.wording import day_in_words

YEARS_TRIED: Final = 16
RANKS_TRIED: Final = 8


class PossibleAnswer(NamedTuple):
    """``values`` in words; the status of the condition and of the level if the fact is one of them."""

    values: str
    condition: str
    level: str
    day: str = ""


class Prospect(NamedTuple):
    """A fact to find out, and what it would change; no answers when no single value changes anything.

    ``is_tried``: whether its values could be tried; those of a list are too many.
    """

    name: str
    answers: list[PossibleAnswer]
    is_tried: bool = True


class _Try(NamedTuple):
    """``value`` as a profile has it."""

    value: Any
    words: str


def prospects(talk: Talk, level: LevelTold) -> list[Prospect]:
    """For each fact that a level lacks.

    That a declaration meets its own condition goes without saying; it is told when it opens the level. Of a level
    that no answer opens nothing is told.
    """
    assessed, catalogue = level.assessed, talk.policy.catalogue
    lacks = [lack for lack in level.lacks if lack.kind in {"unknown_fact", "direction"}]
    told = []
    for field, condition in {field: lack.condition for lack in lacks for field in lack.fields}.items():
        most = _most_by(assessed, _fact(talk, field))
        is_declared = field in catalogue.declarations
        if is_declared and most is not Status.MET:
            continue
        tries = list(_tries(talk, assessed, field))
        if tries and most is Status.NOT_MET:
            continue
        answers = _answers(talk, assessed, field, condition, tries)
        if answers and all(answer.level == "not_eligible" for answer in answers):
            continue
        if not is_declared or any(answer.level == "eligible" for answer in answers):
            told.append(Prospect(catalogue.field_name(field), _telling(answers), bool(answers)))
    return told


def _most_by(assessed: LevelAssessment, fact: str) -> Status:
    """The most that an answer to ``fact`` can make of a level: what becomes of all that does not read it."""
    if fact in assessed.level.held.facts:
        return Status.MET
    found = assessed.conditions
    return all_of([one.finding.status for one in found if fact not in one.condition.reads])


def _fact(talk: Talk, field: str) -> str:
    """That of a part of an entry is the list."""
    return field if field in talk.policy.catalogue.facts else field.partition(".")[0]


def _telling(answers: list[PossibleAnswer]) -> list[PossibleAnswer]:
    """None where no value decides anything by itself; where all decide the same, that."""
    if len(answers) > 1:
        return answers
    return [
        one._replace(values=say("conclusion.prospect.any")) for one in answers if one.condition != "unknown"
    ]


def _answers(
    talk: Talk, assessed: LevelAssessment, field: str, condition: str, tries: list[_Try]
) -> list[PossibleAnswer]:
    profile, fact = talk.profile(), _fact(talk, field)
    dated = field == "exceptional"  # other values bring days of their own, each another
    seen = [
        _seen(assessed.otherwise(profile.with_fact(field, one.value), fact), condition, dated=dated)
        for one in tries
    ]
    answers = []
    for statuses, group in groupby(zip(tries, seen, strict=True), key=lambda pair: pair[1]):
        together = [one for one, _ in group]
        last = together[-1] is tries[-1]
        answers.append(PossibleAnswer(_words(together, tries, last=last), *statuses))
    return answers


def _seen(otherwise: LevelAssessment, condition: str, *, dated: bool) -> tuple[str, str, str]:
    """The status of the condition and of the level, and the day of the latter where it is wanted."""
    day = otherwise.earliest if dated else None
    status = otherwise.condition(condition).finding.status.word
    return status, otherwise.status, day_in_words(day) if day else ""


def _tries(talk: Talk, assessed: LevelAssessment, field: str) -> Iterator[_Try]:
    catalogue = talk.policy.catalogue
    fact = catalogue.facts.get(field)
    part = field.rsplit(".", 1)[-1]
    if fact is not None:
        of_grounds = fact.type == "grounds"
        yield from _of_grounds(talk, assessed) if of_grounds else _of_fact(talk, assessed, fact)
    elif part == "obtained_on":
        yield from _of_years(talk.today, _years_asked(assessed, "titles"))
    elif part in {"same_speciality", "used_before"}:
        yield from _of_truth()
    else:
        attribute = _attribute(talk, field, part)
        yield from (
            _of_number(talk, assessed.level, part, attribute)
            if attribute.number
            else _of_attribute(talk, attribute)
        )


def _of_fact(talk: Talk, assessed: LevelAssessment, fact: FactData) -> Iterator[_Try]:
    """A list that is not known has too many values to try."""
    catalogue, kind = talk.policy.catalogue, fact.type
    if kind == "yes_no":
        yield from _of_truth(fact.answers)
    elif kind == "tenure":
        yield from _of_years(talk.today, _years_asked(assessed, fact.fact))
    elif kind in {"number", "day"}:
        yield from (_Try(*one) for one in stated_values(catalogue, fact, talk.today))
    elif kind in {"education", "direction"}:
        keys = catalogue.tiers if kind == "education" else catalogue.directions
        yield from (_Try(key, catalogue.names[key]) for key in keys)


def _of_grounds(talk: Talk, assessed: LevelAssessment) -> Iterator[_Try]:
    """The least that would do, and none."""
    without = assessed.otherwise(talk.profile().with_fact("exceptional", ()), "exceptional")
    for found in without.conditions:
        least = least_ground(found.finding, talk.today)
        if least is not None:
            yield _Try((Achievement.of(0, least),), say("conclusion.prospect.one_of_them"))
    yield _Try((), say("buttons.none"))


def _of_truth(answers: Sequence[str] | None = None) -> Iterator[_Try]:
    yes, no = answers or (say("buttons.yes"), say("buttons.no"))
    yield _Try(value=True, words=yes)
    yield _Try(value=False, words=no)


def _of_years(today: date, tried: Iterable[int]) -> Iterator[_Try]:
    yield _Try(Tenure.of_years(0, today), "0")
    yield _Try(Tenure.of_years(1 / MONTHS, today), "")
    for years in tried:
        yield _Try(Tenure.of_years(years, today), str(years))


def _years_asked(assessed: LevelAssessment, fact: str) -> Iterable[int]:
    """The years of work, or of a title, for which a level's routes ask: any others decide as those before them. All
    years where something else reads the fact as well.
    """
    readers = [one.finding for one in assessed.conditions if fact in one.condition.reads]
    if not all(
        timed(one.asked) and all(fact not in g.facts for g in grounds_of(one.asked)) for one in readers
    ):
        return range(1, YEARS_TRIED)
    routes = [route for one in readers for route in split_routes(one.asked, one)[0].children]
    asked = (part.asked.years for route in routes for part in route.children if part.fact == fact)
    return sorted({ceil(years) for years in asked if years})


def _of_attribute(talk: Talk, attribute: AttributeData) -> Iterator[_Try]:
    values: list[str | bool | int] = [value.value for value in attribute.values]
    if attribute.yes_no:
        values = [True, False]
    if attribute.ordinal:
        values = list(range(1, RANKS_TRIED + 1))
    for value in values:
        yield _Try(value, talk.policy.catalogue.value_name(attribute, value))


def _of_number(talk: Talk, level: Level, name: str, attribute: AttributeData) -> Iterator[_Try]:
    """Every least number that the level asks for, and less than the first of them."""
    conditions = (one.node for one in level.conditions)
    asked = {
        value
        for node in conditions
        for item in items_of(node)
        for kind in item.kinds
        for check in kind.checks
        for key, value in [asked_value(check)]
        if key == name and isinstance(value, int | float)
    }
    told = [talk.policy.catalogue.value_name(attribute, value) for value in sorted(asked)]
    if told:
        yield _Try(0.0, say("conclusion.prospect.less_than", n=told[0]))
        yield from (
            _Try(float(value), say("conclusion.prospect.at_least", n=words))
            for value, words in zip(sorted(asked), told, strict=True)
        )


def _attribute(talk: Talk, field: str, part: str) -> AttributeData:
    fact, place, _ = field.split(".")
    catalogue = talk.policy.catalogue
    if fact == "achievements":
        return catalogue.attributes[part]
    return catalogue.grounds[str(talk.entries(fact)[int(place)]["kind"])].attributes[part]


def _words(together: list[_Try], tries: list[_Try], *, last: bool) -> str:
    first = together[0]
    if isinstance(first.value, Tenure):
        return _span_words(together, tries)
    if isinstance(first.value, int) and not isinstance(first.value, bool):
        if last:
            return say("conclusion.prospect.onward", first=first.words)
        return (
            first.words
            if len(together) == 1
            else say("conclusion.prospect.to", first=first.words, last=together[-1].words)
        )
    joined = "questions.or" if len(together) == len((first, together[-1])) else "questions.list_comma"
    return say(joined).join(one.words for one in together)


def _span_words(together: list[_Try], tries: list[_Try]) -> str:
    """Lengths of work in a row: up to the next one that was tried, or from the first of them."""
    first, last = together[0], together[-1]
    if first is not tries[0]:
        return (
            say("conclusion.prospect.from", n=first.words)
            if first.words
            else say("conclusion.prospect.any_work")
        )
    following = tries[tries.index(last) + 1 :]
    if following and not following[0].words:
        return say("conclusion.prospect.no_work")
    return say("conclusion.prospect.less", n=following[0].words if following else last.words)
