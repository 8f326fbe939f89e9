"""A receipt as a document: whether it replays to the same, ``zhicheng replay``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from bot.notices import notices
from bot.wording import say
from rules import Assessment, FieldError, ProfileRefused
from rules.verdict.assessment_forms import AssessmentJson
from rules.verdict.receipt import OtherData, ReceiptRefused, made_with, receipt_bytes, replay

_SHOWN: Final = 12
"""Figures by which data are told apart."""


def replayed(document: Any) -> Any:
    """Whether a decoded receipt replays to the same bytes. Raises ProfileRefused."""
    try:
        again = replay(document, notices())
    except OtherData as older:
        raise ProfileRefused([FieldError("receipt", _told_of(older))]) from None
    except ReceiptRefused as refused:
        raise ProfileRefused([FieldError("receipt", str(refused))]) from None
    if receipt_bytes(again) != receipt_bytes(document):
        raise ProfileRefused([FieldError("receipt", say("documents.receipt_changed"))])
    return {"receipt": "same", "assessment": again["assessment"]}


def _told_of(older: OtherData) -> str:
    """By what an older receipt was made, and whether the same facts come to the same by the data of today."""
    receipt, policy = older.receipt, older.policy
    version = made_with(policy, receipt["data_sha256"])
    return say(
        "documents.older_receipt",
        notice=policy.data.short_name,
        made=say("documents.made_with", version=version) if version else say("documents.made_before"),
        theirs=receipt["data_sha256"][:_SHOWN],
        ours=policy.digest[:_SHOWN],
        now=_now(older),
    )


def _now(older: OtherData) -> str:
    try:
        day = date.fromisoformat(older.receipt["as_of"])
        now = Assessment(older.policy, older.policy.profile(older.receipt["facts"]), day).as_json()
    except ProfileRefused as refused:
        return say("documents.facts_refused", fields="、".join(error.field for error in refused.errors))
    changes = list(_changes(older.receipt["assessment"], now))
    return say("documents.changed", changes="，".join(changes)) if changes else say("documents.unchanged")


def _changes(then: AssessmentJson, now: AssessmentJson) -> Iterator[str]:
    before = {level["level"]: level["status"] for level in then["levels"]}
    for level in now["levels"]:
        was = before.get(level["level"], level["status"])
        if was != level["status"]:
            yield say(
                "documents.level_changed",
                level=level["name"],
                was=say(f"notices.statuses.{was}"),
                now=say(f"notices.statuses.{level['status']}"),
            )
