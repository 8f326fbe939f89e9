"""One person under several notices, side by side."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from dialogs.engine.talk import Talk
from dialogs.interview.interview import is_concluded
from dialogs.notices.switching import before_now, switched
from dialogs.rendering.wording import Markdown, words
from dialogs.results.stored import taken_up
from dialogs.results.verdict import Verdict, verdict_of
from dialogs.session import Session
from rules import Policies
from rules.notice.schema import PolicyData


class ComparedNotice(NamedTuple):
    """How one stands under a notice; ``open``: not everything was answered there."""

    policy: PolicyData
    verdict: Verdict
    open: bool


def visited(policies: Policies, session: Session | None, today: date) -> dict[str, Talk]:
    """The conversations under every notice that was talked about, by its id; the open one first.

    What was said last of what means the same goes for all of them.
    """
    talk = taken_up(policies, session, today)
    if talk is None:
        return {}
    found = {talk.policy.id: talk}
    for notice, kept in talk.session.elsewhere.items():
        try:
            policy = policies[notice]
        except KeyError:
            continue
        if policy.in_force(today) and before_now(kept, policy, today) is not None:
            found[notice] = switched(talk, policy)
    return found


def compared(policies: Policies, session: Session | None, today: date) -> Markdown | None:
    """Level by level under each notice; None where there are not two to compare."""
    talks = visited(policies, session, today)
    if len(talks) < len(("one", "other")):
        return None
    sides = [
        ComparedNotice(talk.policy.data, verdict_of(talk), not is_concluded(talk)) for talk in talks.values()
    ]
    return words("notices.compared", sides=sides, day=today)
