"""A profile as a document: ``zhicheng assess``, and the same for other programs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.clock import today
from bot.notices import notice_named, notices
from bot.wording import say
from rules import Assessment, FieldError, ProfileRefused
from rules.verdict.receipt import ReceiptRefused, receipt_bytes, receipt_of, replay

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Assessing:
    """Answers profiles under one notice, or under the one in force on each profile's ``as_of``, else ``day``.

    It is a few words, and goes as they are to a process elsewhere: notices are loaded where it is called.
    """

    notice: str | None = None
    receipt: bool = False
    day: date = field(default_factory=today)

    def __call__(self, document: Any) -> Any:
        """The contract's answer for one decoded profile. Raises ProfileRefused, and UnknownNotice."""
        policies = notices()
        policy = (
            policies.for_document(document, self.day)
            if self.notice is None
            else notice_named(policies, self.notice)
        )
        assessment = Assessment(policy, policy.profile(document, self.day))
        return receipt_of(assessment) if self.receipt else assessment.as_json()


def replayed(document: Any) -> Any:
    """Whether a decoded receipt replays to the same bytes. Raises ProfileRefused."""
    try:
        again = replay(document, notices())
    except ReceiptRefused as refused:
        raise ProfileRefused([FieldError("receipt", str(refused))]) from None
    if receipt_bytes(again) != receipt_bytes(document):
        raise ProfileRefused([FieldError("receipt", say("documents.receipt_changed"))])
    return {"receipt": "same", "assessment": again["assessment"]}
