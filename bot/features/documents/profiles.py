"""A profile as a document: ``zhicheng assess``, and the same for other programs."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.clock import today
from bot.notices import notice_named, notices
from rules import Assessment
from rules.verdict.receipt import receipt_of


def assessed(
    document: Any,
    notice: str | None = None,
    *,
    day: date | None = None,
    receipt: bool = False,
    brief: bool = False,
) -> Any:
    """The contract's answer for one decoded profile, under one notice, or that in force on its ``as_of``, else ``day``.

    Without ``day`` that is today. What it is asked besides goes as a partial to a process elsewhere, which is a few
    words: notices are loaded where it is called. Raises ProfileRefused, and UnknownNotice.
    """
    policies, day = notices(), day or today()
    policy = policies.for_document(document, day) if notice is None else notice_named(policies, notice)
    assessment = Assessment(policy, policy.profile(document, day), is_one_of_many=True)
    if receipt:
        return receipt_of(assessment)
    return assessment.as_brief_json() if brief else assessment.as_json()
