"""What might be otherwise: the cheapest remedies of what is missing, or what a person supposes in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from dialogs.engine import facts
from dialogs.engine.commands import bare
from dialogs.interview import volunteered_facts
from dialogs.questions import registry
from dialogs.rendering.dates import length
from dialogs.rendering.wording import listed, say
from dialogs.results.verdict import verdict_of
from rules.verdict.remedies import remedies

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pydantic import JsonValue

    from dialogs.engine.talk import Talk
    from rules.verdict.remedies import Remedy, RemedyStep

MOST: Final = 6
MOST_OF_ONE: Final = 3


class Supposition(NamedTuple):
    """``answers`` that are otherwise; or, with none, the ``day`` that is waited for."""

    name: str
    answers: dict[str, JsonValue]
    day: date | None = None


def cheapest(talk: Talk) -> list[Supposition]:
    """For what the level in focus lacks, the easiest remedies of each condition; none that is only declared."""
    level = verdict_of(talk).focus
    found = []
    for condition in talk.assess().level(level.level).conditions:
        of_one = list(_of_condition(talk, level.level, condition.condition.name))
        found += of_one[:MOST_OF_ONE]
    return found[:MOST]


def _of_condition(talk: Talk, level: str, condition: str) -> Iterator[Supposition]:
    for remedy in remedies(talk.assess(), level, condition):
        if remedy.day is not None:
            yield Supposition(say("what_if.suppose.day", day=remedy.day.isoformat()), {}, remedy.day)
        elif all(step.kind != "declaration" for step in remedy.steps):
            yield from _one_by_one(talk, remedy)
            name = say("questions.comma").join(
                dict.fromkeys(_step_words(talk, step) for step in remedy.steps)
            )
            yield Supposition(say("what_if.suppose.ask", name=name), _answers(talk, remedy))


def _one_by_one(talk: Talk, remedy: Remedy) -> Iterator[Supposition]:
    """Each better attribute of what is listed by itself, where a remedy takes several."""
    steps = [step for step in remedy.steps if step.kind == "upgrade"]
    for step in steps if len(remedy.steps) > 1 else []:
        alone = remedy._replace(steps=(step,))
        yield Supposition(say("what_if.suppose.ask", name=_step_words(talk, step)), _answers(talk, alone))


def _answers(talk: Talk, remedy: Remedy) -> dict[str, JsonValue]:
    changed = remedy.applied(facts.document(talk.answers))
    return {step.fact.split(".")[0]: changed[step.fact.split(".")[0]] for step in remedy.steps}


def _step_words(talk: Talk, step: RemedyStep) -> str:
    catalogue = talk.policy.catalogue
    value = step.value
    if step.kind == "years":
        return say("what_if.suppose.years", length=length(value if isinstance(value, int | float) else 0))
    if step.kind == "education":
        return say("what_if.suppose.education", name=catalogue.names[str(value)])
    if step.kind == "upgrade":
        return _upgrade_words(talk, step)
    entry = value if isinstance(value, dict) else {}
    fact = next(fact for fact in catalogue.facts if fact == step.fact)
    kind = registry.entries_of(talk, fact)
    line = kind.line(talk, entry) if kind else ""
    return say(f"what_if.suppose.entry.{step.kind}", name=line)


def _upgrade_words(talk: Talk, step: RemedyStep) -> str:
    """第1条发明专利：第一发明人."""
    _, place, attribute = step.fact.split(".")
    kind = str(talk.entries("achievements")[int(place)]["kind"])
    value = step.value if isinstance(step.value, str | int | bool) else None
    catalogue = talk.policy.catalogue
    return say(
        "what_if.suppose.upgrade",
        n=str(int(place) + 1),
        kind=catalogue.kind_name(kind),
        name=catalogue.attribute_words(kind, attribute, value),
    )


def supposed(talk: Talk, text: str) -> Supposition | None:
    """What ``text`` supposes (如果再有一篇核心论文); None when it is no supposition that can be read surely."""
    said = bare(text)
    opening = next((word for word in listed("understood.suppose.openings") if said.startswith(word)), None)
    if opening is None:
        return None
    fact = re.sub(listed("understood.suppose.endings")[0], "", said.removeprefix(opening))
    for more, plainly in zip(
        listed("understood.suppose.more"), listed("understood.suppose.plainly"), strict=True
    ):
        fact = fact.replace(more, plainly)
    told = volunteered_facts.said(talk, volunteered_facts.read(talk, fact))
    answers: dict[
        str, JsonValue
    ] = {  # one more of a list that is told; of one that is not, nothing can be said
        path: [*talk.entries(path), *value] if isinstance(value, list) else value
        for path, value in told.items()
        if not isinstance(value, list) or isinstance(talk.answers.get(path), list)
    }
    return Supposition(say("what_if.suppose.said", name=fact), answers) if answers else None
