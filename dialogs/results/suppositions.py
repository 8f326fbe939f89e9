"""What might be otherwise, as a person supposes it in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dialogs.answers.hypothesis import Hypotheses
from dialogs.engine import facts
from dialogs.engine.commands import bare
from dialogs.interview import volunteered_facts
from dialogs.rendering.wording import say

if TYPE_CHECKING:
    from pydantic import JsonValue

    from dialogs.answers.hypothesis import Hypothesis
    from dialogs.engine.talk import Talk


class Supposition(NamedTuple):
    """``answers`` that are otherwise; ``later``: what is not to be taken over, since it is not so today."""

    name: str
    answers: dict[str, JsonValue]
    later: Hypothesis | None = None


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
