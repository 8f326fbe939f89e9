"""What the shell shows of the notices: the check of their data, their clauses, and the JSON Schemas."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from rules import AssessmentJson, NoticeRefused, load_policies


def checked() -> dict[str, Any]:
    """Every shipped notice held against its text. ``errors`` is empty when all is well."""
    try:
        policies = load_policies()
    except NoticeRefused as refused:
        error = {"file": refused.file, "line": refused.line, "message": refused.message}
        return {"policies": [], "errors": [error]}
    return {
        "policies": [
            {
                "policy": policy.id,
                "valid_from": policy.data.valid_from.isoformat(),
                "data_sha256": policy.digest,
                "clauses": len(policy.notice.clauses),
                "encoded": len(policy.notice.clauses) - len(policy.not_encoded),
                "not_encoded": [{"clause": c, "reason": why} for c, why in policy.not_encoded.items()],
                "judged_by_people": [judgement.model_dump() for judgement in policy.judged_by_people],
            }
            for policy in policies
        ],
        "errors": [],
    }


def shown(clause: str | None) -> dict[str, Any]:
    """One clause verbatim, or all of them; ``error`` when there is no such clause."""
    policies = load_policies()
    if clause is None:
        return {
            policy.id: [{"clause": name, "text": policy.notice.text(name)} for name in policy.notice]
            for policy in policies
        }
    for policy in policies:
        if clause in policy.notice:
            told = {"policy": policy.id, "clause": clause, "text": policy.notice.text(clause)}
            reason = policy.not_encoded.get(clause)
            return {**told, "not_encoded": reason} if reason else told
    known = [name for policy in policies for name in policy.notice]
    return {"error": [{"field": "clause", "message": "通告里没有这一条", "allowed": known}]}


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of ``profile`` (under the newest notice) or ``assessment``."""
    newest = list(load_policies())[-1]
    if name == "profile":
        return newest.document.model_json_schema()
    return TypeAdapter(AssessmentJson).json_schema()
