"""What might be otherwise by the cheapest remedies of what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pydantic import JsonValue

from dialogs.answers.hypothesis import Hypothesis
from dialogs.engine import facts
from dialogs.engine.talk import Talk
from dialogs.questions import registry
from dialogs.rendering.dates import length
from dialogs.rendering.wording import say
from dialogs.results.suppositions import Supposition
from dialogs.results.verdict import verdict_of
from rules.verdict.remedies import Remedy, RemedyStep, remedies

MOST: Final = 6
MOST_OF_ONE: Final = 3


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
            name = say("what_if.suppose.day", day=remedy.day)
            yield Supposition(name, {}, Hypothesis({}, name, remedy.day))
        elif all(step.kind != "declaration" for step in remedy.steps):
            yield from _one_by_one(talk, remedy)
            name = say("questions.comma").join(_step_words(talk, step) for step in _added_up(remedy.steps))
            yield Supposition(say("what_if.suppose.ask", name=name), _answers(talk, remedy))


def _one_by_one(talk: Talk, remedy: Remedy) -> Iterator[Supposition]:
    """Each better attribute of what is listed by itself, where a remedy takes several."""
    steps = [step for step in remedy.steps if step.kind == "upgrade"]
    for step in steps if len(remedy.steps) > 1 else []:
        alone = remedy._replace(steps=(step,))
        yield Supposition(say("what_if.suppose.ask", name=_step_words(talk, step)), _answers(talk, alone))


def _added_up(steps: Sequence[RemedyStep]) -> Iterator[RemedyStep]:
    """Each step once; outcomes that are all alike, as so many of them."""
    for place, step in enumerate(steps):
        if step not in steps[:place]:
            entry, times = step.value, steps.count(step)
            each = entry.get("count", 1) if isinstance(entry, dict) else None
            many = (
                {**entry, "count": each * times}
                if isinstance(entry, dict) and isinstance(each, int)
                else entry
            )
            yield step if times == 1 else step._replace(value=many)


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
    kind = registry.entries_of(talk, step.fact)
    line = kind.line(talk, entry) if kind else ""
    return say(f"what_if.suppose.entry.{step.kind}", name=line)


def _upgrade_words(talk: Talk, step: RemedyStep) -> str:
    """第1条发明专利是第一发明人, 第2条专业论文的刊物换成核心期刊."""
    _, place, attribute = step.fact.split(".")
    kind = str(talk.entries("achievements")[int(place)]["kind"])
    value = step.value if isinstance(step.value, str | int | bool) else None
    catalogue = talk.policy.catalogue
    described, n = catalogue.attributes[attribute], str(int(place) + 1)
    if described.ordinal or described.yes_no:
        name = catalogue.attribute_words(kind, attribute, value)
        return say("what_if.suppose.upgrade", n=n, kind=catalogue.kind_name(kind), name=name)
    told = catalogue.value_name(described, value)
    return say(
        "what_if.suppose.upgrade_value",
        n=n,
        kind=catalogue.kind_name(kind),
        name=described.name,
        value=told,
    )
