"""What hangs, for this person, on a title's speciality and on its age; what nothing hangs on is not asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from pydantic import JsonValue

from dialogs.engine.sub_question import Draft
from dialogs.engine.talk import Talk
from dialogs.interview.relevance import in_hand, maybe_held, standing
from dialogs.questions.reason import reason_of_title
from dialogs.rendering.wording import Markdown, words
from rules.conditions.findings import Finding
from rules.conditions.status import Status
from rules.conditions.structure import counts_since
from rules.conditions.title import TitleHeld
from rules.conditions.view import View

SAME = "same_speciality"

Decides = Callable[[], Markdown]
"""What an answer decides, in words."""


def speciality_decides(talk: Talk, draft: Draft) -> Decides | None:
    """What it decides whether the title is of this speciality; none where no level in play depends on it.

    A certificate that stands for no title is of none.
    """
    level = str(draft["level"])
    if talk.policy.catalogue.titles[level] < 0:
        return None
    return talk.once(
        ("title speciality", talk.scratch.entry, level, in_hand(talk)),
        lambda: _speciality_decides(_holding(talk, {"level": level, SAME: None}), level),
    )


def _speciality_decides(held: Talk, level: str) -> Decides | None:
    hanging = [one.level for one in maybe_held(held) if one.held.status is Status.UNKNOWN]
    if hanging:
        name, clause = hanging[-1].name, hanging[-1].clause
        return lambda: words("why.held", level=name, speciality=held.policy.data.speciality, clause=clause)
    own = [*_asking_age(held, level, own=True)]
    asking = [one for one in _asking_age(held, level, own=False) if one not in own]
    return partial(reason_of_title, held, asking) if asking else None


def age_decides(talk: Talk, draft: Draft) -> Decides | None:
    """What it decides since when the title is held, in the place of the one that it replaces if it does."""
    level, same = str(draft["level"]), draft.get(SAME)
    own = same if isinstance(same, bool) else None
    held = _holding(talk, {"level": level, SAME: same})
    matters = talk.once(
        ("title age", talk.scratch.entry, level, own, in_hand(talk)),
        lambda: title_age_matters(held, level, same_speciality=own),
    )
    return (lambda: reason_of_title(held, [*_asking_age(held, level, own=own)])) if matters else None


def _holding(talk: Talk, entry: dict[str, JsonValue]) -> Talk:
    """With a title beside the others, or in the place of the one that is being changed."""
    listed: list[JsonValue] = [*talk.entries("titles")]
    place = len(listed) if talk.scratch.entry is None else talk.scratch.entry
    listed[place : place + 1] = [entry]
    return talk.answering("titles", listed)


def title_age_matters(held: Talk, level: str, *, same_speciality: bool | None) -> bool:
    """Whether some condition in play that is not met asks for the age of the title ``level``, which is held."""
    rank = held.policy.catalogue.titles[level]
    now = standing(held)
    levels = dict.fromkeys((*now.contenders, *now.targets))
    return any(True for _ in _asking_age(held, level, own=same_speciality)) or any(
        counts_since(one.condition.node, rank) for level in levels for one in level.conditions
    )


def _asking_age(held: Talk, level: str, *, own: bool | None) -> Iterator[Finding]:
    """What in play asks for the age of the title, and is not met."""
    rank = held.policy.catalogue.titles[level]
    now = standing(held)
    for assessed in dict.fromkeys((*now.contenders, *now.targets)):
        for condition in assessed.conditions:
            if condition.finding.status is Status.MET:
                continue
            for finding in condition.finding.walk():
                is_open = finding.fact == "titles" and finding.status is not Status.MET
                if is_open and _asks_age(finding.asked, level, rank, own):
                    yield finding


_asks_age: View[[str, int, bool | None], bool] = View("whether the age of a title matters")
_asks_age.of(TitleHeld)(
    lambda node, level, rank, own: node.can_be(level, rank) and not (node.other_speciality and own),
)
