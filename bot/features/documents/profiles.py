"""A profile as a document: ``zhicheng assess``, and the same for other programs."""

from __future__ import annotations

from typing import Any

from bot.clock import today
from bot.wording import say
from rules import Assessment, FieldError, Policies, Policy, ProfileRefused, load_policies
from rules.verdict.receipt import ReceiptRefused, receipt_bytes, receipt_of, replay


class UnknownPolicy(LookupError):
    """``--policy`` names a notice that is not shipped."""


class Assessing:
    """Answers profiles under one notice, or under the one in force on each profile's ``as_of``."""

    def __init__(self, policies: Policies, policy: Policy | None, *, receipt: bool) -> None:
        self._policies = policies
        self._policy = policy
        self._receipt = receipt
        self._today = today()

    @classmethod
    def under(cls, policy_id: str | None, *, receipt: bool = False) -> Assessing:
        """Raises UnknownPolicy, with the ids there are, in Chinese."""
        policies = load_policies()
        try:
            return cls(policies, None if policy_id is None else policies[policy_id], receipt=receipt)
        except KeyError:
            known = "、".join(policy.id for policy in policies)
            raise UnknownPolicy(say("documents.unknown_policy", policy=policy_id, known=known)) from None

    def __call__(self, document: Any) -> Any:
        """The contract's answer for one decoded profile. Raises ProfileRefused."""
        policy = self._policy or self._policies.for_document(document, self._today)
        assessment = Assessment(policy, policy.profile(document, self._today))
        return receipt_of(assessment) if self._receipt else assessment.as_json()


def replayed(document: Any) -> Any:
    """Whether a decoded receipt replays to the same bytes. Raises ProfileRefused."""
    try:
        again = replay(document, load_policies())
    except ReceiptRefused as refused:
        raise ProfileRefused([FieldError("receipt", str(refused))]) from None
    if receipt_bytes(again) != receipt_bytes(document):
        raise ProfileRefused([FieldError("receipt", say("documents.receipt_changed"))])
    return {"receipt": "same", "assessment": again["assessment"]}
