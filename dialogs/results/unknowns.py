"""What finding out an unknown fact would change: assess with each value it may have."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from dialogs.rendering.wording import say
from dialogs.results.stated_values import stated_values
from rules.conditions.findings import Applicant
from rules.conditions.structure import items_of
from rules.profile.tenure import MONTHS
from rules.verdict.achievement_gaps import asked_value
from rules.verdict.assessment import LevelAssessment
from rules.verdict.remedies import remedies

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic import JsonValue

    from dialogs.engine.talk import Talk
    from rules.notice.achievement_data import AttributeData
    from rules.notice.person_data import FactData

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
    value: JsonValue
    words: str


def prospects(talk: Talk, level: str, unknown: list[tuple[str, str]]) -> list[Prospect]:
    """For each pair of a fact's path and the condition that lacks it, at one level.

    That a declaration meets its own condition goes without saying; it is told when it opens the level. Of a level
    that no answer opens nothing is told.
    """
    told = []
    for field, condition in dict(unknown).items():
        answers = _answers(talk, level, field, condition)
        if answers and all(answer.level == "not_eligible" for answer in answers):
            continue
        opens = any(answer.level == "eligible" for answer in answers)
        if opens or field not in talk.policy.catalogue.declarations:
            name = talk.policy.catalogue.field_name(field)
            told.append(Prospect(name, _telling(answers), bool(answers)))
    return told


def _telling(answers: list[PossibleAnswer]) -> list[PossibleAnswer]:
    """None where no value decides anything by itself; where all decide the same, that."""
    if len(answers) > 1:
        return answers
    return [
        one._replace(values=say("conclusion.prospect.any")) for one in answers if one.condition != "unknown"
    ]


def _answers(talk: Talk, level: str, field: str, condition: str) -> list[PossibleAnswer]:
    tries = list(_tries(talk, level, field))
    dated = _is_of_grounds(talk, field)  # other values bring days of their own, each another
    seen = [_assessed(_with(talk, field, one.value), level, condition, dated=dated) for one in tries]
    answers = []
    for statuses, group in groupby(zip(tries, seen, strict=True), key=lambda pair: pair[1]):
        together = [one for one, _ in group]
        last = bool(tries) and together[-1] is tries[-1]
        answers.append(PossibleAnswer(_words(together, tries, last=last), *statuses))
    return answers


def _is_of_grounds(talk: Talk, field: str) -> bool:
    fact = talk.policy.catalogue.facts.get(field)
    return fact is not None and fact.type == "grounds"


def _assessed(talk: Talk, level: str, condition: str, *, dated: bool) -> tuple[str, str, str]:
    """The status of the condition and of the level, and the day of the latter where it is wanted."""
    profile = talk.profile()
    assessed = LevelAssessment(talk.policy.level(level), Applicant(profile, profile.as_of))
    found = next(c for c in assessed.conditions if c.condition.title == condition)
    day = assessed.earliest if dated else None
    return found.finding.status.word, assessed.status, day.isoformat() if day else ""


def _with(talk: Talk, field: str, value: JsonValue) -> Talk:
    if field in talk.policy.catalogue.facts:
        return talk.answering(field, value)
    fact, place, part = field.split(".")
    listed: list[JsonValue] = [*talk.entries(fact)]
    changed = {**talk.entries(fact)[int(place)]}
    if part == "obtained_on" and isinstance(value, dict):
        changed.update(value)
    else:
        changed[part] = value
    listed[int(place)] = changed
    return talk.answering(fact, listed)


def _tries(talk: Talk, level: str, field: str) -> Iterator[_Try]:
    catalogue = talk.policy.catalogue
    fact = catalogue.facts.get(field)
    part = field.rsplit(".", 1)[-1]
    if fact is not None:
        yield from (_of_grounds(talk, level, field) if _is_of_grounds(talk, field) else _of_fact(talk, fact))
    elif part == "obtained_on":
        yield from _of_years()
    elif part in {"same_speciality", "used_before"}:
        yield from _of_truth()
    else:
        attribute = _attribute(talk, field, part)
        yield from (
            _of_number(talk, level, part, attribute) if attribute.number else _of_attribute(talk, attribute)
        )


def _of_fact(talk: Talk, fact: FactData) -> Iterator[_Try]:
    """A list that is not known has too many values to try."""
    catalogue, kind = talk.policy.catalogue, fact.type
    if kind == "yes_no":
        yield from _of_truth(fact.answers)
    elif kind == "tenure":
        yield from _of_years()
    elif kind in {"number", "day"}:
        yield from (_Try(*one) for one in stated_values(catalogue, fact, talk.today))
    elif kind in {"education", "direction"}:
        keys = catalogue.tiers if kind == "education" else catalogue.directions
        yield from (_Try(key, catalogue.names[key]) for key in keys)


def _of_grounds(talk: Talk, level: str, field: str) -> Iterator[_Try]:
    """The least that would do, and none."""
    without = talk.answering(field, []).assess()
    for found in without.level(level).conditions:
        for remedy in remedies(without, level, found.condition.name):
            if remedy.steps and all(step.kind == "ground" for step in remedy.steps):
                yield _Try([step.value for step in remedy.steps], say("conclusion.prospect.one_of_them"))
                break
    yield _Try([], say("buttons.none"))


def _of_truth(answers: Sequence[str] | None = None) -> Iterator[_Try]:
    yes, no = answers or (say("buttons.yes"), say("buttons.no"))
    yield _Try(value=True, words=yes)
    yield _Try(value=False, words=no)


def _of_years() -> Iterator[_Try]:
    yield _Try({"years": 0}, "0")
    yield _Try({"years": 1 / MONTHS}, "")
    for years in range(1, YEARS_TRIED):
        yield _Try({"years": years}, str(years))


def _of_attribute(talk: Talk, attribute: AttributeData) -> Iterator[_Try]:
    values: list[str | bool | int] = [value.value for value in attribute.values]
    if attribute.yes_no:
        values = [True, False]
    if attribute.ordinal:
        values = list(range(1, RANKS_TRIED + 1))
    for value in values:
        yield _Try(value, talk.policy.catalogue.value_name(attribute, value))


def _of_number(talk: Talk, level: str, name: str, attribute: AttributeData) -> Iterator[_Try]:
    """Every least number that the level asks for, and less than the first of them."""
    conditions = (one.node for one in talk.policy.level(level).conditions)
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
    if isinstance(first.value, dict):
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
