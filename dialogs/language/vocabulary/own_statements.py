"""How people state a fact for which a notice has no words: by its own name, and by the answers that it has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dialogs.language.text.phrases import content
from dialogs.language.vocabulary.schema import SaidValue, StatedFact

if TYPE_CHECKING:
    from rules.notice.person_data import FactData


def said_of(fact: FactData) -> StatedFact | None:
    """None for what is stated in other ways: yes or no, and qualifications."""
    if fact.answers:
        answered: str = content("stated")["answered"]
        values = [
            SaidValue(means=means, words=answered.replace("<ANSWER>", re.escape(answer)))
            for means, answer in zip((True, False), fact.answers, strict=True)
        ]
        return StatedFact(fact=fact.fact, values=values)
    if fact.type not in {"number", "day"}:
        return None
    days = content("stated")["days"] if fact.type == "day" else []
    further = [one["words"] for one in days if one["when"] in fact.name]
    return StatedFact(fact=fact.fact, names="|".join([re.escape(fact.name), *further]))
