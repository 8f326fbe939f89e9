"""What might be otherwise, as a person supposes it in words."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from pydantic import JsonValue

from dialogs.answers.hypothesis import LISTS, Hypotheses, Hypothesis
from dialogs.engine import facts
from dialogs.engine.commands import bare
from dialogs.engine.talk import Talk
from dialogs.interview import volunteered_facts
from dialogs.rendering.wording import say
from rules.timeline.whatif import Comparison, compare

_COMMA: Final = re.compile(r"(?<!\d),|,(?!\d)")
"""As a sentence is compared, and never said; not that of 1,000."""


class Supposition(NamedTuple):
    """``answers`` that are otherwise; ``later``: what is not to be taken over, since it is not so today."""

    name: str
    answers: dict[str, JsonValue]
    later: Hypothesis | None = None

    def compared(self, talk: Talk) -> Comparison:
        """Each level as it is and as it would be."""
        changed = talk.told(self.answers).profile()
        if self.later is not None:
            changed = self.later.applied(talk.policy, facts.document(talk.answers), talk.today)
        return compare(talk.policy, talk.profile(), changed)


def supposed(talk: Talk, text: str) -> Supposition | None:
    """What ``text`` supposes (如果再有一篇核心论文); None when it is no supposition that can be read surely."""
    return read(talk, text) if Hypotheses(talk.policy).is_one(text) else None


def untold(talk: Talk, text: str) -> str | None:
    """What a list is called which ``text`` changes while it is not told; of it nothing can be supposed."""
    known = facts.document(talk.answers)
    catalogue = talk.policy.catalogue.facts
    lists = [fact for fact in LISTS if fact in catalogue and known.get(fact) is None]
    found = Hypotheses(talk.policy).read(bare(text), {**known, **{fact: [] for fact in lists}}, talk.today)
    changed = [fact for fact in lists if found is not None and fact in found.facts]
    return catalogue[changed[0]].name if changed else None


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
    changed = {fact: value for fact, value in answers.items() if talk.answers.get(fact) != value}
    said = _COMMA.sub(say("questions.comma"), found.said)
    return Supposition(say("what_if.suppose.said", name=said), changed, later)
