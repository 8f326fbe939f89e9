"""A conclusion in a few lines, to be passed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.verdict import verdict_of
from dialogs.wording import words

if TYPE_CHECKING:
    from dialogs.talk import Talk
    from dialogs.wording import Markdown


def summary(talk: Talk, label: str = "") -> Markdown:
    """The verdict level by level, with the clauses it rests on, the gaps and the dates.

    ``label`` heads it where it is to be seen whom it is about.
    """
    return words("summary", verdict=verdict_of(talk), policy=talk.policy.data, label=label)
