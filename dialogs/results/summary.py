"""A conclusion in a few lines, to be passed on."""

from __future__ import annotations

from dialogs.engine.talk import Talk
from dialogs.rendering.wording import Markdown, words
from dialogs.results.next_step import next_step
from dialogs.results.verdict import verdict_of


def summary(talk: Talk, label: str = "") -> Markdown:
    """The verdict level by level, with the clauses it rests on, the gaps and the dates.

    ``label`` heads it where it is to be seen whom it is about.
    """
    told = verdict_of(talk)
    step = next_step(told, talk.assess())
    return words(
        "conclusion.summary",
        verdict=told,
        next_step=step,
        who=talk.who,
        policy=talk.policy.data,
        label=label,
    )
