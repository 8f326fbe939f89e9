"""A receipt: enough to replay an assessment to the same result, byte for byte."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from datetime import date
from typing import Any

from pydantic import JsonValue, TypeAdapter, ValidationError
from pydantic_core import from_json, to_json
from typing_extensions import TypedDict

from rules.conditions.condition import ConditionFinding
from rules.conditions.findings import Finding
from rules.conditions.status import Status
from rules.notice.profile_json import profile_json
from rules.policies import Policies
from rules.policy import Policy
from rules.verdict.assessment import Assessment
from rules.verdict.assessment_forms import AssessmentJson
from rules.verdict.level_assessment import LevelAssessment
from rules.wording.wording import say

_SAID_ELSEWHERE = frozenset({"clause", "quote"})
_PLAIN = (str, int, float)


class Receipt(TypedDict):
    """Which data judged which facts on which day, the findings and the result.

    ``data_sha256``: over the notice's files. ``facts``: the profile in its canonical form, without unknowns.
    """

    policy: str
    data_sha256: str
    as_of: str
    facts: dict[str, JsonValue]
    findings: list[dict[str, JsonValue]]
    assessment: AssessmentJson


class ReceiptRefused(ValueError):
    """A receipt that is not one, or whose notice is not at hand; the message is Chinese and says which."""


class OtherData(ReceiptRefused):
    """A receipt that was made with other data of its notice: it does not replay, though it may be genuine.

    ``receipt``: what it says; ``policy``: its notice as it is at hand.
    """

    def __init__(self, receipt: Receipt, policy: Policy) -> None:
        super().__init__(say("receipt.other_data"))
        self.receipt = receipt
        self.policy = policy


def receipt_of(assessment: Assessment) -> Receipt:
    """The receipt of an assessment."""
    told: Receipt = from_json(written(assessment))
    return told


def written(assessment: Assessment) -> bytes:
    """Its receipt as :func:`receipt_bytes` writes it; of what became of a condition that is written once."""
    policy = assessment.policy
    head = {
        "policy": policy.id,
        "data_sha256": policy.digest,
        "as_of": assessment.day.isoformat(),
        "facts": profile_json(assessment.profile),
    }
    findings = b",".join([_level_written(level) for level in assessment.levels])
    told = to_json(assessment.as_json())
    return b'%b,"findings":[%b],"assessment":%b}' % (to_json(head)[:-1], findings, told)


def _level_written(level: LevelAssessment) -> bytes:
    name, held = to_json(level.level.level), _finding_written(level.held)
    conditions = b",".join([_written(found) for found in level.conditions])
    return b'{"level":%b,"held":%b,"conditions":{%b}}' % (name, held, conditions)


def _written(found: ConditionFinding) -> bytes:
    name = to_json(found.condition.name)
    return found.once("receipt", lambda: b"%b:%b" % (name, _finding_written(found.finding)))


def receipt_bytes(receipt: Receipt) -> bytes:
    """The receipt's only serialisation: UTF-8 JSON, keys in the order of :class:`Receipt`."""
    return to_json(receipt)


def fingerprint(assessment: Assessment) -> str:
    """SHA-256 of its receipt, in hexadecimal."""
    return hashlib.sha256(written(assessment)).hexdigest()


def replay(receipt: object, policies: Policies) -> Receipt:
    """Assess the facts of a (decoded) receipt again.

    Raises ReceiptRefused when it is no receipt, or its notice is not at hand; OtherData when the notice's data were
    others; ProfileRefused when its facts are not acceptable. The result equals the receipt if that was genuine.
    """
    try:
        claimed = TypeAdapter(Receipt).validate_python(receipt)
        policy = policies[claimed["policy"]]
        day = date.fromisoformat(claimed["as_of"])
    except ValidationError:
        raise ReceiptRefused(say("receipt.none")) from None
    except ValueError:
        raise ReceiptRefused(say("receipt.no_day")) from None
    except KeyError:
        raise ReceiptRefused(say("receipt.no_notice")) from None
    if claimed["data_sha256"] != policy.digest:
        raise OtherData(claimed, policy)
    return receipt_of(Assessment(policy, policy.profile(claimed["facts"]), day))


def made_with(policy: Policy, digest: str) -> str | None:
    """The version of this program whose data of ``policy`` had this digest, as far as it is written beside them."""
    record = policy.folder / "earlier_data.txt"
    lines = record.read_text("utf-8").splitlines() if record.is_file() else []
    versions = dict(line.split(maxsplit=1) for line in lines if line and not line.startswith("#"))
    return versions.get(digest)


def _finding_written(finding: Finding) -> bytes:
    """One finding and all below it: the node with its status, what was seen, the days, and what was counted."""
    seen: dict[str, object] = {}
    if isinstance(finding.seen, _PLAIN):
        seen["seen"] = finding.seen
    if finding.reached is not None:
        seen["reached"] = finding.reached
    if finding.until is not None:
        seen["until"] = finding.until
    if finding.counted or finding.possible:
        seen["counted"], seen["possible"] = finding.counted, finding.possible
    told = _node_written(finding.asked, finding.status)
    if seen:
        told += b"," + to_json(seen)[1:-1]
    if finding.children:
        told += b',"children":[%b]' % b",".join(map(_finding_written, finding.children))
    return told + b"}"


def _node_written(node: Any, status: Status) -> bytes:
    """What every finding of a node with this status begins with: kept with the node, which many are held against.

    Not where the node has slots.
    """
    kept: dict[Status, bytes] = getattr(node, "__dict__", {}).setdefault("_written", {})
    if status not in kept:
        clause = {} if node.clause is None else {"clause": node.clause}
        kept[status] = to_json({"asked": _asked_json(node), "status": status.word, **clause})[:-1]
    return kept[status]


def _asked_json(node: Any) -> dict[str, JsonValue]:
    """A node as data: its mechanism and its plain parameters. It is a dataclass of whatever class."""
    told: dict[str, JsonValue] = {"mechanism": getattr(node, "mechanism", type(node).__name__)}
    for one in fields(node):
        value = getattr(node, one.name)
        if one.name not in _SAID_ELSEWHERE and isinstance(value, _PLAIN):
            told[one.name] = value
    return told
