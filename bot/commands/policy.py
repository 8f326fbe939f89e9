"""What the shell shows of the notices: the check of their data, their clauses, and the JSON Schemas."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from bot.channels.web.clause_addresses import ClauseAddresses
from bot.commands.notices import notices_told
from bot.notices import examined
from bot.wording import say
from rules import AssessmentJson, Policy


def checked() -> dict[str, Any]:
    """Every notice held against its text. ``errors`` is empty when all is well; who fails does not keep the others."""
    policies = notices_told()
    examined(policies)
    return {
        "policies": [_told(policy) for policy in policies],
        "errors": [
            {"file": refused.file, "line": refused.line, "message": refused.message}
            for refused in policies.refused
        ],
    }


def _told(policy: Policy) -> dict[str, Any]:
    data = policy.data
    return {
        "policy": policy.id,
        "authority": data.authority,
        "region": data.region,
        "speciality": data.speciality,
        "valid_from": data.valid_from.isoformat(),
        "valid_until": None if data.valid_until is None else data.valid_until.isoformat(),
        "data_sha256": policy.digest,
        "clauses": len(policy.notice.clauses),
        "encoded": len(policy.notice.clauses) - len(policy.not_encoded),
        "not_encoded": [{"clause": c, "reason": why} for c, why in policy.not_encoded.items()],
        "judged_by_people": [judgement.model_dump() for judgement in policy.judged_by_people],
    }


def shown(clause: str | None, notice: str | None = None) -> dict[str, Any]:
    """One clause verbatim, or all of them, of one notice or of all; ``error``, with those that are like it, when there
    is no such clause. It may be spelt as the address of its page.
    """
    found = notices_told(notice)
    policies = found.policies if notice is None else (found[notice],)
    if clause is None:
        return {
            policy.id: [{"clause": name, "text": policy.notice.text(name)} for name in policy.notice]
            for policy in policies
        }
    near: list[str] = []
    for policy in policies:
        addresses = ClauseAddresses(policy.notice)
        meant = clause if clause in policy.notice else addresses.clause(clause)
        if meant is not None:
            told = {"policy": policy.id, "clause": meant, "text": policy.notice.text(meant)}
            reason = policy.not_encoded.get(meant)
            return {**told, "not_encoded": reason} if reason else told
        near += addresses.nearest(clause)
    told_near = say("command.near", names="、".join(dict.fromkeys(near))) if near else ""
    message = say("command.no_clause", near=told_near)
    return {"error": [{"field": "clause", "message": message, "allowed": list(dict.fromkeys(near))}]}


def schema(name: str, notice: str | None = None) -> dict[str, Any]:
    """The JSON Schema of ``profile`` (under a notice, else the newest) or ``assessment``."""
    policies = notices_told(notice)
    policy = policies.policies[-1] if notice is None else policies[notice]
    if name == "profile":
        return policy.document.model_json_schema()
    return TypeAdapter(AssessmentJson).json_schema()
