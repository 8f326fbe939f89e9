"""A profile as a document: ``zhicheng assess``, and the same for other programs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.clock import today
from bot.notices import notice_named, notices
from rules import Assessment
from rules.verdict.receipt import receipt_of


@dataclass(frozen=True, slots=True)
class Assessing:
    """Answers profiles under one notice, or under the one in force on each profile's ``as_of``, else ``day``.

    It is a few words, and goes as they are to a process elsewhere: notices are loaded where it is called.
    """

    notice: str | None = None
    receipt: bool = False
    brief: bool = False
    day: date = field(default_factory=today)

    def __call__(self, document: Any) -> Any:
        """The contract's answer for one decoded profile. Raises ProfileRefused, and UnknownNotice."""
        policies = notices()
        policy = (
            policies.for_document(document, self.day)
            if self.notice is None
            else notice_named(policies, self.notice)
        )
        assessment = Assessment(policy, policy.profile(document, self.day), is_one_of_many=True)
        if self.receipt:
            return receipt_of(assessment)
        return assessment.as_brief_json() if self.brief else assessment.as_json()
