"""A profile as a document: ``zhicheng assess``, and the same for other programs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bot.clock import today
from bot.wording import say
from rules import Assessment, FieldError, ProfileRefused, load_policies
from rules.verdict.receipt import ReceiptRefused, receipt_bytes, receipt_of, replay

if TYPE_CHECKING:
    from datetime import date

    from rules import Policies


class UnknownPolicy(LookupError):
    """``--policy`` names a notice that is not shipped."""


@dataclass(frozen=True, slots=True)
class Assessing:
    """Answers profiles under one notice, or under the one in force on each profile's ``as_of``, else ``day``.

    It is a few words, and goes as they are to a process elsewhere: notices are loaded where it is called.
    """

    policy_id: str | None
    receipt: bool
    day: date

    @classmethod
    def under(cls, policy_id: str | None, *, receipt: bool = False) -> Assessing:
        """Raises UnknownPolicy, with the ids there are, in Chinese."""
        policies = _policies()
        if policy_id is not None and policy_id not in {policy.id for policy in policies}:
            known = "、".join(policy.id for policy in policies)
            raise UnknownPolicy(say("documents.unknown_policy", policy=policy_id, known=known))
        return cls(policy_id, receipt, today())

    def __call__(self, document: Any) -> Any:
        """The contract's answer for one decoded profile. Raises ProfileRefused."""
        policies = _policies()
        policy = (
            policies.for_document(document, self.day) if self.policy_id is None else policies[self.policy_id]
        )
        assessment = Assessment(policy, policy.profile(document, self.day))
        return receipt_of(assessment) if self.receipt else assessment.as_json()


@lru_cache(maxsize=1)
def _policies() -> Policies:
    return load_policies()


def replayed(document: Any) -> Any:
    """Whether a decoded receipt replays to the same bytes. Raises ProfileRefused."""
    try:
        again = replay(document, load_policies())
    except ReceiptRefused as refused:
        raise ProfileRefused([FieldError("receipt", str(refused))]) from None
    if receipt_bytes(again) != receipt_bytes(document):
        raise ProfileRefused([FieldError("receipt", say("documents.receipt_changed"))])
    return {"receipt": "same", "assessment": again["assessment"]}
