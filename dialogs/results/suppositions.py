"""What might be otherwise: the cheapest remedies of what is missing, or what a person supposes in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dialogs.answers.hypothesis import Hypotheses, Hypothesis
from dialogs.engine import facts
from dialogs.engine.commands import bare
from dialogs.interview import volunteered_facts
from dialogs.questions import registry
from dialogs.rendering.dates import length
from dialogs.rendering.wording import say
from dialogs.results.verdict import verdict_of
from rules.verdict.remedies import remedies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import JsonValue

    from dialogs.engine.talk import Talk
    from rules.verdict.remedies import Remedy, RemedyStep

MOST: Final = 6
MOST_OF_ONE: Final = 3


class Supposition(NamedTuple):
    """``answers`` that are otherwise; ``later``: what is not to be taken over, since it is not so today."""

    name: str
    answers: dict[str, JsonValue]
    later: Hypothesis | None = None


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
            name = say("what_if.suppose.day", day=remedy.day.isoformat())
            yield Supposition(name, {}, Hypothesis({}, name, remedy.day))
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
    return read(talk, text) if Hypotheses(talk.policy).is_one(bare(text)) else None


def read(talk: Talk, text: str) -> Supposition | None:
    """The same of a text that is to be a supposition."""
    known = facts.document(talk.answers)
    found = Hypotheses(talk.policy).read(bare(text), known, talk.today)
    if found is None:
        return None
    answers = volunteered_facts.accepted(talk, found.facts)
    later = found if found.day or found.title else None  # nothing of it is to be taken over
    if not answers and later is None:
        return None
    return Supposition(say("what_if.suppose.said", name=found.said), answers, later)
